"""The page “Rules”: rule tables as sentences, with their saved cases, what they leave open, and a place to try them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget

from desktop import numbers
from desktop.page import Notice, Page
from desktop.pages.rules.checking import CasesView, CheckView
from desktop.pages.rules.file_dialog import FileDialog
from desktop.pages.rules.gallery import GalleryDialog
from desktop.pages.rules.head import TableHead
from desktop.pages.rules.lines import row_lines, table_line
from desktop.pages.rules.trying import TryView
from desktop.pages.rules.view_model import RulesModel
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.choosing_paths import choose_file
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.form.form import Choices
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.line_list import LineList
from desktop.widgets.one_question import OneQuestion
from desktop.widgets.plain import button, column, label
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.automations.process_gallery import Added
    from workflows.changes import Changes
    from workflows.office.showing.file_shown import FileShown
    from workflows.office.showing.rules_shown import GivenValue

_NARROW = 42
"""In less than so many times the size of type, the list of tables has no side of its own."""
_LOWEST = 17
"""The least height of rows and cases, in the same measure: below that, the whole side scrolls."""
_ROWS, _TRY, _CASES = range(3)


class RulesPage(Page):
    """Tables at the leading side; the one that is chosen at the trailing side."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = RulesModel(session, self)
        self._dialog: FileDialog | None = None
        self.question = OneQuestion(session.theme)

    def build(self) -> Iterator[None]:
        """The list of tables and what is read first; then each further side of a table."""
        self._lay_out()
        yield
        self._lay_out_reading()
        yield
        yield from self._add_tabs()
        self.model.tables_changed.connect(self._show_tables)
        self.model.table_changed.connect(self._show_table)
        self.model.coverage_changed.connect(self._show_coverage)
        self.model.tried_changed.connect(self._show_tried)
        self.model.file_read.connect(self._show_file)
        self.model.file_applied.connect(self._say_applied)
        self.model.failed.connect(self._say_failure)
        self.session.overview_changed.connect(self._show_permit)
        self.session.person_changed.connect(self._show_permit)
        self.session.theme.looks_changed.connect(self._fit)
        self._fit()

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
        """The list of tables, or what stands for it where there is little room."""
        return self.head.tables if self._is_narrow else self.tables

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for the list of tables now, or no longer."""
        super().resizeEvent(event)
        if self.is_built:
            self._fit()

    # ------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        theme = self.session.theme
        self._stack = QStackedWidget(self)
        column(self).addWidget(self._stack)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self._stack)
        self._stack.addWidget(self._splitter)
        self._splitter.setChildrenCollapsible(False)
        self._side = QWidget(self._splitter)
        box = column(self._side, gap=2)
        box.setContentsMargins(0, 4 * SPACE, 0, 0)
        title = label(self.tr("Rules"), "heading")
        title.setContentsMargins(4 * SPACE, 0, 4 * SPACE, 0)
        box.addWidget(title)
        self.tables = LineList(theme, self.tr("Rule tables"))
        self.tables.setProperty("look", "bare")
        self.tables.line_reached.connect(self.model.choose)
        self.tables.line_chosen.connect(self._go_in)
        box.addWidget(self.tables, 1)
        self.ready_made = button(self.tr("Ready-made processes…"), "quiet")
        wear_icon(self.ready_made, theme, "file-plus", "text")
        self.ready_made.clicked.connect(self.show_gallery)
        box.addWidget(self.ready_made)
        self._reading = QFrame(self._splitter)
        self._reading.setProperty("look", "reading")
        self._splitter.addWidget(self._side)
        self._splitter.addWidget(self._reading)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 3)
        self._splitter.setSizes([260, 780])

    def _lay_out_reading(self) -> None:
        theme = self.session.theme
        scroll = QScrollArea(self._reading)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column(self._reading).addWidget(scroll)
        inside = QWidget(scroll.viewport())
        scroll.setWidget(inside)
        box = column(inside, margin=5, gap=3)
        self.head = TableHead(theme, inside)
        self.head.table_chosen.connect(self.model.choose)
        self.head.version_chosen.connect(self.model.choose_version)
        self.head.file_requested.connect(self._choose_file)
        box.addWidget(self.head)
        self.tabs = QTabWidget(inside)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(self.tr("What to see of the table"))
        self.tabs.tabBar().setExpanding(False)
        ground = self.tabs.findChild(QStackedWidget)
        if ground is not None:
            ground.setProperty("look", "clear")
        box.addWidget(self.tabs, 1)

    def _add_tabs(self) -> Iterator[None]:
        theme = self.session.theme
        self.rows = LineList(theme, self.tr("Rows of the table"), self.tabs)
        self.rows.setProperty("look", "bare")
        self.tabs.addTab(self.rows, self.tr("Rows"))
        yield
        self.trying = TryView(theme, self.tabs)
        self.trying.values_changed.connect(self._try)
        self.tabs.addTab(self.trying, self.tr("Try it"))
        yield
        self.cases = CasesView(theme, self.tabs)
        self.cases.case_chosen.connect(self._try_case)
        self.tabs.addTab(self.cases, self.tr("Saved cases"))
        self.check = CheckView(theme, self.tabs)
        self.check.example_chosen.connect(self._try_example)
        self.check.summed_up.connect(self.head.show_check)
        self.tabs.addTab(self.check, self.tr("Gaps and overlaps"))
        yield
        self._empty = EmptyState(
            theme,
            "scale",
            self.tr("There are no rules yet"),
            self.tr(
                "Rules say who is asked, and what is approved or stopped without asking. They come with a workflow."
            ),
            self.tr("Ready-made processes…"),
            parent=self._stack,
        )
        self._empty.action_requested.connect(self.show_gallery)
        self._stack.addWidget(self._empty)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < _NARROW * self._em

    @property
    def _em(self) -> float:
        return self.session.theme.base_pt * 96 / 72

    @Slot()
    def _fit(self) -> None:
        """Where there is little room, the list of tables is a field to choose from."""
        had_keys = self.tables.hasFocus() or self.head.tables.hasFocus()
        self._side.setVisible(not self._is_narrow)
        self.head.make_narrow(narrow=self._is_narrow)
        self.tabs.setMinimumHeight(round(_LOWEST * self._em))
        if had_keys:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ what is shown

    @Slot()
    def _show_tables(self) -> None:
        known = self.model.tables or ()
        self._stack.setCurrentWidget(self._splitter if known else self._empty)
        with QSignalBlocker(self.tables):
            self.tables.show_lines([table_line(one) for one in known])
            self.tables.go_to(self.model.table)
        self.head.show_tables(known, self.model.table)
        self._show_table()

    @Slot()
    def _show_table(self) -> None:
        shown, line, known = self.model.shown, self.model.line, self.session.overview
        if shown is None or line is None or known is None:
            return
        with QSignalBlocker(self.tables):
            self.tables.go_to(shown.table)
        self.head.show_table(shown, line, known.names)
        self.rows.show_lines(row_lines(shown))
        self.cases.show_cases(shown, known.names)
        self.tabs.setTabText(_ROWS, self.tr("Rows (%1)").replace("%1", numbers.count(len(shown.rows))))
        self.tabs.setTabText(_CASES, self.tr("Saved cases (%1)").replace("%1", numbers.count(len(shown.cases))))
        currency = next((one.currency for one in shown.inputs if one.type == "money"), "") or known.currency
        units = tuple((one.id, one.name) for one in known.units)
        self.trying.show_table(shown, Choices(currency=currency, units=units))
        self._show_coverage()

    @Slot()
    def _show_coverage(self) -> None:
        shown, known, checked = self.model.shown, self.session.overview, self.model.coverage
        if shown is None or known is None or checked is None:
            self.check.show_waiting(is_checking=self.model.is_checking)
        else:
            self.check.show_found(shown, checked, known.names)

    @Slot()
    def _show_tried(self) -> None:
        self.trying.show_tried(self.model.tried)

    @Slot()
    @Slot(str)
    def _show_permit(self, person: str = "") -> None:
        del person
        self.head.show_permit(self.model.why_fixed)

    # ------------------------------------------------------------ wishes

    @Slot(str)
    def _go_in(self, table: str) -> None:
        self.model.choose(table)
        self.tabs.setCurrentIndex(_ROWS)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _try(self, values: dict[str, object]) -> None:
        if values:
            self.model.try_values(values)
        else:
            self.model.try_nothing()

    @Slot(int)
    def _try_case(self, at: int) -> None:
        self.trying.begin_with_case(at)
        self._go_to_trying()

    @Slot(object)
    def _try_example(self, values: "Mapping[str, GivenValue]") -> None:
        self.trying.begin_with(values)
        self._go_to_trying()

    def _go_to_trying(self) -> None:
        self.tabs.setCurrentIndex(_TRY)
        entry = self.trying.form.first_entry()
        if entry is not None:
            entry.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_gallery(self) -> None:
        """Show what comes ready-made, and let an owner take it in."""
        made = GalleryDialog(self.session, may_add=not self.model.why_fixed, parent=self)
        made.model.added.connect(self._say_added)
        self.question.open(made)

    @Slot(object)
    def _say_added(self, added: "Added") -> None:
        self.question.close()
        words = self.tr("It is in the office and signed. Whoever asks for something can choose it now.")
        if added.automations:
            words = f"{words} {self.tr('Its reminders wait on the page of automations, switched off.')}"
        self.notice_requested.emit(Notice(text=words, tone="good"))

    @Slot()
    def _choose_file(self) -> None:
        kinds = self.tr("Office files (*.yaml *.yml);;All files (*)")
        choose_file(self, self.tr("Change with an office file"), self.model.read_file, kinds=kinds)

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
