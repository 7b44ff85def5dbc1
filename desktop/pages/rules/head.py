"""What stands above a table's rows: its name, how it stands in short, its versions, and the way to change it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop import numbers
from desktop.pages.rules.lines import workflows_said
from desktop.theme import Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.form.editor import QuietCombo
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, column, label, set_look
from desktop.wording import authority, rule_words, why
from desktop.wording.times import period

if TYPE_CHECKING:
    from workflows.office.showing.names import Names
    from workflows.office.showing.rules_shown import TableLine, TableShown


class TableHead(QWidget):
    """Says how the table stands; where there is little room, it also lets choose the table."""

    table_chosen = Signal(str)
    """The id of a table."""
    version_chosen = Signal(int)
    file_requested = Signal()
    """Wish to change rules with an office file."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tables = QuietCombo()
        self.tables.setAccessibleName(self.tr("Rule table"))
        self.tables.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tables.setMinimumContentsLength(8)
        self.tables.activated.connect(self._choose_table)
        self._title, self._facts = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._in_force, self._cases, self._check = label("", "pill"), label("", "pill"), label("", "pill")
        self.versions = QuietCombo()
        self.versions.setAccessibleName(self.tr("Version"))
        self.versions.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
        self.versions.activated.connect(self._choose_version)
        self.change = button(self.tr("Change with an office file…"))
        wear_icon(self.change, theme, "file-text")
        self.change.clicked.connect(self.file_requested)
        self._permit = label("", "small", wrap=True)
        self._trials = label("", "warn", wrap=True, selectable=True)
        pills, acts = Flowing(gap=2), Flowing(gap=2)
        for pill in (self._in_force, self._cases, self._check):
            pills.addWidget(pill)
        acts.addWidget(self.versions)
        acts.addWidget(self.change)
        box = column(self, gap=3)
        box.addWidget(self.tables)
        box.addWidget(self._title)
        box.addWidget(self._facts)
        box.addLayout(pills)
        box.addWidget(self._trials)
        box.addLayout(acts)
        box.addWidget(self._permit)
        self.make_narrow(narrow=False)

    def make_narrow(self, *, narrow: bool) -> None:
        """Let the table be chosen here, or say its name."""
        self.tables.setVisible(narrow)
        self._title.setVisible(not narrow)

    def show_tables(self, tables: "Sequence[TableLine]", chosen: str) -> None:
        """These can be chosen."""
        with QSignalBlocker(self.tables):
            self.tables.clear()
            for one in tables:
                self.tables.addItem(one.name, one.table)
            self.tables.setCurrentIndex(self.tables.findData(chosen))

    def show_table(self, shown: "TableShown", line: "TableLine", names: "Names") -> None:
        """Say how this version stands."""
        self.tables.setCurrentIndex(self.tables.findData(shown.table))
        self._title.setText(shown.name)
        asked_by = workflows_said(line, names)
        since = shown.effective_from.isoformat() if shown.effective_from is not None else ""
        until = shown.effective_to.isoformat() if shown.effective_to is not None else ""
        facts = (
            rule_words.policy(shown.policy),
            self.tr("Holds: %1.").replace("%1", period(since, until)),
            self.tr("Asked by: %1.").replace("%1", asked_by) if asked_by else self.tr("No workflow asks it."),
        )
        self._facts.setText(" ".join(facts))
        said = [
            self.tr("%1 (version %2).")
            .replace("%2", numbers.count(one.version), 1)
            .replace("%1", authority.trial(one, names), 1)
            for one in line.trials
        ]
        self._trials.setText(" ".join(said))
        self._trials.setVisible(bool(said))
        in_force = line.in_force == shown.version
        self._in_force.setText(self.tr("In force") if in_force else self.tr("Not in force"))
        set_look(self._in_force, "pill-accent" if in_force else "pill")
        self._show_versions(shown.version, line)
        self._show_cases(shown)

    def show_check(self, words: str, look: str) -> None:
        """Say in short what the check found."""
        self._check.setText(words)
        set_look(self._check, look)

    def show_permit(self, code: str | None) -> None:
        """Say whether who acts may change rules; the code of why not."""
        self.change.setEnabled(code is None)
        said = self.tr("For now, rules are changed with an office file, a text file that the owner applies.")
        if code is not None:
            said = f"{said} {why.why_not(code)}"
        self._permit.setText(said)
        self.change.setAccessibleDescription(said)

    # ------------------------------------------------------------ inside

    def _show_versions(self, version: int, line: "TableLine") -> None:
        with QSignalBlocker(self.versions):
            self.versions.clear()
            for one in line.versions:
                words = self.tr("Version %1").replace("%1", numbers.count(one))
                words = self.tr("%1, in force").replace("%1", words) if one == line.in_force else words
                self.versions.addItem(words, one)
            self.versions.setCurrentIndex(max(0, self.versions.findData(version)))
        self.versions.setEnabled(len(line.versions) > 1)

    def _show_cases(self, shown: "TableShown") -> None:
        if not shown.cases:
            words, look = self.tr("No saved cases"), "pill"
        elif shown.failed:
            words, look = self.tr("%n saved cases fail", "", shown.failed), "pill-bad"
        else:
            words, look = self.tr("%n saved cases pass", "", shown.passed), "pill-good"
        self._cases.setText(words)
        set_look(self._cases, look)

    @Slot(int)
    def _choose_table(self, index: int) -> None:
        self.table_chosen.emit(str(self.tables.itemData(index)))

    @Slot(int)
    def _choose_version(self, index: int) -> None:
        self.version_chosen.emit(int(self.versions.itemData(index)))
