"""What is written to files: the list for a spreadsheet, and a request as evidence. One at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.numbers import count
from desktop.page import Notice
from desktop.pages.requests.cells import Words
from desktop.pages.requests.columns import Column
from desktop.session import Session
from desktop.wording import standing
from desktop.wording.speech import fill

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.showing.export import Exported, Sheet
    from workflows.office.showing.requests_index import RequestIndex

_STEPS = 200
"""So many rows lie between two words about the progress."""


class Stop:
    """A word to the lane that it may stop."""

    __slots__ = ("is_wanted",)

    def __init__(self) -> None:
        self.is_wanted = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """An evidence pack that was written."""

    path: Path
    entries: int
    left_out: int
    """Files of the request that are not in it."""


class Writing(QObject):
    """What is being written. Lives on the main thread."""

    changed = Signal()
    """``title``, ``done`` or ``total`` is another."""
    notice_wanted = Signal(object)
    """A ``Notice``."""
    _went_on = Signal(int, int)
    """Rows done and in all; emitted on the lane."""

    def __init__(self, session: Session, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self.title = ""
        """What is being written; empty while nothing is."""
        self.done = self.total = 0
        """Total 0: nobody knows how long it takes."""
        self._stop = Stop()
        self._request = ""
        self._path = Path()
        self._went_on.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def export(self, index: "RequestIndex", path: Path) -> None:
        """Write the list as it is shown: Excel where the name ends so, otherwise CSV."""
        if self.title:
            return
        kind: Literal["csv", "excel"] = "excel" if path.suffix.lower() == ".xlsx" else "csv"
        self._begin(self.tr("Writing %file").replace("%file", path.name, 1), len(index))
        work = partial(_export, index, self._sheet_words(), path, kind, self._stop, self._tell)
        self._session.bridge.ask(work, self._exported, self._failed, long=True)

    def evidence(self, request: str, path: Path) -> None:
        """Write everything that proves one request."""
        if self.title:
            return
        self._request, self._path = request, path
        self._begin(self.tr("Gathering evidence into %file").replace("%file", path.name, 1), 0)
        self._session.bridge.ask(partial(_pack, request, path, self._stop), self._packed, self._not_packed, long=True)

    @Slot()
    def cancel(self) -> None:
        """Stop at the next step; nothing is left where it was to be written."""
        self._stop.is_wanted = True

    # ------------------------------------------------------------ inside

    def _begin(self, title: str, total: int) -> None:
        self.title, self.done, self.total, self._stop = title, 0, total, Stop()
        self.changed.emit()

    def _end(self) -> None:
        self.title = ""
        self.changed.emit()

    def _tell(self, done: int, total: int) -> None:
        self._went_on.emit(done, total)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self.title:
            self.done, self.total = done, total
            self.changed.emit()

    @Slot(object)
    def _exported(self, exported: "Exported") -> None:
        self._end()
        if not exported.finished:
            self.notice_wanted.emit(Notice(text=self.tr("The export was cancelled. Nothing was written.")))
            return
        said = self.tr("%n requests were written to %file", "", exported.rows)
        self.notice_wanted.emit(Notice(text=fill(said, file=exported.path.name), tone="good"))

    @Slot(object)
    def _packed(self, pack: Pack | None) -> None:
        self._end()
        if pack is None:
            self.notice_wanted.emit(Notice(text=self.tr("The evidence was not written: you stopped it.")))
            return
        said = self.tr("%file proves this request. It can be checked offline by someone without the program.")
        if pack.left_out:
            missing = self.tr(
                "%n files are not in it, because they are not kept here or were erased.", "", pack.left_out
            )
            said = f"{said} {missing}"
        self.notice_wanted.emit(Notice(text=fill(said, file=pack.path.name), tone="good"))

    @Slot(object)
    def _not_packed(self, error: Exception) -> None:
        if getattr(error, "code", "") == "not-signed-yet" and not self._stop.is_wanted:
            self._session.bridge.act(_sign, self._signed, self._failed)
        else:
            self._failed(error)

    @Slot(object)
    def _signed(self, answer: object) -> None:
        question = partial(_pack, self._request, self._path, self._stop)
        self._session.bridge.ask(question, self._packed, self._failed, long=True)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._end()
        if hasattr(error, "code"):
            self._session.bridge.trouble_met.emit(error)
        else:
            self._session.bridge.crashed.emit(error)

    def _sheet_words(self) -> dict[str, dict[str, str]]:
        heading = self._words.heading
        return {
            "headings": {
                "request": self.tr("Id"),
                "title": heading(Column.TITLE),
                "status": heading(Column.STATUS),
                "amount": heading(Column.AMOUNT),
                "currency": self.tr("Currency"),
                "unit": heading(Column.UNIT),
                "workflow": heading(Column.KIND),
                "requester": self.tr("Asked by"),
                "round": self.tr("Round"),
                "created": self.tr("Asked on"),
                "updated": heading(Column.CHANGED),
                "due": self.tr("Due"),
                "waiting": heading(Column.WAITING),
            },
            "statuses": {code: standing.status(code) for code in standing.STATUS},
        }


def progress_said(done: int, total: int) -> str:
    """How far it is: “1,200 of 5,000”; empty where nobody knows."""
    return f"{count(done)} / {count(total)}" if total else ""


def _sheet(words: dict[str, dict[str, str]]) -> "Sheet":
    from workflows.office.showing.export import Sheet  # noqa: PLC0415 -- on the lane: it brings the spreadsheets along

    headings = words["headings"]
    return Sheet(columns=tuple(headings), headings=tuple(headings.values()), statuses=words["statuses"])  # type: ignore[arg-type]  # the keys are its columns


def _export(
    index: "RequestIndex",
    words: dict[str, dict[str, str]],
    path: Path,
    kind: str,
    stop: Stop,
    tell: Callable[[int, int], None],
    office: "Office",
) -> "Exported":
    from workflows.office.showing import export  # noqa: PLC0415 -- as above

    last = -_STEPS

    def progress(done: int, total: int) -> bool:
        nonlocal last
        if done - last >= _STEPS or done >= total:
            last = done
            tell(done, total)
        return not stop.is_wanted

    write = export.to_excel if kind == "excel" else export.to_csv
    return write(office, index, _sheet(words), path, progress)


def _pack(request: str, path: Path, stop: Stop, office: "Office") -> Pack | None:
    from workflows.office.proving.evidence import evidence  # noqa: PLC0415 -- on the lane: it brings PDF along
    from workflows.office.proving.pack import write_pack  # noqa: PLC0415 -- as above
    from workflows.office.sharing.witnessing import witnesses_of  # noqa: PLC0415 -- as above

    shown = evidence(office, request, witnesses=witnesses_of(office, request))
    if stop.is_wanted:
        return None
    write_pack(path, shown.members, force=True)  # whoever chose the name was asked about the file that stands there
    left_out = len(shown.missing) + len(shown.shared) + len(shown.erased)
    return Pack(path=path, entries=shown.entries, left_out=left_out)


def _sign(office: "Office") -> None:
    from workflows.office.proving.signing import sign_head  # noqa: PLC0415 -- as above

    sign_head(office)
