"""Which acts may change the automations, and what they change."""

from typing import Any

import msgspec

from workflows.domain.automation_events import AutomationEnded, AutomationMoved, AutomationSet
from workflows.domain.automations import Automation
from workflows.domain.commands import Refusal
from workflows.engine.state import OfficeState

AutomationEvent = AutomationSet | AutomationMoved | AutomationEnded


def judge_automations(state: OfficeState, event: AutomationEvent) -> Refusal | None:
    """Whether ids, units and people are known, terms follow each other, and no ended automation comes back."""
    if isinstance(event, AutomationSet):
        ids = [one.id for one in event.automations]
        if not ids or len(set(ids)) != len(ids):
            return Refusal(code="bad-automation", facts={"automation": ids[0] if ids else ""})
        return next((no for one in event.automations if (no := _judge_one(state, one)) is not None), None)
    known = state.automations.get(event.automation)
    if known is None:
        return Refusal(code="unknown-automation", facts={"automation": event.automation})
    if isinstance(event, AutomationMoved) and (
        event.term != known.term + 1 or not event.device or event.device == known.device or event.since_ms < 0
    ):
        return Refusal(code="wrong-term", facts={"automation": event.automation, "term": str(known.term)})
    return None


def _judge_one(state: OfficeState, one: Automation) -> Refusal | None:
    facts = {"automation": one.id}
    if not one.id or not one.name.strip() or not one.actions or not one.device:
        return Refusal(code="bad-automation", facts=facts)
    if one.unit not in state.units:
        return Refusal(code="unknown-unit", facts={"unit": one.unit})
    if one.person and one.person not in state.people:
        return Refusal(code="unknown-person", facts={"person": one.person})
    known = state.automations.get(one.id)
    if known is None:
        if one.id in state.automation_terms:
            return Refusal(code="automation-over", facts=facts)
        return None if (one.term, one.since_ms) == (1, 0) else Refusal(code="wrong-term", facts=facts)
    same = (one.device, one.term, one.since_ms) == (known.device, known.term, known.since_ms)
    return None if same else Refusal(code="wrong-term", facts={**facts, "term": str(known.term)})


def changes_of_automations(state: OfficeState, event: AutomationEvent) -> dict[str, Any]:
    """What a permitted act changes in the state."""
    match event:
        case AutomationSet():
            return {"automations": state.automations | {one.id: one for one in event.automations}}
        case AutomationMoved():
            moved = msgspec.structs.replace(
                state.automations[event.automation], device=event.device, term=event.term, since_ms=event.since_ms
            )
            devices = (*state.terms_of(event.automation), event.device)
            return {
                "automations": state.automations | {event.automation: moved},
                "automation_terms": state.automation_terms | {event.automation: devices},
            }
        case AutomationEnded():
            return {
                "automations": {name: one for name, one in state.automations.items() if name != event.automation},
                "automation_terms": state.automation_terms | {event.automation: state.terms_of(event.automation)},
            }
