"""Kills an office at random moments of random work, again and again, and looks whether anything acknowledged is gone.

    python -m tests.journeys.crash_loop --acts 1000 --kills 200 --seed 1

A child process acts and, after each act returned, prints the entries that it made. The parent kills it without
warning, looks at the stored bytes, and starts the next. POSIX only: the child is forked.
"""

import argparse
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import msgspec

from tests.support.shop import found_shop
from workflows.domain.commands import (
    Comment,
    Decide,
    Fill,
    RequestCommand,
    Resubmit,
    Submit,
    Tick,
    Withdraw,
)
from workflows.ledger.merkle import leaf_hash
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.shipped import apply_text

PEOPLE = ("anna-berg", "ben-okafor", "petra-lang", "carl-weiss", "dora-reich")
SUPPLIERS = ("Papierhof", "Alpenkaffee", "Lagerwerk", "Stromquelle")


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run came to."""

    acts: int
    kills: int
    entries: int
    acknowledged: int
    stored_unacknowledged: int
    """Entries that were stored by an act that was killed before it could say so."""
    lost: int
    problems: tuple[str, ...]
    seconds: float

    def line(self) -> str:
        """One line for people."""
        state = "verified, equal to a rebuild" if not self.problems else "; ".join(self.problems[:5])
        return (
            f"{self.acts} acts, {self.kills} kills: {self.entries} entries, {self.acknowledged} acknowledged, "
            f"{self.stored_unacknowledged} stored but not yet acknowledged, {self.lost} lost; {state}; "
            f"{self.seconds:.1f} s"
        )


# ---------------------------------------------------------------- the child


class Worker:
    """Acts at random, as people do: most acts are permitted, some are refused."""

    def __init__(self, office: Office, dice: random.Random) -> None:
        self.office = office
        self.dice = dice

    def act(self) -> bool:
        """One act, or an attempt; whether anything was stored."""
        before = self.office.store.entries.count()
        doing = self.dice.choices((self._submit, self._work, self._aside, self._apply), weights=(4, 12, 2, 1))[0]
        doing()
        return self.office.store.entries.count() > before

    def _submit(self) -> None:
        values = {
            "supplier_name": self.dice.choice(SUPPLIERS),
            "invoice_number": str(self.dice.randrange(60)),
            "issue_date": f"2026-11-{self.dice.randrange(1, 29):02}",
            "gross": {"minor": self.dice.choice((8_330, 24_000, 60_000, 250_000, 700_000)), "currency": "EUR"},
            "order_reference": "PO-1",
        }
        by = self.dice.choice((None, *PEOPLE))
        draft = self.dice.random() < 0.2
        self.office.submit(Submit(workflow="invoice", unit="head-office", by=by, values=values, draft=draft))

    def _work(self) -> None:
        waiting = self.office.store.questions.unfinished()
        if not waiting:
            return self._submit()
        request = self.dice.choice(waiting)
        tasks = [task for task in self.office.tasks(request) if task.people]
        if tasks:
            task = self.dice.choice(tasks)
            by = self.dice.choice(task.people).person
            self.office.act(request, self._answer(task.open.kind, by, task.open.step))
        return None

    def _answer(self, kind: str, by: str, step: str) -> RequestCommand:
        match kind:
            case "form":
                gross = {"gross": {"minor": self.dice.randrange(1, 900_000), "currency": "EUR"}}
                return Fill(by=by, values=self.dice.choice(({}, gross)), step=step)
            case "todo":
                return Tick(by=by, note="done", step=step)
            case "changes":
                return Resubmit(by=by, values={"order_reference": f"PO-{self.dice.randrange(99)}"}, note="here")
            case _:
                verdict = self.dice.choices(("approve", "reject", "ask-changes", "hand-on"), weights=(6, 2, 2, 1))[0]
                to = self.dice.choice(PEOPLE) if verdict == "hand-on" else None
                plain = {"verdict": verdict, "by": by, "reason": "because", "to": to, "step": step}
                return msgspec.convert(plain, Decide)

    def _aside(self) -> None:
        latest = self.office.store.questions.requests(limit=30)
        if latest:
            by, request = self.dice.choice(PEOPLE), self.dice.choice(latest).id
            requester = self.office.request(request).requester
            withdraw = requester is not None and self.dice.random() < 0.3
            self.office.act(request, Withdraw(by=requester) if withdraw and requester else Comment(by=by, text="Hm."))

    def _apply(self) -> None:
        number = self.dice.randrange(30)
        texts = (
            f"people: [{{id: p{number}, name: Person {number}, roles: [clerk]}}]",
            f"units: [{{id: u{number % 5}, name: Unit {number}}}]",
            f"authority: [{{role: manager, workflow: invoice, up_to: {number + 1}000}}]",
            f"substitutes: [{{person: ben-okafor, by: dora-reich, from: 2026-01-{number + 1:02}, to: 2027-12-31}}]",
        )
        apply_text(self.office, self.dice.choice(texts), "crash loop", "anna-berg")


def _child(home: Path, seed: int, limit: int, told: IO[bytes]) -> None:
    """Act until killed, or until so many acts were done; close and open again now and then."""
    dice = random.Random(seed)
    done = 0
    while done < limit:
        with Office.open(home, wait_s=30.0) as office:
            worker = Worker(office, dice)
            device, known = office.keys.device, office.store.entries.count()
            _tell(told, office, device, 0 if done == 0 else known)
            for _ in range(dice.randrange(1, 60)):
                done += worker.act()
                _tell(told, office, device, known)
                known = office.store.entries.count()
                if done >= limit:
                    break


def _tell(told: IO[bytes], office: Office, device: str, since: int) -> None:
    """Acknowledge: an act returned, and these entries are what it made (with those of its own steps)."""
    rows = office.store.entries.between(device, since, since + 1_000_000)
    told.write(b"".join(f"{row.position} {row.leaf.hex()}\n".encode() for row in rows) + b".\n")
    told.flush()


# ---------------------------------------------------------------- the parent


def crash_loop(home: Path, *, acts: int, kills: int, seed: int, look_every: int = 1) -> Outcome:
    """Work on a new office in ``home`` with so many acts in all, killed so often. Looks at each restart."""
    started = time.monotonic()
    dice = random.Random(seed)
    found_shop(home)
    known: dict[int, str] = {}
    problems: list[str] = []
    done = unacknowledged = 0
    for kill in range(kills):
        share = max(1, 2 * (acts - done) // max(1, kills - kill))
        more = _life(home, dice.randrange(1 << 30), 1 << 30, known, _after(dice.randrange(share), dice))
        done += more
        stored, lost = _look(home, known)
        problems += lost
        unacknowledged += stored - len(known)
        known.update(_stored(home))  # what is there now must stay, whether it was acknowledged or not
        if kill % look_every == 0:
            problems += [f"after kill {kill}: {finding}" for finding in check_office(home).findings]
    done += _life(home, dice.randrange(1 << 30), max(0, acts - done), known, None) if done < acts else 0
    entries, lost = _look(home, known)
    problems += lost + [f"at the end: {finding}" for finding in check_office(home).findings]
    problems += _rebuilt_otherwise(home)
    return Outcome(
        acts=done,
        kills=kills,
        entries=entries,
        acknowledged=len(known) - unacknowledged,
        stored_unacknowledged=unacknowledged,
        lost=sum(text.startswith("lost") for text in problems),
        problems=tuple(problems),
        seconds=time.monotonic() - started,
    )


def _after(acts: int, dice: random.Random) -> Callable[[int], float | None]:
    """When to kill: so many acts into the life, and then a moment later; before the first one where that is none."""
    moment = dice.uniform(0.0, 0.03 if acts == 0 else 0.008)
    return lambda seen: moment if seen >= acts else None


def _life(home: Path, seed: int, limit: int, known: dict[int, str], kill: Callable[[int], float | None] | None) -> int:
    """One child from start to its end; answers how many acts it acknowledged, and notes their entries."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        code = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as told:
                _child(home, seed, limit, told)
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    seen = 0
    with os.fdopen(reading, "rb") as told:
        moment = kill(0) if kill else None
        if moment is None:
            for fresh in _acknowledged(told):
                seen += bool(fresh)
                known.update(fresh)
                moment = kill(seen) if kill else None
                if moment is not None:
                    break
        if kill is not None:
            time.sleep(moment or 0.0)
            os.kill(process, signal.SIGKILL)
        for fresh in _acknowledged(told):  # what it still said before it died counts as well
            seen += bool(fresh)
            known.update(fresh)
    _, status = os.waitpid(process, 0)
    expected = -signal.SIGKILL if kill is not None else 0
    assert os.waitstatus_to_exitcode(status) == expected, f"the child ended with {status}"
    return seen


