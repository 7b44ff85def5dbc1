"""What the page shows besides the form: kinds of requests, reading, documents that were read, and the end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QProgressBar, QPushButton, QSizePolicy, QTableView, QWidget

from desktop.pages.new_request.rows import Column, ResultModel, ResultRow
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, clear, column, label, row

if TYPE_CHECKING:
    from workflows.office.showing.overview import WorkflowLine


class Gallery(QWidget):
    """The kinds of requests, each with its sentence."""

    chosen = Signal(str)
    """A workflow's id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self._cards: list[QPushButton] = []
        self._box = column(gap=3)
        box = column(self, gap=4)
        box.addWidget(label(self.tr("What do you want to ask for?"), "title", wrap=True))
        box.addLayout(self._box)

    def show_workflows(self, workflows: "Sequence[WorkflowLine]") -> None:
        """Show these."""
        shown = tuple(f"{one.id} {one.version} {one.name} {one.sentence}" for one in workflows)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._box)
        self._cards = [self._card(one) for one in workflows]
        for one in self._cards:
            self._box.addWidget(one)
            one.show()  # at once, so that the keyboard can go there

    def first(self) -> QWidget | None:
        """Where the keyboard goes."""
        return self._cards[0] if self._cards else None

    def _card(self, line: "WorkflowLine") -> QPushButton:
        found = button("", name=line.name, description=line.sentence)
        found.setProperty("workflow", line.id)
        found.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        inside = row(found, margin=4, gap=3)
        inside.addWidget(Icon(self._theme, "file-plus", "accent", 1.8))
        words = column(gap=1)
        name, sentence = label(line.name, "heading"), label(line.sentence, "muted", wrap=True)
        for one in (name, sentence):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(one)
        inside.addLayout(words, 1)
        inside.addWidget(Icon(self._theme, "chevron-right", "muted"))
        found.clicked.connect(self._pressed)
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences wrap: a card is as high as its words."""
        for one in self._cards:
            layout = one.layout()
            if layout is not None:  # a kind without a sentence has nothing that wraps
                wraps = layout.hasHeightForWidth()
                one.setMinimumHeight(layout.heightForWidth(self.width()) if wraps else layout.sizeHint().height())

    @Slot()
    def _pressed(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.chosen.emit(str(pressed.property("workflow")))


class ReadingView(QWidget):
    """Documents are being read."""

    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "heading", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Reading documents"))
        self.stop = button(self.tr("Stop reading"))
        self.stop.clicked.connect(self.stop_requested)
        box = column(self, margin=8, gap=4)
        box.addStretch(1)
        box.addWidget(Icon(theme, "file-text", "muted", 3.2), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._words)
        box.addWidget(self._bar)
        box.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)

    def show_progress(self, done: int, count: int) -> None:
        """So many of so many."""
        self._bar.setMaximum(max(1, count))
        self._bar.setValue(done)
        text = self.tr("Reading document %1 of %2…")
        self._words.setText(text.replace("%1", str(min(done + 1, count))).replace("%2", str(count)))


class ResultsView(QWidget):
    """Documents that were read."""

    open_requested = Signal(int)
    """The place of a document to open in its form."""
    send_requested = Signal(int)
    """The place of a document to send as it was read."""
    send_all_requested = Signal()
    request_requested = Signal(int)
    """The place of a document whose request is to be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultModel(self)
        self._kinds: tuple[str, ...] = ()
        self._title = label("", "title", wrap=True)
        self._text = label("", "muted", wrap=True)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Documents that were read"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setProperty("look", "spaced")
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.STATE, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self._say = label("", wrap=True)
        self.open = button(self.tr("Open"))
        self.open.clicked.connect(self._open)
        self.send = button(self.tr("Send"))
        self.send.clicked.connect(self._send)
        self.all = button("", "primary")
        wear_icon(self.all, theme, "send", "on_accent")
        self.all.clicked.connect(self.send_all_requested)
        foot = row(gap=2)
        foot.addWidget(self._say, 1)
        foot.addWidget(self.open)
        foot.addWidget(self.send)
        foot.addWidget(self.all)
        box = column(self, gap=3)
        box.addWidget(self._title)
        box.addWidget(self._text)
        box.addWidget(self.table, 1)
        box.addLayout(foot)

    def show_results(self, rows: Sequence[ResultRow], kinds: tuple[str, ...]) -> None:
        """Show these; kinds are their states' codes."""
        self.model.show_rows(rows)
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().lineSpacing() + 14)
        self._share_width()
        self.show_states(kinds)
        if rows:
            self.table.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share what room there is."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        least = self.table.fontMetrics().horizontalAdvance("-1,000,000.00 EUR") + 24  # an amount is never cut short
        for at, share in ((Column.NAME, 26), (Column.SUPPLIER, 20), (Column.AMOUNT, 14)):
            self.table.setColumnWidth(at, max(self.width() * share // 100, least if at == Column.AMOUNT else 0))

    def put(self, at: int, line: ResultRow, kinds: tuple[str, ...]) -> None:
        """One is another now."""
        self.model.put(at, line)
        self.show_states(kinds)

    def show_states(self, kinds: tuple[str, ...]) -> None:
        """Say how many are how."""
        self._kinds = kinds
        ready = kinds.count("ready")
        self._title.setText(self.tr("%n documents were read", "", len(kinds)))
        self._text.setText(self.tr("Send what is in order, and open what needs a look. Nothing is sent by itself."))
        self.all.setText(self.tr("Send %n that are in order", "", ready))
        self.all.setVisible(ready > 1)
        self._tell(self.table.currentIndex().row())

    def _tell(self, at: int) -> None:
        kind = self._kinds[at] if 0 <= at < len(self._kinds) else ""
        self.send.setVisible(kind == "ready")
        self.open.setVisible(kind in {"ready", "look", "before", "sent"})
        self.open.setText(self.tr("Show the request") if kind in {"before", "sent"} else self.tr("Open"))
        self._say.setText(self.model.rows[at].state if kind else "")

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self._tell(now.row())

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        self._open()

    @Slot()
    def _open(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self._kinds):
            (self.request_requested if self._kinds[at] in {"before", "sent"} else self.open_requested).emit(at)

    @Slot()
    def _send(self) -> None:
        if self.table.currentIndex().isValid():
            self.send_requested.emit(self.table.currentIndex().row())


class SentView(QWidget):
    """It is sent."""

    request_requested = Signal()
    """Wish to see the request."""
    another_requested = Signal()
    """Wish to ask for something else."""
    results_requested = Signal()
    """Wish to go back to the documents that were read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "title", wrap=True)
        self._name = label("", "lead", wrap=True)
        self._text = label("", wrap=True)
        self._text.setAccessibleName(self.tr("Who has it now"))
        self.open = button(self.tr("Open the request"), "primary")
        self.open.clicked.connect(self.request_requested)
        self._another = button(self.tr("Ask for something else"))
        self._another.clicked.connect(self.another_requested)
        self._back = button(self.tr("Back to the documents"))
        self._back.clicked.connect(self.results_requested)
        box = column(self, margin=8, gap=3)
        box.addStretch(1)
        box.addWidget(Icon(theme, "circle-check", "good", 3.2), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self._title, self._name, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(words)
        buttons = row(gap=2)
        buttons.addStretch(1)
        for one in (self.open, self._back, self._another):
            buttons.addWidget(one)
        buttons.addStretch(1)
        box.addSpacing(8)
        box.addLayout(buttons)
        box.addStretch(2)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._title.text()} {self._text.text()}"

    def show_sent(self, title: str, has_it: str, *, more: bool) -> None:
        """Say what was sent, and who has it now; ``more``: other documents wait."""
        self._title.setText(self.tr("Sent and signed."))
        self._name.setText(title)
        self._text.setText(has_it)
        self._back.setVisible(more)


class Banner(QWidget):
    """Something that has to be read before going on."""

    action_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        frame.setProperty("look", "banner-warn")
        self._text = label("", wrap=True, selectable=True)
        self._action = button("", "link")
        self._action.clicked.connect(self.action_chosen)
        inside = row(frame, margin=3, gap=2)
        inside.addWidget(Icon(theme, "triangle-alert", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._text, 1)
        inside.addWidget(self._action)
        box = column(self, margin=4)
        box.setContentsMargins(6 * SPACE, 4 * SPACE, 6 * SPACE, 0)
        box.addWidget(frame)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, action: str = "") -> None:
        """Say it, with at most one thing to do about it; the empty text: nothing has to be said."""
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setVisible(bool(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
