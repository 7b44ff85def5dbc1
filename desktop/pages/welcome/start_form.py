"""*Start mine*: everything that a firm needs, on one page."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.pages.welcome import places
from desktop.pages.welcome.field import Field
from desktop.pages.welcome.managers import Managers
from desktop.pages.welcome.rows import Column, PeopleModel, Role
from desktop.pages.welcome.start_model import StartModel
from desktop.theme import SPACE, Theme
from desktop.widgets.choosing_paths import choose_files, choose_folder
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, card, column, label, row

_MOST_ROWS = 8
_MOST_MEASURED = 60
"""Rows whose text may wrap: measuring more would be felt while typing."""


class StartForm(QWidget):
    """The page's widgets. What they say goes to the model; what the model says is shown beside them."""

    back_requested = Signal()

    def __init__(self, theme: Theme, model: StartModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._theme, self.model = theme, model
        self.fields: dict[str, Field] = {}
        self._boxes: list[QCheckBox] = []
        self._page = column(self, gap=4)
        self._page.addWidget(label(self.tr("Start your firm"), "title", wrap=True))
        self._page.addWidget(
            label(self.tr("All of this can be changed later. Nothing leaves this computer."), "lead", wrap=True)
        )
        self._lay_out_firm()
        self._lay_out_branches()
        self._lay_out_people()
        self._lay_out_amount()
        self._lay_out_place()
        self._lay_out_end()
        self._show_answers()
        self.setAcceptDrops(True)
        self._connect()
        QShortcut(
            QKeySequence("Ctrl+Return"), self, self.model.start, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    # ------------------------------------------------------------ what there is

    def _lay_out_firm(self) -> None:
        inner = self._section(self.tr("Your firm"))
        self.name = self._line()
        self.owner = self._line()
        self.country = QComboBox()
        self.currency = QComboBox()
        self.currencies: dict[str, str] = {}
        for one in places.countries():
            self.country.addItem(one.name, one.code)
            self.currencies[one.code] = one.currency
        for code in sorted(set(self.currencies.values())):
            self.currency.addItem(code, code)
        first, second = row(gap=4), row(gap=4)
        first.addWidget(self._field("name", self.tr("Your firm's name"), self.name), 1)
        first.addWidget(self._field("owner", self.tr("Your own name"), self.owner), 1)
        second.addWidget(self._field("country", self.tr("Country"), self.country), 1)
        second.addWidget(self._field("currency", self.tr("Currency"), self.currency), 1)
        inner.addLayout(first)
        inner.addLayout(second)

    def _lay_out_branches(self) -> None:
        inner = self._section(self.tr("Branches, and who decides where"))
        self.branches = self._text(3, self.tr("North\nSouth"))
        inner.addWidget(
            self._field(
                "branches",
                self.tr("Branches or departments"),
                self.branches,
                self.tr("One in a line. Leave it empty where everybody works in one place."),
            )
        )
        self.managers = Managers()
        inner.addWidget(self.managers)

    def _lay_out_people(self) -> None:
        inner = self._section(self.tr("People"))
        self.people = self._text(4, self.tr("Maria Rossi, North, Manager, maria@example.com"))
        inner.addWidget(
            self._field(
                "people",
                self.tr("Who else is there?"),
                self.people,
                self.tr("Paste them from a spreadsheet: name, branch, role, e-mail. A name alone will do."),
            )
        )
        self.rows = PeopleModel(self._theme, self)
        self.table = QTableView()
        self.table.setProperty("look", "spaced")
        self.table.setModel(self.rows)
        self.table.setAccessibleName(self.tr("The people as they were read"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setWordWrap(True)
        self.table.activated.connect(self._go_to_line)
        self.table.hide()
        self.count = label("", "small", wrap=True)
        self.count.hide()
        inner.addWidget(self.table)
        inner.addWidget(self.count)
        self.lacking = label("", "warn", wrap=True)
        self.lacking.hide()
        inner.addWidget(self.lacking)

    def _lay_out_amount(self) -> None:
        inner = self._section(self.tr("Amounts and processes"))
        self.asked_above = self._line()
        inner.addWidget(
            self._field("asked_above", self.tr("Above which amount do you want to be asked?"), self.asked_above)
        )
        inner.addSpacing(SPACE)
        inner.addWidget(label(self.tr("Processes to begin with"), "strong"))
        self._processes = column(gap=2)
        inner.addLayout(self._processes)
        inner.addSpacing(SPACE)
        inner.addWidget(label(self.tr("Invoices that wait already"), "strong"))
        line = row(gap=3)
        self.documents = button(self.tr("Choose files…"), name=self.tr("Choose invoices that wait already"))
        self.chosen = label("", "small", wrap=True)
        line.addWidget(self.documents)
        line.addWidget(self.chosen, 1)
        inner.addLayout(line)

    def _lay_out_place(self) -> None:
        inner = self._section(self.tr("Where the data lies"))
        self.home = self._line()
        field = self._field(
            "home",
            self.tr("Folder on this computer"),
            self.home,
            self.tr("Its own folder, not one that Dropbox or the like keeps in step: laptops meet elsewhere."),
        )
        self.choose = button(self.tr("Choose…"), name=self.tr("Choose the folder"))
        line = row(gap=2)
        line.addWidget(field, 1)
        line.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(self.choose, Qt.AlignmentFlag.AlignVCenter)
        inner.addLayout(line)

    def _lay_out_end(self) -> None:
        self.back = button(self.tr("Back"))
        self.start = button(self.tr("Start"), "primary", description=self.tr("Ctrl+Return"))
        wear_icon(self.start, self._theme, "check", "on_accent")
        self.summary = label("", "bad", wrap=True)
        self.summary.setAccessibleName(self.tr("What still needs a look"))
        line = row(gap=3)
        line.addWidget(self.back)
        line.addWidget(self.summary, 1)
        line.addWidget(self.start)
        self._page.addLayout(line)
        self._page.addStretch(1)

    def _section(self, title: str) -> QVBoxLayout:
        frame, inner = card()
        inner.setSpacing(3 * SPACE)
        inner.addWidget(label(title, "heading", wrap=True))
        self._page.addWidget(frame)
        return inner

    def _field(self, name: str, text: str, editor: QWidget, hint: str = "") -> Field:
        self.fields[name] = Field(self._theme, text, editor, hint)
        return self.fields[name]

    def _line(self) -> QLineEdit:
        found = QLineEdit()
        found.setMaxLength(1000)
        return found

    def _text(self, lines: int, example: str) -> QPlainTextEdit:
        found = QPlainTextEdit()
        found.setPlaceholderText(example)
        found.setTabChangesFocus(True)
        found.setAcceptDrops(False)  # files that are dropped are for the page
        found.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        found.setProperty("lines", lines)
        return found

    # ------------------------------------------------------------ what happens

    def _connect(self) -> None:
        self.name.textChanged.connect(self._name_typed)
        self.owner.textChanged.connect(self._owner_typed)
        self.country.currentIndexChanged.connect(self._country_chosen)
        self.currency.currentIndexChanged.connect(self._currency_chosen)
        self.branches.textChanged.connect(self._branches_typed)
        self.people.textChanged.connect(self._people_typed)
        self.asked_above.textChanged.connect(self._amount_typed)
        self.home.textChanged.connect(self._home_typed)
        self.managers.manager_chosen.connect(self._manager_chosen)
        self.choose.clicked.connect(self._choose_folder)
        self.documents.clicked.connect(self._choose_documents)
        self.back.clicked.connect(self.back_requested)
        self.start.clicked.connect(self.model.start)
        self.model.looked.connect(self._show)
        self.model.processes_known.connect(self._show_processes)
        self.model.refused.connect(self._go_to)
        self._theme.looks_changed.connect(self._measure)
        self._measure()

    @Slot(str)
    def _name_typed(self, text: str) -> None:
        self.model.answer(name=text)

    @Slot(str)
    def _owner_typed(self, text: str) -> None:
        self.model.answer(owner=text)

    @Slot(int)
    def _country_chosen(self, _index: int) -> None:
        code = str(self.country.currentData())
        self.model.answer(country=code)
        self.currency.setCurrentIndex(self.currency.findData(self.currencies.get(code, "")))

    @Slot(int)
    def _currency_chosen(self, _index: int) -> None:
        self.model.answer(currency=str(self.currency.currentData() or ""))

    @Slot()
    def _branches_typed(self) -> None:
        self.model.answer(branches=self.branches.toPlainText())

    @Slot()
    def _people_typed(self) -> None:
        self.model.answer(people=self.people.toPlainText())

    @Slot(str)
    def _amount_typed(self, text: str) -> None:
        self.model.answer(asked_above=text)

    @Slot(str)
    def _home_typed(self, text: str) -> None:
        self.model.answer(home=text)

    @Slot(str, str)
    def _manager_chosen(self, branch: str, name: str) -> None:
        self.model.answer(managers={**self.model.answers.managers, branch: name})

    @Slot()
    def _process_ticked(self) -> None:
        self.model.answer(processes=tuple(one.objectName() for one in self._boxes if one.isChecked()))
        self.documents.setEnabled("invoice" in self.model.answers.processes)

    @Slot()
    def _choose_folder(self) -> None:
        title = self.tr("An empty folder for the office")
        choose_folder(self, title, self.home.setText, start=self.home.text())

    @Slot()
    def _choose_documents(self) -> None:
        choose_files(self, self.tr("Invoices that wait already"), self.take_documents)

    @Slot(list)
    def take_documents(self, paths: list[str]) -> None:
        """Let these come in with the founding."""
        self.model.answer(documents=tuple(dict.fromkeys([*self.model.answers.documents, *paths])))
        self._show_documents()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files hover over the page."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files were dropped on it."""
        event.acceptProposedAction()
        self.take_documents([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    # ------------------------------------------------------------ what is shown

    def _show_documents(self) -> None:
        names = ", ".join(Path(one).name for one in self.model.answers.documents)
        self.chosen.setText(names or self.tr("Or drop them here. They stand in the first inbox."))

    def _show_answers(self) -> None:
        answers = self.model.answers
        self.owner.setText(answers.owner)
        self.country.setCurrentIndex(self.country.findData(answers.country))
        self.currency.setCurrentIndex(self.currency.findData(answers.currency))
        self.asked_above.setText(answers.asked_above)
        self.home.setText(answers.home)
        self._show_processes()
        self._show_documents()

    @Slot()
    def _show_processes(self) -> None:
        if self._boxes or not self.model.processes:
            return
        for process in self.model.processes:
            box = QCheckBox(process.name.replace("&", "&&"))
            box.setObjectName(process.id)
            box.setChecked(process.id in self.model.answers.processes)
            box.setAccessibleDescription(process.sentence)
            box.toggled.connect(self._process_ticked)
            self._boxes.append(box)
            self._processes.addWidget(box)
            self._processes.addWidget(label(process.sentence, "small", wrap=True))

    @Slot()
    def _show(self) -> None:
        model = self.model
        for name, field in self.fields.items():
            field.say(model.problems.get(name, ""))
        self.fields["asked_above"].set_hint(model.sentence)
        with QSignalBlocker(self.managers):
            self.managers.show_branches(model)
        self.rows.show_people(model.people)
        self.table.setVisible(bool(model.people))
        wrong = sum(bool(one.problems) for one in model.people)
        text = self.tr("%n people", "", len(model.people))
        if wrong:
            text += " · " + self.tr("%n lines need a look; press Enter on one to go to it", "", wrong)
        self.count.setText(text)
        self.count.setVisible(bool(model.people))
        self.lacking.setText(model.lacking)
        self.lacking.setVisible(bool(model.lacking))
        self.summary.setText(self.tr("%n answers need a look", "", len(model.problems)) if model.problems else "")
        self._measure()

    @Slot()
    def _measure(self) -> None:
        """Heights follow the font."""
        height = self.fontMetrics().lineSpacing()
        for text in (self.branches, self.people):
            text.setFixedHeight(height * int(text.property("lines")) + 6 * SPACE)
        rows = self.table.verticalHeader()
        rows.setMinimumSectionSize(height + 3 * SPACE)
        rows.setDefaultSectionSize(height + 3 * SPACE)
        if self.rows.rowCount() <= _MOST_MEASURED:
            self.table.resizeRowsToContents()
        shown = sum(rows.sectionSize(at) for at in range(min(self.rows.rowCount(), _MOST_ROWS)))
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + shown + 2 * SPACE)

    @Slot(str)
    def _go_to(self, field: str) -> None:
        self.fields[field].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _go_to_line(self, index: object) -> None:
        at = self.table.currentIndex().siblingAtColumn(Column.NAME).data(Role.LINE)
        if at is not None:
            cursor = self.people.textCursor()
            cursor.setPosition(self.people.document().findBlockByNumber(int(at) - 1).position())
            self.people.setTextCursor(cursor)
            self.people.setFocus(Qt.FocusReason.OtherFocusReason)
