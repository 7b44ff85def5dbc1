"""What was not signed, and why: it stays until it was read, and leads back to each request."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.pages.inbox.outcomes import Unsigned
from desktop.pages.inbox.view_model import InboxView
from desktop.theme import Theme
from desktop.widgets.eliding import RequestLink
from desktop.widgets.icon_button import Icon, IconButton
from desktop.widgets.plain import clear, column, label, row

_MOST_HEIGHT_EM = 12


class UnsignedList(QFrame):
    """A line for each act that a rule or trouble held back."""

    request_requested = Signal(str)
    """Wish to look at a request again, by its id."""

    def __init__(self, theme: Theme, view: InboxView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, view
        self.setProperty("look", "banner-bad")
        box = column(self, margin=3, gap=2)
        head = row(gap=2)
        head.addWidget(Icon(theme, "circle-x", "bad", 1.3), 0, Qt.AlignmentFlag.AlignTop)
        self._title = label("", "strong", wrap=True)
        head.addWidget(self._title, 1)
        close = IconButton(theme, "x", self.tr("Close this list"))
        close.clicked.connect(view.outcomes.forget)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        self._inside = QWidget()
        self._lines = column(self._inside, gap=2)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("What was not signed"))
        self._scroll.setWidget(self._inside)
        box.addWidget(self._scroll)
        view.outcomes.changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show what the view-model has now."""
        found = self._view.outcomes.unsigned
        clear(self._lines)
        for one in found:
            self._add(one)
        self._title.setText(self.tr("%n not signed", "", len(found)))
        self.setVisible(bool(found))
        if found:
            most = round(self._theme.base_pt * 96 / 72 * _MOST_HEIGHT_EM)
            wanted = self._inside.heightForWidth(max(200, self._scroll.viewport().width()))
            self._scroll.setFixedHeight(min(most, max(wanted, self._inside.sizeHint().height())))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, found[-1].said.whole))

    def _add(self, one: Unsigned) -> None:
        title = RequestLink()
        title.lead_to(one.wish.request, one.wish.title or one.wish.request)
        title.opened.connect(self.request_requested)
        self._lines.addWidget(title, 0, Qt.AlignmentFlag.AlignLeading)
        self._lines.addWidget(label(one.said.whole, wrap=True, selectable=True))
