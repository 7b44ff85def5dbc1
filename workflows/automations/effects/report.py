"""``report``: a list of requests as CSV, Excel or PDF, written to a folder on a schedule."""

from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.automations.effects.notes import FOLDER
from workflows.automations.effects.occasions import line_for
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import Destination, read_file, was_written, write_once
from workflows.domain.automations import Action
from workflows.errors import Trouble
from workflows.office.proving.evidence_layout import SMALL, Flow, Run
from workflows.office.showing.export import Column, Sheet, to_csv, to_excel
from workflows.office.showing.names import names
from workflows.office.showing.requests_index import Filter, RequestIndex, Sorting, requests_index, rows
from workflows.office.showing.saved_filters import saved_filters
from workflows.store.files import forget, part_beside

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "report"
MOST_IN_PDF = 2_000
_LARGEST = 200_000_000
_COLUMNS: dict[Column, str] = {
    "request": "Request",
    "title": "Title",
    "status": "Status",
    "amount": "Amount",
    "currency": "Currency",
    "unit": "Unit",
    "workflow": "Workflow",
    "requester": "Asked by",
    "created": "Begun",
    "updated": "Changed",
    "due": "Due",
    "waiting": "Waits for",
}
_SHEET = Sheet(columns=tuple(_COLUMNS), headings=tuple(_COLUMNS.values()))


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    list: str
    workflow: str
    statuses: tuple[str, ...]
    format: str
    title: str
    to: Destination


class Report:
    """Writes the list as it stands then."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``folder``; ``list`` names a saved list of this laptop, else ``workflow`` and ``statuses`` choose."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """How many requests, and the file."""
        wish = _wish(action.settings)
        try:
            folder, name = wish.to.place(occasion, office, make=False)
            count = len(_index(wish, office))
        except EffectFailed as error:
            return WouldDo(code=KIND, problems=(error.code,))
        return WouldDo(code=KIND, facts={"file": str(folder / name), "requests": str(count)})

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Write it."""
        wish = _wish(action.settings)
        place = wish.to.place(occasion, office, make=True)
        index = _index(wish, office)
        content = _pdf(wish, index, occasion, office) if wish.format == "pdf" else _table(wish, index, office)
        path = write_once(office, occasion, place, content)
        return Did(text=f"{path.name}: {len(index)}", files=(path,), values={"file_name": path.name})

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """As its note and the folder say."""
        del action
        return was_written(office, occasion.key)


def _wish(settings: Settings) -> _Wish:
    read = Reading(KIND, settings)
    kind = read.choice("format", ("csv", "xlsx", "pdf"), "csv")
    wish = _Wish(
        list=read.text("list", "", longest=100),
        workflow=read.text("workflow", "", longest=60),
        statuses=read.templates("statuses", required=False),
        format=kind,
        title=read.template("title", "Requests", longest=200),
        to=Destination.read(read, "requests {today}." + kind),
    )
    if wish.list and (wish.workflow or wish.statuses):
        read.refuse("list", "expected either a saved list, or a workflow and statuses")
    read.done()
    return wish


def _index(wish: _Wish, office: "Office") -> RequestIndex:
    wanted, sorting = Filter(workflow=wish.workflow or None, statuses=wish.statuses), Sorting()
    if wish.list:
        saved = next((one for one in saved_filters(office) if one.name.casefold() == wish.list.casefold()), None)
        if saved is None:
            raise EffectFailed("no-such-list", f"This laptop has no list called “{wish.list}”.", again=False)
        wanted, sorting = saved.filter, saved.sorting
    index = requests_index(office, wanted, sorting)
    assert index is not None, "nobody cancels it"
    return index


def _table(wish: _Wish, index: RequestIndex, office: "Office") -> bytes:
    """Written beside the notes and read from there: it becomes a file with a name when it is whole."""
    folder = office.store.home.path / FOLDER
    part = part_beside(folder / "report")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        write = to_csv if wish.format == "csv" else to_excel
        write(office, index, _SHEET, part, lambda *_: True)
        return read_file(part, _LARGEST)
    except (Trouble, OSError) as error:
        raise EffectFailed("disk-error", f"The list could not be written: {_why(error)}") from error
    finally:
        forget(part)


def _why(error: Trouble | OSError) -> str:
    return error.text if isinstance(error, Trouble) else error.strerror or type(error).__name__


def _pdf(wish: _Wish, index: RequestIndex, occasion: Occasion, office: "Office") -> bytes:
    if len(index) > MOST_IN_PDF:
        text = f"{len(index):,} requests; a PDF takes {MOST_IN_PDF:,}. Choose csv or xlsx."
        raise EffectFailed("too-many-rows", text, again=False)
    known, flow = names(office), Flow()
    title = line_for(wish.title, occasion)
    flow.heading(title)
    flow.paragraph(Run(f"{office.state.name}, {clock.iso_utc(occasion.planned_ms)}, {len(index)} requests", SMALL))
    flow.space(8)
    lines = [
        [
            one.title,
            one.status,
            str(one.amount) if one.amount is not None else "",
            known.units.get(one.unit, one.unit),
            clock.iso_utc(one.due_ms)[:10] if one.due_ms is not None else "",
        ]
        for one in rows(office, index, 0, MOST_IN_PDF)
        if one is not None
    ]
    head = ("Title", "Status", "Amount", "Unit", "Due")
    flow.table((0.4, 0.14, 0.18, 0.16, 0.12), head, [[((Run(cell, SMALL),),) for cell in line] for line in lines])
    return flow.file(title=title, foot=(office.state.name,))
