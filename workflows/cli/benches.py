"""What ``countersign bench`` measures: each against a floor, in the same run, round by round in turn."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from workflows import clock
from workflows.cli.bench_replay import bench_replay
from workflows.cli.bench_schedule import bench_schedule
from workflows.cli.bench_sharing import OFFICE, bench_folder_bytes, bench_idle, bench_join
from workflows.cli.bench_workflow import bench_workflow
from workflows.cli.measuring import Measured, Pair, medians, seconds_of
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.intake.read import read_document
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.sample_firm import sample_invoices
from workflows.office.shipped import apply_text
from workflows.rules.answers import Unusable
from workflows.rules.benchmark import BELOW, floor_conditions, floor_decide, sample_requests, sample_table
from workflows.rules.evaluation import compile_table
from workflows.store.floor import note_writes, write_again
from workflows.store.rows import RequestRow, RequestRows, TaskRow
from workflows.store.store import Store

ROUNDS = 5


def bench_intake(size: int) -> Measured:
    """Read XML invoices. Floor: read the same files and parse them with the bare C parser."""
    files = [path for path in sample_invoices() if path.suffix == ".xml"]
    paths = [files[number % len(files)] for number in range(size)]

    def ours() -> None:
        for path in paths:
            assert read_document(path).outcome == "invoice"

    def floor() -> None:
        for path in paths:
            ET.fromstring(path.read_bytes())  # noqa: S314 -- as above

    ours()
    pairs = [(seconds_of(ours), seconds_of(floor)) for _ in range(ROUNDS)]
    return medians("intake", size, "reading and parsing the same files with the C parser alone", pairs)


def bench_rules(size: int) -> Measured:
    """20 rows of 4 inputs, first hit. Floor: hand-written closures over the same values, answers compared."""
    table = sample_table()
    compiled = compile_table(table, BELOW)
    conditions = floor_conditions(table)
    raw = sample_requests(size)
    values = [prepared for prepared in map(compiled.prepare, raw) if not isinstance(prepared, Unusable)]
    assert len(values) == size
    for one in values[:2000]:
        answer = compiled.decide(one)
        assert getattr(answer, "rows", (None,))[0] == floor_decide(conditions, one)

    def ours() -> None:
        for one in values:
            compiled.decide(one)

    def floor() -> None:
        for one in values:
            floor_decide(conditions, one)

    def preparing() -> None:
        for one in raw:
            compiled.prepare(one)

    pairs = [(seconds_of(ours), seconds_of(floor)) for _ in range(ROUNDS)]
    prepare_s = statistics.median(seconds_of(preparing) for _ in range(ROUNDS))
    return medians("rules", size, "hand-written closures over the same values", pairs, prepare_seconds=prepare_s)


def bench_decide(size: int) -> Measured:
    """Submit, rule, person decides: three durable, signed acts. Floor: the same rows and commits by bare sqlite3."""
    pairs: list[Pair] = []
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as folder:
        for number in range(ROUNDS):
            home = Path(folder) / f"home-{number}"
            pairs.append(_decide_round(home, Path(folder) / f"floor-{number}.db", size))
            shutil.rmtree(home)
    floor = "the same rows in the same durable transactions through plain sqlite3"
    return medians("decide", size, floor, pairs, acts=3.0 * size)


def _decide_round(home: Path, floor_path: Path, size: int) -> Pair:
    founded = found(home, Charter(name="Bench", owner="Owner"))
    with Office.open(home) as office:
        apply_text(office, OFFICE, "bench", founded.owner)
        _cycles(office, 20)
        ours = seconds_of(lambda: _cycles(office, size))
        # Noting costs time of its own, so the rows for the floor come from as many cycles again.
        noted = note_writes(office.store)
        _cycles(office, size)
        written = list(noted)
    return ours, write_again(floor_path, written, clock.monotonic_s)


def _cycles(office: Office, count: int) -> None:
    for number in range(count):
        values = {"what": f"Chairs for room {number}", "gross": {"minor": 40_000 + number, "currency": "EUR"}}
        submitted = office.submit(Submit(workflow="bench", unit="head-office", by="asker", values=values))
        assert not isinstance(submitted, Refusal), submitted
        decided = office.act(submitted.request.id, Decide(verdict="approve", by="decider"))
        assert not isinstance(decided, Refusal), decided
        assert decided.request.standing.status == "approved"


def bench_open(size: int) -> Measured:
    """``inbox`` as a whole process on many requests. Floor: a process that imports sqlmodel and ends."""
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as folder:
        home = Path(folder) / "home"
        found(home, Charter(name="Bench", owner="Owner"))
        _fill(home, size)
        inbox = [sys.executable, "-m", "workflows.cli.main", "inbox", "--as", "owner", "--home", str(home), "--json"]
        pairs = [(_process_s(inbox), _process_s([sys.executable, "-c", "import sqlmodel"])) for _ in range(ROUNDS)]
    return medians("open", size, "a process that imports sqlmodel", pairs)


def bench_start(size: int) -> Measured:
    """``--help`` as a whole process, so many times. Floor: ``python -c pass``."""
    helping = [sys.executable, "-m", "workflows.cli.main", "--help"]
    pairs: list[Pair] = []
    for _ in range(ROUNDS):
        ours = sum(_process_s(helping) for _ in range(size))
        pairs.append((ours, sum(_process_s([sys.executable, "-c", "pass"]) for _ in range(size))))
    return medians("start", size, "python -c pass", pairs)


def _fill(home: Path, size: int) -> None:
    """Rows of many requests, every twentieth waiting for the owner. Rows only: the log has no part in reading lists."""
    with Store.open(home, write=True) as store:
        for start in range(0, size, 1000):
            with store.database.transaction():
                for number in range(start, min(start + 1000, size)):
                    store.projections.put_request(_rows(number))


def _rows(number: int) -> RequestRows:
    request = f"{number:026d}"
    waits = number % 20 == 0
    row = RequestRow(
        id=request,
        workflow="invoice",
        version=1,
        title=f"Supplier {number % 997} invoice {number}",
        unit="head-office",
        status="waiting" if waits else "done",
        amount_minor=number * 7,
        currency="EUR",
        requester=None,
        round=1,
        created_ms=number,
        updated_ms=number,
        due_ms=None,
        body=b"{}",
    )
    task = TaskRow(
        request=request,
        step="approve",
        person="owner",
        kind="approval",
        why='{"via":"role","role":"owner","unit":"head-office"}',
        due_ms=None,
        rule_table=None,
        rule_version=None,
        rule_row=None,
        created_ms=number,
    )
    return RequestRows(request=row, tasks=(task,) if waits else (), text=row.title)


def _process_s(command: list[str]) -> float:
    started = clock.monotonic_s()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own interpreter and module
    return clock.monotonic_s() - started


BENCHES: dict[str, tuple[Callable[[int], Measured], int]] = {
    "join": (bench_join, 100_000),
    "idle": (bench_idle, 20),
    "folder-bytes": (bench_folder_bytes, 3_000),
    "intake": (bench_intake, 300),
    "decide": (bench_decide, 300),
    "open": (bench_open, 100_000),
    "replay": (bench_replay, 1_000_000),
    "rules": (bench_rules, 100_000),
    "schedule": (bench_schedule, 10_000),
    "start": (bench_start, 20),
    "workflow": (bench_workflow, 300),
}
"""Name -> the bench and its usual size."""
