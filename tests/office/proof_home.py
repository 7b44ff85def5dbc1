"""A real office with a little history, and ways to damage copies of it."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from workflows.domain.commands import Decide, Refusal
from workflows.ledger.membership import KeyAdded
from workflows.office.documents import take_in
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.proving.verdict import Finding
from workflows.office.shipped import RESOURCES, apply_file, publish_shipped

SAMPLE = RESOURCES / "sample_firm"
OWNER = "anna-berg"
PEOPLE = ("ben", "petra", "maria", "jonas")


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A closed home and what is in it."""

    home: Path
    office: str
    device: str
    requests: tuple[str, ...]


def make_home(home: Path, invoices: int = 6) -> Made:
    """The sample firm with some invoices taken in and some of them decided."""
    founded = found(home, Charter(name="Nordwind", owner="Anna Berg"))
    with Office.open(home) as office:
        publish_shipped(office, OWNER)
        apply_file(office, SAMPLE / "office.yaml", OWNER)
        introduce_people(office)
        files = sorted((SAMPLE / "invoices").glob("*.xml"))[:invoices]
        taken = list(take_in(office, files, workflow="invoice", unit=None, by=None))
        decide_all(office)
    return Made(
        home=home,
        office=founded.office,
        device=founded.device,
        requests=tuple(one.request for one in taken if one.request is not None),
    )


def introduce_people(office: Office) -> None:
    """Let the people of the sample firm sign on this laptop."""
    for person in PEOPLE:
        if office.reader.trust.key_of(person, office.keys.device) is None:
            key = office.keys.person_public(person).hex()
            office.introduce(KeyAdded(person=person, device=office.keys.device, key=key), by=OWNER)


def decide_all(office: Office) -> int:
    """Let everybody approve what waits for them; how many approvals counted."""
    done = 0
    for person in (*PEOPLE, OWNER):
        for row in office.store.questions.inbox(person):
            acted = office.act(row.request, Decide(verdict="approve", by=person, reason="seen"))
            done += not isinstance(acted, Refusal)
    return done


def copy_home(home: Path, to: Path) -> Path:
    """A copy of a closed home."""
    shutil.copytree(home, to)
    return to


@contextmanager
def database(home: Path) -> Iterator[sqlite3.Connection]:
    """The home's database as somebody with a database tool has it; what was changed is committed."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        yield connection


def run_sql(home: Path, statement: str, *values: Any) -> None:
    """Change the database behind the program's back."""
    with database(home) as connection:
        connection.execute(statement, values)


def flipped(raw: bytes, bit: int) -> bytes:
    """The bytes with one bit turned over."""
    changed = bytearray(raw)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def places(findings: tuple[Finding, ...]) -> list[tuple[str, str | None, int | None, str | None]]:
    """What was found and where."""
    return [(found.code, found.device, found.index, found.file) for found in findings]


def unnamed_flips(home: Path, count: int, seed: int) -> list[str]:
    """Turn over so many random single bits, one after the other, in entries, leaf hashes and signed heads of a home.

    Answers those that a check did not name by exactly their place. The home is as before afterwards.
    """
    chance, unnamed = random.Random(seed), []
    with database(home) as connection:
        entries = connection.execute("SELECT device, position, raw, leaf FROM entries").fetchall()
        notes = connection.execute("SELECT device, size, note FROM checkpoints").fetchall()
    for _ in range(count):
        column = chance.choice(("raw", "raw", "raw", "leaf", "note"))
        expected: list[tuple[str, str | None, int | None, str | None]]
        if column == "note":
            device, place, old = chance.choice(notes)
            where, table = "size", "checkpoints"
            expected = [("forged", device, None, f"checkpoint {place}")]
        else:
            device, place, raw, leaf = chance.choice(entries)
            where, table, old = "position", "entries", raw if column == "raw" else leaf
            expected = [("altered", device, place, None)]
        bit = chance.randrange(8 * len(old))
        change = f"UPDATE {table} SET {column} = ? WHERE device = ? AND {where} = ?"
        run_sql(home, change, flipped(old, bit), device, place)
        found = places(check_office(home).findings)
        if found != expected:
            unnamed.append(f"{column} {place} bit {bit}: {found}")
        run_sql(home, change, old, device, place)
    return unnamed
