"""Sets what a page shows of a record, and of those merged into it: each cell is set where it stands."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workflows.changes import Changes
from workflows.domain.commands import Refusal
from workflows.office.records.finding import group_of
from workflows.office.records.folding import cells_of
from workflows.office.records.writing import Recorded, Wish, add_record, set_record, wished

if TYPE_CHECKING:
    from workflows.office.office import Office


def add_shown(office: "Office", by: str, sort: str, texts: Mapping[str, str]) -> Recorded | Refusal:
    """Begin a record with what somebody typed."""
    wish = wished(office, sort, texts)
    return wish if isinstance(wish, Refusal) else add_record(office, by, wish)


def set_shown(
    office: "Office", by: str, record: str, texts: Mapping[str, str], *, note: str = ""
) -> Recorded | Refusal:
    """Set cells of what is shown as one record: an act on each record that holds one of them; new cells on the first.

    All is looked at before anything is signed, so that a text that cannot be taken changes nothing.
    """
    group = group_of(office, record)
    wish = wished(office, group.head.sort, texts)
    if isinstance(wish, Refusal):
        return wish
    shares: dict[str, dict[str, str | None]] = {}
    for cell, value in wish.values.items():
        at = next((row.id for row in group.rows if cell in cells_of(row)), group.head.id)
        shares.setdefault(at, {})[cell] = value
    act, changes = "", Changes()
    for at, values in shares.items():
        done = set_record(office, by, at, Wish(sort=wish.sort, values=values), note=note)
        if isinstance(done, Refusal):
            return done
        act, changes = done.act or act, changes | done.changes
    return Recorded(record=group.head.id, act=act, changes=changes)
