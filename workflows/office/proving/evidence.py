"""One request as evidence for somebody without the office, its keys or this program.

The pack holds the request's entries opened, each with the proof that it stands in its laptop's signed log, and the
entries that introduced the keys and published the rules. Nothing about other requests is disclosed.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from workflows import clock
from workflows.domain.codec import MAX_MS
from workflows.domain.events import Act, Source
from workflows.domain.personal import PersonalRef, personal_mark, reference_in, reference_to_plain
from workflows.domain.tables_brought import table_brought
from workflows.engine.erasure import erased
from workflows.engine.state import RequestState
from workflows.errors import Trouble
from workflows.ledger import base64_text, proof
from workflows.ledger.checkpoint import open_checkpoint
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import Tree, leaf_hash
from workflows.office.office import Office
from workflows.office.proving.evidence_files import LeftOut, erased_at, files_of
from workflows.office.proving.evidence_pdf import document
from workflows.office.proving.evidence_story import Happening, Head, Names, Story, Told, Witness
from workflows.office.proving.evidence_text import how_to_check
from workflows.office.proving.evidence_words import LeftOutWhy
from workflows.office.proving.kept_apart import holds_keys, is_kept_apart, without_keys
from workflows.office.proving.pack import HOW_TO_CHECK, KEYS, PAGE, REQUEST, SIGNATURE, SUMS, signed_statement, sums_of
from workflows.office.proving.provenance import Place, keys_of, provenance
from workflows.office.reading import Content, Introduction, Unread
from workflows.store.rows import EntryRow, LogRow

FORMAT = 1
_BUNDLE = 256


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A pack, ready to be written."""

    request: str
    entries: int
    members: dict[str, bytes]
    missing: tuple[str, ...]
    """Names of the request's files that are not kept here, or were altered, and so are not in the pack."""
    shared: tuple[str, ...]
    """Names of the request's files that hold other requests as well, or may, and so are not in the pack."""
    erased: tuple[str, ...]
    """Names of the request's files that were erased by an order."""
    keyed: tuple[str, ...]
    """Numbers of the entries that hold keys of files kept apart: documents, and personal values."""


def evidence(office: Office, request: str, *, witnesses: Sequence[Witness] = ()) -> Evidence:
    """Gather the evidence for a request. The same log and witnesses give the same bytes.

    Raises InvalidInput ``unknown-request``; Trouble ``not-signed-yet`` where an entry is newer than the last signed
    head of its log, and ``log-damaged`` where stored bytes do not prove what they should.
    """
    state = office.request(request)
    shown = _Disclosure(office, state)
    members: dict[str, bytes] = {}
    for number, row in shown.numbered.items():
        members |= shown.files_of(number, row)
    members |= {f"checkpoints/{device}": note for device, (_, note, _) in shown.proven.items()}
    files, left_out = files_of(office, state)
    members |= files
    members[REQUEST] = _json(shown.story(files, left_out))
    told = shown.told(left_out, witnesses)
    members[PAGE] = document(told)
    members[KEYS] = _json(shown.keys())
    members |= shown.tables()
    members[HOW_TO_CHECK] = how_to_check(
        request=state.id,
        device=office.keys.device,
        genesis=shown.number_of[shown.genesis],
        keys=shown.keys(),
        heads=sorted(shown.proven),
        files=bool(files),
        keyed=told.keyed,
        left_out=[(source, Story(told).why_left_out(source) or why) for source, why in left_out],
    )
    members[SUMS] = sums_of(members)
    signature = office.keys.sign_statement(signed_statement(members[SUMS]))
    members[SIGNATURE] = base64_text.encode(signature).encode("ascii") + b"\n"
    return Evidence(
        request=state.id,
        entries=len(shown.numbered),
        members=members,
        missing=tuple(source.name for source, why in left_out if why == "not-here"),
        shared=tuple(source.name for source, why in left_out if why == "shared"),
        erased=tuple(source.name for source, why in left_out if why == "erased"),
        keyed=tuple(told.keyed),
    )


