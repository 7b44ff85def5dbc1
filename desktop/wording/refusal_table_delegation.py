"""What does not fit authority, budgets, rates and trials, by code: title, text and advice."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP

DELEGATION: Mapping[str, tuple[str, str, str]] = {
    "over-period-limit": (
        QT_TRANSLATE_NOOP("Wording", "The limit of this period is used up"),
        QT_TRANSLATE_NOOP("Wording", "With this, %person would decide more than %limit within the period."),
        QT_TRANSLATE_NOOP("Wording", "Hand it on to somebody who may decide it."),
    ),
    "period-unknown": (
        QT_TRANSLATE_NOOP("Wording", "It is not known what was decided in this period"),
        QT_TRANSLATE_NOOP("Wording", "Authority has a limit for a period here, and this says nothing of that sum."),
        QT_TRANSLATE_NOOP("Wording", "Bring this program up to date, and decide again."),
    ),
    "over-budget": (
        QT_TRANSLATE_NOOP("Wording", "The budget is used up"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "With this, more than “%budget” holds would be spent. Only an owner goes beyond it, with a reason.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Hand it on to an owner, or let an owner move budget."),
    ),
    "budget-unknown": (
        QT_TRANSLATE_NOOP("Wording", "It is not known what the budget has left"),
        QT_TRANSLATE_NOOP("Wording", "A budget holds here, and this says nothing true of it."),
        QT_TRANSLATE_NOOP("Wording", "Bring this program up to date, and decide again."),
    ),
    "wrong-rung": (
        QT_TRANSLATE_NOOP("Wording", "This was no decision"),
        QT_TRANSLATE_NOOP("Wording", "%person has to ask first, and gave this out as a decision."),
        QT_TRANSLATE_NOOP("Wording", "Bring this program up to date, and say what you think again."),
    ),
    "not-agreed": (
        QT_TRANSLATE_NOOP("Wording", "There is no agreed substitution to write down"),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The substitute has not accepted themself, somebody else is still asked, or it is written already.",
        ),
        QT_TRANSLATE_NOOP("Wording", "Look at its request: it shows who is asked."),
    ),
    "bad-successor": (
        QT_TRANSLATE_NOOP("Wording", "This person cannot take over"),
        QT_TRANSLATE_NOOP("Wording", "%person is not an active member, or is the one who leaves."),
        QT_TRANSLATE_NOOP("Wording", "Choose somebody else, or nobody."),
    ),
    "reports-to-self": (
        QT_TRANSLATE_NOOP("Wording", "This line of reporting has no end"),
        QT_TRANSLATE_NOOP("Wording", "%person would report to themselves, over others."),
        QT_TRANSLATE_NOOP("Wording", "Choose another person above."),
    ),
    "bad-amount": (
        QT_TRANSLATE_NOOP("Wording", "This amount does not fit"),
        QT_TRANSLATE_NOOP("Wording", "A limit is zero or more; what is moved is above zero, in one currency."),
        QT_TRANSLATE_NOOP("Wording", "Correct the amount."),
    ),
    "bad-percent": (
        QT_TRANSLATE_NOOP("Wording", "This share does not fit"),
        QT_TRANSLATE_NOOP("Wording", "The levels of a budget are between 0 and 10,000 percent."),
        QT_TRANSLATE_NOOP("Wording", "Correct the level."),
    ),
    "bad-rate": (
        QT_TRANSLATE_NOOP("Wording", "This exchange rate cannot be used"),
        QT_TRANSLATE_NOOP(
            "Wording", "A rate is an exact number above zero between two currencies, said once for a day."
        ),
        QT_TRANSLATE_NOOP("Wording", "Correct the rate."),
    ),
    "replies-off": (
        QT_TRANSLATE_NOOP("Wording", "This is not decided by mail"),
        QT_TRANSLATE_NOOP("Wording", "No owner allowed it for this workflow in this unit."),
        QT_TRANSLATE_NOOP("Wording", "Decide in Countersign."),
    ),
    "over-reply-limit": (
        QT_TRANSLATE_NOOP("Wording", "The amount is too high to be decided by mail"),
        QT_TRANSLATE_NOOP("Wording", "It is above what the office allows that for."),
        QT_TRANSLATE_NOOP("Wording", "Decide in Countersign."),
    ),
    "reply-amount-unknown": (
        QT_TRANSLATE_NOOP("Wording", "This is not decided by mail"),
        QT_TRANSLATE_NOOP("Wording", "Only low amounts are, and here nobody knows the amount."),
        QT_TRANSLATE_NOOP("Wording", "Decide in Countersign."),
    ),
    "reply-decides-less": (
        QT_TRANSLATE_NOOP("Wording", "This is not decided by mail"),
        QT_TRANSLATE_NOOP("Wording", "An answer says yes or no at an approval, and nothing else."),
        QT_TRANSLATE_NOOP("Wording", "Decide in Countersign."),
    ),
    "bad-reply-limit": (
        QT_TRANSLATE_NOOP("Wording", "This limit for deciding by mail does not fit"),
        QT_TRANSLATE_NOOP("Wording", "It is a low amount, said once for a unit and a workflow; 0 means not at all."),
        QT_TRANSLATE_NOOP("Wording", "Choose a lower amount."),
    ),
    "budget-twice": (
        QT_TRANSLATE_NOOP("Wording", "A budget is named twice"),
        QT_TRANSLATE_NOOP("Wording", "Each budget has an id of its own, and nothing moves from a budget to itself."),
        QT_TRANSLATE_NOOP("Wording", "Name another budget."),
    ),
    "unknown-budget": (
        QT_TRANSLATE_NOOP("Wording", "There is no such budget"),
        QT_TRANSLATE_NOOP("Wording", "The office has no budget of this name."),
        QT_TRANSLATE_NOOP("Wording", "Choose one of its budgets."),
    ),
    "unknown-pilot": (
        QT_TRANSLATE_NOOP("Wording", "There is no such trial"),
        QT_TRANSLATE_NOOP("Wording", "The office has no trial of this name."),
        QT_TRANSLATE_NOOP("Wording", "Choose one of its trials."),
    ),
    "pilot-twice": (
        QT_TRANSLATE_NOOP("Wording", "This trial exists already"),
        QT_TRANSLATE_NOOP("Wording", "Each trial has a name of its own, also when it is over."),
        QT_TRANSLATE_NOOP("Wording", "Give it another name."),
    ),
    "pilot-of-one-thing": (
        QT_TRANSLATE_NOOP("Wording", "A trial tries one thing"),
        QT_TRANSLATE_NOOP("Wording", "It is about one rule table, or about who may decide; never both or none."),
        QT_TRANSLATE_NOOP("Wording", "Start two trials, each about one thing."),
    ),
    "pilot-over": (
        QT_TRANSLATE_NOOP("Wording", "This trial is over"),
        QT_TRANSLATE_NOOP("Wording", "It ended on its day, or somebody ended it before."),
        QT_TRANSLATE_NOOP("Wording", "Nothing has to be done; start a new one where it should go on."),
    ),
    "pilot-overtaken": (
        QT_TRANSLATE_NOOP("Wording", "The rule table was changed meanwhile"),
        QT_TRANSLATE_NOOP("Wording", "“%table” got a newer version while the trial ran."),
        QT_TRANSLATE_NOOP("Wording", "Publish a new version that has both changes."),
    ),
}
