"""Try a table: values at the leading side, which row answers and why at the trailing one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QWidget

from desktop.pages.rules.lines import tried_lines
from desktop.theme import SPACE, Theme
from desktop.widgets.form.editor import QuietCombo
from desktop.widgets.form.form import Choices, FormView
from desktop.widgets.icon_button import Icon
from desktop.widgets.line_list import LineList
from desktop.widgets.plain import column, label, row, set_look
from desktop.wording import rule_words
from desktop.wording.speech import sentence
from desktop.wording.standing import verdict

if TYPE_CHECKING:
    from workflows.domain.forms import Field
    from workflows.office.showing.rules_shown import GivenValue, TableInput, TableShown, Tried

_TYPING_MS = 150
_WIDE = 46
"""From so many times the size of type on, values and answer stand beside each other."""
_HIGH = 14
"""Above each other, values have at least this height, in the same measure."""


class TryView(QWidget):
    """Asks nothing itself: values go out, what was tried comes in."""

    values_changed = Signal(object)
    """Plain values by input id, to ask the table about; empty for none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: TableShown | None = None
        self._waits = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._waits.timeout.connect(self._tell)
        self.cases = QuietCombo()
        self.cases.setAccessibleName(self.tr("Begin with a saved case"))
        self.cases.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.cases.setMinimumContentsLength(12)
        self.cases.activated.connect(self._begin_with)
        self.form = FormView(theme)
        self.form.values_changed.connect(self._waits.start)
        self._answer = QFrame()
        self._icon = Icon(theme, "info", "muted")
        self._said = label("", "strong", wrap=True)
        self._follows = label("", wrap=True)
        self.reasons = LineList(theme, self.tr("Each row, and why it applies or not"))
        self._lay_out()

    def show_table(self, shown: "TableShown", choices: Choices) -> None:
        """Ask for the inputs of this version. What was filled in stays where the inputs are the same."""
        if self._shown is not None and (self._shown.table, self._shown.inputs) == (shown.table, shown.inputs):
            self._shown = shown
            self._show_cases()
            if not self.form.is_empty:
                self._tell()
            return
        self._shown = shown
        self._show_cases()
        focused = QApplication.focusWidget()
        self.form.show_fields([_field(one) for one in shown.inputs], choices, required=())
        self.form.unfold()
        if focused is not None and QApplication.focusWidget() is not focused:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_tried(None)

    def begin_with(self, values: "Mapping[str, GivenValue]") -> None:
        """Fill in a request as a saved case gives it; inputs that it does not name become empty."""
        if self._shown is None:
            return
        self.form.show_typed({one.id: _typed(one, values.get(one.id)) for one in self._shown.inputs})
        self._tell()

    def begin_with_case(self, at: int) -> None:
        """Fill in one of the saved cases."""
        self.cases.setCurrentIndex(self.cases.findData(at))
        self._begin_with(self.cases.currentIndex())

    def show_tried(self, tried: "Tried | None") -> None:
        """Say what came; None: nothing was asked yet."""
        if tried is None or self._shown is None:
            self._say("info", "muted", "sunken", self.tr("Fill in what a request would say."), "")
            self._follows.setText(self.tr("You see at once which row answers, and why. Nothing is written."))
            self._follows.show()
            self.reasons.show_lines([])
            self.reasons.setVisible(False)
            return
        if tried.outcome is None:
            quiet = tried.code == "no-hit" and self._shown.policy == "collect"
            icon, colour, look = ("info", "muted", "sunken") if quiet else ("circle-help", "warn", "banner-warn")
            self._say(icon, colour, look, tried.sentence, self._without(tried.code))
        else:
            icon, colour = rule_words.verdict_look(tried.outcome.verdict)
            looks = {"good": "banner-good", "bad": "banner-bad", "accent": "banner-accent"}
            said = f"{sentence(verdict(tried.outcome.verdict))} {tried.sentence}"
            self._say(icon, colour, looks.get(colour, "sunken"), said, tried.outcome.text)
        self.reasons.show_lines(tried_lines(self._shown, tried))
        self.reasons.setVisible(bool(tried.rows))
        answering = next((one.row for one in tried.rows if one.state in {"hit", "missing-value"}), None)
        if answering is not None:
            self.reasons.bring_up(answering)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for both sides now, or no longer."""
        super().resizeEvent(event)
        em = self._theme.base_pt * 96 / 72
        wide = self.width() >= _WIDE * em
        self._values.setMinimumHeight(0 if wide else round(_HIGH * em))
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    # ------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        self._values = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inner = column(inside, gap=4)
        inner.setContentsMargins(SPACE, 0, 3 * SPACE, 0)
        words = label(self.tr("Begin with a saved case"))
        words.setBuddy(self.cases)
        self._begin = QWidget()
        begin = column(self._begin, gap=1)
        begin.addWidget(words)
        begin.addWidget(self.cases)
        inner.addWidget(self._begin)
        inner.addWidget(self.form, 1)
        scroll.setWidget(inside)
        self._answer.setProperty("look", "sunken")
        line = row(self._answer, margin=3, gap=3)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said = column(gap=1)
        said.addWidget(self._said)
        said.addWidget(self._follows)
        line.addLayout(said, 1)
        answers = QWidget()
        box = column(answers, gap=3)
        box.addWidget(self._answer)
        box.addWidget(self.reasons, 1)
        box.addStretch(0)
        self._sides = row(self, gap=4)
        self._sides.setContentsMargins(0, 4 * SPACE, 0, 0)
        self._sides.addWidget(scroll, 2)
        self._sides.addWidget(answers, 3)

    def _say(self, icon: str, colour: str, look: str, said: str, follows: str) -> None:
        set_look(self._answer, look)
        self._icon.show_icon(icon, colour)
        self._said.setText(said)
        self._follows.setText(follows)
        self._follows.setVisible(bool(follows))

    def _without(self, code: str) -> str:
        assert self._shown is not None
        if code != "no-hit":
            return self.tr("A request like this would go to a person.")
        if self._shown.policy == "collect":
            return self.tr("The table says nothing, and the request goes on.")
        return self.tr("The owner would be asked, because no row says what to do.")

    def _show_cases(self) -> None:
        assert self._shown is not None
        with QSignalBlocker(self.cases):
            self.cases.clear()
            self.cases.addItem(self.tr("Choose…"), -1)
            for at, one in enumerate(self._shown.cases):
                self.cases.addItem(one.name[:1].upper() + one.name[1:], at)
        self._begin.setVisible(bool(self._shown.cases))

    @Slot(int)
    def _begin_with(self, index: int) -> None:
        at = self.cases.itemData(index)
        if self._shown is not None and isinstance(at, int) and 0 <= at < len(self._shown.given):
            self.begin_with(self._shown.given[at])

    @Slot()
    def _tell(self) -> None:
        self._waits.stop()
        values: dict[str, Any] = {} if self.form.is_empty else self.form.values()
        self.values_changed.emit(values)


def _field(column: "TableInput") -> "Field":
    from workflows.domain.forms import Field  # noqa: PLC0415 -- not before the first paint

    return Field(id=column.id, type=column.type, label=_label(column))


def _label(column: "TableInput") -> str:
    words = rule_words.input_label(column)
    return f"{words} ({column.measure})" if column.measure else words


def _typed(column: "TableInput", value: "GivenValue") -> str:
    """A value as a person writes it in a case, as the form keeps it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return f"{text} {column.currency}" if column.type == "money" and " " not in text.strip() else text
