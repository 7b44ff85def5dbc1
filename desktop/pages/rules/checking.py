"""What was found about a table: its saved cases, and its gaps and overlaps, each of which can be tried."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.pages.rules.lines import case_lines, found_lines
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.line_list import LineList
from desktop.widgets.plain import column, label, row
from desktop.wording import rule_words

if TYPE_CHECKING:
    from workflows.office.showing.names import Names
    from workflows.office.showing.rules_shown import TableChecked, TableShown


class CasesView(QWidget):
    """Saved cases with their results."""

    case_chosen = Signal(int)
    """Wish to try this case with other values: its place among them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "muted", wrap=True)
        self.list = LineList(theme, self.tr("Saved cases"))
        self.list.setProperty("look", "bare")
        self.list.line_chosen.connect(self._choose)
        box = column(self, gap=2)
        box.setContentsMargins(0, 3 * SPACE, 0, 0)
        box.addWidget(self._words)
        box.addWidget(self.list, 1)
        box.addStretch(0)

    def show_cases(self, shown: "TableShown", names: "Names") -> None:
        """Show them as they came out just now."""
        if not shown.cases:
            said = self.tr("A saved case is a request with a known answer. Nobody has saved one for this table yet.")
        elif shown.failed:
            said = self.tr(
                "These requests were tried just now. Where one fails, the rules changed, or the case is old."
            )
        else:
            said = self.tr("These requests were tried just now. Return takes one over to try it with other values.")
        self._words.setText(said)
        self.list.show_lines(case_lines(shown, names))
        self.list.setVisible(bool(shown.cases))

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.case_chosen.emit(int(key))


class CheckView(QWidget):
    """Gaps, overlaps and rows that can never apply, with an example of each."""

    example_chosen = Signal(object)
    """Wish to try an example: its values by input id, as a saved case gives them."""
    summed_up = Signal(str, str)
    """What was found in a few words, and the look of a label for them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[rule_words.Found, ...] = ()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Looking for gaps and overlaps"))
        self._icon, self._words = Icon(theme, "search", "muted"), label("", "muted", wrap=True)
        self.list = LineList(theme, self.tr("Gaps and overlaps"))
        self.list.setProperty("look", "bare")
        self.list.line_chosen.connect(self._choose)
        line = row(gap=2)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        box = column(self, gap=2)
        box.setContentsMargins(0, 3 * SPACE, 0, 0)
        box.addLayout(line)
        box.addWidget(self.progress)
        box.addWidget(self.list, 1)
        box.addStretch(0)

    def show_waiting(self, *, is_checking: bool) -> None:
        """Nothing is known yet."""
        self._found = ()
        self.progress.setVisible(is_checking)
        self._icon.show_icon("search", "muted")
        if is_checking:
            self._words.setText(self.tr("Looking at every request that there could be…"))
            self.summed_up.emit(self.tr("Being looked at…"), "pill")
        else:
            self._words.setText(self.tr("Not looked at."))
            self.summed_up.emit(self.tr("Not looked at"), "pill")
        self.list.show_lines([])
        self.list.hide()

    def show_found(self, shown: "TableShown", checked: "TableChecked", names: "Names") -> None:
        """Say what was found."""
        self.progress.hide()
        first = shown.policy != "collect"
        self._found = rule_words.found(checked, first=first)
        wrong = sum(rule_words.is_wrong(one) for one in self._found)
        if wrong:
            short = self.tr("%n things to look at", "", wrong)
            said = self.tr("Every request that there could be was looked at. This was found:")
        elif checked.state != "exact":
            short = self.tr("Not everything looked at")
            said = self.tr("As far as was looked, nothing is wrong.")
        elif first:
            short = self.tr("No gaps")
            said = self.tr("Every request has an answer, no rows contradict each other, and every row can apply.")
        else:
            short = self.tr("No contradictions")
            said = self.tr("No rows contradict each other, and every row can apply.")
        good = not wrong and checked.state == "exact"
        self._icon.show_icon(*(("circle-check", "good") if good else ("triangle-alert", "warn")))
        self._words.setText(said)
        self.list.show_lines(found_lines(shown, self._found, names))
        self.list.setVisible(bool(self._found))
        self.summed_up.emit(short, "pill-good" if good else "pill-warn")

    @Slot(str)
    def _choose(self, key: str) -> None:
        example = self._found[int(key)].example if key.isdigit() else None
        if example is not None:
            self.example_chosen.emit(example)
