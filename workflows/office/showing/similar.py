"""What was decided the last times about something like this."""

import msgspec

from workflows.domain.money import Money
from workflows.engine.state import RequestState
from workflows.office.office import Office
from workflows.store.rows import RequestRow

SHOWN = 5
_DECIDED = frozenset({"approved", "rejected", "done"})
_REJECTED = 200
"""So many of the latest rejected requests are looked through for the supplier; approved ones have an index."""
_OF_UNIT = 60
"""So many of the unit's latest requests are looked through."""


class SimilarDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A decided request of the same workflow and supplier, or of the same unit where there is no supplier."""

    request: str
    title: str
    amount: Money | None
    status: str
    verdict: str
    """Of the decision that settled it: approve or reject."""
    person: str | None
    """Who decided; None: a rule."""
    reason: str | None
    at_ms: int


def similar_decisions(office: Office, state: RequestState) -> tuple[SimilarDecision, ...]:
    """The last five, latest first."""
    supplier = state.standing.values.get("supplier_key")
    past = office.store.past
    if isinstance(supplier, str):
        found = list(past.settled_of_supplier(supplier, state.workflow, 2 * SHOWN))
        found += [row for row in past.latest_of_status("rejected", _REJECTED) if _supplier_in(row) == supplier]
    else:
        found = list(past.latest_of_unit(state.unit, _OF_UNIT))
    alike = [row for row in found if row.id != state.id and row.workflow == state.workflow and row.status in _DECIDED]
    alike.sort(key=lambda row: (row.updated_ms, row.id), reverse=True)
    decided = [one for row in alike[: 2 * SHOWN] if (one := _decision(office, row)) is not None]
    return tuple(sorted(decided, key=lambda one: one.at_ms, reverse=True)[:SHOWN])


class _Facts(msgspec.Struct):
    supplier_key: object = None


class _Body(msgspec.Struct):
    values: _Facts


def _supplier_in(row: RequestRow) -> object:
    try:
        return msgspec.json.decode(row.body, type=_Body).values.supplier_key
    except msgspec.MsgspecError:
        return None


def _decision(office: Office, row: RequestRow) -> SimilarDecision | None:
    wanted = "reject" if row.status == "rejected" else "approve"
    made = [one for one in office.store.questions.decisions_of(row.id) if one.counted and one.verdict == wanted]
    if not made:
        return None
    has_amount = row.amount_minor is not None and row.currency
    return SimilarDecision(
        request=row.id,
        title=row.title,
        amount=Money(minor=row.amount_minor or 0, currency=row.currency or "") if has_amount else None,
        status=row.status,
        verdict=made[-1].verdict,
        person=made[-1].person,
        reason=made[-1].reason,
        at_ms=made[-1].at_ms,
    )