class _Disclosure:
    """The entries that a pack shows, numbered: the request's in order, then those that explain keys and rules."""

    def __init__(self, office: Office, state: RequestState) -> None:
        self._office = office
        self._state = state
        self._contents: dict[Place, Content] = {}
        rows = self._rows_of_request()
        self.genesis: Place = (office.reader.founder, 0)
        explaining = provenance(office, state, list(self._contents.values()))
        self._contents |= {place: content for place, (_, content) in explaining.items()}
        ordered = [*rows, *(row for row, _ in explaining.values())]
        self.numbered: dict[str, EntryRow] = {f"{count:04}": row for count, row in enumerate(ordered, 1)}
        self.number_of: dict[Place, str] = {(row.device, row.position): one for one, row in self.numbered.items()}
        self._own = frozenset(list(self.numbered)[: len(rows)])
        self.proven: dict[str, tuple[LogRow, bytes, Tree]] = {}
        for device in sorted({row.device for row in self.numbered.values()}):
            newest = max(row.position for row in self.numbered.values() if row.device == device)
            self.proven[device] = _proven(office, device, newest)

    def files_of(self, number: str, row: EntryRow) -> dict[str, bytes]:
        """An entry's bytes, content, salt and proof."""
        log, note, tree = self.proven[row.device]
        body = self._office.reader.body(row)
        size = open_checkpoint(note, origin=log.origin, log_public=log.public_key).size
        path = tuple(tree.inclusion(row.position, size))
        shown = proof.Proof(index=row.position, path=path, checkpoint=note, extra=body.salt)
        return {
            f"entries/{number}.bin": row.raw,
            f"entries/{number}.json": body.json,
            f"entries/{number}.salt": body.salt.hex().encode("ascii") + b"\n",
            f"proofs/{number}.tlog-proof": proof.encode(shown),
        }

    def story(self, files: dict[str, bytes], left_out: LeftOut) -> dict[str, Any]:
        """``request.json``: what the entries say, and what this laptop's engine makes of them."""
        state, office = self._state, self._office.state
        fields = sorted(state.standing.values.items())
        history = [self._line(number, self.numbered[number]) for number in number_order(self._own)]
        involved = sorted({item["by"] for item in history if item["by"]} | self._spoken_of())
        return {
            "format": FORMAT,
            "office": {"id": self._office.id, "name": office.name},
            "made_by": self._office.keys.device,
            "request": {
                "id": state.id,
                "workflow": state.workflow,
                "version": state.version,
                "title": state.standing.title,
                "unit": state.unit,
                "requester": state.requester,
                "status": state.standing.status,
                "round": state.standing.round,
                "fields": {name: _plain(value) for name, value in fields if not is_kept_apart(value)},
                "personal": {name: self._personal(str(value)) for name, value in fields if is_kept_apart(value)},
            },
            "people": {one: office.people[one].name for one in involved if one in office.people},
            "history": history,
            "explaining": [number for number in self.numbered if number not in self._own],
            "attachments": sorted(files),
            "left_out": [self._left_out(source, why) for source, why in left_out],
        }

    def _left_out(self, source: Source, why: LeftOutWhy) -> dict[str, Any]:
        at = erased_at(self._state, source.sha256) if why == "erased" else None
        plain = {"name": source.name, "sha256": source.sha256, "why": why}
        return plain if at is None else plain | {"erased_at": time_text(at)}

    def _personal(self, mark: str) -> dict[str, Any]:
        """A personal value: the commitment to it, and whether it was erased. What it is stands in no pack."""
        values = [plain for act in self._state.acts for plain in getattr(act.event, "values", {}).values()]
        named = [one for one in map(reference_in, values) if one is not None and _mark(one) == mark]
        orders = [order for one in named if (order := erased(self._state).get(one.blob)) is not None]
        plain: dict[str, Any] = {"commitment": named[0].commitment if named else None, "state": "kept-apart"}
        return plain | {"state": "erased", "erased_at": time_text(orders[0].at[0])} if orders else plain

    def told(self, left_out: LeftOut, witnesses: Sequence[Witness]) -> Told:
        """What the PDF tells."""
        state, office = self._state, self._office.state
        return Told(
            office=self._office.id,
            office_name=office.name,
            made_by=self._office.keys.device,
            state=state,
            definition=office.workflows.get(state.workflow, {}).get(state.version),
            tables={
                (name, version): office.tables[name][version]
                for name, version in state.tables.items()
                if version in office.tables.get(name, {})
            },
            names=Names(
                people={one.id: one.name for one in office.people.values()},
                units={one.id: one.name for one in office.units.values()},
                roles={one.id: one.name for one in office.roles.values()},
            ),
            history=[self._happening(number, self.numbered[number]) for number in number_order(self._own)],
            explaining=[
                self._happening(number, row) for number, row in self.numbered.items() if number not in self._own
            ],
            heads=[self._head(device) for device in self.proven],
            witnesses=witnesses,
            left_out=dict(left_out),
            keys=self.keys(),
            keyed=[number for number, row in self.numbered.items() if holds_keys(self._plain(row))],
        )

    def _happening(self, number: str, row: EntryRow) -> Happening:
        content, line = self._contents[row.device, row.position], self._line(number, row)
        return Happening(
            number=number,
            device=row.device,
            index=row.position,
            leaf=row.leaf.hex(),
            at=line["at"],
            by=content.by if isinstance(content, Act | Introduction) else None,
            event=content.event if isinstance(content, Act | Introduction) else None,
            why_not=line["why_not"],
        )

    def _head(self, device: str) -> Head:
        log, note, _ = self.proven[device]
        signed = open_checkpoint(note, origin=log.origin, log_public=log.public_key)
        return Head(device=device, size=signed.size, root=signed.root.hex())

    def _spoken_of(self) -> set[str]:
        """People whom the request's entries name besides those who signed them."""
        events = [act.event for act in self._state.acts]
        named = {getattr(event, name, None) for event in events for name in ("acting_for", "to")}
        return {person for person in (*named, self._state.requester) if person}

    def keys(self) -> dict[str, Any]:
        """``keys.json``: each key, whose it is, and the entry that introduced it."""
        shown = {number: (row, self._contents[row.device, row.position]) for number, row in self.numbered.items()}
        return {"format": FORMAT, "office": self._office.id, **keys_of(self._office.id, shown)}

    def tables(self) -> dict[str, bytes]:
        """The rule tables that the request uses, out of the entries that published them."""
        found: dict[str, bytes] = {}
        for number, row in self.numbered.items():
            content = self._contents[row.device, row.position]
            table = table_brought(content.event) if isinstance(content, Act) else None
            if table is not None:
                found[f"tables/{number}.json"] = _json(table)
        return found

    def _line(self, number: str, row: EntryRow) -> dict[str, Any]:
        content = self._contents[row.device, row.position]
        why_not = content.code if isinstance(content, Unread) else self._state.void.get(content.id)
        return history_line(number, row, self._plain(row)) | {"why_not": why_not}

    def _plain(self, row: EntryRow) -> dict[str, Any]:
        return self._office.reader.plain(row)

    def _rows_of_request(self) -> list[EntryRow]:
        rows = {row.leaf.hex(): row for row in self._office.store.entries.of_request(self._state.id)}
        for row in rows.values():
            content = self._office.reader.read(row)
            belongs = isinstance(content, Unread) or (isinstance(content, Act) and content.request == self._state.id)
            if not belongs:  # the column beside the entry lies; another request must not be disclosed
                raise _damaged(row.device)
            self._contents[row.device, row.position] = content
        if any(act.id not in rows for act in self._state.acts):
            raise _damaged(self._office.keys.device)
        ordered = [rows.pop(act.id) for act in self._state.acts]
        return ordered + list(rows.values())


