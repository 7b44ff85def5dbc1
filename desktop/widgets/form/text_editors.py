"""Editors of text, numbers and amounts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop import numbers
from desktop.widgets.form import typed as signs
from desktop.widgets.form.editor import Editor, QuietCombo
from desktop.widgets.plain import row

if TYPE_CHECKING:
    from workflows.domain.forms import Field

MAX_TEXT = 10_000
_MOST_LINES = 6
_CURRENCIES = ("EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "JPY", "CAD", "AUD")


class OneLine(QLineEdit):
    """A field of one line. What is pasted from several lines or cells stands side by side in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(MAX_TEXT)
        self.textChanged.connect(self._straighten)

    @Slot(str)
    def _straighten(self, text: str) -> None:
        straight = signs.one_line(text)
        if straight != text:
            self.setText(straight)


class Growing(QPlainTextEdit):
    """A field whose text wraps, and that grows with it. One paragraph: Return belongs to the form."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self._lines = 1
        self.textChanged.connect(self._settle)

    def sizeHint(self) -> QSize:
        """As high as the text, up to some lines."""
        high = self.fontMetrics().lineSpacing() * self._lines + 16
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Something is pasted or dropped."""
        if source.hasText():
            room = MAX_TEXT - len(self.toPlainText()) + len(self.textCursor().selectedText())
            self.insertPlainText(" ".join(source.text().split())[: max(0, room)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key is pressed."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text may wrap otherwise now."""
        super().resizeEvent(event)
        self._settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on."""
        super().focusOutEvent(event)
        self.left.emit()

    @Slot()
    def _settle(self) -> None:
        lines = max(1, min(_MOST_LINES, self.document().firstBlock().lineCount()))
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
        many = self.document().firstBlock().lineCount() > _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if many else policy.ScrollBarAlwaysOff)


class TextEditor(Editor):
    """Any text."""

    def __init__(self, field: "Field", parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._entry = OneLine()
        self._entry.textEdited.connect(self.edited)
        self.watch(self._entry)
        row(self).addWidget(self._entry)

    @property
    def entry(self) -> QWidget:
        """The part that takes the keyboard."""
        return self._entry

    def exact(self) -> str:
        """The text that the core reads."""
        return self._entry.text().strip()

    def typed(self) -> str:
        """What stands there."""
        return self._entry.text()

    def show_typed(self, typed: str) -> None:
        """Show this text."""
        self._entry.setText(typed)
        self._entry.setCursorPosition(0)

    def make_fixed(self, fixed: bool) -> None:
        """Only show."""
        self._entry.setReadOnly(fixed)


class LongTextEditor(Editor):
    """Text that may be long, in a form that has room for it."""

    def __init__(self, field: "Field", parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._entry = Growing()
        self._showing = False
        self._entry.textChanged.connect(self._changed)
        self._entry.left.connect(self.left)
        row(self).addWidget(self._entry)

    @property
    def entry(self) -> QWidget:
        """The part that takes the keyboard."""
        return self._entry

    def exact(self) -> str:
        """The text that the core reads."""
        return self._entry.toPlainText().strip()

    def typed(self) -> str:
        """What stands there."""
        return self._entry.toPlainText()

    def show_typed(self, typed: str) -> None:
        """Show this text."""
        self._showing = True
        self._entry.setPlainText(" ".join(typed.splitlines()))
        self._showing = False

    def make_fixed(self, fixed: bool) -> None:
        """Only show."""
        self._entry.setReadOnly(fixed)

    @Slot()
    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()


class RowsEditor(LongTextEditor):
    """The rows of a table: one on each line, with bars between the cells."""

    def __init__(self, field: "Field", parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        filled = [column.label for column in field.columns if column.calculated is None]
        self._entry.setPlaceholderText(" | ".join(filled))

    def show_typed(self, typed: str) -> None:
        """Show this text, a row on each line."""
        self._showing = True
        self._entry.setPlainText(typed)
        self._showing = False


class NumberEditor(TextEditor):
    """An exact decimal."""

    def exact(self) -> str:
        """The text that the core reads."""
        text = self._entry.text().strip()
        if not text:
            return ""
        exact = signs.decimal(text)
        if exact is None:
            raise ValueError("bad-number")
        return exact

    def typed(self) -> str:
        """What stands there."""
        try:
            return self.exact()
        except ValueError:
            return self._entry.text()

    def show_typed(self, typed: str) -> None:
        """Show this text."""
        super().show_typed(numbers.exact(typed))


class MoneyEditor(Editor):
    """An amount and its currency. A currency can also be typed with the amount: “12 USD”."""

    def __init__(self, field: "Field", currency: str, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._own = currency
        self._entry = OneLine()
        self._entry.setMaxLength(60)
        self._entry.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._currency = QuietCombo()
        self._currency.addItems([currency, *(one for one in _CURRENCIES if one != currency)])
        self._currency.setAccessibleName(self.tr("Currency of “%1”").replace("%1", field.label))
        self._entry.textEdited.connect(self.edited)
        self._currency.activated.connect(self._chosen)
        self.left.connect(self._tidy)
        self.watch(self._entry)
        line = row(self, gap=1)
        line.addWidget(self._entry, 1)
        line.addWidget(self._currency)

    @property
    def entry(self) -> QWidget:
        """The part that takes the keyboard."""
        return self._entry

    def parts(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        return [self._entry, self._currency]

    def exact(self) -> str:
        """The text that the core reads."""
        text = self._entry.text().strip()
        if not text:
            return ""
        exact = signs.money(text, self._currency.currentText())
        if exact is None:
            raise ValueError("bad-amount")
        return exact

    def typed(self) -> str:
        """What stands there."""
        try:
            return self.exact()
        except ValueError:
            return self._entry.text()

    def show_typed(self, typed: str) -> None:
        """Show this text."""
        shown = signs.shown_money(typed)
        if shown is None:
            self._entry.setText(typed)
            self._currency.setCurrentText(self._own)
            return
        self._entry.setText(shown[0])
        if self._currency.findText(shown[1]) < 0:
            self._currency.addItem(shown[1])
        self._currency.setCurrentText(shown[1])

    def make_fixed(self, fixed: bool) -> None:
        """Only show."""
        self._entry.setReadOnly(fixed)
        self._currency.setDisabled(fixed)

    @Slot()
    def _tidy(self) -> None:
        """Show how the amount was understood."""
        try:
            exact = self.exact()
        except ValueError:
            return
        if exact and not self._entry.isReadOnly():
            self.show_typed(_with_all_digits(exact))

    @Slot()
    def _chosen(self) -> None:
        self.edited.emit()


def _with_all_digits(exact: str) -> str:
    """The amount with as many digits behind the point as its currency has; more stay as they are."""
    from workflows.domain.money import is_currency, minor_digits  # noqa: PLC0415 -- not before the first paint

    amount, currency = exact.split(" ")
    whole, _, rest = amount.partition(".")
    digits = minor_digits(currency) if is_currency(currency) else 0
    filled = rest.ljust(digits, "0")
    return f"{whole}.{filled} {currency}" if filled else f"{whole} {currency}"
