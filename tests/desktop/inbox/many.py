"""An inbox as long as wanted: the sample firm, and tasks put straight into its tables."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.store.projections import Packed, packed
from workflows.store.rows import RequestRow, RequestRows, TaskRow
from workflows.store.store import Store

_PART = 20_000
_DAY_MS = 86_400_000
_THINGS = ("Chairs", "Paper", "Coffee", "Windows", "Laptop", "Parcels", "Posters", "Shelves", "Lamps", "Repairs")
_UNITS = ("head-office", "north", "south")


def home_with_tasks(count: int, into: Path) -> Path:
    """A home in which so many more tasks wait for ``anna-berg``."""
    home = sample_home(into)
    with Store.open(home, write=True) as store:
        lines = _lines(count)
        while some := list(islice(lines, _PART)):
            with store.database.transaction():
                store.projections.put_new(some)
    return home


def _lines(count: int) -> Iterator[Packed]:
    now_ms = clock.now_ms()
    for number in range(count):
        request = f"m{number:07}xxxxxxxxxxxxxxxxxx"
        created_ms = now_ms - (number * 7_919 % count) * 60_000
        task = TaskRow(
            request=request,
            step="approve",
            person="anna-berg",
            kind="approval",
            why='{"via":"role","role":"owner","unit":"head-office","step_name":"Approve"}',
            due_ms=None if number % 5 == 0 else now_ms + (number * 31 % 60 - 20) * _DAY_MS,
            rule_table="invoice-approval",
            rule_version=1,
            rule_row="2",
            created_ms=created_ms,
        )
        request_row = RequestRow(
            id=request,
            workflow="invoice",
            version=1,
            title=f"{_THINGS[number % len(_THINGS)]} {number}",
            unit=_UNITS[number % len(_UNITS)],
            status="waiting",
            amount_minor=number * 101 % 1_000_000,
            currency="EUR",
            requester="emre",
            round=1,
            created_ms=created_ms,
            updated_ms=created_ms,
            due_ms=task.due_ms,
            body=b"",
        )
        yield packed(RequestRows(request=request_row, tasks=(task,)))
