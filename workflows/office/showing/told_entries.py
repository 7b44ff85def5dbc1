"""What the tables of this laptop still say of an entry, where the entry itself says it no more."""

import msgspec

from workflows.office.office import Office
from workflows.office.showing.log_entries import LogEntry, one_entry
from workflows.office.showing.refreshing import up_to_date


class ToldEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry, and the decision that the tables have from it: what they hold is believed for words alone."""

    entry: LogEntry
    person: str | None = None
    """Who had decided; None: no person's decision is known from it."""
    verdict: str | None = None
    at_ms: int | None = None


def told_entry(office: Office, device: str, position: int, now_ms: int) -> ToldEntry | None:
    """An entry with what the tables have from it; None where there is none. Believe its signature, not these words."""
    with up_to_date(office):
        entry = one_entry(office, device, position, now_ms)
        if entry is None:
            return None
        decisions = office.store.questions.decisions_of(entry.request) if entry.request is not None else ()
        place = (device, position)
        found = next((one for one in decisions if (one.device, one.position) == place), None)
    if found is None:
        return ToldEntry(entry=entry)
    return ToldEntry(entry=entry, person=found.person, verdict=found.verdict, at_ms=found.at_ms)
