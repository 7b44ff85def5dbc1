"""Benches of working together: a laptop that takes in everything, an idle poll, the bytes that publishing costs."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from workflows import clock, envelopes, ids
from workflows.cli.measuring import Measured, medians
from workflows.domain.codec import act_to_plain
from workflows.domain.commands import Submit
from workflows.domain.events import DecisionMade, RequestEvent, RequestSubmitted, RuleApplied
from workflows.domain.requests import request_id
from workflows.keys import DeviceKeys, new_secrets
from workflows.ledger import canonical, derive, entry, segment
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.membership import DeviceAdded, KeyAdded
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.ledger.tiles import TILE_WIDTH, decode_bundle, log_files
from workflows.office.founding import Charter, found
from workflows.office.journal import log_of, log_row
from workflows.office.office import Office
from workflows.office.sharing.sharing import Sharing
from workflows.office.shipped import apply_text
from workflows.store import schema, sqlite
from workflows.store.rows import ScopeKeyRow
from workflows.store.store import Store
from workflows.sync import layout

DEVICES = 50
_TAIL_PARTS = 8
_BY_RULE, _BY_PERSON = 20_000, 40_000
"""Amounts in cents: below the first band the rule approves, above it a manager decides."""

OFFICE = """
roles: [{id: manager, name: Manager}]
people:
  - {id: asker, name: Asker}
  - {id: decider, name: Decider, roles: [manager]}
tables:
  - id: bench-bands
    inputs: [{id: gross, type: money}]
    rows:
      - {when: {gross: "<= 250"}, then: approve}
      - {when: {gross: "<= 1000"}, then: {verdict: ask, approvers: [{role: manager}]}}
      - {then: {verdict: ask, approvers: [{role: owner, at: head}]}}
workflows:
  - id: bench
    name: Bench
    title: "{what}"
    amount: gross
    fields:
      - {id: what, type: text, label: What, required: true}
      - {id: gross, type: money, label: Amount, required: true}
    steps:
      - {kind: rule, id: route, name: Route, table: bench-bands}
      - {kind: approval, id: approve, name: Approve, by_rule: route, due_hours: 48}