def history_line(number: str, row: EntryRow, plain: dict[str, Any]) -> dict[str, Any]:
    """What ``request.json`` repeats of one entry, without the keys in it; a check makes it again from the entry."""
    event, at = plain.get("event"), plain.get("at")
    event = event if isinstance(event, dict) else {}
    return {
        "entry": number,
        "device": row.device,
        "index": row.position,
        "id": row.leaf.hex(),
        "at": time_text(at[0] if isinstance(at, list) and at else None),
        "by": plain.get("by"),
        "kind": event.get("kind"),
        "event": without_keys(event),
    }


def _mark(reference: PersonalRef) -> str:
    return personal_mark(reference_to_plain(reference))


def time_text(ms: object) -> str | None:
    """A claimed time as ISO 8601; None where it is none that a calendar can name."""
    return clock.iso_utc(ms) if isinstance(ms, int) and 0 <= ms <= MAX_MS else None


def _proven(office: Office, device: str, newest: int) -> tuple[LogRow, bytes, Tree]:
    """A log's latest signed head and the tree under it, made from the stored bytes."""
    log, latest = office.store.entries.log(device), office.store.entries.latest_checkpoint(device)
    if log is None or latest is None or latest.size <= newest:
        raise Trouble(
            code="not-signed-yet",
            title="The newest entry is not signed yet",
            text=f"Entry {newest} of laptop {device} is stored, but no signed head covers it. Nothing was written.",
            advice="Close other windows and commands of this office, then try again.",
        )
    leaves: list[bytes] = []
    for start in range(0, latest.size, _BUNDLE):
        rows = office.store.entries.between(device, start, min(start + _BUNDLE, latest.size))
        leaves += [leaf_hash(row.raw) if row.raw else row.leaf for row in rows]
    tree = Tree(leaves)
    try:
        signed = open_checkpoint(latest.note, origin=log.origin, log_public=log.public_key)
    except Malformed as error:
        raise _damaged(device) from error
    if tree.size != signed.size or tree.root(signed.size) != signed.root:
        raise _damaged(device)
    return log, latest.note, tree


def _plain(value: object) -> Any:
    return msgspec.to_builtins(value)


def _json(plain: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(plain, order="sorted"), indent=2) + b"\n"


def _damaged(device: str) -> Trouble:
    return Trouble(
        code="log-damaged",
        title="The decision log on this laptop is damaged",
        text=f"The stored entries of laptop {device} are not what was signed. Nothing was written.",
        advice="Run “countersign verify” to see which entry it is, then restore a backup into a new home.",
    )


def read_story(raw: bytes) -> dict[str, Any]:
    """A pack's ``request.json`` or ``keys.json``. Raises Malformed ``not-json``."""
    try:
        plain = msgspec.json.decode(raw, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed("not-json", "This is not JSON as a pack holds it.") from error
    return plain


def number_order(numbers: Iterable[str]) -> Sequence[str]:
    """Entry numbers of a pack in their order."""
    return sorted(numbers, key=lambda number: (len(number), number))
