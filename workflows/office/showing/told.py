"""What a person is told: decisions that others made and that they are to know of."""

import msgspec

from workflows.domain.money import Money
from workflows.engine.telling import Told, told_of
from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date

MOST = 1_000
"""Requests that are looked at, the latest change first."""


class ToldShown(msgspec.Struct, frozen=True, kw_only=True):
    """A decision with what a row shows of its request."""

    told: Told
    request: str
    title: str
    amount: Money | None
    status: str


def told(office: Office, person: str, since_ms: int) -> tuple[ToldShown, ...]:
    """What the person is told of since a time, the latest first."""
    with up_to_date(office):
        found: list[ToldShown] = []
        for line in office.store.questions.requests(since_ms=since_ms, limit=MOST):
            state = office.request(line.id)
            found += [
                ToldShown(
                    told=one,
                    request=state.id,
                    title=state.standing.title,
                    amount=state.standing.amount,
                    status=state.standing.status,
                )
                for one in told_of(state, office.state)
                if one.person == person and one.at_ms >= since_ms
            ]
        return tuple(sorted(found, key=lambda one: (-one.told.at_ms, one.told.act)))
