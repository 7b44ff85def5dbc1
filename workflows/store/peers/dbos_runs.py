"""DBOS on SQLite: a workflow of three steps, each recorded before the next begins.

Given its best: the file is set to write-ahead beforehand, values are JSON and no pickle, it looks for messages every
20 ms, and nothing is signed. ``waiting`` lets each workflow wait for the person's decision as a message, 50 at once;
without it nobody is waited for, which is less than was asked.
"""

import json
import logging
import sqlite3
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from workflows.store.peers.by_hand import NOT_INSTALLED, WARMING, peak_mb, row_for, values_of

try:
    from dbos import DBOS, Serializer
except ImportError:
    sys.exit(NOT_INSTALLED)

AT_ONCE = 50
_TOPIC = "decision"


class _Json(Serializer):  # type: ignore[misc]  # it is not there where types are checked
    """What another program on the same database writes must never run as code here."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data)

    def name(self) -> str:
        return "bench_json"


@DBOS.step(name="submit")  # type: ignore[untyped-decorator]  # as above
def submit(number: int) -> dict[str, Any]:
    """The first act: what was asked for."""
    return values_of(number)


@DBOS.step(name="route")  # type: ignore[untyped-decorator]  # as above
def route(minor: int) -> int:
    """The second: three rows, first hit."""
    return row_for(minor)


@DBOS.step(name="approve")  # type: ignore[untyped-decorator]  # as above
def approve(by: str) -> dict[str, Any]:
    """The third: a person decided, and it is done."""
    return {"by": by, "done": True}


@DBOS.workflow(name="spending")  # type: ignore[untyped-decorator]  # as above
def spending(number: int) -> bool:
    """A request whose decision is there at once."""
    assert route(submit(number)["gross"]["minor"]) == 2
    return bool(approve("decider")["done"])


@DBOS.workflow(name="spending-waiting")  # type: ignore[untyped-decorator]  # as above
def spending_waiting(number: int) -> bool:
    """A request that waits for its decision."""
    assert route(submit(number)["gross"]["minor"]) == 2
    decided = DBOS.recv(_TOPIC, timeout_seconds=60)
    return bool(approve(str(decided))["done"])


def main(folder: Path, count: int, *, waiting: bool) -> dict[str, Any]:
    """Take so many requests from sent to done; answers the seconds that it took."""
    path = folder / "dbos.db"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode = WAL")
    database.close()
    DBOS(
        config={
            "name": "bench",
            "executor_id": "bench-1",  # with the common name two processes would run each other's work again
            "application_version": "1",
            "system_database_url": f"sqlite:///{path}",
            "notification_listener_polling_interval_sec": 0.02,
            "serializer": _Json(),
            "log_level": "ERROR",
        }
    )
    DBOS.launch()
    logging.getLogger("dbos").setLevel(logging.ERROR)
    work = _waiting if waiting else _at_once
    try:
        work(range(WARMING))
        began = time.perf_counter()
        work(range(WARMING, WARMING + count))
        seconds = time.perf_counter() - began
    finally:
        DBOS.destroy()
    return {"seconds": seconds, "peak_mb": peak_mb(), "version": version("dbos")}


def _at_once(numbers: range) -> None:
    for number in numbers:
        assert spending(number)


def _waiting(numbers: range) -> None:
    for start in range(0, len(numbers), AT_ONCE):
        handles = [DBOS.start_workflow(spending_waiting, number) for number in numbers[start : start + AT_ONCE]]
        for handle in handles:
            DBOS.send(handle.workflow_id, "decider", topic=_TOPIC)
        assert all(handle.get_result() for handle in handles)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), waiting="waiting" in sys.argv[3:])))  # noqa: T201
