"""What the person may do on the card that is shown, in the core's own answer; and why not, in a sentence."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop.wording.speech import translate

if TYPE_CHECKING:
    from workflows.office.showing.actions import Doable, NotTaken
    from workflows.office.showing.card import Card

Verb = Literal[
    "approve", "reject", "ask-changes", "hand-on", "abstain", "comment", "withdraw", "fill", "answer", "tick"
]

DECISIONS: tuple[Verb, ...] = ("approve", "reject", "ask-changes", "hand-on", "abstain")
_DECIDED = frozenset({"approval", "clear", "contest"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Whether something can be done now."""

    allowed: bool
    why_not: str = ""
    """A sentence, where it cannot."""
    needs_reason: bool = False
    people: tuple[str, ...] = ()
    """Ids of those to whom it can be handed on, by name."""
    doable: "Doable | None" = None
    """The step it is about."""


_NOTHING = Permit(allowed=False)


def wish_code(verb: Verb, doable: "Doable | None") -> str:
    """What a verb is called where the person has to ask first: a yes or no is an opinion there."""
    is_opinion = doable is not None and doable.rung == "ask-first" and verb in {"approve", "reject"}
    return f"advise-{verb}" if is_opinion else verb


def doable_of(card: "Card", step: str) -> "Doable | None":
    """The person's open step: the one of the row, else the first."""
    steps = card.actions.steps
    return next((one for one in steps if one.step == step), steps[0] if steps else None)


def permit(card: "Card | None", step: str, verb: Verb) -> Permit:
    """Whether this can be done on the card."""
    if card is None:
        return _NOTHING
    if card.actions.silenced is not None:
        return Permit(allowed=False, why_not=_why(card, card.actions.silenced))
    match verb:
        case "comment":
            return _either(card, card.actions.comment, needs_reason=True)
        case "withdraw":
            return _either(card, card.actions.withdraw, needs_reason=card.actions.withdraw_needs_reason)
    doable = doable_of(card, step)
    if doable is None:
        return Permit(allowed=False, why_not=_why(card, card.actions.why_not))
    if verb in DECISIONS:
        return _decision(card, doable, verb)
    fits = {"fill": "form", "answer": "changes", "tick": "todo"}[verb] == doable.kind
    return Permit(allowed=fits, doable=doable)


def _decision(card: "Card", doable: "Doable", verb: Verb) -> Permit:
    if doable.kind not in _DECIDED:
        return Permit(allowed=False, why_not=_other_kind(doable.kind), doable=doable)
    if verb == "hand-on" and not doable.hand_on_to:
        return Permit(
            allowed=False,
            why_not=translate("InboxPermits", "There is nobody else who may decide it."),
            doable=doable,
        )
    refused = next((one for one in doable.not_taken if one.verdict == verb), None)
    if refused is not None:
        return Permit(allowed=False, why_not=_beyond(refused, doable), doable=doable)
    if verb not in doable.verdicts:
        return Permit(
            allowed=False, why_not=translate("InboxPermits", "This step does not take that answer."), doable=doable
        )
    needs_reason = verb in doable.reason_for or (verb == "approve" and bool(card.actions.twins))
    return Permit(allowed=True, needs_reason=needs_reason, people=doable.hand_on_to, doable=doable)


def _either(card: "Card", code: str | None, *, needs_reason: bool) -> Permit:
    return Permit(allowed=code is None, why_not=_why(card, code), needs_reason=needs_reason)


def _why(card: "Card", code: str | None) -> str:
    from desktop.wording.why import why_not  # noqa: PLC0415 -- after the first paint

    return why_not(code, card.names, card.actions.why_not_facts)


def _beyond(refused: "NotTaken", doable: "Doable") -> str:
    from desktop.wording.why import not_taken  # noqa: PLC0415 -- after the first paint

    said = not_taken(refused.code, refused.facts)
    return f"{said} {translate('InboxPermits', 'Hand it on (H).')}" if doable.hand_on_to else said


def _other_kind(kind: str) -> str:
    return {
        "form": translate("InboxPermits", "Here a form is filled in; nothing is decided yet."),
        "todo": translate("InboxPermits", "Here things are done and ticked; nothing is decided yet."),
        "changes": translate("InboxPermits", "Here your answer to a wish for changes is awaited."),
    }.get(kind, translate("InboxPermits", "This step does not take that answer."))
