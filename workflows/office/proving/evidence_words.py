"""The words of an evidence pack for codes and values."""

from collections.abc import Mapping
from typing import Any, Literal

from workflows.domain.money import Money, is_currency
from workflows.office.proving.kept_apart import KEPT_APART, is_kept_apart, without_keys
from workflows.rules.sentences import ENGLISH as WORDS
from workflows.rules.sentences import grouped, render

LeftOutWhy = Literal["shared", "not-here", "erased"]
"""Why a file is not in a pack.

shared: other requests came in the same file; not-here: the file is not kept here, or was altered; erased: by an order.
"""

WHY_LEFT_OUT: Mapping[str, str] = {
    "shared": "its content is left out, because the file holds other requests as well, or may hold some",
    "not-here": "it is not in this pack, because it is not kept on the laptop that made the pack, or was altered there",
    "erased": "it is not in this pack, because an owner let it be erased",
}

STATUS: Mapping[str, str] = {
    "waiting": "Waiting for a decision",
    "approved": "Approved",
    "rejected": "Rejected",
    "changes-asked": "Sent back for changes",
    "contested": "Contested: two verdicts contradict each other",
    "stopped": "Stopped",
    "withdrawn": "Withdrawn",
    "done": "Done",
}
VERDICT: Mapping[str, str] = {
    "approve": "approved",
    "reject": "rejected",
    "ask-changes": "asked for changes in",
    "abstain": "abstained in",
    "advise-approve": "was for it in",
    "advise-reject": "was against it in",
    "hand-on": "handed on",
}
NO_ANSWER: Mapping[str, str] = {
    "no-rule": "no row applies",
    "no-hit": "no row applies",
    "missing-value": "it cannot answer, because a value is missing",
    "wrong-type": "it cannot answer, because a value is of another type",
    "other-currency": "it cannot answer, because an amount is in another currency",
    "unknown-unit": "it cannot answer, because the office does not know the unit",
    "not-unique": "it cannot answer, because several rows apply where only one may",
    "contradiction": "it cannot answer, because several rows apply and do not say the same",
}
NO_EFFECT: Mapping[str, str] = {
    "own-request": "nobody decides their own request",
    "four-eyes": "this person had entered values or acted before, and a second person was needed",
    "kept-apart": "this person acted on a step that is kept apart from this one",
    "over-limit": "the amount was above this person's limit",
    "replies-off": "it came by mail, and the office did not allow that",
    "over-reply-limit": "it came by mail, and the amount was above what the office allows that for",
    "reply-amount-unknown": "it came by mail, and nobody knew the amount",
    "reply-decides-less": "it came by mail, and this cannot be decided so",
    "over-period-limit": "it went beyond what this person may decide within the period",
    "period-unknown": "it did not say what this person had decided within the period",
    "over-budget": "it went beyond a budget, and only an owner may do that, with a reason",
    "budget-unknown": "it said nothing true of a budget that it takes from",
    "wrong-rung": "this person had to ask first, and gave it out as a decision",
    "not-your-turn": "others were asked",
    "not-its-turn": "nothing of this kind was waiting",
    "already-decided": "it was decided already",
    "reason-missing": "a reason was needed",
    "not-a-member": "this person was not an active member",
    "unsigned": "nobody signed it",
    "wrong-signature": "it is not signed with a key of the person it names",
    "unknown-cause": "it builds on an entry that had not arrived",
    "not-owner": "only an owner may do this",
    "unknown-blob": "the request names no such file",
    "nothing-to-erase": "it names nothing to erase",
    "beyond-cut": "its laptop's log had been ended before it",
    "forked": "its laptop's log has two histories from there on, or from before",
    "unknown-office": "it builds on a change of the office that had not arrived",
}


def money_words(minor: int, currency: str) -> str:
    """``1,190.00 EUR``: exact, and with the currency's own number of decimals."""
    return render(Money(minor=minor, currency=currency), {}, WORDS)


def bytes_words(size: int) -> str:
    """``12,345 bytes``."""
    return f"{grouped(str(size))} bytes"


def value_words(value: Any) -> str:
    """A plain value of a signed event for people: amounts grouped, yes and no; whatever else it is, as it stands.

    A personal value is kept apart, and so is the key to it.
    """
    if is_kept_apart(value):
        return KEPT_APART
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return "empty"
        case {"minor": int(minor), "currency": str(currency)} if is_currency(currency) and len(value) == 2:
            return money_words(minor, currency)
        case dict():
            return ", ".join(f"{name}: {value_words(inner)}" for name, inner in without_keys(value).items())
        case list() | tuple():
            return ", ".join(map(value_words, without_keys(value)))
        case _:
            return str(value)
