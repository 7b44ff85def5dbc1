"""Where a record stands after all acts about it: a function of the set of acts, whatever the order they came in.

Each cell is a register of its own. What an author sets replaces what they had seen of that cell, and nothing else:
two who did not know of each other leave two values, and the cell is *contested* until somebody who saw both sets it.
What an author had seen is told by ``prev`` and by their own log, so clocks decide nothing; they order what is shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from workflows.domain.events import Act
from workflows.domain.people import OWNER
from workflows.domain.personal import personal_mark
from workflows.domain.record_events import (
    RecordChanged,
    RecordErasureConfirmed,
    RecordErasureOrdered,
    RecordsMerged,
    RecordsUnmerged,
    RecordVerified,
)
from workflows.domain.records import SORTS, account_in, is_sound, needs_lead
from workflows.domain.requests import is_request_id, request_id
from workflows.engine.assign import day_of
from workflows.engine.fold import FORGOTTEN, LATEST, WHOLE, Logs, OfficeAt
from workflows.engine.state import OfficeState

LEADERS = frozenset({OWNER, "manager", "bookkeeper"})
"""Roles, held anywhere, whose holders set terms and limits, verify accounts, and merge."""

WAITS = frozenset({"unknown-cause", "unknown-office"})

NAMING = ("legal_name", "trading_name", "vat_id")
"""Cells that say whom a record is about. Whoever verified an account did it for whom the record named by then."""


class Said(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One value of a cell, and who set it."""

    act: str
    by: str | None
    at_ms: int
    value: str | None
    """A personal value is its mark."""
    request: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A cell as it stands."""

    said: tuple[Said, ...]
    """What nobody replaced: one, or several where people did not know of each other. By claimed time, then id."""
    verified: str = ""
    """Of an account: the person who verified it as it stands now; empty: nobody."""

    @property
    def values(self) -> tuple[str | None, ...]:
        """The different values, in that order."""
        return tuple(dict.fromkeys(one.value for one in self.said))

    @property
    def is_contested(self) -> bool:
        """Whether there are several."""
        return len(self.values) > 1

    @property
    def value(self) -> str | None:
        """The value; None where there is none or more than one."""
        return None if self.is_contested else self.said[0].value


class RecordState(msgspec.Struct, frozen=True, kw_only=True):
    """A record after all acts about it."""

    id: str
    sort: str
    cells: Mapping[str, Cell]
    """By name, sorted; those that hold nothing any more are left out."""
    heads: tuple[str, ...]
    """The latest acts that count or not: what the next one names."""
    acts: tuple[Act, ...]
    """Those that are here with their causes, in the order to show them in."""
    void: Mapping[str, str]
    """Acts that changed nothing, with the code of why; those that wait among them."""
    orders: tuple[Act, ...] = ()
    """Erasure orders that count."""
    confirmed: Mapping[str, tuple[str, ...]] = {}
    """Order -> devices that confirmed it, sorted."""

    def values(self) -> dict[str, str]:
        """What is certain: the cells that are not contested."""
        return {name: cell.value for name, cell in self.cells.items() if cell.value is not None}

    def accounts(self, *, verified: bool) -> frozenset[str]:
        """The accounts on the record, or those among them that somebody verified and nobody contests."""
        found = ((account_in(name), cell) for name, cell in self.cells.items())
        return frozenset(
            account
            for account, cell in found
            if account is not None and (not verified or (cell.verified and cell.value is not None))
        )


def is_leader(office: OfficeState, person: str, day: str) -> bool:
    """Whether the person may set terms and limits, verify accounts and merge, on the day (YYYY-MM-DD)."""
    return office.is_active(person) and any(
        one.person == person and one.role in LEADERS and one.holds_on(day) for one in office.assignments
    )


def leaders(office: OfficeState, day: str) -> frozenset[str]:
    """Everybody who may."""
    return frozenset(one.person for one in office.assignments if is_leader(office, one.person, day))


# ---------------------------------------------------------------- folding


class Past:
    """The acts that are here with their causes, and which of them knew of which, as sets of bits."""

    def __init__(self, acts: Iterable[Act]) -> None:
        self.acts: list[Act] = []
        self.place: dict[str, int] = {}
        self.had: list[int] = []
        self.auth: list[int] = []
        waiting = sorted({act.id: act for act in acts}.values(), key=_shown)
        self._before = _before_on_device(waiting)
        while waiting:
            left = [act for act in waiting if not self._take(act)]
            if len(left) == len(waiting):
                break
            waiting = left
        self.waiting = tuple(waiting)

    def _take(self, act: Act) -> bool:
        """Place an act whose causes are placed: those it names, and what its author wrote before it."""
        causes = (*act.prev, *self._before.get(act.id, ()))
        if any(cause not in self.place for cause in causes):
            return False
        had, auth = 0, act.auth
        for place in (self.place[cause] for cause in causes):
            had |= self.had[place] | 1 << place
            auth = max(auth, self.auth[place])
        self.place[act.id] = len(self.acts)
        self.acts.append(act)
        self.had.append(had)
        self.auth.append(auth)
        return True

    def auth_of(self, act: Act) -> int:
        """So much of the chain was known: nobody acts on what knew of a change, and did not know of it themselves."""
        return self.auth[self.place[act.id]]

    def knew(self, later: str, earlier: str) -> bool:
        """Whether the author of one act had the other."""
        return bool(self.had[self.place[later]] >> self.place[earlier] & 1)

    def heads(self) -> tuple[str, ...]:
        """The acts that no other knew, sorted."""
        known = 0
        for had in self.had:
            known |= had
        return tuple(sorted(act.id for place, act in enumerate(self.acts) if not known >> place & 1))


def _before_on_device(acts: Sequence[Act]) -> dict[str, tuple[str, ...]]:
    """For each act the one before it in its author's own log, where there is one: nobody forgets what they wrote."""
    logs: dict[str, list[Act]] = {}
    for act in acts:
        logs.setdefault(act.device, []).append(act)
    found: dict[str, tuple[str, ...]] = {}
    for log in logs.values():
        log.sort(key=lambda act: (act.position, act.id))
        found |= {later.id: (earlier.id,) for earlier, later in pairwise(log)}
    return found


