"""The editor of a day: typed as it is written here, or taken from a calendar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from desktop.theme import Theme
from desktop.widgets.form import typed as signs
from desktop.widgets.form.editor import Editor
from desktop.widgets.form.text_editors import OneLine
from desktop.widgets.icon_button import IconButton
from desktop.widgets.plain import column, row

if TYPE_CHECKING:
    from workflows.domain.forms import Field


class DayEditor(Editor):
    """A day, or none."""

    def __init__(self, field: "Field", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._entry = OneLine()
        self._entry.setMaxLength(60)
        self._entry.setPlaceholderText(signs.shown_day(QDate.currentDate().toString(Qt.DateFormat.ISODate)))
        self._open = IconButton(theme, "calendar", self.tr("Calendar for “%1”").replace("%1", field.label))
        self._open.clicked.connect(self.open_calendar)
        self._calendar: QFrame | None = None
        self._entry.textEdited.connect(self.edited)
        self.left.connect(self._tidy)
        self.watch(self._entry)
        shortcut = QShortcut(QKeySequence("Alt+Down"), self._entry)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.open_calendar)
        line = row(self, gap=1)
        line.addWidget(self._entry, 1)
        line.addWidget(self._open)

    @property
    def entry(self) -> QWidget:
        """The part that takes the keyboard."""
        return self._entry

    def parts(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        return [self._entry, self._open]

    def exact(self) -> str:
        """The text that the core reads."""
        text = self._entry.text().strip()
        if not text:
            return ""
        exact = signs.day(text)
        if exact is None:
            raise ValueError("bad-date")
        return exact

    def typed(self) -> str:
        """What stands there."""
        try:
            return self.exact()
        except ValueError:
            return self._entry.text()

    def show_typed(self, typed: str) -> None:
        """Show this text."""
        self._entry.setText(signs.shown_day(typed))

    def make_fixed(self, fixed: bool) -> None:
        """Only show."""
        self._entry.setReadOnly(fixed)
        self._open.setDisabled(fixed)

    @Slot()
    def open_calendar(self) -> None:
        """Show the calendar below the field; Escape closes it and leaves everything as it is."""
        if self._entry.isReadOnly():
            return
        self._calendar = _popup(self)
        calendar = self._calendar.findChild(QCalendarWidget)
        assert calendar is not None
        try:
            calendar.setSelectedDate(QDate.fromString(self.exact(), Qt.DateFormat.ISODate))
        except ValueError:
            calendar.setSelectedDate(QDate.currentDate())
        calendar.setLocale(QLocale())
        calendar.setAccessibleName(self._open.accessibleName())
        calendar.activated.connect(self._taken)
        calendar.clicked.connect(self._taken)
        self._calendar.adjustSize()
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            below.setX(below.x() + self.width() - self._calendar.width())
        self._calendar.move(below)
        self._calendar.show()
        calendar.setFocus()

    @Slot(QDate)
    def _taken(self, chosen: QDate) -> None:
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self._entry.setText(signs.shown_day(chosen.toString(Qt.DateFormat.ISODate)))
        self._entry.setFocus()
        self.edited.emit()

    @Slot()
    def _tidy(self) -> None:
        try:
            exact = self.exact()
        except ValueError:
            return
        if exact and not self._entry.isReadOnly():
            self.show_typed(exact)


def _popup(parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setWindowFlag(Qt.WindowType.Popup)
    frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    frame.setProperty("look", "card")
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    column(frame, margin=1).addWidget(calendar)
    return frame
