"""The command line's one file of words: the core's codes and facts become sentences here."""

from collections.abc import Mapping

from workflows import clock
from workflows.cli.automation_words import AUTOMATIONS
from workflows.cli.delegation_words import DELEGATION
from workflows.cli.flow_words import FLOWS
from workflows.cli.record_words import RECORDS
from workflows.domain.commands import Refusal

Sentence = tuple[str, str, str]
"""Title, text, advice."""

_SAFE = "Nothing was changed."

_REFUSALS: Mapping[str, Sentence] = {
    "own-request": (
        "Nobody decides their own request",
        "{person} asked for this, so somebody else must decide it.",
        "Look at “countersign show” to see who is asked.",
    ),
    "four-eyes": (
        "A second person is needed",
        "{person} entered values of this request, or acted on it already.",
        "Somebody else must act; “countersign show” says who is asked.",
    ),
    "kept-apart": (
        "These two duties are kept apart",
        "{person} acted on another step of this request that is kept apart from this one.",
        "Somebody else must act; “countersign show” says who is asked.",
    ),
    "over-limit": (
        "This is above the limit",
        "The amount is above what {person} may decide.",
        "Hand it on to somebody with a higher limit; “countersign show” says who is asked.",
    ),
    "not-your-turn": (
        "It is not {person}'s turn",
        "Others are asked for this step.",
        "“countersign show” says who is asked and why.",
    ),
    "not-its-turn": (
        "Nothing of this kind is waiting",
        "The request stands at “{status}”, where this cannot be done.",
        "“countersign show” says what it waits for.",
    ),
    "already-decided": (
        "This is decided or done already",
        "Nothing of this kind waits there now; what was decided stays as it is.",
        "“countersign show” says who did what, and what is waited for.",
    ),
    "came-twice": (
        "The same invoice came in twice",
        "“{title}” ({other}) has the same supplier and number. Two laptops took it in and neither knew of the other.",
        "Compare both and reject one; or go on with --reason (--note for tick) and say why both are right.",
    ),
    "billed-twice": (
        "The same order was billed twice",
        "“{title}” ({other}) fits the same order. Two laptops took the invoices in and neither knew of the other.",
        "Compare both and reject one; or go on with --reason (--note for tick) and say why both are right.",
    ),
    "reason-missing": (
        "A reason is needed",
        "Whoever says no, asks for changes, hands on or lifts a stop says why.",
        "Add --reason “…”.",
    ),
    "not-a-member": (
        "This person is not an active member",
        "Nobody active is called “{person}” here.",
        "Check the name; “countersign apply” adds people.",
    ),
    "not-owner": (
        "Only an owner changes the office",
        "{person} is not an owner of this office.",
        "Act as the owner, with --as.",
    ),
    "not-yours": (
        "Only the requester takes a request back",
        "{person} did not ask for this; an owner may close only what nobody else can act on.",
        "Reject it instead, if it is your turn.",
    ),
    "not-permitted": (
        "It cannot be handed on to this person",
        "{person} does not hold the role that is asked here ({role}).",
        "Choose somebody with that role, or an owner.",
    ),
    "hand-on-to-self": ("It is yours already", "A request is handed on to somebody else.", "Name another person."),
    "unknown-workflow": ("There is no such workflow", "No workflow is called “{workflow}”.", "Check its id."),
    "unknown-unit": ("There is no such unit", "No unit is called “{unit}”.", "Check its id."),
    "unknown-item": ("There is no such item", "Nothing on the list is called “{item}”.", "Open are: {open}."),
    "step-gone": (
        "It cannot go on there",
        "In that version “{step}” is not where this request stands.",
        "Let it end in its own version, or publish a version that keeps the step.",
    ),
    "fields-missing": (
        "Some fields are missing",
        "Must be filled in: {fields}.",
        "Add --set FIELD=… for each; “countersign workflows show {workflow}” says what they take.",
    ),
    "field-missing": ("Something is missing", "“{field}” must be filled in.", "Add --set {field}=…."),
    "bad-value": (
        "This value cannot be taken",
        "“{field}” does not fit its field ({problem}).",
        "Correct it; “countersign submit --help” shows how values are written.",
    ),
    "nothing-to-erase": (
        "There is nothing to erase",
        "No document and no personal data of this request is left, or it never had any.",
        "“countersign erase status” shows what was erased.",
    ),
    "bad-blob": (
        "A document cannot be carried so",
        "Its hashes, or the key to its file, are not of the form that they must have.",
        "Take the document in again.",
    ),
    "unknown-blob": (
        "This is not of this request",
        "The request does not name what was to be erased.",
        "“countersign show” lists its documents.",
    ),
    "text-missing": ("Nothing is said", "A comment has words.", "Say what there is to say."),
    "bad-text": ("This is no text", "It holds bytes that are no text.", "Type it again, in UTF-8."),
    "draft-without-form": (
        "Nobody would confirm these values",
        "They were proposed, and “{workflow}” does not begin with a form in which a person confirms them.",
        "Take the document in with another workflow.",
    ),
    "unknown-table": (
        "A rule table is not in force",
        "The workflow asks the table “{table}”, which does not hold today.",
        "“countersign rules list” shows the tables; “countersign apply” publishes them.",
    ),
    "too-long": ("This text is too long", "It has more characters than can be kept.", "Shorten it."),
    "not-agreed": (
        "There is no agreed substitution to write down",
        "The substitute has not accepted themself, somebody else is still asked, or it is written already.",
        "“countersign substitute list” shows how each stands.",
    ),
    "bad-successor": (
        "This person cannot take over",
        "“{person}” is not an active member, or is the one who leaves.",
        "Name somebody else with --to, or nobody.",
    ),
    "no-substitute": (
        "Nobody stands in there",
        "{by} does not stand in for {person}, today or later.",
        "“countersign substitute list” shows who does.",
    ),
    "last-owner": ("An office needs an owner", "{person} is the last owner.", "Make somebody else an owner first."),
    **DELEGATION,
    **AUTOMATIONS,
    **RECORDS,
    **FLOWS,
}