"""


class _Laptop:
    """A laptop that writes its log straight into the folder, faster than a database would let it."""

    def __init__(self, office: Office, keys: DeviceKeys, folder: Path) -> None:
        self._office = office
        self._keys = keys
        self._folder = folder
        self._key = office.reader.scope_keys[entry.OFFICE_SCOPE, 0]
        self._origin = f"countersign/{office.id}/{keys.device}"
        self._at_ms = clock.now_ms()
        self.entries: list[bytes] = []

    def write(self, event: RequestEvent, *, by: str | None, request: str, prev: tuple[str, ...]) -> str:
        """One sealed entry; answers its id."""
        self._at_ms += 1
        plain = act_to_plain(
            event, at=(self._at_ms, 0), by=by, request=request, prev=prev, auth=self._office.chain.length
        )
        if by is not None:
            plain["sig"] = self._keys.sign_act(canonical.encode(plain), office=self._office.id, person=by)
        raw = entry.seal(
            canonical.encode_checked(plain),
            scope=entry.OFFICE_SCOPE,
            epoch=0,
            key=self._key,
            origin=self._origin,
            index=len(self.entries),
            salt=ids.new_bytes(entry.SALT_BYTES),
            nonce=ids.new_bytes(entry.NONCE_BYTES),
        )
        self.entries.append(raw)
        return leaf_hash(raw).hex()

    def publish(self) -> None:
        """Sealed bundles and tiles, and the rest in a few tail segments."""
        frontier, sealed = Frontier(), len(self.entries) // TILE_WIDTH * TILE_WIDTH
        for path, content in log_files(self.entries[:sealed]):
            target = self._folder / layout.tile(self._keys.device, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        for raw in self.entries[:sealed]:
            frontier.append(leaf_hash(raw))
        if sealed:
            (self._folder / layout.checkpoint(self._keys.device)).write_bytes(self._signed(frontier))
        start, rest = sealed, len(self.entries) - sealed
        for part in range(min(_TAIL_PARTS, rest)):
            end = sealed + rest * (part + 1) // min(_TAIL_PARTS, rest)
            entries = self.entries[start:end]
            for raw in entries:
                frontier.append(leaf_hash(raw))
            content = segment.encode(start=start, note=self._signed(frontier), entries=entries)
            (self._folder / layout.segment(self._keys.device, start, end)).write_bytes(content)
            start = end

    def _signed(self, frontier: Frontier) -> bytes:
        return self._keys.sign_checkpoint(Checkpoint(origin=self._origin, size=frontier.size, root=frontier.root()))


def member_home(office: Office, home: Path, person: str, name: str) -> DeviceKeys:
    """A home of a laptop that the office let in and that has taken in nothing yet."""
    with Store.create(home) as store:
        keys = DeviceKeys.create(new_secrets(home))
        admit(office, keys, person, name)
        with store.database.transaction():
            store.facts.put("office-id", office.id.encode())
            store.facts.put("founder", office.reader.founder.encode())
            for device, known in office.chain.trust.members.items():
                own = device == keys.device
                store.entries.add_log(log_row(office.id, keys) if own else log_of(office.id, device, known.log_key))
            for (scope, epoch), key in office.reader.scope_keys.items():
                digest = hashlib.sha256(key).digest()
                row = ScopeKeyRow(scope=scope, epoch=epoch, digest=digest, wrapped=keys.wrap(key))
                store.entries.put_scope_key(row)
    return keys


def admit(office: Office, keys: DeviceKeys, person: str, name: str) -> None:
    """Let a laptop in."""
    witness = derive.witness_key(keys.seed_for_backup()).public_key().public_bytes_raw()
    office.introduce(
        DeviceAdded(
            log_key=keys.log_public.hex(),
            witness_key=witness.hex(),
            age=envelopes.recipient_of(keys.age_identity()),
            name=name,
            person=person,
        ),
        KeyAdded(person=person, device=keys.device, key=keys.person_public(person).hex()),
        by="owner",
    )


class _Forgetful:
    """Secrets of a laptop that lives only while it writes its log."""

    kind = "file"

    def read(self, name: str) -> str | None:
        """Nothing is kept."""
        del name
        return None

    def write(self, name: str, value: str) -> None:
        """Nothing is kept."""


def _write_office(folder: Path, place: Path, size: int) -> Path:
    """An office of fifty laptops with so many entries in its folder, and the home of one more that joins it."""
    founded = found(folder / "owner", Charter(name="Bench", owner="Owner"))
    with Office.open(folder / "owner") as office:
        apply_text(office, OFFICE, "bench", founded.owner)
        laptops = [DeviceKeys(_Forgetful(), ids.new_bytes(derive.SEED_BYTES)) for _ in range(DEVICES - 1)]
        for number, keys in enumerate(laptops):
            admit(office, keys, "decider", f"Laptop {number}")
        member_home(office, folder / "new", "decider", "New laptop")
        Sharing.connect(office, str(place)).exchange()
        each = max(1, (size - office.journal().size) // len(laptops))
        for keys in laptops:
            laptop = _Laptop(office, keys, place)
            _requests(laptop, keys, each)
            laptop.publish()
    return folder / "new"


def _requests(laptop: _Laptop, keys: DeviceKeys, count: int) -> None:
    """Requests one after another: six in ten decided by the rule, the others by a person who signs."""
    number = 0
    while len(laptop.entries) < count:
        request = request_id(keys.device, len(laptop.entries))
        by_person = number % 10 >= 6
        gross = _BY_PERSON if by_person else _BY_RULE
        values = {"what": f"Chairs for room {number}", "gross": {"minor": gross, "currency": "EUR"}}
        submitted = RequestSubmitted(
            workflow="bench", version=1, unit="head-office", values=values, tables={"bench-bands": 1}
        )
        last = laptop.write(submitted, by=None, request=request, prev=())
        last = laptop.write(_TEMPLATES[by_person], by=None, request=request, prev=(last,))
        if by_person:
            decision = DecisionMade(step="approve", round=1, verdict="approve")
            laptop.write(decision, by="decider", request=request, prev=(last,))
        number += 1


_TEMPLATES: dict[bool, RuleApplied] = {}
"""What the rule answered, as a real office recorded it: below and above the first band."""


def _learn_templates(folder: Path) -> None:
    founded = found(folder / "template", Charter(name="Bench", owner="Owner"))
    with Office.open(folder / "template") as office:
        apply_text(office, OFFICE, "bench", founded.owner)
        for by_person, minor in ((False, _BY_RULE), (True, _BY_PERSON)):
            values = {"what": "Chairs", "gross": {"minor": minor, "currency": "EUR"}}
            done = office.submit(Submit(workflow="bench", unit="head-office", by=None, values=values))
            acts = getattr(done, "request").acts  # noqa: B009 -- a Refusal would be a fault of this bench
            _TEMPLATES[by_person] = next(act.event for act in acts if isinstance(act.event, RuleApplied))


# ---------------------------------------------------------------- join


def bench_join(size: int) -> Measured:
    """A new laptop takes in everything of an office of fifty. Floor: read, hash, decrypt, insert the same rows."""
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as made:
        folder, place = Path(made), Path(made) / "place"
        place.mkdir()
        _learn_templates(folder)
        home = _write_office(folder, place, size)
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
        requests = len(office.store.entries.requests())
        assert not done.alarms, done.alarms
        assert not done.report.set_aside, done.report.set_aside
        entries = office.store.entries.count()
    import resource  # noqa: PLC0415 -- not on Windows

    return {
        "seconds": seconds,
        "entries": entries,
        "requests": requests,
        "operations": done.report.listings + done.report.files_read + done.report.files_written,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


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
    with closing(sqlite3.connect(home / "countersign.db")) as source:
        for table in ("logs", "entries", "checkpoints", "requests", "tasks", "decisions", "documents", "search_texts"):
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
        _learn_templates(folder)
        home = _write_office(folder, place, DEVICES * 40)
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
    """Bytes written where three entries go out at a time, over the bytes of the entries; and files left alive."""
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
                values = {"what": f"Chairs for room {number}", "gross": {"minor": _BY_PERSON, "currency": "EUR"}}
                office.submit(Submit(workflow="bench", unit="head-office", by="asker", values=values))
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
