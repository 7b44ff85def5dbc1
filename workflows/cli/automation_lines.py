"""Automations and their runs in lines for the terminal."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from workflows.cli.trigger_words import WATCHING, trigger_words, waits_words
from workflows.cli.wording import moment

if TYPE_CHECKING:
    from workflows.automations.asking import AutomationShown
    from workflows.store.runs import RunRow

_WHY_NOT = {
    "disabled": "switched off",
    "not-this-device": "another laptop runs it",
    "no-member": "this laptop's log has ended",
    "waits-for-stop": "it begins with “countersign work”, once the laptop before has said that it stopped",
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
    last = "never ran" if one.last is None else f"last {moment(one.last.planned_ms)}: {_STATES[one.last.state]}"
    text = f" ({one.last.text})" if one.last is not None and one.last.text else ""
    if one.why_not is not None:
        then = why_not_words(one)
    else:
        then = waits_words(one) if one.next_ms is None else f"next {moment(one.next_ms)}"
    looked = f"; looked {moment(one.looked_ms)}" if one.looked_ms is not None else ""
    yield f"  {last}{text}; {then}{looked}"


def why_not_words(one: "AutomationShown") -> str:
    """Why it does nothing now, or not all that it should."""
    code, detail = one.why_not or "", f" ({one.detail})" if one.detail else ""
    if code in WATCHING:
        return f"{WATCHING[code]}{detail}"
    return f"not now: {_WHY_NOT.get(code, code)}{detail}"


def run_words(row: "RunRow", names: Mapping[str, str]) -> str:
    """A run in one line."""
    why = f": {row.text}" if row.text else ""
    name = names.get(row.automation, row.automation)
    at = row.next_ms if row.state in {"due", "again"} else row.planned_ms
    return f"{moment(at)}  {name}  {_STATES[row.state]}{why}  [{row.automation} {row.cause}]"
