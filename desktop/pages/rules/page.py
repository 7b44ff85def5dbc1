"""The page “Rules”: rule tables as sentences, with their saved cases, what they leave open, and a place to try them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from desktop import numbers
from desktop.page import Notice, Page
from desktop.pages.rules import lines
from desktop.pages.rules.file_dialog import FileDialog
from desktop.pages.rules.trying import TryView
from desktop.pages.rules.view_model import RulesModel
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flowing import Flowing
from desktop.widgets.form.editor import QuietCombo
from desktop.widgets.form.form import Choices
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.line_list import LineList
from desktop.widgets.plain import button, column, label, row, set_look
from desktop.wording import rule_words, why
from desktop.wording.times import period
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.office.showing.file_shown import FileShown
    from workflows.office.showing.rules_shown import TableShown
    from workflows.rules.tables import Given

_ROWS, _TRY, _CASES, _CHECK = range(4)


class RulesPage(Page):
    """Tables at the leading side; the one that is chosen at the trailing side."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = RulesModel(session, self)
        self._dialog: FileDialog | None = None
        self._found: tuple[rule_words.Found, ...] = ()
        self._build()
        self.model.tables_changed.connect(self._show_tables)
        self.model.table_changed.connect(self._show_table)
        self.model.coverage_changed.connect(self._show_coverage)
        self.model.tried_changed.connect(self._show_tried)
        self.model.file_read.connect(self._show_file)
        self.model.file_applied.connect(self._say_applied)
        self.model.failed.connect(self._say_failure)
        session.overview_changed.connect(self._show_permit)
        session.person_changed.connect(self._show_permit)

    def refresh(self) -> None:
        """Ask for the tables."""
        self._show_permit()
        self.model.refresh()

    def concerns(self, changes: "Changes") -> bool:
        """Tables, who asks them, and the units and roles that they name."""
        return bool(changes.tables or changes.workflows or changes.office or changes.people)

    def open_item(self, item: str) -> None:
        """Show the table of this id."""
        self.model.choose(item)
        self.tables.go_to(item)

    def first_focus(self) -> QWidget:
        """The list of tables."""
        return self.tables

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        theme = self.session.theme
        self.tables = LineList(theme, self.tr("Rule tables"))
        self.tables.setProperty("look", "bare")
        self.tables.line_reached.connect(self.model.choose)
        self.tables.line_chosen.connect(self._go_in)
        side = QWidget()
        box = column(side, gap=2)
        box.setContentsMargins(0, 4 * SPACE, 0, 0)
        title = label(self.tr("Rules"), "heading")
        title.setContentsMargins(4 * SPACE, 0, 4 * SPACE, 0)
        box.addWidget(title)
        box.addWidget(self.tables, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(side)
        self._splitter.addWidget(self._reading())
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 3)
        self._splitter.setSizes([260, 780])
        self._empty = EmptyState(
            theme,
            "scale",
            self.tr("There are no rules yet"),
            self.tr(
                "Rules say who is asked, and what is approved or stopped without asking. They come with a workflow."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        column(self).addWidget(self._stack)

    def _reading(self) -> QFrame:
        theme = self.session.theme
        frame = QFrame()
        frame.setProperty("look", "reading")
        box = column(frame, margin=5, gap=3)
        self._title = label("", "title", wrap=True)
        self._facts = label("", "muted", wrap=True)
        self._in_force, self._cases_pill, self._check_pill = label("", "pill"), label("", "pill"), label("", "pill")
        self.versions = QuietCombo()
        self.versions.setAccessibleName(self.tr("Version"))
        self.versions.activated.connect(self._version_chosen)
        self.change = button(self.tr("Change with an office file…"))
        wear_icon(self.change, theme, "file-text")
        self.change.clicked.connect(self._choose_file)
        self._why_fixed = label("", "small", wrap=True)
        pills = Flowing(gap=2)
        for one in (self._in_force, self._cases_pill, self._check_pill):
            pills.addWidget(one)
        acts = Flowing(gap=2)
        acts.addWidget(self.versions)
        acts.addWidget(self.change)
        for widget in (self._title, self._facts):
            box.addWidget(widget)
        box.addLayout(pills)
        box.addLayout(acts)
        box.addWidget(self._why_fixed)
        box.addWidget(self._tabs(), 1)
        return frame

    def _tabs(self) -> QTabWidget:
        theme = self.session.theme
        self.rows = LineList(theme, self.tr("Rows of the table"))
        self.cases = LineList(theme, self.tr("Saved cases"))
        self.found = LineList(theme, self.tr("Gaps and overlaps"))
        for one in (self.rows, self.cases, self.found):
            one.setProperty("look", "bare")
        self.cases.line_chosen.connect(self._try_case)
        self.found.line_chosen.connect(self._try_found)
        self.trying = TryView(theme)
        self.trying.values_changed.connect(self._try)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("What to see of the table"))
        self.tabs.tabBar().setExpanding(False)
        self.tabs.addTab(self.rows, self.tr("Rows"))
        self.tabs.addTab(self.trying, self.tr("Try it"))
        self.tabs.addTab(self._cases_tab(), self.tr("Saved cases"))
        self.tabs.addTab(self._check_tab(), self.tr("Gaps and overlaps"))
        return self.tabs

    def _cases_tab(self) -> QWidget:
        page = QWidget()
        box = column(page, gap=2)
        box.setContentsMargins(0, 3 * SPACE, 0, 0)
        self._cases_words = label("", "muted", wrap=True)
        box.addWidget(self._cases_words)
        box.addWidget(self.cases, 1)
        return page

    def _check_tab(self) -> QWidget:
        page = QWidget()
        box = column(page, gap=2)
        box.setContentsMargins(0, 3 * SPACE, 0, 0)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Looking for gaps and overlaps"))
        self._check_icon = Icon(self.session.theme, "circle-check", "good")
        self._check_words = label("", "muted", wrap=True)
        line = row(gap=2)
        line.addWidget(self._check_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._check_words, 1)
        box.addLayout(line)
        box.addWidget(self._progress)
        box.addWidget(self.found, 1)
        box.addStretch(0)
        return page

    # ------------------------------------------------------------ what is shown

    @Slot()
    def _show_tables(self) -> None:
        known = self.model.tables or ()
        self._stack.setCurrentWidget(self._splitter if known else self._empty)
        with QSignalBlocker(self.tables):
            self.tables.show_lines([lines.table_line(one) for one in known])
            self.tables.go_to(self.model.table)

    @Slot()
    def _show_table(self) -> None:
        shown, line, known = self.model.shown, self.model.line, self.session.overview
        if shown is None or line is None or known is None:
            return
        with QSignalBlocker(self.tables):
            self.tables.go_to(shown.table)
        self._title.setText(shown.name)
        asked_by = lines.workflows_said(line, known.names)
        since = shown.effective_from.isoformat() if shown.effective_from is not None else ""
        until = shown.effective_to.isoformat() if shown.effective_to is not None else ""
        facts = [rule_words.policy(shown.policy)]
        facts.append(self.tr("Holds: %1.").replace("%1", period(since, until)))
        facts.append(self.tr("Asked by: %1.").replace("%1", asked_by) if asked_by else self.tr("No workflow asks it."))
        self._facts.setText(" ".join(facts))
        in_force = line.in_force == shown.version
        self._in_force.setText(self.tr("In force") if in_force else self.tr("Not in force"))
        set_look(self._in_force, "pill-accent" if in_force else "pill")
        self._show_versions(shown, line.versions, line.in_force)
        self.rows.show_lines(lines.row_lines(shown))
        self._show_cases(shown)
        self.tabs.setTabText(_ROWS, self.tr("Rows (%1)").replace("%1", numbers.count(len(shown.rows))))
        self.tabs.setTabText(_CASES, self.tr("Saved cases (%1)").replace("%1", numbers.count(len(shown.cases))))
        currency = next((one.currency for one in shown.inputs if one.type == "money"), "") or known.currency
        units = tuple((one.id, one.name) for one in known.units)
        self.trying.show_table(shown, Choices(currency=currency, units=units))
        self._show_coverage()

    def _show_versions(self, shown: "TableShown", versions: tuple[int, ...], in_force: int | None) -> None:
        with QSignalBlocker(self.versions):
            self.versions.clear()
            for one in versions:
                words = self.tr("Version %1").replace("%1", numbers.count(one))
                self.versions.addItem(self.tr("%1, in force").replace("%1", words) if one == in_force else words, one)
            self.versions.setCurrentIndex(max(0, self.versions.findData(shown.version)))
        self.versions.setEnabled(len(versions) > 1)

    def _show_cases(self, shown: "TableShown") -> None:
        known = self.session.overview
        assert known is not None
        if not shown.cases:
            words, look = self.tr("No saved cases"), "pill"
            said = self.tr("A saved case is a request with a known answer. Nobody has saved one for this table yet.")
        elif shown.failed:
            words, look = self.tr("%n saved cases fail", "", shown.failed), "pill-bad"
            said = self.tr(
                "These requests were tried just now. Where one fails, the rules changed, or the case is old."
            )
        else:
            words, look = self.tr("%n saved cases pass", "", shown.passed), "pill-good"
            said = self.tr("These requests were tried just now. Return takes one over to try it with other values.")
        self._cases_pill.setText(words)
        set_look(self._cases_pill, look)
        self._cases_words.setText(said)
        self.cases.show_lines(lines.case_lines(shown, known.names))

    @Slot()
    def _show_coverage(self) -> None:
        shown, known, checked = self.model.shown, self.session.overview, self.model.coverage
        self._progress.setVisible(self.model.is_checking)
        if shown is None or known is None or checked is None:
            self._found = ()
            self._check_icon.show_icon("search", "muted")
            self._check_words.setText(
                self.tr("Looking at every request that there could be…")
                if self.model.is_checking
                else self.tr("Not looked at.")
            )
            self._check_pill.setText(
                self.tr("Looking for gaps…") if self.model.is_checking else self.tr("Not looked at")
            )
            set_look(self._check_pill, "pill")
            self.found.show_lines([])
            self.found.setVisible(False)
            return
        self._found = rule_words.found(checked, first=shown.policy == "first")
        wrong = sum(rule_words.is_wrong(one) for one in self._found)
        if wrong:
            self._check_pill.setText(self.tr("%n things to look at", "", wrong))
            self._check_words.setText(self.tr("Every request that there could be was looked at. This was found:"))
        elif checked.state == "exact":
            self._check_pill.setText(self.tr("No gaps"))
            self._check_words.setText(
                self.tr("Every request has an answer, no rows contradict each other, and every row can apply.")
                if shown.policy == "first"
                else self.tr("No rows contradict each other, and every row can apply.")
            )
        else:
            self._check_pill.setText(self.tr("Not everything looked at"))
            self._check_words.setText(self.tr("As far as was looked, nothing is wrong."))
        good = not wrong and checked.state == "exact"
        set_look(self._check_pill, "pill-good" if good else "pill-warn")
        self._check_icon.show_icon(*(("circle-check", "good") if good else ("triangle-alert", "warn")))
        self.found.show_lines(lines.found_lines(shown, self._found, known.names))
        self.found.setVisible(bool(self._found))

    @Slot()
    def _show_tried(self) -> None:
        self.trying.show_tried(self.model.tried)

    @Slot()
    @Slot(str)
    def _show_permit(self, person: str = "") -> None:
        del person
        code = self.model.why_fixed
        self.change.setEnabled(code is None)
        said = self.tr("For now, rules are changed with an office file, a text file that the owner applies.")
        if code is not None:
            said = f"{said} {why.why_not(code)}"
        self._why_fixed.setText(said)
        self.change.setAccessibleDescription(said)

    # ------------------------------------------------------------ wishes

    @Slot(str)
    def _go_in(self, table: str) -> None:
        self.model.choose(table)
        self.tabs.setCurrentIndex(_ROWS)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _version_chosen(self, index: int) -> None:
        self.model.choose_version(int(self.versions.itemData(index)))

    @Slot(object)
    def _try(self, values: dict[str, object]) -> None:
        if values:
            self.model.try_values(values)
        else:
            self.model.try_nothing()

    @Slot(str)
    def _try_case(self, key: str) -> None:
        if self.model.shown is not None:
            self._try_with(self.model.shown.given[int(key)])

    @Slot(str)
    def _try_found(self, key: str) -> None:
        example = self._found[int(key)].example if key.isdigit() else None
        if example is not None:
            self._try_with(example)

    def _try_with(self, values: "Mapping[str, Given]") -> None:
        self.tabs.setCurrentIndex(_TRY)
        self.trying.begin_with(values)
        entry = self.trying.form.first_entry()
        if entry is not None:
            entry.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _choose_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self, self.tr("Change with an office file"), "", self.tr("Office files (*.yaml *.yml);;All files (*)")
        )
        if file:
            self.model.read_file(file)

    @Slot(object)
    def _show_file(self, file: "FileShown") -> None:
        self._dialog = FileDialog(self.session.theme, file, self)
        self._dialog.apply_requested.connect(self.model.apply_file)
        self._dialog.open()

    @Slot()
    def _say_applied(self) -> None:
        words = self.tr("The file was applied and signed. New requests follow it from now on.")
        self.notice_requested.emit(Notice(text=words, tone="good"))

    @Slot(object)
    def _say_failure(self, error: object) -> None:
        from workflows.errors import CountersignError  # noqa: PLC0415 -- after the first painting

        if isinstance(error, CountersignError):
            said = trouble(error)
            text = f"{said.whole} {said.detail}".strip()
        else:
            text = str(error)
        self.notice_requested.emit(Notice(text=text, tone="bad"))
