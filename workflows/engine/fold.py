"""Fold acts into state: (state, act) -> state. No clock, no I/O, no chance, no settings.

The same acts give the same state, in whatever order they came. That holds because whether an act counts is judged only
by what its author had, and where a request stands is a function of the set of acts that count.

An act that names causes which are not here, or an office that is not here yet, is kept and waits: it has no effect, no
later act can name it, and it is judged anew with whatever arrives next.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, cast, get_args

import msgspec

from workflows.domain.events import Act, RequestCommented, RequestEvent, RequestSubmitted
from workflows.domain.flow_events import RequestMoved
from workflows.domain.requests import request_id
from workflows.engine.causes import Causes, heads_of, in_order
from workflows.engine.deadlines import working_time_for
from workflows.engine.elsewhere import submission_id
from workflows.engine.eyes import requester_of
from workflows.engine.judge import judge_event, judge_submission
from workflows.engine.moving import latest_move
from workflows.engine.rulebook import Rulebook
from workflows.engine.stand import stand
from workflows.engine.state import OfficeState, RequestState, Standing
from workflows.engine.underway import Basis

OfficeAt = Callable[[int], OfficeState]
"""The office after so many acts of its authority chain; more than exist gives the latest."""

WAITING = frozenset({"unknown-cause", "unknown-office"})
"""Codes of acts that wait for something to arrive."""

FORGOTTEN = "forgotten"
"""Code of an act whose author claims to know less than their own log says before it: entries were hidden from them."""

HELD = "held"
"""Code of an act that met, unknown to either side, an act of the authority that takes the right to it away."""

LATEST = 1 << 62
"""More acts than any authority chain has."""
_REQUEST_EVENTS: frozenset[type] = frozenset(get_args(RequestEvent))
_NOWHERE = Standing(status="waiting", round=1, values={})


class Logs(Protocol):
    """What is known about the logs that acts stand in. Signatures are no matter of the engine; where a log ends is."""

    def cut(self, act: Act) -> str | None:
        """The code of why the act's place in its log does not count; None where it does."""

    def unheard(self, act: Act) -> Sequence[int]:
        """Lengths of the chain after acts that may have removed a right, where neither side knew of the other."""


class _Whole:
    """Logs of which nothing was cut off, written by people who knew of each other."""

    def cut(self, act: Act) -> str | None:
        del act
        return None

    def unheard(self, act: Act) -> Sequence[int]:
        del act
        return ()


WHOLE: Logs = _Whole()


def fold_request(
    state: RequestState | None, act: Act, office_at: OfficeAt, book: Rulebook, logs: Logs = WHOLE
) -> RequestState | None:
    """Fold one act in. None only where no act so far is a permitted submission; that act is then not kept."""
    if state is None:
        return fold_requests((act,), office_at, book, logs)
    if any(known.id == act.id for known in state.acts):
        return state
    if act.prev != state.heads or (state.void and not WAITING.isdisjoint(state.void.values())):
        return fold_requests((*state.acts, act), office_at, book, logs)
    acts = (*state.acts, act)
    code = _judge(state, act, office_at, book, logs)
    if code in WAITING:
        return msgspec.structs.replace(state, acts=acts, void=state.void | {act.id: code})
    if code is not None:
        return msgspec.structs.replace(state, acts=acts, void=state.void | {act.id: code}, heads=(act.id,))
    if isinstance(act.event, RequestCommented):
        return msgspec.structs.replace(state, acts=acts, heads=(act.id,))
    counted = msgspec.structs.replace(state, acts=acts, heads=(act.id,))
    return _standing(counted, Causes(acts), office_at, book)


def fold_requests(acts: Sequence[Act], office_at: OfficeAt, book: Rulebook, logs: Logs = WHOLE) -> RequestState | None:
    """Fold all acts of one request from scratch. None where none of them is a permitted submission."""
    ordered = in_order(acts)
    begun = _begin(ordered, office_at, book, logs)
    if begun is None:
        return None
    first = begun.acts[0]
    rest = tuple(act for act in ordered if act.id != first.id)
    ordered = (first, *rest)
    folding = _Folding(begun, ordered, office_at, book, logs)
    waiting: dict[str, str] = {}
    for act in rest:
        code = folding.take(act)
        if code is not None:
            waiting[act.id] = code
    state = folding.state()
    return msgspec.structs.replace(state, acts=ordered, void=state.void | waiting) if waiting else state


