"""Checks an evidence pack on any computer, without the office and its keys. Every finding names a file of the pack.

Signed sums find whatever was exchanged. What does not depend on whoever made the pack is checked besides: commitments,
proofs, signed heads, the signatures of persons, the office's id, and that the story told is the one in the entries.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from workflows.domain.events import Act, ErasureOrdered, PilotEnded, PilotStarted, TablePublished, WorkflowPublished
from workflows.domain.tables_brought import table_brought
from workflows.engine.assign import day_of
from workflows.ledger import canonical, entry, note, proof
from workflows.ledger.checkpoint import Checkpoint, parse_body
from workflows.ledger.finding import Code
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceRecovered, DeviceRotated, Genesis, read_trust_event
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.names import device_id, office_id, origin
from workflows.ledger.self_check import self_check
from workflows.office.proving.evidence import history_line, number_order, read_story, time_text
from workflows.office.proving.pack import HOW_TO_CHECK, KEYS, PAGE, REQUEST, SIGNATURE, SUMS, read_pack, signature_fits
from workflows.office.proving.verdict import CheckedDevice, Finding, Verdict
from workflows.office.reading import Content, Introduction, Reader, Unread
from workflows.store.rows import EntryRow

_SUM = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>\S+)")
_ALWAYS = (HOW_TO_CHECK, REQUEST, PAGE, KEYS, SUMS, SIGNATURE)
_STAND_FOR_THEMSELVES = (Genesis, DeviceRotated, DeviceRecovered)
"""Events that the laptop itself begins its log with; the others are written by the one that has the authority."""
_ONLY_OWNERS = (TablePublished, WorkflowPublished, PilotStarted, PilotEnded)
"""Acts that a pack shows without those before them; of their author no more is asked here than to be an owner."""
_PARTS = ("entries/{}.bin", "entries/{}.json", "entries/{}.salt", "proofs/{}.tlog-proof")


def check_pack(path: Path) -> Verdict:
    """Check a pack. Raises InvalidInput ``not-a-pack``; Trouble for the crypto self check."""
    self_check()
    members, findings = read_pack(path)
    check = _PackCheck(members, findings)
    check.run()
    return check.verdict()


class ShownDevice(CheckedDevice, frozen=True, kw_only=True):
    """A device of which a pack shows some entries; ``size`` and ``root`` are of the signed head they are proven by."""

    checked: int
    """How many entries were checked."""


class _Disclosed(Reader):
    """Reads entries of which the content was disclosed, by what they commit to and not by a key."""

    def __init__(self, office: str, founder: str, bodies: dict[bytes, entry.Body]) -> None:
        super().__init__(office, founder, {})
        self._bodies = bodies

    def body(self, row: EntryRow) -> entry.Body:
        return self._bodies[row.leaf]


class _PackCheck:
    def __init__(self, members: dict[str, bytes], findings: list[Finding]) -> None:
        self._members = members
        self._findings = findings
        self._rows: dict[str, EntryRow] = {}
        self._bodies: dict[bytes, entry.Body] = {}
        self._proofs: dict[str, proof.Proof] = {}
        self._heads: dict[str, Checkpoint] = {}
        self._office = ""
        self._contents: dict[str, Content] = {}
        self._reader = _Disclosed("", "", {})
        self._without_right: dict[str, str] = {}
        """Entries on the office that nobody could write there: number -> why."""

    def run(self) -> None:
        numbers = self._complete()
        archive = len(self._findings)
        for number in numbers:
            self._open(number)
        opening = self._findings[archive:]
        del self._findings[archive:]
        self._read()
        if self._sums():
            return
        self._findings += opening
        for number, row in self._rows.items():
            self._prove(number, row)
        self._signatures()
        self._keys()
        self._story()
        self._tables()
        self._attachments()

    def verdict(self) -> Verdict:
        findings = list({(one.file, one.code): one for one in self._findings}.values())
        bad = {finding.device for finding in findings}
        devices = tuple(
            ShownDevice(
                device=device,
                size=head.size,
                root=head.root.hex(),
                ok=device not in bad,
                checked=sum(row.device == device for row in self._rows.values()),
            )
            for device, head in sorted(self._heads.items())
        )
        return Verdict(office=self._office, entries=len(self._rows), devices=devices, findings=tuple(findings))

    def _complete(self) -> list[str]:
        """The numbers of the entries; what is missing is named."""
        for name in _ALWAYS:
            if name not in self._members:
                self._found("missing", name)
        found = {name[8:].rpartition(".")[0] for name in self._members if name.startswith("entries/")}
        found |= {name[7:].rpartition(".")[0] for name in self._members if name.startswith("proofs/")}
        whole: list[str] = []
        for number in number_order(found):
            gone = [part.format(number) for part in _PARTS if part.format(number) not in self._members]
            for name in gone:
                self._found("missing", name)
            if not gone:
                whole.append(number)
        return whole

    def _open(self, number: str) -> None:
        """An entry, its place as its proof claims it, and its content where it is the one committed to."""
        raw, json = self._members[f"entries/{number}.bin"], self._members[f"entries/{number}.json"]
        try:
            shown = proof.decode(self._members[f"proofs/{number}.tlog-proof"])
            claimed = parse_body(note.parse(shown.checkpoint).text).origin
        except Malformed as refusal:
            self._found("altered", f"proofs/{number}.tlog-proof", reason=refusal.code)
            return
        _, _, device = claimed.rpartition("/")
        try:
            salt_text = self._members[f"entries/{number}.salt"].decode("ascii")
            salt = bytes.fromhex(salt_text.strip())
            scope = entry.parse_header(raw).scope
            fits = entry.matches(raw, salt, json) and salt_text == salt.hex() + "\n" and shown.extra == salt
        except (Malformed, ValueError):
            fits, salt, scope = False, b"", 0
        if not fits:
            self._found("altered", f"entries/{number}.json", device=device, index=shown.index, reason="commitment")
            return
        leaf = leaf_hash(raw)
        self._rows[number] = EntryRow(
            device=device, position=shown.index, scope=scope, request=None, raw=raw, leaf=leaf
        )
        self._bodies[leaf] = entry.Body(salt=salt, json=json)
        self._proofs[number] = shown

    def _read(self) -> None:
        """Build the trust up from the genesis, then read every entry and check who signed it."""
        genesis = next((row for row in self._rows.values() if self._is_genesis(row)), None)
        if genesis is None:
            return
        self._office = office_id(genesis.leaf)
        self._reader = _Disclosed(self._office, genesis.device, self._bodies)
        first = {number: row for number, row in self._rows.items() if row.scope in entry.TRUST_SCOPES}
        by_place = {(row.device, row.position): number for number, row in self._rows.items()}
        for row in _in_turn(first):
            number, primary = by_place[row.device, row.position], self._reader.trust.primary
            content = self._contents[number] = self._reader.read(row)
            if isinstance(content, Act | Introduction) and (why := self._no_right(content, primary)) is not None:
                self._without_right[number] = why
        for number, row in self._rows.items():
            if number not in first:
                self._contents[number] = self._reader.read(row)

    def _no_right(self, content: Act | Introduction, primary: str) -> str | None:
        """Why its author could not write an entry on the office, as far as the entries here say; None: they could.

        ``primary`` is the laptop that wrote the authority chain before it.
        """
        if not isinstance(content.event, _STAND_FOR_THEMSELVES) and content.device != primary:
            return "off-chain"
        if isinstance(content.event, _ONLY_OWNERS):
            is_owner = self._reader.authority.is_owner(content.by or "", day_of(content.at[0]))
            return None if is_owner else "not-owner"
        return dict(self._reader.authority.void).get(content.id)

    def _is_genesis(self, row: EntryRow) -> bool:
        if row.position != 0:
            return False
        try:
            event = canonical.decode(self._bodies[row.leaf].json).get("event")
            return isinstance(event, dict) and isinstance(read_trust_event(event), Genesis)
        except Malformed:
            return False

    def _sums(self) -> bool:
        """Compare every file with its signed hash. True where the signature holds and says what was exchanged."""
        members = self._members
        lines = members.get(SUMS, b"").decode("ascii", "replace").splitlines()
        told = {found["name"]: found["digest"] for line in lines if (found := _SUM.fullmatch(line))}
        wrong = [
            name
            for name in sorted({*members, *told} - {SUMS, SIGNATURE})
            if name not in members or told.get(name) != hashlib.sha256(members[name]).hexdigest()
        ]
        if not any(signature_fits(members, public) for public in self._log_keys()):
            self._found("forged", SUMS if wrong else SIGNATURE, reason="signature")
            return False
        for name in wrong:
            code: Code = "missing" if name not in members else "altered" if name in told else "foreign"
            self._found(code, name, reason="sum")
        return bool(wrong)

    def _log_keys(self) -> list[bytes]:
        """The laptops' keys by the entries; where these are altered, those that the pack claims."""
        if self._reader.trust.devices:
            return list(self._reader.trust.devices.values())
        try:
            logs = read_story(self._members.get(KEYS, b"")).get("logs", [])
            return [note.parse_verifier_key(str(log["vkey"])).public for log in logs]
        except (Malformed, TypeError, KeyError):
            return []

    def _prove(self, number: str, row: EntryRow) -> None:
        """The entry stands in the log of an admitted laptop, under a head that this laptop signed."""
        name, public = f"proofs/{number}.tlog-proof", self._reader.trust.devices.get(row.device)
        if public is None or device_id(public) != row.device:
            self._found("foreign", name, device=row.device, index=row.position, reason="not-admitted")
            return
        shown = self._proofs[number]
        try:
            head = proof.verify(shown, row.leaf, origin=origin(self._office, row.device), log_public=public)
        except Malformed as refusal:
            code: Code = "foreign" if refusal.code == "no-known-signature" else "forged"
            self._found(code, name, device=row.device, index=row.position, reason=refusal.code)
            return
        self._heads[row.device] = head
        if self._members.get(f"checkpoints/{row.device}") != shown.checkpoint:
            self._found("altered", f"checkpoints/{row.device}", device=row.device)

    def _signatures(self) -> None:
        for number, content in self._contents.items():
            if isinstance(content, Unread) and content.why != "not-understood":
                name = f"entries/{number}.json"
                self._found("forged", name, device=content.device, index=content.position, reason=content.code)
        for number, why in self._without_right.items():
            row = self._rows[number]
            self._found("forged", f"entries/{number}.json", device=row.device, index=row.position, reason=why)

    def _keys(self) -> None:
        """``keys.json`` claims what the entries introduced, and nothing else."""
        trust = self._reader.trust
        try:
            plain = read_story(self._members.get(KEYS, b""))
            logs = {str(one["vkey"]) for one in plain["logs"]}
            people = {(str(one["person"]), str(one["device"]), str(one["key"])) for one in plain["people"]}
            office = plain["office"]
        except (Malformed, KeyError, TypeError) as error:
            self._found("altered", KEYS, reason=getattr(error, "code", "not-json"))
            return
        introduced = {
            note.VerifierKey(name=origin(self._office, device), public=public).to_text()
            for device, public in trust.devices.items()
        }
        known = {(person, device, key.hex()) for (person, device), key in trust.people.items()}
        if office != self._office or logs != introduced or people != known:
            self._found("forged", KEYS, reason="not-introduced")

    def _story(self) -> None:
        """What ``request.json`` tells of each entry is what the entry says."""
        try:
            plain = read_story(self._members.get(REQUEST, b""))
            told = {str(item["entry"]): item for item in plain["history"]}
            request, explaining = plain["request"]["id"], {str(number) for number in plain["explaining"]}
        except (Malformed, KeyError, TypeError) as error:
            self._found("altered", REQUEST, reason=getattr(error, "code", "not-json"))
            return
        for number, row in self._rows.items():
            entry_plain = canonical.decode(self._bodies[row.leaf].json) if self._canonical(row) else {}
            if number in told:
                expected = history_line(number, row, entry_plain)
                same = expected == {name: told[number].get(name) for name in expected}
                if not same or entry_plain.get("request") != request:
                    self._found("forged", REQUEST, reason="story", entry=number)
            elif number not in explaining:
                self._found("forged", REQUEST, reason="story", entry=number)
        if set(told) | explaining != set(self._rows):
            self._found("missing", REQUEST, reason="story")

    def _canonical(self, row: EntryRow) -> bool:
        try:
            canonical.decode(self._bodies[row.leaf].json)
        except Malformed:
            return False
        return True

    def _tables(self) -> None:
        for name, raw in self._members.items():
            if not name.startswith("tables/"):
                continue
            content = self._contents.get(name[7:].removesuffix(".json"))
            event = content.event if isinstance(content, Act) else None
            table = table_brought(event)
            if table is None or not _same_json(raw, table):
                self._found("forged", name, reason="table")

    def _attachments(self) -> None:
        """Files are those that an entry names by its hash; one that is not here is said to be left out."""
        named = {
            source.sha256
            for content in self._contents.values()
            if isinstance(content, Act)
            for source in getattr(content.event, "sources", ())
        }
        for name, raw in self._members.items():
            digest = name.removeprefix("attachments/")
            if digest != name and (digest not in named or hashlib.sha256(raw).hexdigest() != digest):
                self._found("altered" if digest in named else "foreign", name)
        for digest in sorted(named - self._left_out()):
            if f"attachments/{digest}" not in self._members:
                self._found("missing", f"attachments/{digest}")

    def _left_out(self) -> set[str]:
        """Files that are said to be left out; one that is said to be erased has an order for it among the entries."""
        try:
            told = read_story(self._members.get(REQUEST, b""))["left_out"]
            left_out = {str(one["sha256"]) for one in told}
            claims = {(str(one["sha256"]), str(one.get("erased_at"))) for one in told if one["why"] == "erased"}
        except (Malformed, KeyError, TypeError, AttributeError):
            return set()
        if claims - self._erased():
            self._found("forged", REQUEST, reason="erased")
        return left_out

    def _erased(self) -> set[tuple[str, str]]:
        """Hashes of the documents that orders among the entries name, and when these were given."""
        acts = [one for one in self._contents.values() if isinstance(one, Act)]
        sources = [source for act in acts for source in getattr(act.event, "sources", ())]
        return {
            (source.sha256, str(time_text(act.at[0])))
            for act in acts
            if isinstance(act.event, ErasureOrdered)
            for source in sources
            if source.blob in act.event.blobs
        }

    def _found(
        self, code: Code, file: str, *, device: str | None = None, index: int | None = None, **facts: int | str
    ) -> None:
        self._findings.append(Finding(code=code, device=device, index=index, file=file, facts=facts))


def _in_turn(rows: Mapping[str, EntryRow]) -> Iterator[EntryRow]:
    """The entries as their numbers order them, and those of one log always in the order of the log."""
    by_log: dict[str, list[EntryRow]] = {}
    for row in sorted(rows.values(), key=lambda row: -row.position):
        by_log.setdefault(row.device, []).append(row)
    for number in number_order(rows):
        yield by_log[rows[number].device].pop()


def _same_json(raw: bytes, expected: dict[str, Any]) -> bool:
    try:
        same: bool = read_story(raw) == msgspec.to_builtins(expected)
    except Malformed:
        return False
    return same
