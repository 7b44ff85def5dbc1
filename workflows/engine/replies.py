"""Whether a decision may come by answering a mail: low amounts only, where an owner allowed it. For every reader."""

from workflows.domain.commands import Refusal
from workflows.domain.events import DecisionMade
from workflows.domain.money import minor_digits
from workflows.domain.replies import HIGHEST, MOST_LIMITS, ReplyLimit
from workflows.engine.authority import about_of, reaches
from workflows.engine.state import OfficeState, OpenStep, RequestState

BY_MAIL = frozenset({"approve", "reject"})
"""What an answer can say. Everything else takes a person at their laptop."""


def reply_limit(office: OfficeState, workflow: str, unit: str) -> ReplyLimit | None:
    """The limit that holds for requests of the workflow in the unit; None where nothing may be decided by mail.

    The nearest unit counts, and in it a limit of this very workflow before one of all.
    """
    for name in (*office.path_up(unit), ""):
        for wanted in (workflow, ""):
            found = next((one for one in office.replies if (one.unit, one.workflow) == (name, wanted)), None)
            if found is not None:
                return found if found.up_to.minor > 0 else None
    return None


def judge_reply(
    request: RequestState, event: DecisionMade, asked: OpenStep, office: OfficeState, day: str
) -> Refusal | None:
    """Whether a decision that says it came by mail may have; one that came by the person's own hand always may."""
    if event.through != "mail":
        return None
    limit = reply_limit(office, request.workflow, request.unit)
    if limit is None:
        return Refusal(code="replies-off", facts={"workflow": request.workflow, "unit": request.unit})
    if event.verdict not in BY_MAIL or asked.kind != "approval":
        return Refusal(code="reply-decides-less", facts={"verdict": event.verdict, "step": asked.name or asked.step})
    amount = about_of(request, event.step, office, day).compared
    if amount is None:
        return Refusal(code="reply-amount-unknown", facts={"workflow": request.workflow})
    if not reaches(limit.up_to, amount, day, office):
        return Refusal(code="over-reply-limit", facts={"amount": str(amount), "limit": str(limit.up_to)})
    return None


def judge_reply_limits(office: OfficeState, limits: tuple[ReplyLimit, ...]) -> Refusal | None:
    """Whether each is about something that there is, once, and low."""
    seen: set[tuple[str, str]] = set()
    if len(limits) > MOST_LIMITS:
        return Refusal(code="bad-reply-limit", facts={"amount": str(len(limits)), "limit": str(MOST_LIMITS)})
    for one in limits:
        if one.unit and one.unit not in office.units:
            return Refusal(code="unknown-unit", facts={"unit": one.unit})
        if one.workflow and one.workflow not in office.workflows:
            return Refusal(code="unknown-workflow", facts={"workflow": one.workflow})
        most = HIGHEST.get(one.up_to.currency, 500)
        if (one.unit, one.workflow) in seen or not 0 <= one.up_to.minor <= most * 10 ** minor_digits(
            one.up_to.currency
        ):
            return Refusal(
                code="bad-reply-limit", facts={"amount": str(one.up_to), "limit": f"{most} {one.up_to.currency}"}
            )
        seen.add((one.unit, one.workflow))
    return None
