"""The tables of records, of what they are found by, and of fingerprints that laptops told. All follow from the log."""

from collections.abc import Iterable

import msgspec

from workflows.store.database import Database
from workflows.store.statements import Relation, Statement, many, select

RECORD = "~record/"
"""Stands, with a record's id behind it, for the request of an entry about that record."""
MERGES = "~records"
"""Stands for the request of an entry that merges records, or undoes that."""
FINGERPRINTS = "~fingerprints"
"""Stands for the request of an entry with fingerprints."""


class RecordRow(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A record, as lists show it."""

    id: str
    sort: str
    title: str
    head: str
    """The record it is shown under: itself, unless it was merged."""
    updated_ms: int
    body: bytes
    """JSON of its cells, without personal values."""


class FingerprintRow(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A fingerprint that a laptop told of a request; an empty one says how far it had the request, and no more."""

    request: str
    device: str
    what: str
    """number, near, supplier, account, or empty."""
    hash: str
    unit: str
    at_ms: int
    count: int


_RECORDS = Relation("records", RecordRow, ("id",))
_PRINTS = Relation("fingerprints", FingerprintRow, ("request", "device", "what", "hash"))

_ONE = select(RecordRow, "FROM records WHERE id = ?")
_BEGINS = select(RecordRow, "FROM records WHERE id >= ? AND id < ? ORDER BY id LIMIT 2")
_OF_HEAD = select(RecordRow, "FROM records WHERE head = ? ORDER BY id")
_LIST = select(RecordRow, "FROM records WHERE head = id ORDER BY sort, title, id")
_PUT_KEY = Statement("INSERT INTO record_keys (record, what, found_by) VALUES (?, ?, ?)")
_CLEAR_KEYS = Statement("DELETE FROM record_keys")
_FORGET_KEYS = Statement("DELETE FROM record_keys WHERE record = ?")
_SET_HEAD = Statement("UPDATE records SET head = ? WHERE id = ? AND head <> ?")
_KEYS = Statement("SELECT record, what, found_by FROM record_keys")
_FOUND = Statement("SELECT DISTINCT record FROM record_keys WHERE what = ? AND found_by = ? ORDER BY record")
_SHARED = Statement(
    "SELECT what, found_by, record FROM record_keys WHERE (what, found_by) IN"
    " (SELECT what, found_by FROM record_keys GROUP BY what, found_by HAVING count(*) > 1)"
    " ORDER BY what, found_by, record"
)
_NAMES = Statement("SELECT DISTINCT request FROM entries WHERE request >= '~record/' AND request < '~record0'")
_MATCHES = select(
    FingerprintRow, "FROM fingerprints WHERE hash = ? AND what = ? AND request <> ? ORDER BY at_ms, request, device"
)
_TOLD = select(FingerprintRow, "FROM fingerprints WHERE request = ? ORDER BY device, what, hash")
_FORGET_TOLD = Statement("DELETE FROM fingerprints WHERE request = ? AND device = ?")
_ANY_TOLD = Statement("SELECT 1 FROM fingerprints LIMIT 1")
_ANY = Statement("SELECT 1 FROM records LIMIT 1")


class Records:
    """Reads at any time; writes only inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, row: RecordRow, keys: Iterable[tuple[str, str]]) -> None:
        """Know a record so from now on, found by these: vat, account, name, block or person, and the text."""
        self._database.run(_RECORDS.upsert, _RECORDS.values(row))
        self._database.run(_FORGET_KEYS, (row.id,))
        self._database.run_many(_PUT_KEY, [(row.id, what, text) for what, text in sorted(set(keys))])

    def remove(self, record: str) -> None:
        """Know nothing of a record."""
        self._database.run(_FORGET_KEYS, (record,))
        self._database.run(_RECORDS.delete, (record,))

    def set_head(self, record: str, head: str) -> None:
        """Show a record under another one."""
        self._database.run(_SET_HEAD, (head, record, head))

    def one(self, record: str) -> RecordRow | None:
        """A record by its whole id."""
        return self._database.row(RecordRow, _ONE, (record,))

    def beginning(self, text: str) -> tuple[RecordRow, ...]:
        """Up to two records whose ids begin so."""
        return self._database.rows(RecordRow, _BEGINS, (text, text + "\U0010ffff"))

    def of_head(self, head: str) -> tuple[RecordRow, ...]:
        """The records that are shown under one, itself included, by id."""
        return self._database.rows(RecordRow, _OF_HEAD, (head,))

    def heads(self) -> tuple[RecordRow, ...]:
        """The records that stand for themselves, by kind and title."""
        return self._database.rows(RecordRow, _LIST)

    def some(self) -> bool:
        """Whether there is any record."""
        return self._database.one(_ANY) is not None

    def found_by(self, what: str, text: str) -> tuple[str, ...]:
        """The ids of the records that are found by this, sorted."""
        return tuple(str(one) for (one,) in self._database.query(_FOUND, (what, text)))

    def every(self) -> tuple[RecordRow, ...]:
        """All records, by id."""
        return self._database.rows(RecordRow, _RECORDS.in_order)

    def keys(self) -> set[tuple[str, str, str]]:
        """Everything that records are found by: the record, what, and the text."""
        return {(str(record), str(what), str(text)) for record, what, text in self._database.query(_KEYS)}

    def shared(self) -> list[tuple[str, str, str]]:
        """What several records are found by: what, the text, and a record, in that order."""
        return [(str(what), str(text), str(record)) for what, text, record in self._database.query(_SHARED)]

    def names(self) -> tuple[str, ...]:
        """The ids of all records that any entry is about, sorted."""
        return tuple(sorted(str(one).removeprefix(RECORD) for (one,) in self._database.query(_NAMES)))

    def clear(self) -> None:
        """Empty the tables, before they are made again from the entries."""
        for statement in (_CLEAR_KEYS, _RECORDS.clear, _PRINTS.clear):
            self._database.run(statement)

    # ------------------------------------------------------------ fingerprints

    def put_told(self, request: str, device: str, rows: Iterable[FingerprintRow]) -> None:
        """What a device told last of a request, instead of what it told before."""
        self._database.run(_FORGET_TOLD, (request, device))
        self._database.run_many(_PRINTS.insert, many(_PRINTS, rows))

    def told(self, request: str) -> tuple[FingerprintRow, ...]:
        """What devices told of a request."""
        return self._database.rows(FingerprintRow, _TOLD, (request,))

    def matches(self, what: str, text: str, *, without: str) -> tuple[FingerprintRow, ...]:
        """Who told this fingerprint of another request than this one, the oldest first."""
        return self._database.rows(FingerprintRow, _MATCHES, (text, what, without))

    def some_told(self) -> bool:
        """Whether there is any fingerprint."""
        return self._database.one(_ANY_TOLD) is not None