def _shown(act: Act) -> tuple[tuple[int, int], str, int, str]:
    return (act.at, act.device, act.position, act.id)


def fold_record(acts: Iterable[Act], office_at: OfficeAt, logs: Logs = WHOLE) -> RecordState | None:
    """The record; None where the act that begins it is not here, or does not count."""
    past = Past(acts)
    begun = next((act for act in past.acts if _begins(act)), None)
    if begun is None or _judge(begun, past.auth_of(begun), "", office_at, logs) is not None:
        return None
    event = begun.event
    assert isinstance(event, RecordChanged)
    void = {act.id: "unknown-cause" for act in past.waiting}
    counted: list[Act] = []
    for act in past.acts:
        code = _judge(act, past.auth_of(act), event.sort, office_at, logs)
        if code is None and act is not begun and isinstance(act.event, RecordChanged) and act.event.sort:
            code = "begun-twice"
        if code is None:
            counted.append(act)
        else:
            void[act.id] = code
    orders = tuple(act for act in counted if isinstance(act.event, RecordErasureOrdered))
    return RecordState(
        id=event.record,
        sort=event.sort,
        cells=_cells(past, counted, office_at),
        heads=past.heads(),
        acts=tuple(sorted((*past.acts, *past.waiting), key=_shown)),
        void=dict(sorted(void.items())),
        orders=tuple(sorted(orders, key=_shown)),
        confirmed=_confirmed(counted, orders),
    )


def _begins(act: Act) -> bool:
    event = act.event
    return (
        isinstance(event, RecordChanged)
        and event.sort in SORTS
        and event.record == request_id(act.device, act.position)
    )


def _cells(past: Past, counted: Sequence[Act], office_at: OfficeAt) -> dict[str, Cell]:
    sets: dict[str, list[Act]] = {}
    verified: dict[str, list[Act]] = {}
    for act in counted:
        if isinstance(act.event, RecordChanged):
            for cell in act.event.values:
                sets.setdefault(cell, []).append(act)
        elif isinstance(act.event, RecordVerified):
            verified.setdefault(act.event.account, []).append(act)
    found: dict[str, Cell] = {}
    naming = [act for cell in NAMING for act in _latest(past, sets.get(cell, ()))]
    for cell, setters in sorted(sets.items()):
        latest = _latest(past, setters)
        said = tuple(_said(one, cell) for one in sorted(latest, key=_shown))
        if all(one.value is None for one in said):
            continue
        account = account_in(cell)
        by = _verifier(past, latest, naming, verified.get(account, ()), office_at) if account is not None else ""
        found[cell] = Cell(said=said, verified=by)
    return found


def _latest(past: Past, setters: Sequence[Act]) -> list[Act]:
    """Those that nobody replaced."""
    return [one for one in setters if not any(past.knew(other.id, one.id) for other in setters if other is not one)]


def _said(act: Act, cell: str) -> Said:
    event = act.event
    assert isinstance(event, RecordChanged)
    value = event.values[cell]
    if value is not None and not isinstance(value, str):
        value = personal_mark(value)
    return Said(act=act.id, by=act.by, at_ms=act.at[0], value=value, request=event.request)


def _verifier(
    past: Past, latest: Sequence[Act], naming: Sequence[Act], verified: Sequence[Act], office_at: OfficeAt
) -> str:
    """Who verified an account as it stands: somebody who saw all of it and whose record it is, and set none of it.

    Where one person alone leads the office, there is nobody else to ask.
    """
    setters = {act.by for act in latest}
    for act in sorted(verified, key=_shown):
        if not all(past.knew(act.id, one.id) for one in (*latest, *naming)):
            continue
        alone = leaders(office_at(past.auth_of(act)), day_of(act.at[0])) == {act.by}
        if act.by is not None and (act.by not in setters or alone):
            return act.by
    return ""


