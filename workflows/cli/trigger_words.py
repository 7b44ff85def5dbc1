"""What sets an automation off, and what keeps it from looking, in words for the terminal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # every command loads the words of automations, and few of them anything else of automations
    from workflows.automations.asking import AutomationShown
    from workflows.domain.automations import OnEvent

_EVENTS = {
    "decided": "a request is decided",
    "ended": "a request comes to its end",
    "overdue": "somebody is late",
    "budget-over": "a budget passes",
    "person-added": "a new person belongs to the office",
}

WATCHING: Mapping[str, str] = {
    "folder-gone": "its folder is not there",
    "folder-unreadable": "its folder cannot be read",
    "own-folder": "its folder belongs to the office itself",
    "bad-folder": "its path is none on this laptop",
    "too-many-files": "more files than one look goes through",
    "more-unreadable": "more names than are told one by one",
    "cannot-move": "a file cannot be put away",
    "link-in-the-way": "a link stands where files are put away",
    "file-gone": "its file is not there",
    "file-unreadable": "its file cannot be read",
    "file-missing": "its file is not there",
    "not-a-file": "what bears the file's name is no file",
    "unknown-workflow": "there is no such workflow",
    "column-missing": "its file lacks a column",
    "repeated-column": "its file has a column twice",
    "sheet-missing": "its file lacks the sheet",
    "too-many-rows": "its file has too many rows",
    "too-large": "its file is too large",
    "unknown-format": "its file is no table",
    "xlsx-damaged": "its file is damaged",
    "csv-damaged": "its file is damaged",
    "ambiguous-delimiter": "it is not clear what parts the columns of its file",
    "more-wrong-rows": "more wrong rows than are told one by one",
}
"""Why a folder or a table is not looked at, or not all of it, by code. The codes of intake stand here as far as they
come up; others are shown as they are, with their sentence.
"""


def trigger_words(one: "AutomationShown") -> str:
    """What sets it off; empty for what only a person starts."""
    from workflows.domain import automations as kinds  # noqa: PLC0415 -- as above

    trigger = one.automation.trigger
    match trigger:
        case kinds.OnSchedule():
            return one.when + (f" of {trigger.workflow}" if trigger.workflow else "")
        case kinds.OnFile():
            what = "any file" if trigger.pattern == "*" else trigger.pattern
            return f"{what} in {trigger.folder}{', which stays there' if trigger.then == 'keep' else ''}"
        case kinds.OnMail():
            return f"a mail to {trigger.account} {trigger.folder}" + (
                f" “{trigger.subject}”" if trigger.subject else ""
            )
        case kinds.OnRows():
            return f"new {'or changed ' if trigger.changed == 'again' else ''}rows of {trigger.file}"
        case kinds.OnEvent():
            return f"when {_event_words(trigger)}"
        case kinds.OnStep():
            return f"action steps of {trigger.workflow or 'every workflow'}"
        case _:
            return "by hand"


def waits_words(one: "AutomationShown") -> str:
    """What comes next where no time says so."""
    if one.waiting:
        files = "1 file" if one.waiting == 1 else f"{one.waiting} files"
        return f"{files} may still be written"
    return "nothing is planned" if one.when or trigger_words(one) == "by hand" else "waits for that"


def _event_words(trigger: "OnEvent") -> str:
    words = _EVENTS.get(trigger.what, trigger.what)
    if trigger.what == "budget-over":
        return f"{words} {trigger.percent} %"
    words += f" as {' or '.join(trigger.outcomes)}" if trigger.outcomes else ""
    return words + (f" in {trigger.workflow}" if trigger.workflow else "")
