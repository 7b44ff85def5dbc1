"""Checks what the entries mean: who signed, what they follow, what the rules said, and that the tables say the same.

Everything is folded from scratch, request by request, and compared with the rows that lists and inboxes show.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from workflows import clock
from workflows.domain.events import Act, RequestEvent, RuleApplied
from workflows.domain.forms import is_date
from workflows.engine.courses import is_same
from workflows.engine.fold import FORGOTTEN, fold_requests
from workflows.engine.rulebook import Rulebook, below
from workflows.engine.state import OfficeState, RequestState
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.retirement import gone_from, holds, runs_of
from workflows.office.arrivals import name_of
from workflows.office.authority import read_chain
from workflows.office.chain import FORKED, Chain
from workflows.office.office import DAY_FACT
from workflows.office.office_rows import definition_row, person_row, table_row, unit_row
from workflows.office.projecting import request_rows, task_rows
from workflows.office.proving.ground import Ground
from workflows.office.proving.log_checking import COLUMNS, Checked
from workflows.office.proving.records_checking import records_as_written
from workflows.office.proving.verdict import Finding, Limit
from workflows.office.reading import LOST_GROUND, Reader, Unread
from workflows.office.sharing.rivals import RIVAL, goes_on_for, told_of
from workflows.rules.answers import Hit, NoHit
from workflows.rules.evaluation import Compiled, compile_table
from workflows.store import projections
from workflows.store.rows import UNREAD, EntryRow, RequestRow, RequestRows
from workflows.store.statements import Relation
from workflows.store.store import Store

PROJECTIONS = "projections"
"""The finding's file for rows that do not follow from the log."""

NO_ACT = "no-act"
"""Reason of entries without bytes that nobody retired."""

_FOLLOWS_FROM_RIVAL = frozenset({"no-signer", "off-chain"})
"""Why entries of a laptop that is not followed have no effect: that follows, and nobody forged anything."""

_BELONGS: dict[Relation[Any], str] = {
    projections.REQUESTS: "id",
    projections.TASKS: "request",
    projections.DECISIONS: "request",
    projections.DOCUMENTS: "request",
    projections.ANSWERS: "request",
    projections.SEARCH: "request",
}


