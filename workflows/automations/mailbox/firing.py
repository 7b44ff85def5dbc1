"""Mails that came set automations off: each once, on whichever laptop, however often its mailbox is looked through.

Servers are asked while nobody holds the office (``looking``); what came lies in the home, and becomes firings here.
"""

from typing import TYPE_CHECKING, Literal

from workflows import clock
from workflows.automations.effects.notes import office_mark
from workflows.automations.happenings import Firing, set_since_ms
from workflows.automations.mailbox.account import mailbox_account
from workflows.automations.mailbox.arrivals import Arrivals, Arrived
from workflows.automations.mailbox.errands import Errand, may_look, place_of
from workflows.automations.turns import why_not
from workflows.domain.automations import Automation, OnMail
from workflows.store.runs import RunRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workflows.office.office import Office

_KEPT_MS = 90 * 86_400_000
"""So long a mail is kept whose run did not go through: somebody may say that it is to be done again."""
_OVER = frozenset({"done", "caught-up", "skipped"})

MailTrouble = Literal["no-mailbox-account", "mailbox-not-read"]
"""no-mailbox-account: this laptop has no mailbox of that name. mailbox-not-read: the latest look came to nothing."""


def errands_of(office: "Office", now_ms: int) -> tuple[Errand, ...]:
    """Which mailboxes this laptop is to look through now; with what it takes, so that the office can be closed."""
    arrivals = Arrivals(office.store.home.path)
    found = (errand_of(office, one) for one in _watching(office, now_ms))
    return tuple(one for one in found if one is not None and may_look(arrivals, one, now_ms))


def errand_of(office: "Office", one: Automation) -> Errand | None:
    """What looking for this automation takes; None where it waits for no mail, or its mailbox is not on this laptop."""
    if not isinstance(one.trigger, OnMail):
        return None
    account = mailbox_account(office, one.trigger.account)
    if account is None:
        return None
    return Errand(
        automation=one.id,
        account=account,
        trigger=one.trigger,
        since_ms=set_since_ms(office, one),
        own=office_mark(office),
    )


def look_through(home: "Path", errands: "Sequence[Errand]") -> int:
    """Look through these mailboxes, one after the other; answers how many mails came. Holds no office."""
    if not errands:
        return 0
    from workflows.automations.mailbox.looking import look  # noqa: PLC0415 -- only where a server is asked

    return sum(look(home, errand, clock.now_ms()) for errand in errands)


def fire_mails(runs: Firing) -> int:
    """Let this laptop's automations fire for every mail that came and has not set them off; answers how many did."""
    office, now_ms = runs.office, clock.now_ms()
    arrivals = Arrivals(office.store.home.path)
    fired = 0
    for arrived in arrivals.every():
        one = office.state.automations.get(arrived.automation)
        if one is None or not isinstance(one.trigger, OnMail) or why_not(office, one, now_ms) in _NOT_OURS:
            arrivals.let_go(arrived)  # whoever runs it now finds the mail in the mailbox
            continue
        row = office.store.runs.one(one.id, arrived.cause)
        if row is None and why_not(office, one, now_ms) is None:
            runs.fire(one, cause=arrived.cause, values=arrived.values, happened_ms=arrived.came_ms)
            fired += 1
        elif row is not None and _is_over(row, arrived, now_ms):
            arrivals.let_go(arrived)
    return fired


def mail_trouble(office: "Office", one: Automation) -> tuple[MailTrouble, str] | None:
    """Why its mailbox is not read, and what was wrong the last time; None where nothing is."""
    if not isinstance(one.trigger, OnMail):
        return None
    errand = errand_of(office, one)
    if errand is None:
        return "no-mailbox-account", one.trigger.account
    place = place_of(Arrivals(office.store.home.path), errand)
    return ("mailbox-not-read", f"{place.trouble}: {place.text}") if place.trouble else None


_NOT_OURS = frozenset({"not-this-device", "no-member", "disabled"})


def _watching(office: "Office", now_ms: int) -> list[Automation]:
    found = [one for one in office.state.automations.values() if isinstance(one.trigger, OnMail)]
    return [one for one in sorted(found, key=lambda one: one.id) if why_not(office, one, now_ms) is None]


def _is_over(row: RunRow, arrived: Arrived, now_ms: int) -> bool:
    return row.state in _OVER or (row.over_ms is not None and now_ms - arrived.kept_ms > _KEPT_MS)
