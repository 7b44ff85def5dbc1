"""Benches of working together: a laptop that takes in everything, an idle poll, the bytes that publishing costs."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from workflows import clock
from workflows.cli.bench_office import BY_PERSON, DEVICES, OFFICE, learn_templates, write_office
from workflows.cli.measuring import Measured, medians
from workflows.domain.commands import Decide, Submit
from workflows.ledger import segment
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.ledger.tiles import decode_bundle
from workflows.office.founding import Charter, found
from workflows.office.office import Acted, Office
from workflows.office.sharing.sharing import Sharing
from workflows.office.shipped import apply_text
from workflows.office.side_processes import MOST
from workflows.store import schema, sqlite
from workflows.sync import layout

__all__ = ["OFFICE", "bench_folder_bytes", "bench_idle", "bench_join"]

# ---------------------------------------------------------------- join


def bench_join(size: int) -> Measured:
    """A new laptop takes in everything of an office of fifty. Floor: read, hash, decrypt, insert the same rows."""
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as made:
        folder, place = Path(made), Path(made) / "place"
        place.mkdir()
        learn_templates(folder)
        home = write_office(folder, place, size)
        told = subprocess.run(  # noqa: S603 -- our own interpreter and module
            [sys.executable, "-m", "workflows.cli.bench_sharing", str(home), str(place)],
            check=True,
            stdout=subprocess.PIPE,
            env=os.environ | {"COUNTERSIGN_KEY_STORE": "file"},
        )
        ours = msgspec.json.decode(told.stdout)
        floor = _floor(home, place, folder / "floor.db")
    return Measured(
        name="join",
        size=int(ours["entries"]),
        seconds=ours["seconds"],
        floor="reading the same files, hashing, decrypting, and inserting the same rows by bare sqlite3",
        floor_seconds=floor,
        ratio=ours["seconds"] / floor,
        more={"file_operations": ours["operations"], "join_peak_mb": ours["peak_mb"], "requests": ours["requests"]},
    )


def _join(home: Path, place: str) -> dict[str, Any]:
    """In a process of its own, so that its memory is its own."""
    started = clock.monotonic_s()
    with Office.open(home) as office:
        done = Sharing.connect(office, place).exchange()
        seconds = clock.monotonic_s() - started
        peak_mb = _peak_mb()
        assert not done.alarms, done.alarms
        assert not done.report.set_aside, done.report.set_aside
        entries, requests = office.store.entries.count(), len(done.changes.requests)
    return {
        "seconds": seconds,
        "entries": entries,
        "requests": requests,
        "operations": done.report.listings + done.report.files_read + done.report.files_written,
        "peak_mb": peak_mb,
    }


def _peak_mb() -> float:
    """Of this process, and as if each process that was beside it had been as large as the largest of them."""
    import resource  # noqa: PLC0415 -- not on Windows

    beside = min(os.cpu_count() or 1, MOST) * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + beside) / 1000


def _floor(home: Path, place: Path, database: Path) -> float:
    """The least that any laptop would have to do with these files and these rows."""
    with Office.open(home, write=False) as office:
        ciphers = {place: AESGCMSIV(key) for place, key in office.reader.scope_keys.items()}
        office_id = office.id
    seconds = 0.0
    files = sorted(place.glob("log/*/tile/entries/**/*")) + sorted(place.glob("tail/*.seg"))
    position: dict[str, int] = {}
    for path in files:
        if path.is_dir():
            continue
        device = path.name.split(".")[0] if path.suffix == ".seg" else path.relative_to(place).parts[1]
        seconds += _floor_file(path, f"countersign/{office_id}/{device}", position, ciphers)
    schema.prepare(database)
    with closing(sqlite.connect(database, write=True, build=True)) as into:
        cursor = into.cursor()
        for insert, rows in _rows_of(home):
            started = clock.monotonic_s()
            cursor.execute("BEGIN")
            cursor.executemany(insert, rows)
            cursor.execute("COMMIT")
            seconds += clock.monotonic_s() - started
    return seconds


def _floor_file(path: Path, origin: str, position: dict[str, int], ciphers: dict[tuple[int, int], AESGCMSIV]) -> float:
    started = clock.monotonic_s()
    raw = path.read_bytes()
    entries = segment.decode(raw).entries if path.suffix == ".seg" else decode_bundle(raw)
    frontier = Frontier()
    index = position.get(origin, 0)
    for one in entries:
        frontier.append(leaf_hash(one))
        cipher = ciphers.get((int.from_bytes(one[1:3], "big"), int.from_bytes(one[3:7], "big")))
        if cipher is not None:
            associated = one[:39] + origin.encode() + index.to_bytes(8, "big")
            cipher.decrypt(one[39:51], one[51:], associated)
        index += 1
    position[origin] = index
    return clock.monotonic_s() - started


def _rows_of(home: Path) -> Iterator[tuple[str, Sequence[Any]]]:
    """Every row that the join wrote, in parts, as plain inserts."""
    with closing(sqlite.connect(home / "countersign.db", write=False)) as source:
        for table in (
            "logs",
            "entries",
            "checkpoints",
            "requests",
            "tasks",
            "decisions",
            "documents",
            "rule_answers",
            "search_texts",
        ):
            cursor = source.execute(f"SELECT * FROM {table}")  # noqa: S608 -- our own names
            places = ", ".join("?" * len(cursor.description))
            while rows := cursor.fetchmany(5000):
                yield f"INSERT INTO {table} VALUES ({places})", rows  # noqa: S608 -- our own names
            if table == "search_texts":
                cursor = source.execute("SELECT id, text FROM search_texts")
                while rows := cursor.fetchmany(5000):
                    yield "INSERT INTO search_index (rowid, text) VALUES (?, ?)", rows


# ---------------------------------------------------------------- idle and bytes


def bench_idle(size: int) -> Measured:
    """Polls of a folder of fifty laptops in which nothing is new. Floor: listing the same directory."""
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as made:
        folder, place = Path(made), Path(made) / "place"
        place.mkdir()
        learn_templates(folder)
        home = write_office(folder, place, DEVICES * 40)
        with Office.open(home) as office:
            sharing = Sharing.connect(office, str(place))
            sharing.exchange(at_once=True)
            sharing.exchange()
            pairs: list[tuple[float, float]] = []
            listings = reads = 0
            for _ in range(size):
                started = clock.monotonic_s()
                report = sharing.exchange().report
                middle = clock.monotonic_s()
                list(os.scandir(place / layout.TAIL))
                pairs.append((middle - started, clock.monotonic_s() - middle))
                listings, reads = max(listings, report.listings), reads + report.files_read + report.files_written
    return medians("idle", size, "one listing of the same directory", pairs, listings=listings, reads=reads)


def bench_folder_bytes(size: int) -> Measured:
    """Bytes written where three entries go out at a time, over the bytes of the entries; and files left alive.

    The three: what somebody asks, what the rule answers, what a person decides.
    """
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as made:
        folder, place = Path(made), Path(made) / "place"
        place.mkdir()
        founded = found(folder / "owner", Charter(name="Bench", owner="Owner"))
        written = files = most = 0
        started = clock.monotonic_s()
        with Office.open(folder / "owner") as office:
            apply_text(office, OFFICE, "bench", founded.owner)
            sharing = Sharing.connect(office, str(place))
            for number in range(size // 3):
                values = {"what": f"Chairs for room {number}", "gross": {"minor": BY_PERSON, "currency": "EUR"}}
                asked = office.submit(Submit(workflow="bench", unit="head-office", by="asker", values=values))
                assert isinstance(asked, Acted), asked
                decided = office.act(asked.request.id, Decide(by="decider", verdict="approve"))
                assert isinstance(decided, Acted), decided
                report = sharing.exchange().report
                written, files = written + report.bytes_written, files + report.files_written
                most = max(most, sum(1 for one in os.scandir(place / layout.TAIL) if one.name.endswith(".seg")))
            data = sum(len(row.raw) for row in office.store.entries.every())
            entries = office.journal().size
        seconds = clock.monotonic_s() - started
        started = clock.monotonic_s()
        (folder / "plain").write_bytes(bytes(data))
        copied = clock.monotonic_s() - started
    return Measured(
        name="folder-bytes",
        size=entries,
        seconds=seconds,
        floor="writing the same bytes once; the ratio is of bytes, not of seconds",
        floor_seconds=copied,
        ratio=written / data,
        more={"bytes_written": written, "bytes_of_entries": data, "files_written": files, "most_live_files": most},
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(_join(Path(sys.argv[1]), sys.argv[2])))
