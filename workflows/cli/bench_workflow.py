"""Measures requests from sent to done, beside a floor typed by hand and beside other workflow engines.

Submit, rule, person, done: each step durable before the next is acknowledged. All of them take the same requests
through the same three rows, in turn, on the same disk, and read a request back before the person decides.
"""

import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

import workflows
from workflows.cli.bench_office import OFFICE
from workflows.cli.measuring import Beside, Measured, Pair, medians, seconds_of
from workflows.domain.commands import Decide, Refusal, Submit
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.shipped import apply_text
from workflows.store.peers import by_hand

ROUNDS = 5
INTERPRETER = "COUNTERSIGN_BENCH_PYTHON"
"""Names another Python in which the engines are installed; unset means the one that runs this."""
FLOOR = "sqlite3 by hand: one event row and one durable transaction for each of four steps, unsigned"
FLOORS = {
    "the floor with a signature in each row": {"signed": True},
    "the floor with three rows, as many as our log has": {"three": True},
}
"""What the floor is with more or less of the same; our own log has three entries, the end follows from the last."""
_WARMING = 20


class Peer(msgspec.Struct, frozen=True, kw_only=True):
    """Another engine, and how it is run."""

    name: str
    module: str
    words: tuple[str, ...] = ()
    at_most: int
    """Requests in one round at most: the slow ones would keep everybody waiting."""


PEERS = (
    Peer(name="SpiffWorkflow, its state saved to SQLite", module="spiff", at_most=1_000),
    Peer(name="DBOS on SQLite, three steps and no wait", module="dbos_runs", at_most=200),
    Peer(name="DBOS on SQLite, waiting for the person", module="dbos_runs", words=("waiting",), at_most=50),
)


class _Ran(msgspec.Struct, frozen=True):
    """What an engine's program prints."""

    seconds: float
    peak_mb: float
    version: str


def bench_workflow(size: int) -> Measured:
    """Take so many requests from sent to done. Floor: the same by hand over sqlite3, unsigned."""
    pairs: list[Pair] = []
    kept: list[float] = []
    floors: dict[str, list[_Ran]] = {name: [] for name in FLOORS}
    theirs: dict[str, list[_Ran]] = {peer.name: [] for peer in PEERS}
    missing: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as place:
        for number in range(ROUNDS):
            folder = Path(place) / str(number)
            ours, in_memory = _ours(folder / "home", size)
            kept.append(in_memory)
            pairs.append((ours, _floor(folder / "floor", size).seconds))
            for name, different in FLOORS.items():
                floors[name].append(_floor(folder / "-".join(different), size, **different))
            for peer in PEERS:
                ran = None if peer.name in missing else _run(peer, folder / str(PEERS.index(peer)), size)
                if ran is None:
                    missing.add(peer.name)
                else:
                    theirs[peer.name].append(ran)
            shutil.rmtree(folder)
    measured = medians("workflow", size, FLOOR, pairs, seconds_in_memory=statistics.median(kept))
    own = [ours / size for ours, _ in pairs]
    rows = [_beside(name, size, own, ran) for name, ran in floors.items()]
    rows += [_beside(peer.name, min(size, peer.at_most), own, theirs[peer.name]) for peer in PEERS]
    return msgspec.structs.replace(measured, beside=tuple(rows))


def _beside(name: str, size: int, own: list[float], ran: list[_Ran]) -> Beside:
    if not ran:
        return Beside(name=name)
    return Beside(
        name=name,
        version=ran[0].version,
        per_second=statistics.median(size / one.seconds for one in ran),
        peak_mb=statistics.median(one.peak_mb for one in ran) or None,
        ratio=statistics.median(ours / (one.seconds / size) for ours, one in zip(own, ran, strict=True)),
    )


def _ours(home: Path, size: int) -> tuple[float, float]:
    """The seconds of so many requests, and of as many again that are kept in memory until they are decided."""
    home.parent.mkdir()
    founded = found(home, Charter(name="Bench", owner="Owner"))
    with Office.open(home) as office:
        apply_text(office, OFFICE, "bench", founded.owner)
        _cycles(office, range(_WARMING))
        ours = seconds_of(lambda: _cycles(office, range(_WARMING, _WARMING + size)))
        again = range(_WARMING + size, _WARMING + 2 * size)
        return ours, seconds_of(lambda: _cycles(office, again, in_memory=True))


def _cycles(office: Office, numbers: range, *, in_memory: bool = False) -> None:
    for number in numbers:
        sent = by_hand.values_of(number)
        command = Submit(
            workflow="bench", unit=sent["unit"], by=sent["by"], values={"what": sent["what"], "gross": sent["gross"]}
        )
        submitted = office.submit(command)
        assert not isinstance(submitted, Refusal), submitted
        if not in_memory:
            office.cases.drop(submitted.request.id)
        decided = office.act(submitted.request.id, Decide(verdict="approve", by="decider"))
        assert not isinstance(decided, Refusal), decided
        assert decided.request.standing.status == "approved"


def _floor(folder: Path, size: int, **different: bool) -> _Ran:
    folder.mkdir()
    gc.collect()
    return msgspec.convert(by_hand.main(folder, size, **different) | {"peak_mb": 0.0, "version": ""}, type=_Ran)


def _run(peer: Peer, folder: Path, size: int) -> _Ran | None:
    """One round of an engine in a process of its own; None where it is not installed."""
    if getattr(sys, "frozen", False) and INTERPRETER not in os.environ:
        return None  # the bundle is no Python that could run another program
    folder.mkdir()
    python = os.environ.get(INTERPRETER) or sys.executable
    command = [python, "-m", f"workflows.store.peers.{peer.module}", str(folder), str(min(size, peer.at_most))]
    surroundings = os.environ | {"PYTHONPATH": str(Path(workflows.__file__).parent.parent)}
    done = subprocess.run(  # noqa: S603 -- an interpreter that whoever measures names
        [*command, *peer.words], env=surroundings, capture_output=True, check=False
    )
    if done.returncode == by_hand.NOT_INSTALLED:
        return None
    if done.returncode != 0:
        raise AssertionError(
            f"{peer.name} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}"
        )
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=_Ran)
