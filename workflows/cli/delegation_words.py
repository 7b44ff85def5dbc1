"""A rule's “no” about authority, budgets, rates and trials: title, text and advice by code."""

from collections.abc import Mapping

DELEGATION: Mapping[str, tuple[str, str, str]] = {
    "reports-to-self": (
        "This line of reporting has no end",
        "{person} would report to themselves, over others.",
        "Name another person above.",
    ),
    "bad-amount": (
        "This amount does not fit",
        "A limit is zero or more; what is moved is above zero, in the currency of both budgets.",
        "Correct the amount.",
    ),
    "bad-percent": (
        "This share does not fit",
        "The levels of the budget “{budget}” are between 0 and 10,000 percent.",
        "Correct warn_percent or block_percent.",
    ),
    "bad-rate": (
        "This exchange rate cannot be used",
        "A rate is an exact number above zero between two currencies, said once for a day.",
        "Correct the rate of {currency}.",
    ),
    "replies-off": (
        "This is not decided by mail",
        "No owner allowed it for this workflow in this unit.",
        "Decide with “countersign decide”; an owner allows it with “countersign mail replies”.",
    ),
    "over-reply-limit": (
        "The amount is too high to be decided by mail",
        "{amount} is above {limit}, up to which the office allows that.",
        "Decide with “countersign decide”.",
    ),
    "reply-amount-unknown": (
        "This is not decided by mail",
        "Only low amounts are, and here nobody knows the amount.",
        "Decide with “countersign decide”.",
    ),
    "reply-decides-less": (
        "This is not decided by mail",
        "An answer says yes or no at an approval, and nothing else.",
        "Decide with “countersign decide”.",
    ),
    "bad-reply-limit": (
        "This limit for deciding by mail does not fit",
        "{amount} is not between 0 and {limit}, or stands twice for the same unit and workflow.",
        "Choose a lower amount; 0 means not at all.",
    ),
    "budget-twice": (
        "A budget is named twice",
        "Each budget has an id of its own, and nothing moves from “{budget}” to itself.",
        "Name another budget; “countersign budget list” shows them.",
    ),
    "unknown-budget": (
        "There is no such budget",
        "The office has no budget “{budget}”.",
        "“countersign budget list” shows them.",
    ),
    "unknown-pilot": (
        "There is no such trial",
        "The office has no trial “{pilot}”.",
        "“countersign pilot list” shows them.",
    ),
    "pilot-twice": (
        "This trial exists already",
        "Each trial has a name of its own, also when it is over; “{pilot}” is taken.",
        "Give it another name.",
    ),
    "pilot-of-one-thing": (
        "A trial tries one thing",
        "It is about one rule table, or about who may decide; never both or none.",
        "Start two trials, each about one thing.",
    ),
    "pilot-over": (
        "This trial is over",
        "“{pilot}” ended on its day, or somebody ended it before.",
        "Nothing has to be done; start a new one where it should go on.",
    ),
    "pilot-overtaken": (
        "The rule table was changed meanwhile",
        "“{table}” got a newer version while “{pilot}” ran.",
        "Publish a new version that has both changes.",
    ),
    "over-period-limit": (
        "The limit of the {period} is used up",
        "With this, {person} would decide more than {limit} {currency} within the {period}.",
        "Hand it on to somebody who may decide it: decide … hand-on --to PERSON --reason “…”.",
    ),
    "period-unknown": (
        "It is not known what was decided in this period",
        "Authority has a limit for a period here, and this says nothing of what {person} decided in it.",
        "Bring this program up to date, and decide again.",
    ),
    "over-budget": (
        "The budget is used up",
        "With this, more than “{budget}” holds would be spent. Only an owner goes beyond it, with a reason.",
        "Hand it on to an owner: decide … hand-on --to PERSON --reason “…”; or let an owner move budget.",
    ),
    "budget-unknown": (
        "It is not known what the budget has left",
        "A budget holds here, and this says nothing true of it.",
        "Bring this program up to date, and decide again.",
    ),
    "wrong-rung": (
        "This was no decision",
        "{person} has to ask first, and gave this out as a decision.",
        "Bring this program up to date, and say what you think again.",
    ),
}
