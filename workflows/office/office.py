"""The only door: every act on an office goes through here. One act is one transaction, and comes back as Changes.

Gather, decide, apply: the state is loaded, the engine answers with events or a refusal, and one short transaction
stores the signed entries and the rows that follow from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from workflows import clock
from workflows.changes import Changes
from workflows.domain.commands import Fill, Refusal, RequestCommand, Resubmit, Submit
from workflows.domain.events import Act, OfficeEvent
from workflows.domain.people import OWNER
from workflows.engine.assign import Task, day_of, tasks
from workflows.engine.decide import decide, decide_submission
from workflows.engine.fold import fold_request
from workflows.engine.rulebook import Rulebook
from workflows.engine.state import OfficeState, RequestState
from workflows.errors import InvalidInput, Trouble
from workflows.intake.document import Document
from workflows.keys import DeviceKeys
from workflows.ledger import entry
from workflows.ledger.membership import TrustEvent
from workflows.ledger.self_check import self_check
from workflows.ledger.trust import FIRST_UNIT_SCOPE
from workflows.office.attachments import keep_blobs
from workflows.office.authority import read_chain
from workflows.office.cases import Cases
from workflows.office.chain import Chain
from workflows.office.changing import change, introduce
from workflows.office.computed_facts import change_found_out, submission_found_out
from workflows.office.freshness import known_of
from workflows.office.gathering import with_sums
from workflows.office.journal import CAN_WAIT, Journal, open_journal
from workflows.office.opening import unseal_with
from workflows.office.parts import follow, id_of, latest_due, refused_as_other, tell_waiting
from workflows.office.personal import seal_change, seal_submission
from workflows.office.projecting import request_rows
from workflows.office.reading import Content, Reader, Unseal
from workflows.office.rebuilding import rebuild
from workflows.office.records.erased import confirm_orders
from workflows.office.retention.carrying_out import carry_out
from workflows.office.speaking import no_key_of_scope, refuse_if_silenced
from workflows.office.substituting import settle_after
from workflows.office.taking_in import take_in
from workflows.office.this_device import keys_for, refuse_other_machine, refuse_waiting
from workflows.office.twins import refused_as_twin
from workflows.office.wholeness import refuse_gaps, refuse_unread
from workflows.office.writing_acts import advance, write_with_own_steps
from workflows.rules.sentences import ENGLISH, Language
from workflows.store.store import Store

ADVANCE_FOR_OTHERS_MS = 10 * 60_000
"""So long the laptop that acted last is left to do the steps that follow by themselves."""

OFFICE_FACT, FOUNDER_FACT, DAY_FACT = "office-id", "founder", "tasks-day"


class Acted(msgspec.Struct, frozen=True, kw_only=True):
    """An act was stored and signed."""

    request: RequestState
    acts: tuple[Act, ...]
    """The acts of the person who acted, without those that the program added by itself."""
    changes: Changes


class Office:
    """One office on this device. Belongs to the thread that opened it; ends with ``close`` or a ``with`` block."""

    def __init__(self, store: Store, keys: DeviceKeys, *, write: bool, unseal: Unseal | None = None) -> None:
        """``unseal`` opens envelopes instead of the device's own key, as the printed recovery key does."""
        self.store = store
        self.book = Rulebook()
        self.writes = write
        self.language: Language = ENGLISH  # in which rules are said to whoever looks at this office
        self.found_due = Changes()  # what opening it did by itself; whoever shows the office has not heard of it
        self.reload(keys, unseal)

    def reload(self, keys: DeviceKeys, unseal: Unseal | None = None) -> None:
        """Begin again with what the database holds, as the device of these keys."""
        store, write = self.store, self.writes
        self.keys, self.known = keys, known_of(store)
        office, founder = store.facts.text(OFFICE_FACT) or "", store.facts.text(FOUNDER_FACT) or ""
        wrapped = store.entries.scope_keys()
        scope_keys = {(row.scope, row.epoch): keys.unwrap(row.wrapped) for row in wrapped}
        self.reader = Reader(office, founder, scope_keys, unseal or unseal_with(keys))
        rows = store.entries.unnamed()
        chain = read_chain(self.reader, [row for row in rows if row.scope in entry.TRUST_SCOPES])
        if write:
            others = [self.reader.read(row, verified=True) for row in rows if row.scope not in entry.TRUST_SCOPES]
            refuse_gaps(store.entries)
            refuse_unread(rows, [*chain.contents, *chain.beside, *others], None, own=keys.device)
        self.chain = Chain(chain, self.reader.trust)
        self.cases = Cases(store, self.reader, self.chain, self.book, strict=write)
        self._journal = open_journal(store, keys, self.reader) if write else None

    # ------------------------------------------------------------ open and close

    @classmethod
    def open(cls, home: Path, *, write: bool = True, wait_s: float = 5.0) -> Self:
        """Open the office in a home. Raises Trouble where the home, its lock or its key cannot be had."""
        self_check()
        store = Store.open(home, write=write, wait_s=wait_s)
        try:
            refuse_waiting(store)
            keys = keys_for(store, home, write=write)
            office = cls(store, keys, write=write)
            if write:
                refuse_other_machine(store, keys)
                office.found_due = office.catch_up()
        except BaseException:
            store.close()
            raise
        return office

    def close(self) -> None:
        """Sign the head of what was stored, and end; a head for which the disk has no room is signed the next time."""
        try:
            if self._journal is not None:
                with self.transaction():
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
        return self.cases.one(request)[0]

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
        sealed = seal_submission(command, self.state)
        if isinstance(sealed, Refusal):
            return sealed
        command = submission_found_out(self, sealed.command, document)
        journal = self.journal()
        refuse_if_silenced(self.chain.trust, self.keys, command.by)
        now_ms = journal.now_ms()
        event = decide_submission(command, self.state, now_ms, self.book)
        if isinstance(event, Refusal):
            return event
        keep_blobs(self.store.home, sealed.blobs)
        request = id_of(event, self.keys.device, journal.size)
        acts = write_with_own_steps(self, None, request, (event,), command.by, now_ms)
        return self._acted(request, acts)

    def act(self, request: str, command: RequestCommand) -> Acted | Refusal:
        """Do something about a running request, then what the program can do about it by itself."""
        state = self.request(request)
        refuse_if_silenced(self.chain.trust, self.keys, getattr(command, "by", None))
        twin = refused_as_twin(self, state, command) or refused_as_other(self, state, command)
        if twin is not None:
            return twin
        fresh: Mapping[str, bytes] = {}
        if isinstance(command, Fill | Resubmit):
            sealed = seal_change(command, self.state, state, self.store.home)
            if isinstance(sealed, Refusal):
                return sealed
            command, fresh = change_found_out(self, sealed.command, state), sealed.blobs
        now_ms = self.journal().now_ms()
        events = decide(state, with_sums(self, state, command, now_ms), self.state, now_ms, self.book)
        if isinstance(events, Refusal):
            return events
        keep_blobs(self.store.home, fresh)
        acts = write_with_own_steps(self, state, request, events, getattr(command, "by", None), now_ms)
        return self._acted(request, acts)

    def change(self, by: str, events: Sequence[OfficeEvent]) -> Changes | Refusal:
        """Change the office by several acts at once: all of them, or none. See ``changing.change``."""
        return change(self, by, events)

    def introduce(self, *events: TrustEvent, by: str) -> Changes:
        """Write entries of the authority chain that are about keys and devices: all of them, or none.

        Raises InvalidInput where this is not the device that writes the chain, or an entry would change nothing.
        """
        return introduce(self, events, by)

    def take_in(self) -> Changes:
        """Open what was received from other devices, and let it count."""
        return take_in(self)

    def catch_up(self) -> Changes:
        """Do what became due while nobody looked: automatic steps, waits that ended, tasks of a new day."""
        changes = self.take_in() | carry_out(self) | Changes(records=confirm_orders(self))
        if not self.chain.trust.speaks(self.keys.device):
            return changes
        day = day_of(clock.now_ms()).encode()
        for request in self.store.questions.automatic_due(clock.now_ms()):
            if self.is_ours_to_advance(request):
                changes |= advance(self, request) | follow(self, request)
        if self.state.depends_on_days and self.store.facts.get(DAY_FACT) != day:
            with self.transaction():
                changes |= self.project_tasks()
                self.store.facts.put(DAY_FACT, day)
        return changes | tell_waiting(self)

    # ------------------------------------------------------------ rebuilding

    def rebuild(self) -> None:
        """Make every projection again from the entries, in one transaction."""
        rebuild(self)

    def newest_key(self, scope: int) -> tuple[int, bytes]:
        """The newest epoch of a scope and its key."""
        epoch = max((known for held, known in self.reader.scope_keys if held == scope), default=None)
        announced = self.chain.trust.newest_epoch(scope)
        left = scope >= FIRST_UNIT_SCOPE and epoch is not None and announced is not None and epoch < announced
        if epoch is None or left:
            raise no_key_of_scope()
        return epoch, self.reader.scope_keys[scope, epoch]

    def journal(self) -> Journal:
        """The own log, to write in."""
        assert self._journal is not None, "this office was opened for reading"
        return self._journal

    def adopt(self, chain: Chain) -> None:
        """Go on with another reading of the authority chain: everything known about requests is judged anew."""
        self.chain = chain
        self.cases.forget(chain)

    def fold(self, state: RequestState | None, act: Act) -> RequestState | None:
        """Fold an act in that was just written here."""
        return fold_request(state, act, self.office_at, self.book, self.chain)

    # ------------------------------------------------------------ inside

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One durable act. An error undoes what memory holds as well."""
        journal, reader = self.journal(), self.reader
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
            self.cases.forget()
            raise

    def is_ours_to_advance(self, request: str) -> bool:
        """Whether the program's own steps are this device's to do: after its own act at once, after others' later.

        So two laptops rarely do the same step; where they do, both say the same and it counts once.
        """
        state = self.request(request)
        last = state.acts[-1]
        if last.device == self.keys.device:
            return True
        now_ms = clock.now_ms()
        return now_ms - max(last.at[0], latest_due(state, now_ms)) >= ADVANCE_FOR_OTHERS_MS

    def _acted(self, request: str, acts: tuple[Act, ...]) -> Acted:
        changes = Changes(requests=frozenset({request}))
        try:
            changes |= settle_after(self, request, acts) | follow(self, request, acts)
        except Trouble as error:  # the person's act is stored; what follows from it does when it is opened again
            if error.code not in CAN_WAIT:
                raise
        return Acted(request=self.request(request), acts=acts, changes=changes)

    def project_tasks(self) -> Changes:
        """Ask again whose turn it is in every unfinished request."""
        touched: set[str] = set()
        for request in self.store.questions.unfinished():
            state, before = self.cases.one(request)
            rows = request_rows(state, self.state, clock.now_ms())
            if rows != before:
                self.store.projections.put_request(rows, before=before)
                self.cases.keep(state, rows)
                touched.add(request)
        return Changes(requests=frozenset(touched))
