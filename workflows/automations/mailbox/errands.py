"""What looking through a mailbox takes, and when it is time. Knows no server, so that asking about it loads none."""

import msgspec

from workflows.automations.mailbox.account import MailboxAccount
from workflows.automations.mailbox.arrivals import Arrivals, Place
from workflows.domain.automations import OnMail

STOPPED_MS = 4 * 3_600_000
"""A wrong password is tried again after that: too many tries lock a mailbox."""

CODE_MAIL = "countersign-code-"
"""So begins the Message-ID of a mail that brings a code: no automation reads it, for its actions could pass it on."""


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """One mailbox to look through for one automation."""

    automation: str
    account: MailboxAccount
    trigger: OnMail
    own: str = ""
    """The mark of the office: mails that it sent itself set nothing off, for that would never end."""
    since_ms: int
    """When the automation was set: what came before is none of its business."""

    @property
    def source(self) -> str:
        """Changes with whatever lets it begin anew."""
        return f"{self.account.user}@{self.account.host}/{self.trigger.folder}/{self.since_ms}"


def place_of(arrivals: Arrivals, errand: Errand) -> Place:
    """How far this errand came; from the beginning where it is about something else than before."""
    place = arrivals.place(errand.automation)
    return place if place.source == errand.source else Place(source=errand.source)


def may_look(arrivals: Arrivals, errand: Errand, now_ms: int) -> bool:
    """Whether it is time: not while a trouble is waited out, unless the account was changed since."""
    place = place_of(arrivals, errand)
    if place.trouble and place.account != errand.account.mark:
        return True
    return now_ms >= place.next_ms or place.next_ms - now_ms > STOPPED_MS  # a clock that was set back
