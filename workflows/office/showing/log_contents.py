"""What single entries of the log say, the authority's included, without building up any trust by reading them."""

from collections.abc import Mapping
from typing import Any

import msgspec

from workflows.ledger import entry
from workflows.ledger.malformed import Malformed
from workflows.office.authority import read_chain
from workflows.office.office import Office
from workflows.office.reading import Content, Reader, Unread
from workflows.store.rows import EntryRow, RequestRow, is_mark


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around an event, as its author wrote it; None where it cannot be read."""

    kind: str | None = None
    at_ms: int | None = None
    by: str | None = None


class LogContents:
    """Reads entries. Reads the authority chain once, where one of them belongs to it. Made anew for each question."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._chain: Mapping[tuple[str, int], Content] | None = None
        self._requests: dict[str, RequestRow | None] = {}

    def of(self, row: EntryRow) -> Content:
        """What the entry means."""
        if row.scope not in entry.TRUST_SCOPES:
            return self._office.reader.read(row, verified=True)
        if self._chain is None:
            self._chain = self._read_chain()
        found = self._chain.get((row.device, row.position))
        if found is not None:
            return found
        why: Any = row.request[1:] if row.request is not None and is_mark(row.request) else "off-chain"
        return Unread(device=row.device, position=row.position, why=why, code=why)

    def claims(self, row: EntryRow) -> Claims:
        """What the entry claims, whether or not it has an effect."""
        try:
            plain = self._office.reader.plain(row)
        except Malformed:
            return Claims()
        event, at, by = plain.get("event"), plain.get("at"), plain.get("by")
        kind = event.get("kind") if isinstance(event, dict) else None
        ms = at[0] if isinstance(at, list) and at else None
        return Claims(
            kind=kind if isinstance(kind, str) else None,
            at_ms=ms if isinstance(ms, int) else None,
            by=by if isinstance(by, str) else None,
        )

    def title_of(self, request: str) -> str | None:
        """What a request is called now."""
        row = self._row(request)
        return row.title if row is not None else None

    def void_of(self, request: str, act: str) -> str | None:
        """The code of why an act of a request has no effect."""
        row = self._row(request)
        try:
            return msgspec.json.decode(row.body, type=_Body).void.get(act) if row is not None else None
        except msgspec.MsgspecError:
            return None

    def _row(self, request: str) -> RequestRow | None:
        if request not in self._requests:
            found = self._office.store.questions.request(request)
            self._requests[request] = found if found is not None and found.id == request else None
        return self._requests[request]

    def _read_chain(self) -> Mapping[tuple[str, int], Content]:
        known = self._office.reader
        reader = Reader(self._office.id, known.founder, known.scope_keys)
        rows = [row for row in self._office.store.entries.unnamed() if row.scope in entry.TRUST_SCOPES]
        chain = read_chain(reader, rows)
        return {(one.device, one.position): one for one in (*chain.contents, *chain.beside)}


class _Body(msgspec.Struct):
    void: dict[str, str] = {}
