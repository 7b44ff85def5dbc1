"""Whose turn it is, for whom they act, and why; and why it is not somebody else's."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

import msgspec

from workflows.domain.people import OWNER, Substitute
from workflows.engine.authority import FULL, About, Authority, about_of, authority_for, authority_of, is_covered
from workflows.engine.eyes import KEPT_APART
from workflows.engine.reporting import in_place_of, line_above
from workflows.engine.state import OfficeState, OpenSlot, OpenStep, RequestState

_DAY_MS = 86_400_000

Via = Literal["named", "role", "line", "handed-on", "successor", "anyone", "last-resort", "escalated"]


class Eligible(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may act on a slot now."""

    person: str
    acting_for: str | None
    """The absent person for whom they stand in."""
    slot: int
    via: Via
    """named in the rule; by a role; line: above the requester; handed on; successor of somebody who was asked by name
    and left; anyone: a form whose role nobody holds is open to all; last-resort: the owner, because nobody else may, or
    duties that are otherwise kept apart; escalated: nobody acted in time."""
    role: str | None = None
    unit: str | None = None
    """Where the role is held."""
    authority: Authority = FULL
    """By what they may act: the absent person's where they stand in for somebody."""


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """An open step and everyone who may act on it today. Nobody at all is possible, and is shown as such."""

    open: OpenStep
    people: tuple[Eligible, ...]


class _Asking(msgspec.Struct, frozen=True):
    office: OfficeState
    requester: str | None
    about: About
    limits: bool
    """Whether limits of authority apply: they do where something is approved."""
    excluded: dict[str, str]
    anyone: bool
    """Whether any member may act where nobody holds the role: typing in decides nothing."""


class _Circle(msgspec.Struct, frozen=True):
    """People who are asked together, and why they."""

    people: tuple[str, ...]
    via: Via
    role: str | None = None
    unit: str | None = None


def tasks(request: RequestState, office: OfficeState, now_ms: int) -> tuple[Task, ...]:
    """All open steps with the people who may act on them at this moment, in the order of the flow."""
    return tuple(Task(open=step, people=eligible(request, step, office, now_ms)) for step in request.standing.open)


def eligible(request: RequestState, step: OpenStep, office: OfficeState, now_ms: int) -> tuple[Eligible, ...]:
    """Everyone who may act on the open step, by slot, each person once per slot.

    For each slot the nearest people are asked: the holders of its role in the request's unit, else in the unit above,
    and so on. Who may not act (own request, already decided, above their limit) is passed over; where nobody remains
    the owner is asked. Where even then nobody remains, duties that are only kept apart from each other may meet in one
    person, who is asked as a last resort.
    """
    asking = _asking(request, step, office, now_ms)
    found: list[Eligible] = []
    for slot in step.slots:
        asked = _nearest(slot, asking) or _last_resort(slot, asking)
        found.extend(asked)
        if step.escalated:
            found.extend(_asked_late(slot, step.escalated, asked, asking))
    return tuple(found)


def _asked_late(slot: OpenSlot, escalated: Sequence[str], asked: list[Eligible], asking: _Asking) -> list[Eligible]:
    """Who may act as well since the deadline passed, and was not asked before. Nobody stands above an owner."""
    office, about = asking.office, asking.about
    circles: list[_Circle] = []
    if "next-manager" in escalated:
        for person in dict.fromkeys(one.acting_for or one.person for one in asked):
            if office.is_owner(person, about.day):
                continue
            above = (
                _Circle(people=one.people, via="escalated", role=one.role, unit=one.unit)
                for one in line_above(person, about.unit, office, about.day)
            )
            circles.extend(next(([one] for one in above if _able(one, slot.index, asking)), []))
    if "owner" in escalated:
        owners = office.holders(OWNER, office.head, about.day)
        circles.append(_Circle(people=owners, via="escalated", role=OWNER, unit=office.head))
    found: dict[str, Eligible] = {}
    for circle in circles:
        for one in _able(circle, slot.index, asking):
            if all(one.person != before.person for before in asked):
                found.setdefault(one.person, one)
    return list(found.values())


def _nearest(slot: OpenSlot, asking: _Asking) -> list[Eligible]:
    for circle in _circles(slot, asking):
        able = _able(circle, slot.index, asking)
        if able:
            return able
    return []


def _last_resort(slot: OpenSlot, asking: _Asking) -> list[Eligible]:
    if KEPT_APART not in asking.excluded.values():
        return []
    hard = {person: code for person, code in asking.excluded.items() if code != KEPT_APART}
    relaxed = msgspec.structs.replace(asking, excluded=hard)
    return [msgspec.structs.replace(one, via="last-resort") for one in _nearest(slot, relaxed)]


def place_of(person: str, people: Sequence[Eligible]) -> Eligible | None:
    """The place that this person takes: their own before one that is only left to them, else whoever may take theirs
    alone would find it taken. None where they are not asked.
    """
    places = (one for one in people if one.person == person)
    return min(places, key=lambda one: one.via == "last-resort", default=None)


