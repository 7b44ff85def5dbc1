"""Who stands in for whom: what holds, what is asked, what only has to be written; and what was decided meanwhile."""

from typing import Literal

import msgspec

from workflows.domain.definitions import ActionStep, all_steps
from workflows.domain.money import Money
from workflows.domain.people import Substitute
from workflows.engine.assign import day_of
from workflows.office.gathering import start_ms
from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date
from workflows.office.substituting import ACTION, all_agreed, wish_of
from workflows.store.rows import STATUSES

When = Literal["asked", "coming", "today", "over"]
"""asked: nobody accepted yet; coming; today; over."""

Proof = Literal["settled", "accepted", "differs", "unknown"]
"""settled: by the office, without an acceptance. accepted: the substitute's own act is here and says the same. differs:
it is another's act, or about something else. unknown: it is not here, or cannot be read here.
"""

_OVER = frozenset({"rejected", "withdrawn", "done"})
_MOST = 500
_DAY_MS = 86_400_000


class SubstitutionShown(msgspec.Struct, frozen=True, kw_only=True):
    """A substitution that the office has."""

    substitute: Substitute
    when: When
    proof: Proof


class AskedShown(msgspec.Struct, frozen=True, kw_only=True):
    """A substitution that is asked for in a request."""

    request: str
    substitute: Substitute
    status: str
    to_be_written: bool
    """Everybody agreed; an owner has to write it where the office is changed."""


class Substitutions(msgspec.Struct, frozen=True, kw_only=True):
    """All of them."""

    written: tuple[SubstitutionShown, ...]
    asked: tuple[AskedShown, ...]


class DecidedFor(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that somebody made in another's place."""

    request: str
    title: str
    amount: Money | None
    by: str | None
    acting_for: str
    verdict: str
    reason: str
    at_ms: int
    entry: str
    counted: bool


def substitutions(office: Office, now_ms: int) -> Substitutions:
    """What the office has, as it was written; then what is asked for and not over, the latest change first."""
    with up_to_date(office):
        day = day_of(now_ms)
        written = tuple(
            SubstitutionShown(substitute=one, when=_when(one, day), proof=proof_of(office, one))
            for one in office.state.substitutes
        )
        return Substitutions(written=written, asked=tuple(_asked(office)))


def proof_of(office: Office, one: Substitute) -> Proof:
    """Whether the entry that a substitution names is the substitute's own yes to just that."""
    if not one.accepted:
        return "settled"
    row = office.store.past.decision(one.accepted)
    if row is None:
        return "unknown"
    state = office.request(row.request)
    wishes = [wish_of(state, step) for step in _writing(office, row.request)]
    said = msgspec.structs.replace(one, accepted="")
    own = row.person == one.by and row.acting_for is None and row.counted and row.verdict == "approve"
    return "accepted" if own and said in wishes else "differs"


def decided_for(office: Office, person: str, first_day: str, last_day: str) -> tuple[DecidedFor, ...]:
    """What others decided in the person's place on these days (YYYY-MM-DD, both counted), in order; at most 500."""
    with up_to_date(office):
        rows = office.store.past.decided_for(person, start_ms(first_day), start_ms(last_day) + _DAY_MS, _MOST)
        found: list[DecidedFor] = []
        for row in rows:
            standing = office.request(row.request).standing
            found.append(
                DecidedFor(
                    request=row.request,
                    title=standing.title,
                    amount=standing.amount,
                    by=row.person,
                    acting_for=person,
                    verdict=row.verdict,
                    reason=row.reason or "",
                    at_ms=row.at_ms,
                    entry=row.entry,
                    counted=row.counted,
                )
            )
        return tuple(found)


def _asked(office: Office) -> list[AskedShown]:
    ready = {one.request for one in all_agreed(office)}
    workflows = [
        workflow
        for workflow, versions in office.state.workflows.items()
        if any(isinstance(one, ActionStep) and one.action == ACTION for one in all_steps(versions[max(versions)].steps))
    ]
    found: list[AskedShown] = []
    for workflow in workflows:
        for status in (one for one in STATUSES if one not in _OVER):
            for line in office.store.questions.requests(workflow=workflow, status=status, limit=_MOST):
                state = office.request(line.id)
                wish = next((wish for step in _writing(office, line.id) if (wish := wish_of(state, step))), None)
                if wish is not None:
                    found.append(
                        AskedShown(request=line.id, substitute=wish, status=line.status, to_be_written=line.id in ready)
                    )
    return found


def _writing(office: Office, request: str) -> list[ActionStep]:
    state = office.request(request)
    steps = all_steps(office.state.workflows[state.workflow][state.version].steps)
    return [one for one in steps if isinstance(one, ActionStep) and one.action == ACTION]


def _when(one: Substitute, day: str) -> When:
    if one.until < day:
        return "over"
    if one.asked:
        return "asked"
    return "coming" if one.since > day else "today"
