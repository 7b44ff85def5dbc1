"""The only door: every act on an office goes through here. One act is one transaction, and comes back as Changes.

Gather, decide, apply: the state is loaded, the engine answers with events or a refusal, and one short transaction
stores the signed entries and the rows that follow from them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from workflows import clock
from workflows.changes import Changes
from workflows.domain.commands import Advance, Fill, Refusal, RequestCommand, Resubmit, Submit
from workflows.domain.events import Act, OfficeEvent, PersonSet, RequestEvent
from workflows.domain.people import OWNER
from workflows.domain.requests import request_id
from workflows.engine.assign import Task, day_of, tasks
from workflows.engine.decide import decide, decide_submission
from workflows.engine.fold import fold_request, fold_requests
from workflows.engine.office_fold import EMPTY, judge_content
from workflows.engine.rulebook import Rulebook
from workflows.engine.state import OfficeState, RequestState
from workflows.errors import InvalidInput, Trouble
from workflows.intake.document import Document
from workflows.keys import DeviceKeys, secrets_of
from workflows.ledger import entry
from workflows.ledger.self_check import self_check
from workflows.ledger.trust import KeyAdded, TrustEvent
from workflows.office.cases import Cases
from workflows.office.chain import Chain
from workflows.office.invoice_facts import change_with_facts, submission_with_facts
from workflows.office.journal import CAN_WAIT, Journal, open_journal
from workflows.office.office_rows import put_office
from workflows.office.projecting import request_rows
from workflows.office.reading import Content, Introduction, Reader
from workflows.office.wholeness import refuse_gaps, refuse_unread
from workflows.store.store import Store

_AUTHORITY = frozenset({entry.OPEN_SCOPE, entry.AUTHORITY_SCOPE})

_MAX_OWN_STEPS = 100
"""Automatic steps in a row for one request; a definition has fewer, so more would be a bug that must not spin."""

ACT_FACT = "act"

OFFICE_FACT, FOUNDER_FACT, DAY_FACT = "office-id", "founder", "tasks-day"


class Acted(msgspec.Struct, frozen=True, kw_only=True):
    """An act was stored and signed."""

    request: RequestState
    acts: tuple[Act, ...]
    """The acts of the person who acted, without those that the program added by itself."""
    changes: Changes


class Office:
    """One office on this device. Belongs to the thread that opened it; ends with ``close`` or a ``with`` block."""

    def __init__(self, store: Store, keys: DeviceKeys, *, write: bool) -> None:
        self.store = store
        self.keys = keys
        self.book = Rulebook()
        office = store.facts.text(OFFICE_FACT) or ""
        founder = store.facts.text(FOUNDER_FACT) or ""
        wrapped = store.entries.scope_keys()
        scope_keys = {(row.scope, row.epoch): keys.unwrap(row.wrapped) for row in wrapped}
        self.reader = Reader(office, founder, scope_keys)
        rows = store.entries.unnamed()
        contents = self.reader.read_logs([row for row in rows if row.scope in _AUTHORITY])
        if write:
            others = [self.reader.read(row, verified=True) for row in rows if row.scope not in _AUTHORITY]
            refuse_gaps(store.entries)
            refuse_unread(rows, [*contents, *others], None)
        self.chain = Chain(contents)
        self._cases = Cases(store, self.reader, self.chain, self.book, strict=write)
        self._journal = open_journal(store, keys, self.reader) if write else None

    # ------------------------------------------------------------ open and close

    @classmethod
    def open(cls, home: Path, *, write: bool = True, wait_s: float = 5.0) -> Self:
        """Open the office in a home. Raises Trouble where the home, its lock or its key cannot be had."""
        self_check()
        store = Store.open(home, write=write, wait_s=wait_s)
        try:
            office = cls(store, DeviceKeys.open(secrets_of(home)), write=write)
            if write:
                office.catch_up()
        except BaseException:
            store.close()
            raise
        return office

    def close(self) -> None:
        """Sign the head of what was stored, and end; a head for which the disk has no room is signed the next time."""
        try:
            if self._journal is not None:
                with self._transaction():
                    self._journal.sign_stored()
                    self._journal.keep_place()
                self.keys.remember_head(*self._journal.head())
        except Trouble as error:
            if error.code not in CAN_WAIT:
                raise
        finally:
            self._journal = None
            self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.store.close()

    # ------------------------------------------------------------ what is known

    @property
    def id(self) -> str:
        """The office's id."""
        return self.reader.office

    @property
    def state(self) -> OfficeState:
        """The office as it stands."""
        return self.chain.now

    def office_at(self, auth: int) -> OfficeState:
        """The office after so many acts of its authority chain."""
        return self.chain.at(auth)

    def an_owner(self) -> str:
        """The only owner. Raises InvalidInput ``several-owners`` where there are more."""
        owners = self.state.holders(OWNER, self.state.head, day_of(clock.now_ms()))
        if len(owners) == 1:
            return owners[0]
        raise InvalidInput(
            code="several-owners",
            title="Which owner acts?",
            text=f"This office has several owners: {', '.join(owners)}. Nothing was changed.",
            advice="Say who acts with --as.",
        )

    def request(self, request: str) -> RequestState:
        """A request by its id. Raises InvalidInput ``unknown-request``."""
        return self._cases.one(request)[0]

    def tasks(self, request: str) -> tuple[Task, ...]:
        """Whose turn it is in a request at this moment."""
        return tasks(self.request(request), self.state, clock.now_ms())

    def contents(self, request: str) -> tuple[Content, ...]:
        """Everything that the log holds about a request, entries without effect included."""
        return tuple(self.reader.read_all(self.store.entries.of_request(request), verified=True))

    # ------------------------------------------------------------ acts

    def submit(self, command: Submit, *, document: Document | None = None) -> Acted | Refusal:
        """Start a request, then do what the program can do about it by itself.

        What the program finds out about the values (or about the document they were read from) is recorded with them.
        """
        command = submission_with_facts(command, self.state, self.store.questions, document)
        journal = self._own_journal()
        now_ms = journal.now_ms()
        event = decide_submission(command, self.state, now_ms, self.book)
        if isinstance(event, Refusal):
            return event
        request = request_id(self.keys.device, journal.size)
        with self._transaction():
            acts = self._store_acts(None, request, (event,), command.by, now_ms)
        return self._acted(request, acts)

    def act(self, request: str, command: RequestCommand) -> Acted | Refusal:
        """Do something about a running request, then what the program can do about it by itself."""
        state = self.request(request)
        if isinstance(command, Fill | Resubmit):
            command = change_with_facts(command, state, self.state, self.store.questions)
        now_ms = self._own_journal().now_ms()
        events = decide(state, command, self.state, now_ms, self.book)
        if isinstance(events, Refusal):
            return events
        with self._transaction():
            acts = self._store_acts(state, request, events, getattr(command, "by", None), now_ms)
        return self._acted(request, acts)

    def change(self, by: str, events: Sequence[OfficeEvent]) -> Changes | Refusal:
        """Change the office by several acts at once: all of them, or none.

        The facts of a refusal say with ``ACT_FACT`` which of the acts was refused, counted from 0.
        """
        refused: Refusal | None = None
        before, now_ms = self.state, self._own_journal().now_ms()
        day = day_of(now_ms)
        try:
            with self._transaction():
                for number, event in enumerate(events):
                    if not self.state.is_owner(by, day):
                        refused = Refusal(code="not-owner", facts={"person": by})
                    else:
                        refused = judge_content(self.state, event, day)
                    if refused is not None:
                        refused = Refusal(code=refused.code, facts={**refused.facts, ACT_FACT: str(number)})
                        raise _RefusedError  # noqa: TRY301 -- leaves the transaction so that all of it is undone
                    self._store_office_act(event, by, now_ms)
                    if isinstance(event, PersonSet) and event.person.active:
                        self._let_sign(event.person.id, by, now_ms)
                changes = put_office(self.store.projections, before, self.state)
                return changes | self._project_tasks()
        except _RefusedError:
            assert refused is not None
            return refused

    def introduce(self, event: TrustEvent, by: str) -> None:
        """Write an entry that introduces a key."""
        with self._transaction():
            self._store_introduction(event, by, self._own_journal().now_ms())

    def catch_up(self) -> Changes:
        """Do what became due while nobody looked: automatic steps, waits that ended, tasks of a new day."""
        changes = Changes()
        day = day_of(clock.now_ms()).encode()
        for request in self.store.questions.automatic_due(clock.now_ms()):
            changes |= self._advance(request)
        if self.state.depends_on_days and self.store.facts.get(DAY_FACT) != day:
            with self._transaction():
                changes |= self._project_tasks()
                self.store.facts.put(DAY_FACT, day)
        return changes

    # ------------------------------------------------------------ rebuilding

    def rebuild(self) -> None:
        """Make every projection again from the entries, in one transaction."""
        with self._transaction():
            self.store.projections.clear()
            self._cases.forget()
            put_office(self.store.projections, EMPTY, self.state)
            by_request: dict[str, list[Act]] = {}
            for content in self.reader.read_all(self.store.entries.every(), verified=True):
                if isinstance(content, Act) and content.request is not None and isinstance(content.event, RequestEvent):
                    by_request.setdefault(content.request, []).append(content)
            for acts in by_request.values():
                state = fold_requests(acts, self.office_at, self.book)
                if state is not None:
                    rows = request_rows(state, self.state, clock.now_ms())
                    self.store.projections.put_request(rows)

    def newest_key(self, scope: int) -> tuple[int, bytes]:
        """The newest epoch of a scope and its key."""
        epoch = max(known for held, known in self.reader.scope_keys if held == scope)
        return epoch, self.reader.scope_keys[scope, epoch]

    # ------------------------------------------------------------ inside

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One durable act. An error undoes what memory holds as well."""
        journal, reader = self._own_journal(), self.reader
        mark, chain = journal.mark(), self.chain.mark()
        trust, authority = reader.trust, reader.authority
        try:
            with self.store.database.transaction():
                if journal.sign_is_due:
                    journal.sign_stored()
                yield
        except BaseException:
            journal.return_to(mark)
            self.chain.return_to(chain)
            reader.trust, reader.authority = trust, authority
            self._cases.forget()
            raise

    def _store_acts(
        self, state: RequestState | None, request: str, events: Sequence[RequestEvent], by: str | None, now_ms: int
    ) -> tuple[Act, ...]:
        """Write events about one request and the rows that follow, inside a transaction."""
        journal, key = self._own_journal(), self.newest_key(entry.OFFICE_SCOPE)
        before = self._cases.rows_of(request)
        acts: list[Act] = []
        for event in events:
            act = journal.write_act(
                event,
                scope=entry.OFFICE_SCOPE,
                key=key,
                by=by,
                request=request,
                prev=state.heads if state else (),
                auth=self.chain.length,
                now_ms=now_ms,
            )
            state = fold_request(state, act, self.office_at, self.book)
            if state is None or act.id in state.void:
                raise AssertionError(f"the engine refused its own event: {event}")
            acts.append(act)
        assert state is not None
        rows = request_rows(state, self.state, now_ms)
        self.store.projections.put_request(rows, before=before)
        self._cases.keep(state, rows)
        return tuple(acts)

    def _acted(self, request: str, acts: tuple[Act, ...]) -> Acted:
        changes = Changes(requests=frozenset({request}))
        try:
            changes |= self._advance(request)
        except Trouble as error:  # the person's act is stored; the program's own steps follow when it is opened again
            if error.code not in CAN_WAIT:
                raise
        return Acted(request=self.request(request), acts=acts, changes=changes)

    def _advance(self, request: str) -> Changes:
        """Let the program do its own steps, each an act of its own, until it can do no more."""
        changes = Changes()
        for _ in range(_MAX_OWN_STEPS):
            state = self.request(request)
            if not state.standing.automatic:
                return changes
            now_ms = self._own_journal().now_ms()
            events = decide(state, Advance(), self.state, now_ms, self.book)
            if isinstance(events, Refusal) or not events:
                return changes
            with self._transaction():
                self._store_acts(state, request, events, None, now_ms)
            changes |= Changes(requests=frozenset({request}))
        raise AssertionError("a request advances without end")

    def _store_office_act(self, event: OfficeEvent, by: str, now_ms: int) -> None:
        act = self._own_journal().write_act(
            event,
            scope=entry.AUTHORITY_SCOPE,
            key=self.newest_key(entry.AUTHORITY_SCOPE),
            by=by,
            request=None,
            prev=self.chain.head,
            auth=self.chain.length,
            now_ms=now_ms,
        )
        self.chain.take(act)
        self.reader.follow(act)

    def _store_introduction(self, event: TrustEvent, by: str, now_ms: int) -> None:
        written = self._own_journal().write(
            event,
            scope=entry.AUTHORITY_SCOPE,
            key=self.newest_key(entry.AUTHORITY_SCOPE),
            by=by,
            request=None,
            prev=self.chain.head,
            auth=self.chain.length,
            now_ms=now_ms,
        )
        row = self.store.entries.one(self.keys.device, written.position)
        assert row is not None
        content = self.reader.read(row)
        assert isinstance(content, Introduction), content
        self.chain.head = (written.id,)

    def _let_sign(self, person: str, by: str, now_ms: int) -> None:
        """Introduce the key with which a person signs on this device, where that was not done yet."""
        device = self.keys.device
        if self.reader.trust.key_of(person, device) is None:
            key = self.keys.person_public(person).hex()
            self._store_introduction(KeyAdded(person=person, device=device, key=key), by, now_ms)

    def _project_tasks(self) -> Changes:
        """Ask again whose turn it is in every unfinished request."""
        touched: set[str] = set()
        for request in self.store.questions.unfinished():
            state, before = self._cases.one(request)
            rows = request_rows(state, self.state, clock.now_ms())
            if rows != before:
                self.store.projections.put_request(rows, before=before)
                self._cases.keep(state, rows)
                touched.add(request)
        return Changes(requests=frozenset(touched))

    def _own_journal(self) -> Journal:
        assert self._journal is not None, "this office was opened for reading"
        return self._journal


class _RefusedError(Exception):
    """Undoes a transaction in which a rule said no."""