def _confirmed(counted: Sequence[Act], orders: Sequence[Act]) -> dict[str, tuple[str, ...]]:
    known = {act.id: set[str]() for act in orders}
    for act in counted:
        if isinstance(act.event, RecordErasureConfirmed) and act.event.order in known:
            known[act.event.order].add(act.device)
    return {order: tuple(sorted(devices)) for order, devices in sorted(known.items())}


# ---------------------------------------------------------------- who may


def _judge(act: Act, auth: int, sort: str, office_at: OfficeAt, logs: Logs) -> str | None:
    """The code of why an act does not count, judged with the office its author knew; None: it counts."""
    office = office_at(auth)
    cut = logs.cut(act)
    if cut is not None:
        return cut
    if office.length < auth:
        return "unknown-office"
    if office_at(LATEST).was_written(act.device, before=act.position, since=act.auth):
        return FORGOTTEN
    code = refused(act.event, act.by, act.device, sort, office, day_of(act.at[0]))
    if code is not None:
        return code
    for length in logs.unheard(act):
        if length > office.length and refused(
            act.event, act.by, act.device, sort, office_at(length), day_of(act.at[0])
        ):
            return "held"
    return None


def refused(event: object, by: str | None, device: str, sort: str, office: OfficeState, day: str) -> str | None:
    """The code of why somebody may not do this to a record of this kind; None: they may."""
    if isinstance(event, RecordErasureConfirmed):
        return None if by is None else "not-its-turn"
    if by is None:
        return _refused_program(event, device, office)
    if not office.is_active(by):
        return "not-active"
    match event:
        case RecordChanged():
            if not is_sound(event.values):
                return "bad-record"
            kind = event.sort or sort
            lead = any(needs_lead(kind, cell) for cell in event.values)
            return None if not lead or is_leader(office, by, day) else "needs-lead"
        case RecordVerified() | RecordsMerged() | RecordsUnmerged():
            if not is_leader(office, by, day):
                return "needs-lead"
            text = event.how if isinstance(event, RecordVerified) else event.reason
            return None if text.strip() else "reason-missing"
        case RecordErasureOrdered():
            if not office.is_owner(by, day):
                return "not-owner"
            return None if event.reason.strip() else "reason-missing"
    return "wrong-place"


def _refused_program(event: object, device: str, office: OfficeState) -> str | None:
    """The program itself changes a record only as a request says, on a laptop that an owner let run automations."""
    if not isinstance(event, RecordChanged) or not is_sound(event.values):
        return "not-its-turn"
    if not is_request_id(event.request):
        return "not-its-turn"
    terms = (office.terms_of(one) for one in (*office.automations, *office.automation_terms))
    return None if any(device in one for one in terms) else "not-its-turn"


# ---------------------------------------------------------------- merges


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """A merge that counts, and whether it was undone."""

    act: Act
    record: str
    other: str
    undone: Act | None = None


def fold_merges(acts: Iterable[Act], office_at: OfficeAt, logs: Logs = WHOLE) -> tuple[Merge, ...]:
    """All merges that count, in the order to show them in."""
    past = Past(acts)
    counted = [act for act in past.acts if _judge(act, past.auth_of(act), "", office_at, logs) is None]
    undone: dict[str, Act] = {}
    for act in sorted(counted, key=_shown):
        if isinstance(act.event, RecordsUnmerged):
            undone.setdefault(act.event.merge, act)
    found = [
        Merge(act=act, record=act.event.record, other=act.event.other, undone=undone.get(act.id))
        for act in counted
        if isinstance(act.event, RecordsMerged) and act.event.record != act.event.other
    ]
    return tuple(sorted(found, key=lambda one: _shown(one.act)))


def heads_of_merges(merges: Iterable[Merge]) -> dict[str, str]:
    """Record -> the one it is shown under, for every record that a merge in force concerns.

    That is the one that none of its group was merged into another; where there are several, or none because two people
    merged the two crosswise, the one whose id sorts first: the same on every laptop.
    """
    near: dict[str, set[str]] = {}
    folded: set[str] = set()
    for one in merges:
        if one.undone is None:
            near.setdefault(one.record, set()).add(one.other)
            near.setdefault(one.other, set()).add(one.record)
            folded.add(one.other)
    found: dict[str, str] = {}
    for start in sorted(near):
        if start in found:
            continue
        group, todo = {start}, [start]
        while todo:
            for other in near[todo.pop()] - group:
                group.add(other)
                todo.append(other)
        head = min(group - folded or group)
        found |= dict.fromkeys(group, head)
    return found
