"""The floor of ``bench workflow``: approvals typed by hand over sqlite3, one event row and one transaction per step.

The steps are submitted, routed, approved and done; each is durable (write-ahead journal, ``synchronous=FULL``) when
the next begins. ``signed`` puts an Ed25519 signature into each row, ``three`` writes the approval and the end in one
row. No encryption, no lists, no inbox, no search, no rules that anybody can change.
"""

import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

WARMING = 20
NOT_INSTALLED = 3
"""The exit code of an engine's program where the engine is not there."""


def main(folder: Path, count: int, *, signed: bool = False, three: bool = False) -> dict[str, Any]:
    """Take so many requests from sent to done; answers the seconds that it took."""
    database = sqlite3.connect(folder / "by-hand.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA fullfsync = ON")  # as ours: on macOS a sync is otherwise none
    database.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, request TEXT, kind TEXT, body TEXT, signature BLOB)")
    database.execute("CREATE INDEX events_of ON events (request)")
    sign = _signing() if signed else None

    def write(request: str, kind: str, body: dict[str, Any]) -> None:
        text = json.dumps(body)
        database.execute("BEGIN IMMEDIATE")
        values = (request, kind, text, sign(text.encode()) if sign else None)
        database.execute("INSERT INTO events (request, kind, body, signature) VALUES (?, ?, ?, ?)", values)
        database.execute("COMMIT")

    def one(number: int) -> None:
        request = f"request-{number:08d}"
        sent = values_of(number)
        write(request, "submitted", sent)
        write(request, "routed", {"row": row_for(sent["gross"]["minor"]), "table": "bench-bands"})
        rows = database.execute("SELECT kind, body FROM events WHERE request = ? ORDER BY id", (request,)).fetchall()
        known = [(kind, json.loads(body)) for kind, body in rows]
        assert known[-1] == ("routed", {"row": 2, "table": "bench-bands"})
        write(request, "approved", {"by": "decider", "done": three})
        if not three:
            write(request, "done", {"result": "approved"})

    for number in range(WARMING):
        one(number)
    began = time.perf_counter()
    for number in range(WARMING, WARMING + count):
        one(number)
    seconds = time.perf_counter() - began
    database.close()
    return {"seconds": seconds, "peak_mb": peak_mb(), "version": sqlite3.sqlite_version}


def values_of(number: int) -> dict[str, Any]:
    """What is asked for: as in ours."""
    return {
        "id": number,
        "by": "asker",
        "unit": "head-office",
        "what": f"Chairs for room {number}",
        "why": "The old ones wobble, and two of them broke last week while somebody sat on them.",
        "gross": {"minor": 40_000 + number, "currency": "EUR"},
    }


def row_for(minor: int) -> int:
    """Three rows, first hit."""
    if minor <= 25_000:
        return 1
    if minor <= 100_000:
        return 2
    return 3


def peak_mb() -> float:
    """The largest resident size of this process so far, in MB; 0 where only the whole family's is told."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(one for one in status.read_text("ascii").splitlines() if one.startswith("VmHWM:"))
    return int(line.split()[1]) / 1000


def _signing() -> Callable[[bytes], bytes]:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 -- one of two

    return Ed25519PrivateKey.generate().sign
