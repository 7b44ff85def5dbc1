"""One act of the log as a sentence."""

from collections.abc import Mapping

from workflows.cli.wording import VERDICT
from workflows.domain.events import (
    Act,
    ActionDone,
    DecisionMade,
    FormFilled,
    ItemTicked,
    RequestCommented,
    RequestResubmitted,
    RequestSubmitted,
    RequestWithdrawn,
    RuleApplied,
    WaitEnded,
)

_OUTCOME = {
    "approve": "approved it",
    "reject": "rejected it",
    "stop": "stopped it",
    "ask": "sent it to people",
    "note": "let it pass",
}


def event_sentence(act: Act, names: Mapping[str, str]) -> str:
    """What happened, who did it, and the words they added."""
    who = names.get(act.by or "", act.by or "the program")
    match act.event:
        case RequestSubmitted() as event:
            return _submitted(event, act.by, who)
        case RuleApplied() as event:
            row = f" by rule {', '.join(event.rows)}" if event.rows else f" ({event.code})"
            if not event.rows and event.outcome.verdict == "note":
                return f"{event.table} version {event.version} found nothing"
            text = f": {event.outcome.text}" if event.outcome.text else ""
            return f"{event.table} version {event.version} {_OUTCOME[event.outcome.verdict]}{row}{text}"
        case DecisionMade() as event:
            instead = f" for {names.get(event.acting_for, event.acting_for)}" if event.acting_for else ""
            to = f" to {names.get(event.to, event.to)}" if event.to else ""
            return f"{who}{instead} {VERDICT[event.verdict]}{to}{_quoted(event.reason)}"
        case FormFilled() as event:
            return f"{who} filled in {event.step}"
        case ItemTicked() as event:
            return f"{who} ticked {event.item}{_quoted(event.note)}"
        case RequestResubmitted() as event:
            return f"{who} answered; round {event.round} begins{_quoted(event.note)}"
        case RequestWithdrawn() as event:
            return f"{who} withdrew it{_quoted(event.reason)}"
        case RequestCommented() as event:
            return f"{who} said{_quoted(event.text)}"
        case WaitEnded() as event:
            return f"the wait {event.step} ended"
        case ActionDone() as event:
            return f"{event.step} was {event.result}{_quoted(event.text)}"
        case _:
            return str(act.event.__struct_config__.tag)


def _submitted(event: RequestSubmitted, by: str | None, who: str) -> str:
    came = ", ".join(source.name for source in event.sources)
    if by is None:
        return f"came in by itself: {came}" if came else "came in by itself"
    return f"{who} asked{f', from {came}' if came else ''}"


def _quoted(text: str) -> str:
    return f": “{text}”" if text else ""
