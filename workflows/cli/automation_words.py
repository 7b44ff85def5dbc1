"""Automations, runs, and what does not fit them, in words for the terminal."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from workflows import clock
from workflows.cli.trigger_words import WATCHING, trigger_words, waits_words

if TYPE_CHECKING:  # every command loads these words, and few of them anything of automations
    from workflows.automations.asking import AutomationShown
    from workflows.automations.effects.protocol import WouldDo
    from workflows.store.runs import RunRow

AUTOMATIONS: Mapping[str, tuple[str, str, str]] = {
    "bad-automation": (
        "This automation is not whole",
        "“{automation}” needs a name, at least one action, and a laptop that runs it.",
        "Fill in what is missing.",
    ),
    "unknown-automation": (
        "There is no such automation",
        "No automation is called “{automation}”, or it is over.",
        "“countersign automations list” shows them.",
    ),
    "automation-over": (
        "This automation is over",
        "“{automation}” was ended, and its runs keep its name.",
        "Give the new one another id.",
    ),
    "wrong-term": (
        "Somebody else moved it meanwhile",
        "Which laptop runs “{automation}” was changed before this arrived, or stays as it is.",
        "“countersign automations list” shows which laptop runs it now.",
    ),
    "nothing-to-settle": (
        "There is nothing to say about this run",
        "It went through, or somebody said already what became of it.",
        "“countersign automations due” shows the runs that wait for a word.",
    ),
    "not-yours-to-settle": (
        "Somebody else is asked about this run",
        "The person named in the automation says what became of it, or an owner.",
        "Act as one of them, with --as.",
    ),
    "not-this-device": (
        "Another laptop runs it",
        "“{automation}” runs on one laptop at a time, and this is not the one. Nothing was done.",
        "Run it there, or move it here with “countersign automations move”.",
    ),
    "no-member": (
        "This laptop no longer writes for the office",
        "Its log has ended. Nothing was done.",
        "“countersign devices” shows the laptops that do.",
    ),
    "waits-for-stop": (
        "The laptop before has not stopped yet",
        "“{automation}” begins here once the laptop before says that it stopped. Nothing was done.",
        "Let that laptop exchange with the folder; if it is gone for good, move with --old-is-gone.",
    ),
    "not-exchanged": (
        "Nothing was heard of the other laptops for a day",
        "Another one may run “{automation}” by now. Nothing was done.",
        "Exchange with “countersign sync”, and try again.",
    ),
}
"""Title, text and advice of refusals, by code."""

_WHY_NOT = {
    "disabled": "switched off",
    "not-this-device": "another laptop runs it",
    "no-member": "this laptop's log has ended",
    "waits-for-stop": "the laptop before has not said yet that it stopped",
    "not-exchanged": "nothing was heard of the other laptops for a day",
    "bad-schedule": "its time cannot be read",
    "no-mailbox-account": "this laptop has no such mailbox; see “countersign mail mailbox”",
    "mailbox-not-read": "its mailbox could not be read",
    "over": "it is over",
}
_STATES = {
    "due": "due",
    "again": "tried again",
    "claimed": "begins",
    "begun": "runs",
    "done": "done",
    "caught-up": "done late",
    "failed": "failed",
    "skipped": "skipped",
    "missed": "missed",
    "interrupted": "nobody knows whether it happened",
}


def automation_words(one: "AutomationShown", names: Mapping[str, str]) -> Iterable[str]:
    """An automation in two lines: what and when, then last and next."""
    what = one.automation
    yield f"{what.id}  {what.name} ({names.get(what.unit, what.unit)}): {trigger_words(one)}"
    last = "never ran" if one.last is None else f"last {clock.iso_utc(one.last.planned_ms)} {_STATES[one.last.state]}"
    text = f" ({one.last.text})" if one.last is not None and one.last.text else ""
    if one.why_not is not None:
        then = why_not_words(one)
    else:
        then = waits_words(one) if one.next_ms is None else f"next {clock.iso_utc(one.next_ms)}"
    looked = f"; looked {clock.iso_utc(one.looked_ms)}" if one.looked_ms is not None else ""
    yield f"  {last}{text}; {then}{looked}"


def why_not_words(one: "AutomationShown") -> str:
    """Why it does nothing now, or not all that it should."""
    code, detail = one.why_not or "", f" ({one.detail})" if one.detail else ""
    if code in WATCHING:
        return f"{WATCHING[code]}{detail}"
    return f"not here: {_WHY_NOT.get(code, code)}{detail}"


def run_words(row: "RunRow", names: Mapping[str, str]) -> str:
    """A run in one line."""
    why = f": {row.text}" if row.text else ""
    name = names.get(row.automation, row.automation)
    at = row.next_ms if row.state in {"due", "again"} else row.planned_ms
    return f"{clock.iso_utc(at)}  {name}  {_STATES[row.state]}{why}  [{row.automation} {row.cause}]"


def would_words(would: "WouldDo") -> Iterable[str]:
    """What an action would do."""
    facts = ", ".join(f"{name}: {value}" for name, value in would.facts.items())
    yield f"would {would.code}{f' ({facts})' if facts else ''}"
    yield from (f"  {line}" for line in would.preview.splitlines()[:20])
    yield from (f"  ! {problem}" for problem in would.problems)