class _Folding:
    """The acts taken so far. Where they stand is worked out when somebody must know, not after each act."""

    def __init__(
        self, begun: RequestState, ordered: Sequence[Act], office_at: OfficeAt, book: Rulebook, logs: Logs
    ) -> None:
        self._state = begun
        self._stands = True
        self._ordered = ordered
        self._arrived: list[Act] | None = None
        """The acts that wait for nothing, once somebody asked."""
        self._causes = Causes(ordered)
        self._office_at = office_at
        self._book = book
        self._logs = logs

    def state(self) -> RequestState:
        """The request with all acts taken so far."""
        if not self._stands:
            self._state = _standing(self._state, self._causes, self._office_at, self._book)
            self._stands = True
        return self._state

    def take(self, act: Act) -> str | None:
        """Judge an act by what its author had, and take it in. The code of why where it has to wait."""
        if _begins_the_same(act, self._state.acts[0]):
            code = _judge_beginning(act, self._office_at, self._book, self._logs)
        else:
            past = self._had_by(act)
            if past is None:
                return "unknown-cause"
            code = _judge(past, act, self._office_at, self._book, self._logs, forgets=self._forgets(act, past))
        if code in WAITING:
            return code
        before = self._state
        heads = (act.id,) if act.prev == before.heads else heads_of((*before.acts, act))
        void = before.void if code is None else before.void | {act.id: code}
        self._state = msgspec.structs.replace(before, acts=(*before.acts, act), void=void, heads=heads)
        self._stands = self._stands and (code is not None or isinstance(act.event, RequestCommented))
        return None

    def _forgets(self, act: Act, past: RequestState) -> bool:
        """Whether the author claims not to have had what stands before this act in their own log."""
        if self._causes.is_line:
            return False
        if self._arrived is None:
            self._arrived = _arrived(self._ordered, self._office_at)
        had = {known.id for known in past.acts}
        return any(
            known.device == act.device and known.position < act.position and known.id not in had
            for known in self._arrived
        )

    def _had_by(self, act: Act) -> RequestState | None:
        """The request as the author of an act had it; None where they had something that is not here."""
        if act.prev == self._state.heads:
            return self.state()
        here = {known.id for known in self._state.acts}
        if not act.prev or not here.issuperset(act.prev):
            return None
        had = self._causes.past_of(act.prev)
        past = msgspec.structs.replace(
            self._state,
            acts=tuple(known for known in self._state.acts if known.id in had),
            void={known: code for known, code in self._state.void.items() if known in had},
            heads=tuple(sorted(act.prev)),
        )
        return _standing(past, self._causes, self._office_at, self._book)


def _arrived(ordered: Sequence[Act], office_at: OfficeAt) -> list[Act]:
    """The acts, in order, whose causes are all here, back to the submission, and so is the office they knew."""
    length = office_at(LATEST).length
    here: dict[str, Act] = {}
    for place, act in enumerate(ordered):
        begins = place == 0 or _begins_the_same(act, ordered[0])
        if act.auth <= length and (begins or (act.prev and all(cause in here for cause in act.prev))):
            here[act.id] = act
    return list(here.values())


