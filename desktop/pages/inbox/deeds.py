"""What a wish does on the writer lane: each is one command about what was seen. The core is imported there."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.leaving import Deed
    from desktop.pages.inbox.permits import Verb
    from workflows.domain.commands import Refusal, RequestCommand
    from workflows.office.office import Acted, Office
    from workflows.office.showing.card import Card
    from workflows.office.showing.inbox import InboxItem


def deed(
    seen: "Card | InboxItem", by: str, verb: "Verb", step: str, *, text: str = "", to: str = "", item: str = ""
) -> "Deed":
    """The deed of one verb; ``text`` is the reason, note or comment."""
    words: dict[str, Any]
    match verb:
        case "comment":
            words = {"text": text}
        case "withdraw":
            words = {"reason": text}
        case "tick":
            words = {"item": item or None, "note": text, "step": step}
        case _:
            words = {"verdict": verb, "reason": text, "to": to or None, "step": step}
    return partial(_act, seen, verb, {"by": by, **words})


def filling(seen: "Card", by: str, step: str, values: Mapping[str, Any]) -> "Deed":
    """Fill in the form of a step with these plain values."""
    return partial(_act, seen, "fill", {"by": by, "values": dict(values), "step": step})


def answering(seen: "Card", by: str, values: Mapping[str, Any], note: str) -> "Deed":
    """Answer a wish for changes."""
    return partial(_act, seen, "answer", {"by": by, "values": dict(values), "note": note})


def _act(seen: "Card | InboxItem", verb: str, words: dict[str, Any], office: "Office") -> "Acted | Refusal":
    from workflows.office.showing.as_seen import act_as_seen, seen_in_list, seen_on_card  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.card import Card  # noqa: PLC0415 -- on the lane

    command = _command(verb, words)
    if verb == "comment":
        return office.act(seen.request, command)  # what is said stays true, whatever else happened
    return act_as_seen(
        office, seen.request, command, seen_on_card(seen) if isinstance(seen, Card) else seen_in_list(seen)
    )


def _command(verb: str, words: dict[str, Any]) -> "RequestCommand":
    from workflows.domain import commands  # noqa: PLC0415 -- on the lane

    match verb:
        case "comment":
            return commands.Comment(**words)
        case "withdraw":
            return commands.Withdraw(**words)
        case "tick":
            return commands.Tick(**words)
        case "fill":
            return commands.Fill(**words)
        case "answer":
            return commands.Resubmit(**words)
        case _:
            return commands.Decide(**words)