ADVICE: Mapping[str, str] = {
    "no-office-here": "Begin with: countersign init --name “YOUR FIRM” --owner “YOUR NAME”. Or choose the folder that "
    "holds the office with --home.",
}
"""What to do here, where the room in which an error arises cannot know the command."""

_NAMED = frozenset({"person", "role", "unit", "by"})
"""Facts that are ids of something with a name."""


def refusal_sentence(refusal: Refusal, names: Mapping[str, str] | None = None) -> Sentence:
    """A refusal as title, text and advice, with names for ids. Codes without words are told as they are."""
    code = "fields-missing" if refusal.code == "field-missing" and "fields" in refusal.facts else refusal.code
    title, text, advice = _REFUSALS.get(
        code, ("This is not permitted", f"The rules of the office say no ({refusal.code}).", "See its history.")
    )
    known = names or {}
    facts = _Facts({key: known.get(told, told) if key in _NAMED else told for key, told in refusal.facts.items()})
    return title.format_map(facts), f"{text.format_map(facts)} {_SAFE}", advice.format_map(facts)


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return {"person": "this person", "status": "another step", "problem": "it does not fit"}.get(key, "…")


STATUS = {
    "waiting": "waiting",
    "approved": "approved",
    "rejected": "rejected",
    "changes-asked": "sent back for changes",
    "contested": "contested: two verdicts contradict each other",
    "stopped": "stopped",
    "withdrawn": "withdrawn",
    "done": "done",
}

VERDICT = {
    "approve": "approved",
    "reject": "rejected",
    "advise-approve": "was for it",
    "advise-reject": "was against it",
    "ask-changes": "asked for changes",
    "abstain": "abstained",
    "hand-on": "handed it on",
    "stop": "stopped it",
}

KIND = {
    "approval": "decide",
    "clear": "clear or reject what a rule stopped",
    "contest": "settle contradicting verdicts",
    "form": "fill in the form",
    "todo": "do and tick",
    "changes": "answer the wish for changes",
    "stuck": "add people or close it: nobody may act",
}

_NAMED_BY_STEP = frozenset({"approval", "form", "todo"})
"""Kinds of tasks that the step's own name says best."""

FINDING = {
    "altered": "was altered",
    "missing": "is missing",
    "reordered": "stands in the wrong place",
    "rolled-back": "and what followed was taken away",
    "forged": "was not written by the person or laptop it names",
    "forked": "has a second history",
    "foreign": "belongs to another log",
    "duplicated": "stands twice",
}


def step_words(kind: str, step_name: str) -> str:
    """What is to be done, by the step's own name where that says it."""
    return step_name if step_name and kind in _NAMED_BY_STEP else KIND.get(kind, kind)


def moment(ms: int) -> str:
    """A time in milliseconds since 1970-01-01 UTC for people: ``24 Nov 2026, 05:23 UTC``."""
    at = clock.utc(ms)
    return f"{at.day} {_MONTHS[at.month - 1]} {at:%Y, %H:%M} UTC"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def why_sentence(why: Mapping[str, object], names: Mapping[str, str]) -> str:
    """Why a task is in somebody's inbox, from its facts."""

    def name(key: str) -> str:
        known = why.get(key)
        return names.get(str(known), str(known)) if known else ""

    match why.get("via"):
        case "role":
            text = f"as {name('role')} of {name('unit')}"
        case "named":
            text = "by name"
        case "line":
            text = "because you stand above whoever asked for it"
        case "successor":
            text = "in place of somebody who left"
        case "handed-on":
            text = "it was handed on to you"
        case "anyone":
            text = "because nobody holds the role that is asked"
        case "escalated":
            text = "because nobody acted in time"
        case "nobody":
            text = "as owner, because nobody may act" + (f" as {name('role')}" if why.get("role") else "")
        case "last-resort":
            text = f"as {name('role')}, because nobody nearer may decide it"
        case _:
            text = ""
    if why.get("acting_for"):
        text += f", standing in for {name('acting_for')}"
    return text


LIGHT: Mapping[str, str] = {
    "here": "signed here",
    "in-folder": "in the folder",
    "seen": "seen by another laptop",
    "witnessed": "witnessed",
}
"""How far an entry has come."""

ENDED: Mapping[str, str] = {
    "device-revoked": "This laptop does not belong to the office any more: its log was ended. What is written here "
    "counts for nobody; what it holds can still be read, and “countersign sync” goes on fetching what it can read. "
    "If it should belong again, ask for a new code: “countersign join CODE --home NEW”, into a new home.",
    "device-forked": "The log of this laptop has two histories: a copy of it wrote into the same log. What is written "
    "here counts for nobody; what it holds can still be read. Ask for a new code: “countersign join CODE --home NEW”, "
    "into a new home; people then repeat what is missing.",
}
"""How the laptop at hand stands where nothing that it writes counts any more, and what to do next."""
