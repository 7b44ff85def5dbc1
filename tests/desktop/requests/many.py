"""An office with as many requests as wanted: the sample firm, and rows put straight into its tables."""

import random
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.store.projections import Packed, packed
from workflows.store.rows import RequestRow, RequestRows, TaskRow
from workflows.store.store import Store

_PART = 20_000
_STATUSES = ("waiting", "approved", "rejected", "done", "withdrawn", "changes-asked")
_UNITS = ("hamburg", "north", "south")
_THINGS = ("Chairs", "Paper", "Coffee", "Windows", "Laptop", "Parcels", "Posters", "Shelves", "Lamps", "Repairs")
_SUPPLIERS = ("Papierhof", "Lagerwerk", "Alpenkaffee", "Fensterglanz", "Stromquelle", "Plakatwerk")


def home_with(count: int, into: Path) -> Path:
    """A home with about ``count`` requests more than the sample firm; one that lies there already is taken as it is."""
    if into.exists():
        return into
    part = into.with_name(f"{into.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    sample_home(part)
    chance = random.Random(7)
    with Store.open(part, write=True) as store:
        lines = _lines(count, chance)
        while some := list(islice(lines, _PART)):
            with store.database.transaction():
                store.projections.put_new(some)
    part.rename(into)
    return into


def _lines(count: int, chance: random.Random) -> Iterator[Packed]:
    now_ms = clock.now_ms()
    for number in range(count):
        request = f"m{number:07}xxxxxxxxxxxxxxxxxx"
        changed_ms = now_ms - chance.randrange(3 * 365 * 86_400_000)
        status, person = chance.choice(_STATUSES), chance.choice(("anna-berg", "petra-lang"))
        title = f"{chance.choice(_THINGS)} from {chance.choice(_SUPPLIERS)} {number}"
        tasks: tuple[TaskRow, ...] = ()
        if status == "waiting":
            tasks = (
                TaskRow(
                    request=request,
                    step="approve",
                    person=person,
                    kind="approval",
                    why='{"step_name":"Approve"}',
                    due_ms=changed_ms + 86_400_000,
                    rule_table=None,
                    rule_version=None,
                    rule_row=None,
                    created_ms=changed_ms,
                ),
            )
        yield packed(
            RequestRows(
                request=RequestRow(
                    id=request,
                    workflow=chance.choice(("invoice", "purchase", "expenses")),
                    version=1,
                    title=title,
                    unit=chance.choice(_UNITS),
                    status=status,
                    amount_minor=chance.randrange(1_000_000),
                    currency="EUR",
                    requester=person,
                    round=1,
                    created_ms=changed_ms,
                    updated_ms=changed_ms,
                    due_ms=None,
                    body=b"",
                ),
                tasks=tasks,
                text=f"{title} {person.replace('-', ' ')}",
            )
        )