def _begin(ordered: Sequence[Act], office_at: OfficeAt, book: Rulebook, logs: Logs) -> RequestState | None:
    """The request as its submission began it.

    A request's id follows from the place of its submission in its author's log, so only one act can be it. Others that
    claim to be wait for causes that never come. The id of one that a step of another request started follows from all
    that is submitted, so two laptops can begin it, and say the same.
    """
    for act in ordered:
        event = act.event
        if not isinstance(event, RequestSubmitted) or act.prev or act.request != _id_of(act, event):
            continue
        code = _judge_beginning(act, office_at, book, logs)
        if code is not None and event.parent is not None:
            continue
        if code is not None:
            return None
        if act.by is not None and not all(office_at(length).is_active(act.by) for length in logs.unheard(act)):
            return None  # held: the requester was closed by somebody who had not heard of it
        begun = RequestState(
            id=act.request,
            workflow=event.workflow,
            version=event.version,
            unit=event.unit,
            requester=requester_of(act),
            draft=event.draft,
            tables=event.tables,
            acts=(act,),
            void={},
            heads=(act.id,),
            standing=_NOWHERE,
        )
        return _standing(begun, Causes((act,)), office_at, book)
    return None


def _id_of(act: Act, event: RequestSubmitted) -> str:
    return request_id(act.device, act.position) if event.parent is None else submission_id(event)


def _begins_the_same(act: Act, first: Act) -> bool:
    """Whether another laptop began the same request for a step, not knowing of this beginning."""
    event = act.event
    return isinstance(event, RequestSubmitted) and event.parent is not None and not act.prev and event == first.event


def _judge_beginning(act: Act, office_at: OfficeAt, book: Rulebook, logs: Logs) -> str | None:
    """The code of why a submission does not count; None: it does."""
    assert isinstance(act.event, RequestSubmitted)
    office = _office(act.auth, office_at)
    if office is None:
        return "unknown-office"
    refusal = judge_submission(act.event, act.by, office, act.at[0], book)
    return logs.cut(act) if refusal is None else refusal.code


def _standing(state: RequestState, causes: Causes, office_at: OfficeAt, book: Rulebook) -> RequestState:
    """The request with where its acts stand."""
    office, counted = office_at(state.acts[0].auth), state.counted
    begun, moved = state.acts[0].event, latest_move(counted)
    assert isinstance(begun, RequestSubmitted)
    known = office
    version, tables = begun.version, begun.tables
    if moved is not None and isinstance(moved.event, RequestMoved):
        version, tables = moved.event.version, moved.event.tables
        known = office_at(LATEST)  # a version that was published never changes, whoever knew of it
    definition = known.workflows[state.workflow][version]
    basis = Basis(
        definition=definition,
        acts=counted,
        causes=causes,
        units=office.units,
        book=book,
        working=working_time_for(definition, office, state.unit, book),
    )
    return msgspec.structs.replace(state, version=version, tables=tables, standing=stand(basis))


def _judge(
    past: RequestState, act: Act, office_at: OfficeAt, book: Rulebook, logs: Logs, *, forgets: bool = False
) -> str | None:
    """The code of why an act does not count, judged with what its author had; None: it counts."""
    if type(act.event) not in _REQUEST_EVENTS or act.request != past.id:
        return "wrong-place"
    event = cast("RequestEvent", act.event)
    cut = logs.cut(act)
    if cut is not None:
        return cut
    # Nobody can act on what knew of a change to the office and claim not to have known of that change.
    office = _office(max([act.auth, *[known.auth for known in past.acts]]), office_at)
    if office is None:
        return "unknown-office"
    if forgets or office_at(LATEST).was_written(act.device, before=act.position, since=act.auth):
        return FORGOTTEN
    refusal = judge_event(past, event, act.by, office, act.at[0], book)
    if refusal is not None:
        return refusal.code
    for length in logs.unheard(act):
        if (
            length > office.length
            and judge_event(past, event, act.by, _with_rights_of(office_at(length), office), act.at[0], book)
            is not None
        ):
            return HELD
    return None


def _with_rights_of(later: OfficeState, known: OfficeState) -> OfficeState:
    """The office as it was later, with the budgets that the author knew: nobody records what a new one has left."""
    if later.budgets == known.budgets and later.transfers == known.transfers:
        return later
    return msgspec.structs.replace(later, budgets=known.budgets, transfers=known.transfers)


def _office(auth: int, office_at: OfficeAt) -> OfficeState | None:
    office = office_at(auth)
    return office if office.length >= auth else None
