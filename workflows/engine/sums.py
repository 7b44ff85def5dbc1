"""The sum that a person may decide within a period. What other decisions came to is gathered and recorded.

Nobody works it out again: two laptops that did not know of each other may both have been within a limit that they
exceed together. The sum over all decisions shows that, alike on every laptop, and people look at it.
"""

from workflows.domain.commands import Decide, Refusal
from workflows.domain.events import DecisionMade, Used
from workflows.domain.money import decimal_text
from workflows.domain.periods import first_day
from workflows.domain.rates import converted
from workflows.engine.assign import Eligible
from workflows.engine.state import OfficeState, RequestState


def used_by(command: Decide, person: Eligible, day: str) -> Used | None:
    """What a yes records about the period of the person's authority; None where that has no period."""
    period = person.authority.period
    if command.verdict != "approve" or person.authority.rung == "ask-first" or period is None or command.used is None:
        return None
    return Used(first_day=first_day(period, day), minor=command.used)


def judge_sums(
    request: RequestState, event: DecisionMade, person: Eligible, office: OfficeState, day: str
) -> Refusal | None:
    """Whether a yes keeps the limit of its period, by what its author recorded."""
    limit, period = person.authority.per_period, person.authority.period
    if limit is None or period is None:
        return None
    amount = request.standing.amount
    this = converted(amount, limit.currency, office.rates, day) if amount is not None else None
    facts = {"person": person.acting_for or person.person, "limit": decimal_text(limit), "currency": limit.currency}
    if this is None or event.used is None or event.used.minor < 0 or event.used.first_day != first_day(period, day):
        return Refusal(code="period-unknown", facts=facts)
    if event.used.minor + abs(this.minor) > limit.minor:
        return Refusal(code="over-period-limit", facts=facts | {"period": period})
    return None
