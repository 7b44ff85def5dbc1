"""The parts of the page, of which one is shown at a time. Each is made when it is first needed."""

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from desktop.pages.new_request.rows import DraftRow
from desktop.pages.new_request.side import DraftList
from desktop.pages.new_request.stages import Gallery, ReadingView, ResultsView, SentView
from desktop.pages.new_request.writing import Writing
from desktop.session import Session
from desktop.widgets.plain import button, column, label, row


class Parts(QStackedWidget):
    """Passes on what its parts wish."""

    kind_chosen = Signal(str)
    """A workflow's id."""
    files_requested = Signal()
    """Wish to choose documents to read."""
    stop_requested = Signal()
    """Wish to read no further."""
    open_requested = Signal(int)
    """The place of a document to open in its form."""
    send_requested = Signal(int)
    """The place of a document to send as it was read."""
    send_all_requested = Signal()
    its_request_requested = Signal(int)
    """The place of a document whose request is to be shown."""
    request_requested = Signal()
    """Wish to see what was sent."""
    another_requested = Signal()
    """Wish to ask for something else."""
    results_requested = Signal()
    """Wish to go back to the documents that were read."""

    draft_chosen = Signal(str)
    """A draft's id."""
    draft_removal_requested = Signal(str)
    """A draft's id."""

    def __init__(self, session: Session, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts: tuple[DraftRow, ...] = ()
        self._made: dict[str, QWidget] = {"form": writing}
        self.addWidget(writing)

    def first_kind(self) -> QWidget | None:
        """Where the keyboard goes among the kinds of requests."""
        return self.gallery.first() if "choosing" in self._made else None

    def show_drafts(self, rows: tuple[DraftRow, ...]) -> None:
        """Show the drafts below the kinds of requests."""
        self._drafts = rows
        if "choosing" in self._made:
            self.drafts.show_rows(rows)

    def show_stage(self, stage: str) -> None:
        """Show the part of this stage of the model."""
        if stage not in self._made:
            self._made[stage] = self._part(stage)
            self.addWidget(self._made[stage])
            if stage == "choosing":
                self.drafts.show_rows(self._drafts)
        self.setCurrentWidget(self._made[stage])

    @cached_property
    def drafts(self) -> DraftList:
        """Drafts, below the kinds of requests."""
        found = DraftList(self._session.theme)
        found.chosen.connect(self.draft_chosen)
        found.removal_requested.connect(self.draft_removal_requested)
        return found

    @cached_property
    def gallery(self) -> Gallery:
        """The kinds of requests."""
        found = Gallery(self._session.theme)
        found.chosen.connect(self.kind_chosen)
        return found

    @cached_property
    def reading(self) -> ReadingView:
        """How far reading is."""
        found = ReadingView(self._session.theme)
        found.stop_requested.connect(self.stop_requested)
        return found

    @cached_property
    def results(self) -> ResultsView:
        """Documents that were read."""
        found = ResultsView(self._session.theme)
        found.open_requested.connect(self.open_requested)
        found.send_requested.connect(self.send_requested)
        found.send_all_requested.connect(self.send_all_requested)
        found.request_requested.connect(self.its_request_requested)
        return found

    @cached_property
    def sent(self) -> SentView:
        """The end."""
        found = SentView(self._session.theme)
        found.request_requested.connect(self.request_requested)
        found.another_requested.connect(self.another_requested)
        found.results_requested.connect(self.results_requested)
        return found

    def _part(self, stage: str) -> QWidget:
        if stage == "choosing":
            return _scrolled(_padded(self.gallery, self._document_hint(), self.drafts))
        if stage == "results":
            return _padded(self.results)
        return self.reading if stage == "reading" else self.sent

    def _document_hint(self) -> QWidget:
        """What the choice of kinds says about documents."""
        found = QWidget()
        line = row(found, gap=2)
        read = button(self.tr("Read documents…"), "link")
        read.clicked.connect(self.files_requested)
        line.addWidget(read)
        line.addWidget(label(self.tr("or drop them anywhere in the window"), "small"))
        line.addStretch(1)
        return found


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _padded(*parts: QWidget) -> QWidget:
    found = QWidget()
    box = column(found, margin=6, gap=4)
    for part in parts:
        box.addWidget(part, 1 if len(parts) == 1 else 0)
    if len(parts) > 1:
        box.addStretch(1)
    return found