def _acknowledged(told: IO[bytes]) -> Iterator[dict[int, str]]:
    """The entries of one act after the other; a message that was cut off by the kill is none."""
    fresh: dict[int, str] = {}
    for line in told:
        if line == b".\n":
            yield fresh
            fresh = {}
        elif line.endswith(b"\n"):
            position, leaf = line.split()
            fresh[int(position)] = leaf.decode()


def _stored(home: Path) -> dict[int, str]:
    with closing(sqlite3.connect(home / "countersign.db")) as connection:
        rows = connection.execute("SELECT position, leaf FROM entries ORDER BY position").fetchall()
    return {position: leaf.hex() for position, leaf in rows}


def _look(home: Path, known: dict[int, str]) -> tuple[int, list[str]]:
    """How many entries are stored, and which acknowledged ones are gone or other than they were."""
    with closing(sqlite3.connect(home / "countersign.db")) as connection:
        rows = connection.execute("SELECT position, leaf, raw FROM entries ORDER BY position").fetchall()
        size = connection.execute("SELECT size FROM logs").fetchone()[0]
    stored = {position: leaf.hex() for position, leaf, _ in rows}
    problems = [f"lost entry {position}" for position, leaf in known.items() if stored.get(position) != leaf]
    problems += [f"entry {position} has another hash" for position, leaf, raw in rows if leaf_hash(raw) != leaf]
    if list(stored) != list(range(size)):
        problems.append(f"the log says {size} entries and holds {len(stored)}")
    return len(stored), problems


def _rebuilt_otherwise(home: Path) -> list[str]:
    with Office.open(home) as office:
        before = office.store.projections.state_hash()
        office.rebuild()
        return [] if office.store.projections.state_hash() == before else ["a rebuild gives other tables"]


def main() -> int:
    """Run from the command line; prints one line."""
    parser = argparse.ArgumentParser(description="Kill an office at random and see whether anything is lost.")
    parser.add_argument("--acts", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["COUNTERSIGN_KEY_STORE"] = "file"
    with tempfile.TemporaryDirectory(prefix="countersign-crash-") as folder:
        outcome = crash_loop(
            Path(folder) / "home", acts=options.acts, kills=options.kills, seed=options.seed, look_every=20
        )
    print(outcome.line())
    return 1 if outcome.problems else 0


if __name__ == "__main__":
    sys.exit(main())