def why_not(request: RequestState, step: OpenStep, person: str, office: OfficeState, now_ms: int) -> str:
    """The code of why this person may not act on the step.

    One of not-a-member, own-request, four-eyes, kept-apart, already-decided, over-limit, or not-your-turn where they
    were simply not asked.
    """
    asking = _asking(request, step, office, now_ms)
    if not office.is_active(person):
        return "not-a-member"
    if person in asking.excluded:
        return asking.excluded[person]
    asked = {one for slot in step.slots for circle in _circles(slot, asking) for one in circle.people}
    return "over-limit" if person in asked and _authority(person, asking) is None else "not-your-turn"


def why_not_hand_on(
    request: RequestState, step: OpenStep, slot: int, person: str, office: OfficeState, now_ms: int
) -> str | None:
    """The code of why the slot cannot be handed on to this person; None where it can.

    It can go to a member who may act here: who holds the role that the slot asks for, in whatever unit, or is an
    owner, and whose authority reaches the amount. A slot that names a person can go to any member.
    """
    asking = _asking(request, step, office, now_ms)
    if not office.is_active(person):
        return "not-a-member"
    if person in asking.excluded:
        return asking.excluded[person]
    role = next((one.approver.role for one in step.slots if one.index == slot), None)
    if role is not None and not office.is_owner(person, asking.about.day):
        held = (one.role for one in office.assignments if one.person == person and one.holds_on(asking.about.day))
        if role not in held:
            return "not-permitted"
    return None if _authority(person, asking) is not None else "over-limit"


def day_of(ms: int) -> str:
    """The UTC day (YYYY-MM-DD) of a time in milliseconds."""
    return _day(ms // _DAY_MS)


@lru_cache(maxsize=256)
def _day(days: int) -> str:
    """The same of a number of days since 1970-01-01; asked again and again for the same few."""
    return datetime.fromtimestamp(days * (_DAY_MS // 1000), UTC).strftime("%Y-%m-%d")


def _asking(request: RequestState, step: OpenStep, office: OfficeState, now_ms: int) -> _Asking:
    return _Asking(
        office=office,
        requester=request.requester,
        about=about_of(request, step.step, office, day_of(now_ms)),
        limits=step.kind in {"approval", "clear", "contest"},
        excluded=step.excluded,
        anyone=step.kind == "form",
    )


def _circles(slot: OpenSlot, asking: _Asking) -> Iterator[_Circle]:
    """The circles of people to ask, nearest first; the first circle in which anyone is able is asked."""
    office, approver = asking.office, slot.approver
    if slot.instead:
        yield _Circle(people=slot.instead, via="handed-on")
        yield _successors(slot.instead, office)
    if approver.person is not None:
        yield _Circle(people=(approver.person,), via="named")
        yield _successors((approver.person,), office)
    if approver.relation is not None:
        for above in line_above(asking.requester, asking.about.unit, office, asking.about.day):
            yield _Circle(people=above.people, via="line", role=above.role, unit=above.unit)
    if approver.role is not None:
        for unit in (office.head,) if approver.at == "head" else office.path_up(asking.about.unit):
            people = office.holders(approver.role, unit, asking.about.day)
            if people:
                yield _Circle(people=people, via="role", role=approver.role, unit=unit)
    if asking.anyone and approver.role not in {None, OWNER}:
        members = tuple(sorted(person for person in office.people if office.is_active(person)))
        yield _Circle(people=members, via="anyone")
    owners = office.holders(OWNER, office.head, asking.about.day)
    yield _Circle(people=owners, via="last-resort", role=OWNER, unit=office.head)


def _successors(people: tuple[str, ...], office: OfficeState) -> _Circle:
    """Who took over from those who left: what was asked of them by name is asked of these."""
    followed = (in_place_of(one, office) for one in people if not office.is_active(one))
    return _Circle(people=tuple(dict.fromkeys(one for one in followed if one is not None)), via="successor")


def _able(circle: _Circle, slot: int, asking: _Asking) -> list[Eligible]:
    """Those of a circle who may act, then whoever stands in for one of them today and is not among them.

    Being excluded travels: nobody stands in for a person who may not act themself.
    """
    able: dict[str, tuple[str | None, Authority]] = {}
    for person in circle.people:
        if person not in asking.excluded and asking.office.is_active(person):
            authority = _authority(person, asking)
            if authority is not None:
                able[person] = (None, authority)
    in_person = dict(able)
    for substitute in asking.office.substitutes if able else ():
        by, absent = substitute.by, substitute.person
        if absent not in in_person or by in able or by in asking.excluded or not asking.office.is_active(by):
            continue
        if is_covered(substitute, asking.about, asking.office):
            lent = _lent(substitute, in_person[absent][1], asking)
            if lent is not None:
                able[by] = (absent, lent)
    return [
        Eligible(
            person=person,
            acting_for=absent,
            slot=slot,
            via=circle.via,
            role=circle.role,
            unit=circle.unit,
            authority=authority,
        )
        for person, (absent, authority) in able.items()
    ]


def _authority(person: str, asking: _Asking) -> Authority | None:
    return authority_of(person, asking.about, asking.office) if asking.limits else FULL


def _lent(substitute: Substitute, absent: Authority, asking: _Asking) -> Authority | None:
    return authority_for(substitute, absent, asking.about, asking.office) if asking.limits else absent
