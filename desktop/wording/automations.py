"""Automations and their runs in words: what happened, what does not fit, and why something does not run."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop.wording.alarms import laptop
from desktop.wording.speech import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from workflows.office.showing.names import Names

KINDS: Mapping[str, str] = {
    "automation.set": QT_TRANSLATE_NOOP("Wording", "Automation"),
    "automation.moved": QT_TRANSLATE_NOOP("Wording", "Automation on another laptop"),
    "automation.ended": QT_TRANSLATE_NOOP("Wording", "End of an automation"),
    "runs.begun": QT_TRANSLATE_NOOP("Wording", "Runs begun"),
    "runs.over": QT_TRANSLATE_NOOP("Wording", "Runs over"),
    "runs.stopped": QT_TRANSLATE_NOOP("Wording", "Automation given up by a laptop"),
    "run.settled": QT_TRANSLATE_NOOP("Wording", "Word on a run"),
}
"""What an entry is, by the kind in the log."""

REFUSED: Mapping[str, tuple[str, str, str]] = {
    "bad-automation": (
        QT_TRANSLATE_NOOP("Wording", "This automation is not whole"),
        QT_TRANSLATE_NOOP("Wording", "“%automation” needs a name, at least one action, and a laptop that runs it."),
        QT_TRANSLATE_NOOP("Wording", "Fill in what is missing."),
    ),
    "unknown-automation": (
        QT_TRANSLATE_NOOP("Wording", "There is no such automation"),
        QT_TRANSLATE_NOOP("Wording", "No automation is called “%automation”, or it is over."),
        QT_TRANSLATE_NOOP("Wording", "Look at the list of automations."),
    ),
    "automation-over": (
        QT_TRANSLATE_NOOP("Wording", "This automation is over"),
        QT_TRANSLATE_NOOP("Wording", "“%automation” was ended, and its runs keep its name."),
        QT_TRANSLATE_NOOP("Wording", "Give the new one another name."),
    ),
    "wrong-term": (
        QT_TRANSLATE_NOOP("Wording", "Somebody else moved it meanwhile"),
        QT_TRANSLATE_NOOP(
            "Wording", "Which laptop runs “%automation” was changed before this arrived, or stays as it is."
        ),
        QT_TRANSLATE_NOOP("Wording", "Look which laptop runs it now, and move it from there."),
    ),
    "nothing-to-settle": (
        QT_TRANSLATE_NOOP("Wording", "There is nothing to say about this run"),
        QT_TRANSLATE_NOOP("Wording", "It went through, or somebody said already what became of it."),
        QT_TRANSLATE_NOOP("Wording", "Look at the list of runs."),
    ),
    "not-yours-to-settle": (
        QT_TRANSLATE_NOOP("Wording", "Somebody else is asked about this run"),
        QT_TRANSLATE_NOOP("Wording", "The person named in the automation says what became of it, or an owner."),
        QT_TRANSLATE_NOOP("Wording", "Ask them."),
    ),
}
"""Title, text and advice of refusals, by code."""

TROUBLED: Mapping[str, tuple[str, str, str]] = {
    "bad-schedule": (
        QT_TRANSLATE_NOOP("Wording", "This time cannot be read"),
        QT_TRANSLATE_NOOP("Wording", "It says no time that this program understands. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Write it like “every Monday 08:00” or “last working day of the month 17:00”."),
    ),
    "unknown-zone": (
        QT_TRANSLATE_NOOP("Wording", "There is no such time zone"),
        QT_TRANSLATE_NOOP("Wording", "This computer knows no time zone of that name. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Write a name such as Europe/Berlin."),
    ),
    "unknown-country": (
        QT_TRANSLATE_NOOP("Wording", "No holidays are known for this country"),
        QT_TRANSLATE_NOOP("Wording", "It is written with two letters, such as DE. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Correct the unit; an empty country is taken from the unit above."),
    ),
    "unknown-region": (
        QT_TRANSLATE_NOOP("Wording", "No holidays are known for this region"),
        QT_TRANSLATE_NOOP("Wording", "The country has no region of that name. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Correct the unit; an empty region is taken from the unit above."),
    ),
    "unknown-action": (
        QT_TRANSLATE_NOOP("Wording", "There is no such action"),
        QT_TRANSLATE_NOOP("Wording", "This program cannot do what the automation asks for. Nothing was done."),
        QT_TRANSLATE_NOOP("Wording", "Choose one of the actions there are, or bring the program up to date."),
    ),
    "bad-action": (
        QT_TRANSLATE_NOOP("Wording", "This action cannot be read"),
        QT_TRANSLATE_NOOP("Wording", "One of its settings is missing, wrong or unknown. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Correct it and try again."),
    ),
}
"""Title, text and advice of unusable input, by code."""

WHY_NOT: Mapping[str, str] = {
    "disabled": QT_TRANSLATE_NOOP("Wording", "It is switched off"),
    "not-this-device": QT_TRANSLATE_NOOP("Wording", "Another laptop runs it"),
    "no-member": QT_TRANSLATE_NOOP("Wording", "This laptop no longer writes for the office"),
    "waits-for-stop": QT_TRANSLATE_NOOP("Wording", "The laptop before has not said yet that it stopped"),
    "not-exchanged": QT_TRANSLATE_NOOP("Wording", "Nothing was heard of the other laptops for a day"),
    "unknown-unit": QT_TRANSLATE_NOOP("Wording", "Its unit is not known"),
    "bad-schedule": QT_TRANSLATE_NOOP("Wording", "Its time cannot be read"),
    "no-mailbox-account": QT_TRANSLATE_NOOP("Wording", "This laptop has no mailbox of that name"),
    "mailbox-not-read": QT_TRANSLATE_NOOP("Wording", "Its mailbox could not be read"),
    "folder-gone": QT_TRANSLATE_NOOP("Wording", "Its folder is not there"),
    "folder-unreadable": QT_TRANSLATE_NOOP("Wording", "Its folder cannot be read"),
    "own-folder": QT_TRANSLATE_NOOP("Wording", "Its folder belongs to the office itself"),
    "bad-folder": QT_TRANSLATE_NOOP("Wording", "Its path means nothing on this laptop"),
    "too-many-files": QT_TRANSLATE_NOOP("Wording", "Its folder holds more files than one look goes through"),
    "more-unreadable": QT_TRANSLATE_NOOP("Wording", "More files than are told one by one cannot be read"),
    "cannot-move": QT_TRANSLATE_NOOP("Wording", "A file cannot be put away"),
    "file-gone": QT_TRANSLATE_NOOP("Wording", "Its file is not there"),
    "file-unreadable": QT_TRANSLATE_NOOP("Wording", "Its file cannot be read"),
    "not-a-file": QT_TRANSLATE_NOOP("Wording", "What bears the file's name is no file"),
    "column-missing": QT_TRANSLATE_NOOP("Wording", "Its file lacks a column"),
    "sheet-missing": QT_TRANSLATE_NOOP("Wording", "Its file lacks the sheet"),
    "more-wrong-rows": QT_TRANSLATE_NOOP("Wording", "More rows than are told one by one are wrong"),
}
"""Why an automation does not run here."""


def automation_event(kind: str, found: Any, names: "Names") -> tuple[str, dict[str, str]] | None:
    """A sentence about automations and the words for its places, but who did it; None for other kinds."""
    match kind:
        case "automation.set":
            said = translate("Wording", "%who set the automation “%subject”")
            return said, {"subject": "”, “".join(one.name for one in found.automations)}
        case "automation.moved":
            said = translate("Wording", "%who let the automation “%subject” run on %device")
            return said, {"subject": found.automation, "device": laptop(found.device, names)}
        case "automation.ended":
            return translate("Wording", "%who ended the automation “%subject”"), {"subject": found.automation}
        case "runs.begun":
            return translate("Wording", "A laptop began %n runs of automations", "", len(found.runs)), {}
        case "runs.over":
            return translate("Wording", "A laptop said how %n runs of automations went", "", len(found.runs)), {}
        case "runs.stopped":
            return translate("Wording", "A laptop gave up %n automations to another one", "", len(found.stops)), {}
        case "run.settled":
            said = translate("Wording", "%who said what became of a run of “%subject”")
            return said, {"subject": found.automation}
    return None
