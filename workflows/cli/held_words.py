"""What laptops signed behind the ends of their logs and waits for an owner, as the command line says it."""

from typing import Any

from workflows.cli.called import as_called
from workflows.office.office import Office
from workflows.office.sharing.members import name_of
from workflows.office.sharing.ratifying import Waiting, waiting


def waiting_plain(office: Office) -> list[dict[str, Any]]:
    """By laptop: how many entries, and whose."""
    return [{"device": one.device, "count": one.count, "people": list(one.people)} for one in waiting(office)]


def waiting_words(office: Office) -> list[str]:
    """One sentence for each laptop; none where nothing waits."""
    return [as_called(_words(office, one)) for one in waiting(office)]


def _words(office: Office, one: Waiting) -> str:
    known = office.state.people
    people = ", ".join(known[person].name if person in known else person for person in one.people)
    entries, wait = ("1 entry", "waits and counts") if one.count == 1 else (f"{one.count} entries", "wait and count")
    whose = f", signed by {people}," if people else ""
    return (
        f"{entries} of {name_of(office, one.device)}{whose} {wait} for nobody: its log had ended before. An owner "
        "looks with “countersign ratify --list” and lets in what is honest work; what is left stays as it is, and is "
        "told of again."
    )
