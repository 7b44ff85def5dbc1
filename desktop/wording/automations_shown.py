"""Automations in words: what sets one off, what it does, how a run of it went."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, spoken, translate

if TYPE_CHECKING:
    from workflows.office.showing.names import Names

EVENTS: Mapping[str, str] = {
    "decided": QT_TRANSLATE_NOOP("Wording", "when a request is decided"),
    "ended": QT_TRANSLATE_NOOP("Wording", "when a request comes to its end"),
    "overdue": QT_TRANSLATE_NOOP("Wording", "when something is overdue"),
    "budget-over": QT_TRANSLATE_NOOP("Wording", "when a budget is used up to a share"),
    "person-added": QT_TRANSLATE_NOOP("Wording", "when somebody joins the office"),
}
"""What happens in the office, by code."""

ACTIONS: Mapping[str, str] = {
    "send-mail": QT_TRANSLATE_NOOP("Wording", "send a mail"),
    "send-digest": QT_TRANSLATE_NOOP("Wording", "mail everybody what waits for them"),
    "make-document": QT_TRANSLATE_NOOP("Wording", "make a PDF"),
    "copy-file": QT_TRANSLATE_NOOP("Wording", "copy files"),
    "move-file": QT_TRANSLATE_NOOP("Wording", "move files"),
    "rename-file": QT_TRANSLATE_NOOP("Wording", "rename files"),
    "append-row": QT_TRANSLATE_NOOP("Wording", "write a row into a table file"),
    "payment-file": QT_TRANSLATE_NOOP("Wording", "write a payment file for the bank"),
    "calendar-file": QT_TRANSLATE_NOOP("Wording", "write a calendar file"),
    "webhook": QT_TRANSLATE_NOOP("Wording", "post to another program"),
    "start-workflow": QT_TRANSLATE_NOOP("Wording", "start a request"),
    "notify": QT_TRANSLATE_NOOP("Wording", "show a notice on this laptop"),
    "take-in": QT_TRANSLATE_NOOP("Wording", "make a request of the file"),
    "take-in-mail": QT_TRANSLATE_NOOP("Wording", "make requests of what the mail brings"),
    "report": QT_TRANSLATE_NOOP("Wording", "write a report"),
    "write-record": QT_TRANSLATE_NOOP("Wording", "write a supplier, customer or employee down"),
    "record": QT_TRANSLATE_NOOP("Wording", "note a line in the log"),
    "do-step": QT_TRANSLATE_NOOP("Wording", "do what the steps of requests ask for"),
}
"""What is done, by kind. One that is not here is shown by its kind."""

FACTS: Mapping[str, str] = {
    "account": QT_TRANSLATE_NOOP("Wording", "Mail account"),
    "end": QT_TRANSLATE_NOOP("Wording", "End"),
    "file": QT_TRANSLATE_NOOP("Wording", "File"),
    "files": QT_TRANSLATE_NOOP("Wording", "Files"),
    "host": QT_TRANSLATE_NOOP("Wording", "Host"),
    "mails": QT_TRANSLATE_NOOP("Wording", "Mails"),
    "payments": QT_TRANSLATE_NOOP("Wording", "Payments"),
    "requests": QT_TRANSLATE_NOOP("Wording", "Requests"),
    "start": QT_TRANSLATE_NOOP("Wording", "Start"),
    "status": QT_TRANSLATE_NOOP("Wording", "Status"),
    "sum": QT_TRANSLATE_NOOP("Wording", "Sum"),
    "summary": QT_TRANSLATE_NOOP("Wording", "Title"),
    "title": QT_TRANSLATE_NOOP("Wording", "Title"),
    "to": QT_TRANSLATE_NOOP("Wording", "To"),
    "unit": QT_TRANSLATE_NOOP("Wording", "Unit"),
    "which": QT_TRANSLATE_NOOP("Wording", "Which files"),
    "workflow": QT_TRANSLATE_NOOP("Wording", "Kind of request"),
}
"""What a dry run names, by key. One that is not here says nothing to people."""

MISSED: Mapping[str, str] = {
    "once": QT_TRANSLATE_NOOP("Wording", "do it once when the laptop is on again"),
    "skip": QT_TRANSLATE_NOOP("Wording", "let it be"),
    "each": QT_TRANSLATE_NOOP("Wording", "make up for every time"),
}
"""What becomes of times at which the laptop was off."""

_STATES: Mapping[str, tuple[str, str]] = {
    "due": (QT_TRANSLATE_NOOP("Wording", "due"), "muted"),
    "again": (QT_TRANSLATE_NOOP("Wording", "is tried again"), "warn"),
    "claimed": (QT_TRANSLATE_NOOP("Wording", "begins"), "muted"),
    "begun": (QT_TRANSLATE_NOOP("Wording", "is being done"), "muted"),
    "done": (QT_TRANSLATE_NOOP("Wording", "done"), "good"),
    "caught-up": (QT_TRANSLATE_NOOP("Wording", "done late"), "good"),
    "failed": (QT_TRANSLATE_NOOP("Wording", "failed"), "bad"),
    "skipped": (QT_TRANSLATE_NOOP("Wording", "passed by"), "muted"),
    "missed": (QT_TRANSLATE_NOOP("Wording", "missed"), "warn"),
    "interrupted": (QT_TRANSLATE_NOOP("Wording", "nobody knows whether it happened"), "warn"),
}


def run_state(state: str) -> tuple[str, str]:
    """How a run stands, and its colour by the field of ``Colours``."""
    words, colour = _STATES.get(state, (state, "muted"))
    return translate("Wording", words), colour


def action(kind: str) -> str:
    """What an action does, in a few words."""
    return translate("Wording", ACTIONS[kind]) if kind in ACTIONS else kind


def facts(found: Mapping[str, str]) -> list[str]:
    """What a dry run names, a line each."""
    return [f"{translate('Wording', FACTS[name])}: {value}" for name, value in found.items() if name in FACTS and value]


def actions(found: Any) -> str:
    """Several, in their order."""
    return ", ".join(action(one.kind) for one in found)


def trigger(found: Any, when: str, names: "Names") -> str:
    """What sets an automation off; ``when``: its time in words, where it has one."""
    match type(found).__name__:
        case "OnSchedule":
            return when or found.when
        case "OnFile":
            return fill(translate("Wording", "when a file comes into %folder"), folder=found.folder)
        case "OnMail":
            return translate("Wording", "when a mail comes")
        case "OnRows":
            return fill(translate("Wording", "when %file has a new row"), file=found.file)
        case "OnStep":
            return translate("Wording", "when a request comes to a step that the program does")
        case "OnEvent":
            return _event(found, names)
    return translate("Wording", "when somebody runs it")


def _event(found: Any, names: "Names") -> str:
    if found.what == "budget-over":
        said = translate("Wording", "when %share % of a budget are used")
        return fill(said, share=str(found.percent))
    said = translate("Wording", EVENTS[found.what]) if found.what in EVENTS else found.what
    if found.workflow:
        name = names.workflows.get(found.workflow, found.workflow)
        return fill(translate("Wording", "%what (%workflow)"), what=said, workflow=name)
    return said


def why_not(code: str, detail: str = "") -> str:
    """Why an automation does not run here."""
    from desktop.wording.automations import WHY_NOT  # noqa: PLC0415 -- one table for both

    if code not in WHY_NOT and detail:
        return detail  # of a table that cannot be read: intake says it in a sentence
    said = spoken(WHY_NOT[code]) if code in WHY_NOT else code
    return f"{said}: {detail}" if detail else said
