"""An owner's acts on automations, looked at before they are signed; and a person's word on a run nobody knows about."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workflows import clock
from workflows.automations.effects.registry import Effects
from workflows.automations.incoming.checking import check_trigger
from workflows.automations.schedules.reading import read_schedule
from workflows.automations.schedules.schedule import At, FromDate
from workflows.automations.turns import LEASE_MS, MARGIN_MS
from workflows.changes import Changes
from workflows.domain.automation_events import AutomationEnded, AutomationMoved, AutomationSet, RunSettled
from workflows.domain.automations import Automation, OnSchedule, Settlement
from workflows.domain.commands import Refusal
from workflows.domain.events import OfficeEvent
from workflows.engine.assign import day_of
from workflows.engine.calendars import calendar_of, zone_of
from workflows.errors import InvalidInput
from workflows.office.run_notes import in_parts, note_runs, write_runs

if TYPE_CHECKING:
    from workflows.office.office import Office

_CAN_BE_SETTLED = frozenset({"interrupted", "failed", "missed"})


def set_automations(
    office: "Office", by: str, automations: Sequence[Automation], effects: Effects | None = None
) -> Changes | Refusal:
    """Add or change automations, all or none. Raises InvalidInput for what could never run, naming the automation."""
    known = effects or Effects()
    for one in automations:
        _refuse_unknown_device(office, one.device)
        check_automation(one, known)
        if isinstance(one.trigger, OnSchedule) and one.unit in office.state.units:
            schedule = read_schedule(one.trigger.when)
            if isinstance(schedule, At) and isinstance(schedule.days, FromDate) and not one.trigger.workflow:
                raise InvalidInput(
                    code="bad-schedule",
                    title="This time hangs on a field",
                    text=f"“{one.trigger.when}” counts from a request's date, and names no workflow. Nothing changed.",
                    advice="Name the workflow as well, or a time of the calendar, such as every Monday 08:00.",
                )
            zone_of(office.state, one.unit)
            calendar_of(office.state, one.unit)
    return office.change(by, [AutomationSet(automations=part) for part in in_parts(automations)])


def check_automation(one: Automation, effects: Effects | None = None) -> None:
    """Look at actions and trigger as far as they can be judged alone. Raises InvalidInput for what could never run."""
    known = effects or Effects()
    for action in one.actions:
        known.of(action.kind).check(action.settings)
    if isinstance(one.trigger, OnSchedule):
        read_schedule(one.trigger.when)
    check_trigger(one.trigger)


def check_event(event: OfficeEvent) -> None:
    """Look at an event that sets automations; every other is well. Raises InvalidInput as ``check_automation``."""
    for one in event.automations if isinstance(event, AutomationSet) else ():
        check_automation(one)


def move(
    office: "Office", by: str, automation: str, device: str, *, old_is_gone: bool = False, reason: str = ""
) -> Changes | Refusal:
    """Let another laptop run an automation. The old one stops when it hears of it, and the new one begins then.

    ``old_is_gone``: the new one begins a day later even if the old one says nothing. By then the old one, should it
    still run somewhere, has stopped by itself, because it has not heard of the others for so long.
    """
    _refuse_unknown_device(office, device)
    known = office.state.automations.get(automation)
    if known is None:
        return Refusal(code="unknown-automation", facts={"automation": automation})
    since_ms = clock.now_ms() + LEASE_MS + MARGIN_MS if old_is_gone else 0
    moved = AutomationMoved(automation=automation, device=device, term=known.term + 1, since_ms=since_ms, reason=reason)
    return office.change(by, [moved])


def end(office: "Office", by: str, automation: str, reason: str = "") -> Changes | Refusal:
    """End an automation for good."""
    return office.change(by, [AutomationEnded(automation=automation, reason=reason)])


def settle_run(
    office: "Office", by: str, automation: str, cause: str, how: Settlement, reason: str = ""
) -> Refusal | None:
    """Say what became of a run that failed, or of which nobody knows: its named person does, or an owner."""
    one, row = office.state.automations.get(automation), office.store.runs.one(automation, cause)
    if one is None or row is None or row.state not in _CAN_BE_SETTLED:
        return Refusal(code="nothing-to-settle", facts={"automation": automation, "run": cause})
    if by != one.person and not office.state.is_owner(by, day_of(clock.now_ms())):
        return Refusal(code="not-yours-to-settle", facts={"person": one.person})
    with office.transaction():
        said = RunSettled(automation=automation, cause=cause, how=how, reason=reason)
        note_runs(office, [write_runs(office, said, by)])
    return None


def _refuse_unknown_device(office: "Office", device: str) -> None:
    trust = office.chain.trust
    if trust.speaks(device):
        return
    known = ", ".join(f"{name} ({one.name})" for name, one in sorted(trust.members.items()) if trust.speaks(name))
    raise InvalidInput(
        code="unknown-device",
        title="There is no such laptop",
        text=f"“{device}” is no laptop of this office. Nothing was changed.",
        advice=f"Choose among: {known}.",
    )
