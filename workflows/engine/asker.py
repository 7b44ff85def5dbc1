"""What a workflow may want to know about whoever asks: whether they own the office, whether somebody stands above them.

Written into the request when it is sent, so that conditions of steps can look at it. Steps may be left out because of
it, so every reader works it out again, and a request that says otherwise does not begin. A workflow gets these facts by
declaring yes-no facts with their ids.
"""

from collections.abc import Mapping
from typing import Any

from workflows.domain.commands import Refusal
from workflows.domain.definitions import Definition
from workflows.domain.events import RequestSubmitted
from workflows.engine.reporting import line_above
from workflows.engine.state import OfficeState

ASKED_BY_OWNER = "asked_by_owner"
HAS_MANAGER = "has_manager"
"""Somebody who is no owner stands above the requester."""
ABOUT_THE_ASKER = frozenset({ASKED_BY_OWNER, HAS_MANAGER})


def asker_facts(definition: Definition, by: str | None, unit: str, office: OfficeState, day: str) -> dict[str, bool]:
    """Those of the facts that the workflow declares, as they are on the day (YYYY-MM-DD, UTC)."""
    found: dict[str, bool] = {}
    for fact in definition.facts:
        if fact.id in ABOUT_THE_ASKER and fact.type == "yes-no":
            is_owner = by is not None and office.is_owner(by, day)
            found[fact.id] = is_owner if fact.id == ASKED_BY_OWNER else not is_owner and _led(by, unit, office, day)
    return found


def judge_asker(
    definition: Definition, event: RequestSubmitted, by: str | None, office: OfficeState, day: str
) -> Refusal | None:
    """Whether a request says of its asker what is so."""
    for name, expected in asker_facts(definition, by, event.unit, office, day).items():
        if event.values.get(name) is not expected:
            return Refusal(code="bad-value", facts={"field": name, "problem": "bad-yes-no"})
    return None


def judge_asker_kept(definition: Definition, values: Mapping[str, Any]) -> Refusal | None:
    """Whether a change leaves these facts alone: nobody becomes another by filling in a form."""
    facts = {fact.id for fact in definition.facts if fact.type == "yes-no"}
    changed = next((name for name in values if name in ABOUT_THE_ASKER & facts), None)
    return Refusal(code="bad-value", facts={"field": changed, "problem": "unknown-field"}) if changed else None


def _led(by: str | None, unit: str, office: OfficeState, day: str) -> bool:
    """Whether the nearest who stand above are no owners."""
    nearest = next(line_above(by, unit, office, day), None)
    return nearest is not None and not any(office.is_owner(one, day) for one in nearest.people)
