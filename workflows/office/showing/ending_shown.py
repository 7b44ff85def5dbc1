"""What two people look at before they end a laptop's log: its latest entries, who could agree, and who has."""

import msgspec

from workflows.ledger.trust import seconds
from workflows.office.changing import is_primary
from workflows.office.office import Office
from workflows.office.sharing.revoking import word_for
from workflows.office.showing.log_entries import LogEntry, entries
from workflows.office.showing.names import Names, names
from workflows.office.showing.refreshing import up_to_date

SHOWN = 50
"""Entries among which the end is chosen."""


class EndingShown(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop whose log may be ended."""

    device: str
    held: int
    """Its entries that are here: its log can end at 0 up to this."""
    entries: tuple[LogEntry, ...]
    """The latest of them, the latest first."""
    is_primary: bool
    """Whether the end itself is written on this laptop; on any other, the second person's word."""
    able_here: tuple[str, ...]
    """Who could give the second word on this very laptop, by name; empty on any but the primary."""
    able_elsewhere: tuple[tuple[str, str], ...]
    """Who could give it elsewhere, and on which laptop."""
    word_by: str | None
    """Who has given the second word already, from another laptop."""
    word_size: int
    """Where they want it to end."""
    names: Names

    @property
    def needs_second(self) -> bool:
        """Whether there is anybody else who could agree: then one person is not enough."""
        return bool(self.able_here or self.able_elsewhere)


def ending_shown(office: Office, device: str, by: str, now_ms: int) -> EndingShown:
    """What there is to know before this person says that the laptop's log ends."""
    with up_to_date(office):
        own, called = office.keys.device, names(office)
        log = office.store.entries.log(device)
        able = [one for one in seconds(office.chain.trust, by, device) if office.state.is_active(one[0])]
        able.sort(key=lambda one: (called.people.get(one[0], one[0]).casefold(), one))
        word = word_for(office, device, by)
        return EndingShown(
            device=device,
            held=log.size if log is not None else 0,
            entries=entries(office, device, None, SHOWN, now_ms).entries,
            is_primary=is_primary(office),
            able_here=tuple(person for person, where in able if where == own) if is_primary(office) else (),
            able_elsewhere=tuple((person, where) for person, where in able if where != own),
            word_by=word.person if word is not None else None,
            word_size=word.asked.size if word is not None else 0,
            names=called,
        )
