"""The command line's one file of words: the core's codes and facts become sentences here."""

from collections.abc import Mapping

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
        "This is decided already",
        "What was decided stays as it is.",
        "Look at “countersign show” for who decided what.",
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
        "{person} did not ask for this.",
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
    "field-missing": ("Something is missing", "“{field}” must be filled in.", "Add --set {field}=…."),
    "bad-value": (
        "This value cannot be taken",
        "“{field}” does not fit its field ({problem}).",
        "Correct it; “countersign submit --help” shows how values are written.",
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
    "last-owner": ("An office needs an owner", "{person} is the last owner.", "Make somebody else an owner first."),
}


def refusal_sentence(refusal: Refusal) -> Sentence:
    """A refusal as title, text and advice. Codes without words of their own are told as they are."""
    title, text, advice = _REFUSALS.get(
        refusal.code, ("This is not permitted", f"The rules of the office say no ({refusal.code}).", "See its history.")
    )
    facts = _Facts(refusal.facts)
    return title.format_map(facts), f"{text.format_map(facts)} {_SAFE}", advice.format_map(facts)


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return {"person": "this person", "status": "another step", "problem": "it does not fit"}.get(key, "…")


STATUS = {
    "waiting": "waiting for a decision",
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
}

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


def why_sentence(why: Mapping[str, object], names: Mapping[str, str]) -> str:
    """Why a task is in somebody's inbox, from its facts."""

    def name(key: str) -> str:
        known = why.get(key)
        return names.get(str(known), str(known)) if known else ""

    match why.get("via"):
        case "role":
            text = f"as {name('role')} of {name('unit')}"
        case "named":
            text = "named for this"
        case "handed-on":
            text = "it was handed on to you"
        case "last-resort":
            text = f"as {name('role')}, because nobody nearer may decide it"
        case _:
            text = ""
    if why.get("acting_for"):
        text += f", standing in for {name('acting_for')}"
    return text
