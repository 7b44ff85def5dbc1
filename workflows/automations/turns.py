"""Whether this laptop may run an automation now, and if not, why not.

Taking over: the laptop of a new term begins once the one before said in its own log that it stopped, so that no firing
is done by both, whatever their clocks say. Where that laptop is gone for good, an owner names an instant from which it
is not waited for any more. Until then the old one could still be running without having heard; that is why a laptop
that has not exchanged with the others for ``LEASE_MS`` runs nothing until it has.
"""

from typing import Literal

from workflows.domain.automations import Automation, OnSchedule
from workflows.office.office import Office
from workflows.office.sharing.sharing import synced_of_last

LEASE_MS = 24 * 3_600_000
"""So long may a laptop run automations without having heard of the others."""

MARGIN_MS = 3_600_000
"""How far clocks may differ, and how long a shared folder may take."""

WhyNot = Literal[
    "disabled", "not-this-device", "no-member", "waits-for-stop", "not-exchanged", "unknown-unit", "bad-schedule"
]
"""disabled: it is switched off. not-this-device: another laptop runs it. no-member: this laptop's log has ended.
waits-for-stop: the laptop before has not said yet that it stopped. not-exchanged: nothing was heard of the others for
too long. unknown-unit, bad-schedule: it cannot be planned as it is written.
"""

ACQUIRED = "runs-acquired/"
"""Facts ``runs-acquired/<automation>``: the term for which this laptop has taken over."""


def why_not(office: Office, one: Automation, now_ms: int) -> WhyNot | None:
    """Why this laptop does not run it now; None where it does."""
    trust, own = office.chain.trust, office.keys.device
    if one.device != own:
        return "not-this-device"
    if not trust.speaks(own):
        return "no-member"
    if not one.enabled:
        return "disabled"
    if one.term > 1 and acquired_term(office, one.id) != one.term:
        return "waits-for-stop"
    return None if is_heard(office, now_ms) else "not-exchanged"


def runs_any(office: Office) -> bool:
    """Whether this laptop has to look after any automation: its own, or one that it gave up and did not say so yet."""
    own = any(one.device == office.keys.device for one in office.state.automations.values())
    return own or office.store.runs.next_ms() is not None


def is_heard(office: Office, now_ms: int) -> bool:
    """Whether another laptop cannot have taken over without this one knowing."""
    trust, own = office.chain.trust, office.keys.device
    if trust.primary == own:
        return True  # take-overs are written here
    if not any(trust.speaks(device) for device in trust.members if device != own):
        return True
    last = synced_of_last(office)
    return last is not None and now_ms - last <= LEASE_MS


def acquired_term(office: Office, automation: str) -> int:
    """The last term for which this laptop took the automation over; 0 where it never did."""
    known = office.store.facts.text(ACQUIRED + automation)
    return int(known) if known else 0


def is_scheduled(one: Automation) -> bool:
    """Whether its firings are planned by time."""
    return isinstance(one.trigger, OnSchedule)
