"""Requests: the list of everything one may see, and the page of one request as its second level."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.actions import Actions
from desktop.page import Page
from desktop.pages.requests.asked_filter import filter_in
from desktop.pages.requests.leaving_bar import LeavingBar
from desktop.pages.requests.list_view import ListView
from desktop.pages.requests.request_model import RequestModel
from desktop.pages.requests.view_model import RequestsList
from desktop.pages.requests.writing import Writing
from desktop.pages.requests.writing_bar import WritingBar
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.choosing_paths import choose_new_file
from desktop.widgets.plain import column

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop.pages.requests.request_view import RequestView
    from workflows.changes import Changes


class RequestsPage(Page):
    """Both levels, one at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list_model = RequestsList(session, self)
        self.request_model = RequestModel(session, self)
        self.writing = Writing(session, self.list_model.words, self)
        self._request: RequestView | None = None
        self._printer: QPrinter | None = None

    def build(self) -> Iterator[None]:
        """The list, then its foot."""
        box = column(self)
        self.levels = QStackedWidget(self)
        box.addWidget(self.levels, 1)
        self.list = ListView(self.session, self.list_model, self.levels)
        self.levels.addWidget(self.list)
        yield
        yield from self.list.build()
        self._leaving = LeavingBar(self.session.theme, self.request_model)
        self._writing_bar = WritingBar(self.session.theme, self.writing)
        self._foot = QWidget()
        foot = column(self._foot, gap=2)
        foot.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 4 * SPACE)
        foot.addWidget(self._leaving)
        foot.addWidget(self._writing_bar)
        box.addWidget(self._foot)
        self._fit_foot()
        self._wire()

    def _wire(self) -> None:
        self.list.opened.connect(self.open_request)
        self.list.export_wanted.connect(self.export)
        self.list.new_wanted.connect(self._new)
        self.request_model.notice_wanted.connect(self.notice_requested)
        self.writing.notice_wanted.connect(self.notice_requested)
        self.request_model.leaving_changed.connect(self._fit_foot)
        self.writing.changed.connect(self._fit_foot)

    @Slot()
    def _fit_foot(self) -> None:
        """The foot takes room only while something stands in it."""
        self._foot.setVisible(self.request_model.leaving is not None or bool(self.writing.title))

    @property
    def request(self) -> "RequestView":
        """The second level, built when it is first needed."""
        if self._request is None:
            from desktop.pages.requests.request_view import RequestView  # noqa: PLC0415 -- the list is there sooner

            made = RequestView(self.session, self.request_model)
            made.back_wanted.connect(self.go_back)
            made.copy_wanted.connect(self.copy)
            made.print_wanted.connect(self.print_request)
            made.evidence_wanted.connect(self.evidence)
            made.other_wanted.connect(self.open_request)
            made.budget_wanted.connect(self._open_budget)
            made.people_wanted.connect(self._open_people)
            made.notice_requested.connect(self.notice_requested)
            self.levels.addWidget(made)
            self._request = made
        return self._request

    @property
    def shows_request(self) -> bool:
        """Whether the second level is shown."""
        return self._request is not None and self.levels.currentWidget() is self._request

    # ------------------------------------------------------------ what the window calls

    def bind_actions(self, actions: Actions) -> None:
        """Let the keys of this page do something."""
        actions.bind("filter-requests", self, self.to_search, page="requests")
        actions.bind("export-requests", self, self.export, page="requests")
        actions.bind("evidence", self, self.evidence, page="requests")
        actions.bind("print-request", self, self.print_request, page="requests")
        actions.bind("copy-request", self, self.copy, page="requests")

    def refresh(self) -> None:
        """Ask for both levels anew."""
        self.list_model.refresh()
        self.request_model.refresh()

    def take_time(self) -> None:
        """What changed when, and what is late."""
        self.list.table.viewport().update()
        if self.shows_request:
            self.request.take_time()

    def take_changes(self, changes: "Changes") -> None:
        """Rows move where they stand; nothing is made anew for a single act."""
        self.list_model.note(changes)
        self.request_model.take_changes(changes)
        if self.isVisible():
            self.list_model.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt shows the page: the list follows what it missed."""
        super().showEvent(event)
        if self.is_built:
            self.list_model.follow()

    def open_item(self, item: str) -> None:
        """A request's id; ``search:`` with words or without; ``filter:status=approved;unit=…``."""
        if item.startswith("search:"):
            self.to_search()
            if item != "search:":
                self.list.bar.search.setText(item.removeprefix("search:"))
                self.list_model.search(item.removeprefix("search:"))
        elif item.startswith("filter:"):
            self._show_list()
            self.list_model.narrow(filter_in(item.removeprefix("filter:"), self.session.person))
        elif item:
            self.open_request(item)

    def finish(self) -> None:
        """The window or the office is closed: what counts leaves now."""
        self.request_model.send_now()

    def first_focus(self) -> QWidget | None:
        """The search, where it was asked for; otherwise the list, or the way back from a request."""
        if self.shows_request:
            return self.request.back
        return self.list.bar.search if self.list.bar.search.hasFocus() or self._seeks else self.list.table

    # ------------------------------------------------------------ what somebody does

    _seeks = False
    """Whether the search was asked for last."""

    @Slot(str)
    def open_request(self, request: str) -> None:
        """Show a request."""
        self._seeks = False
        self.request.begin()
        self.request_model.open(request)
        self.levels.setCurrentWidget(self.request)
        self.request.back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_back(self) -> None:
        """Show the list, where it was left."""
        self._show_list()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def to_search(self) -> None:
        """Put the keyboard into the search."""
        self._show_list()
        self._seeks = True
        self.list.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.bar.search.selectAll()

    @Slot()
    def export(self) -> None:
        """Choose a file, and write the list into it."""
        if self.list_model.count:
            name = self.tr("requests") + ".xlsx"
            kinds = self.tr("Excel (*.xlsx)") + ";;" + self.tr("CSV (*.csv)")
            self._choose(self.tr("Export the list"), name, kinds, self._export_to)

    @Slot()
    def evidence(self) -> None:
        """Choose a file, and write what proves the request into it."""
        if self.shows_request:
            kinds = self.tr("Evidence pack (*.zip)")
            name = f"{self.tr('evidence')}-{self.request_model.request}.zip"
            self._choose(self.tr("Evidence pack"), name, kinds, self._evidence_to)

    @Slot()
    def copy(self) -> None:
        """Begin a new request with the values of this one."""
        if self.shows_request:
            self.page_requested.emit("new_request", f"copy:{self.request_model.request}")

    @Slot()
    def print_request(self) -> None:
        """Choose a printer, and print the request."""
        if not self.shows_request or self.request_model.page is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 -- it asks the system for printers

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.tr("Request"))
        asking = QPrintDialog(printer, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._printer = printer
        asking.setWindowModality(Qt.WindowModality.WindowModal)
        asking.accepted.connect(self._print)
        asking.show()

    # ------------------------------------------------------------ inside

    def _show_list(self) -> None:
        self._seeks = False
        self.request_model.close()
        self.levels.setCurrentWidget(self.list)

    def _choose(self, title: str, name: str, kinds: str, chosen: Callable[[str], object]) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        choose_new_file(self, title, chosen, name=name, folder=documents, kinds=kinds)

    @Slot(str)
    def _export_to(self, path: str) -> None:
        self.writing.export(self.list_model.index, Path(path))

    @Slot(str)
    def _evidence_to(self, path: str) -> None:
        self.writing.evidence(self.request_model.request, Path(path))

    @Slot()
    def _print(self) -> None:
        page, known, printer = self.request_model.page, self.session.overview, self._printer
        self._printer = None
        if page is not None and printer is not None:
            from desktop.pages.requests.printing import document_of  # noqa: PLC0415 -- rarely wanted

            document_of(page, "" if known is None else known.name, self.request_model.definition).print_(printer)

    @Slot(str)
    def _open_budget(self, budget: str) -> None:
        self.page_requested.emit("people", f"budget:{budget}")

    @Slot()
    def _open_people(self) -> None:
        self.page_requested.emit("people", "")

    @Slot()
    def _new(self) -> None:
        self.page_requested.emit("new_request", "")