class StateCheck:
    """One pass over the meaning of everything. ``findings`` and ``limits`` grow while it runs."""

    def __init__(self, store: Store, ground: Ground, checked: Checked) -> None:
        self.findings: list[Finding] = []
        self.limits: set[Limit] = set()
        self._store = store
        self._ground = ground
        self._checked = checked
        self._reader = Reader(ground.office, ground.founder, ground.scope_keys)
        self._book = Rulebook()
        self._compiled: dict[tuple[str, int, int], tuple[OfficeState, Compiled]] = {}
        self._chain = Chain()
        self._now_ms = clock.now_ms()
        self._spoiled: set[str] = set()
        """Requests with an entry of which something is wrong and has been named."""
        self._known: set[str] = set()
        self._differing: dict[str, str] = {}
        self._rivals: dict[str, str] = {}
        """Laptops that are not followed, because another one goes on for the same member already; and that member."""

    def run(self, told: Callable[[int], None]) -> None:
        """Check all. ``told`` is told how many requests were looked at so far."""
        if not self._authority():
            self.limits.add("meaning-not-checked")
            return
        self._thinned()
        self._unnamed()
        for count, request in enumerate(sorted(self._checked.requests), 1):
            self._request(request)
            if count % 50 == 0:
                told(count)
        self._compare_office()
        self._compare_strays()
        if not records_as_written(self._store, self._reader, self._chain):
            self._found("altered", file=PROJECTIONS, table="records")
        for request, table in sorted(self._differing.items()):
            if request not in self._spoiled:
                self._found("altered", file=PROJECTIONS, request=request, table=table)

    # ------------------------------------------------------------ the authority

    def _authority(self) -> bool:
        """Read who belongs and which rules hold. False where that cannot be told, so that nothing follows."""
        rows = self._checked.authority
        if self._checked.gaps or any((row.device, row.position) in self._checked.wrong for row in rows):
            return False
        read = read_chain(self._reader, rows, verified=False)
        self._find_rivals(rows)
        for content in (*read.contents, *read.beside):
            if isinstance(content, Unread) and not self._is_only_strange(content):
                self._unread(content)
        # What another device made unreadable has no effect: it is named, and the rest can still be told.
        if "no-key" in self.limits or any(found.device == self._ground.own for found in self.findings):
            return False
        self._chain = Chain(read, self._reader.trust)
        ids = {row.leaf.hex() for row in rows}
        for content in read.contents:
            if isinstance(content, Act):
                self._predecessors(content, ids)
        for log in self._ground.logs:
            if self._reader.trust.devices.get(log.device) != log.public_key:
                old = self._rivals.get(log.device)
                facts: dict[str, int | str] = {"reason": "not-admitted"}
                if old is not None:
                    facts = told_of(self._reader.trust, old) | {"reason": RIVAL}
                self.findings.append(Finding(code="foreign", device=log.device, facts=facts))
        return True

    def _find_rivals(self, rows: Iterable[EntryRow]) -> None:
        trust = self._reader.trust
        for row in rows:
            if row.position == 0 and row.device not in trust.members:
                old = goes_on_for(self._reader, trust, row)
                if old:
                    self._rivals[row.device] = old

    def _thinned(self) -> None:
        """Entries without bytes are retired ones; what no act retired was taken out."""
        told = gone_from(self._reader.trust.retirements)
        for device, positions in sorted(self._checked.thinned.items()):
            runs = told.get(device, ())
            for start, end in runs_of(position for position in positions if not holds(runs, position)):
                facts: dict[str, int | str] = {"reason": NO_ACT, "until": end}
                self.findings.append(Finding(code="missing", device=device, index=start, facts=facts))

    def _is_only_strange(self, content: Unread) -> bool:
        """Whether another device wrote what has no effect: its own affair, and named nowhere as damage."""
        return content.code in LOST_GROUND or (content.why == "off-chain" and content.device != self._ground.own)

    # ------------------------------------------------------------ requests

    def _unnamed(self) -> None:
        """Entries whose row names no request: right only where they concern none, or have no effect here."""
        for row in self._checked.unnamed:
            if (row.device, row.position) in self._checked.wrong or row.request == UNREAD:
                continue
            content = self._reader.read(row)
            if isinstance(content, Unread):
                if not self._may_be_closed(row, content):
                    self._unread(content)
            elif name_of(content, row) != row.request:
                self._misplaced(row, content.request if isinstance(content, Act) else None)

    def _may_be_closed(self, row: EntryRow, content: Unread) -> bool:
        """Whether the entry is sealed for a unit that this device was not given to read."""
        return content.why == "no-key" and self._ground.own not in self._reader.trust.readers(row.scope)

    def _request(self, request: str) -> None:
        rows = self._store.entries.of_request(request)
        acts: list[Act] = []
        for row in rows:
            if (row.device, row.position) in self._checked.wrong:
                self._spoiled.add(request)
                continue
            content = self._reader.read(row)
            if isinstance(content, Unread):
                self._unread(content)
                if content.why != "not-understood":
                    self._spoiled.add(request)
            elif isinstance(content, Act) and content.request == request:
                if isinstance(content.event, RequestEvent):
                    acts.append(content)
            else:
                self._misplaced(row, content.request if isinstance(content, Act) else None)
                self._spoiled.add(request)
        present = [act for act in acts if self._chain.cut(act) != FORKED]
        state = fold_requests(present, self._chain.at, self._book, self._chain) if present else None
        if state is not None:
            self._known.add(request)
            self._links(state, rows)
            for act in state.acts:
                if state.void.get(act.id) == FORGOTTEN:
                    self._found("forged", device=act.device, index=act.position, reason=FORGOTTEN)
            for act in state.counted:
                if isinstance(act.event, RuleApplied):
                    self._answer(act, act.event)
        self._compare_request(request, state)

    def _links(self, state: RequestState, rows: Sequence[EntryRow]) -> None:
        ids = {leaf for row in rows for leaf in (row.leaf.hex(), leaf_hash(row.raw).hex())}
        for act in state.acts:
            self._predecessors(act, ids)

    def _predecessors(self, act: Act, ids: set[str]) -> None:
        """What this device itself built upon must be here. Another's act may have come before its causes."""
        if act.device == self._ground.own and not ids.issuperset(act.prev):
            gone = min(set(act.prev) - ids)
            facts: dict[str, int | str] = {"reason": "predecessor", "of": act.position, "id": gone}
            self.findings.append(Finding(code="missing", device=act.device, index=None, facts=facts))
            if act.request is not None:
                self._spoiled.add(act.request)

    def _answer(self, act: Act, event: RuleApplied) -> None:
        """Ask the table again about the recorded inputs: the answer must be the recorded one."""
        office = self._chain.at(act.auth)
        table = office.tables[event.table][event.version]
        key = (table.id, table.version, id(office.units))
        if key not in self._compiled:
            self._compiled[key] = (office, compile_table(table, below(office.units)))
        result = self._compiled[key][1].evaluate(event.inputs)
        match result:
            case Hit():
                same = event.code == "hit" and event.rows == result.rows
            case NoHit():
                same = event.code == "no-rule" and not event.rows
            case _:
                same = event.code == result.code and not event.rows
        if not same:
            self._found("forged", device=act.device, index=act.position, reason="rule-answer", table=event.table)

    def _unread(self, content: Unread) -> None:
        if content.why == "no-key":
            self.limits.add("no-key")
        elif content.why == "not-understood" and content.code != "malformed":
            self.limits.add("not-understood")
        elif content.device not in self._rivals or content.why not in _FOLLOWS_FROM_RIVAL:
            self._found("forged", device=content.device, index=content.position, reason=content.code)

    def _misplaced(self, row: EntryRow, belongs: str | None) -> None:
        self._found("altered", device=row.device, index=row.position, file=COLUMNS)
        if belongs is not None:
            self._spoiled.add(belongs)

    # ------------------------------------------------------------ the tables

    def _compare_request(self, request: str, state: RequestState | None) -> None:
        stored = self._store.projections.request_rows(request)
        if state is None or stored is None:
            if state is not None or stored is not None:
                self._differing.setdefault(request, projections.REQUESTS.name)
            return
        expected = request_rows(state, self._chain.now, self._now_ms)
        same = {
            projections.REQUESTS.name: _same_request(expected.request, stored.request),
            projections.DECISIONS.name: _same(expected.decisions, stored.decisions),
            projections.DOCUMENTS.name: _same(expected.documents, stored.documents),
            projections.ANSWERS.name: _same(expected.answers, stored.answers),
            projections.SEARCH.name: expected.text == stored.text,
            projections.TASKS.name: self._same_tasks(state, stored, expected),
        }
        for table, fits in same.items():
            if not fits:
                self._differing.setdefault(request, table)

    def _same_tasks(self, state: RequestState, stored: RequestRows, expected: RequestRows) -> bool:
        """Whose turn it is depends on the day when the rows were made; any day that it can have been will do."""
        if _same(expected.tasks, stored.tasks):
            return True
        days = [clock.to_ms(clock.parse_utc(f"{day}T12:00:00Z")) for day in self._days()]
        moments = [*days, *(act.at[0] for act in state.acts)]
        return any(_same(task_rows(state, self._chain.now, moment), stored.tasks) for moment in moments)

    def _days(self) -> Iterable[str]:
        noted = (self._store.facts.get(DAY_FACT) or b"").decode("ascii", "replace")
        return (noted,) if is_date(noted) else ()

    def _compare_office(self) -> None:
        office, questions = self._chain.now, self._store.questions
        tables = [table_row(table) for versions in office.tables.values() for table in versions.values()]
        definitions = [definition_row(one) for versions in office.workflows.values() for one in versions.values()]
        pairs: tuple[tuple[str, Iterable[msgspec.Struct], Iterable[msgspec.Struct]], ...] = (
            (projections.PEOPLE.name, map(person_row, office.people.values()), questions.people()),
            (projections.UNITS.name, map(unit_row, office.units.values()), questions.units()),
            (projections.TABLES.name, tables, questions.tables()),
            (projections.DEFINITIONS.name, definitions, questions.definitions()),
        )
        for table, expected, stored in pairs:
            if not _same(expected, stored):
                self._found("altered", file=PROJECTIONS, table=table)

    def _compare_strays(self) -> None:
        """Rows of requests that the log does not know."""
        for relation, field in _BELONGS.items():
            for row in self._store.database.stream(relation.kind, relation.in_order):
                request = getattr(row, field)
                if request not in self._known:
                    self._differing.setdefault(request, relation.name)

    def _found(
        self, code: str, *, device: str | None = None, index: int | None = None, file: str | None = None, **facts: str
    ) -> None:
        plain = {"code": code, "device": device, "index": index, "file": file, "facts": facts}
        self.findings.append(msgspec.convert(plain, Finding))


def _same_request(expected: RequestRow, stored: RequestRow) -> bool:
    """Deadlines in how it went follow from calendars, which may be others by now."""
    return msgspec.structs.replace(expected, course=stored.course) == stored and is_same(expected.course, stored.course)


def _same(expected: Iterable[msgspec.Struct], stored: Iterable[msgspec.Struct]) -> bool:
    return sorted(map(msgspec.json.encode, expected)) == sorted(map(msgspec.json.encode, stored))
