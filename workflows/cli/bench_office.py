"""An office of fifty laptops in a folder, made fast, for the benches of working together."""

import hashlib
from pathlib import Path

from workflows import clock, envelopes, ids
from workflows.domain.codec import act_to_plain
from workflows.domain.commands import Submit
from workflows.domain.events import DecisionMade, RequestEvent, RequestSubmitted, RuleApplied
from workflows.domain.requests import request_id
from workflows.keys import DeviceKeys, new_secrets
from workflows.ledger import canonical, derive, entry, segment
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.membership import DeviceAdded, KeyAdded
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.ledger.tiles import TILE_WIDTH, log_files
from workflows.office.founding import Charter, found
from workflows.office.journal import log_of, log_row
from workflows.office.office import Office
from workflows.office.sharing.sharing import Sharing
from workflows.office.shipped import apply_text
from workflows.store.rows import ScopeKeyRow
from workflows.store.store import Store
from workflows.sync import layout

DEVICES = 50
_TAIL_PARTS = 8
_BY_RULE, BY_PERSON = 20_000, 40_000
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


class WritingLaptop:
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


def write_office(folder: Path, place: Path, size: int) -> Path:
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
            laptop = WritingLaptop(office, keys, place)
            _requests(laptop, keys, each)
            laptop.publish()
    return folder / "new"


def _requests(laptop: WritingLaptop, keys: DeviceKeys, count: int) -> None:
    """Requests one after another: six in ten decided by the rule, the others by a person who signs."""
    number = 0
    while len(laptop.entries) < count:
        request = request_id(keys.device, len(laptop.entries))
        by_person = number % 10 >= 6
        gross = BY_PERSON if by_person else _BY_RULE
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


def learn_templates(folder: Path) -> None:
    """Let a real office answer once, for ``write_office`` to repeat."""
    founded = found(folder / "template", Charter(name="Bench", owner="Owner"))
    with Office.open(folder / "template") as office:
        apply_text(office, OFFICE, "bench", founded.owner)
        for by_person, minor in ((False, _BY_RULE), (True, BY_PERSON)):
            values = {"what": "Chairs", "gross": {"minor": minor, "currency": "EUR"}}
            done = office.submit(Submit(workflow="bench", unit="head-office", by=None, values=values))
            acts = getattr(done, "request").acts  # noqa: B009 -- a Refusal would be a fault of this bench
            _TEMPLATES[by_person] = next(act.event for act in acts if isinstance(act.event, RuleApplied))
