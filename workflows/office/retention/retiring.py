"""An owner's act: what is over and old loses its bytes, here at once and on every laptop that reads the act."""

from typing import TYPE_CHECKING

from workflows.changes import Changes
from workflows.office.retention.carrying_out import carry_out
from workflows.office.retention.planning import Plan, plan
from workflows.office.sharing.announcing import decree, refuse_non_owner, refuse_non_primary

if TYPE_CHECKING:
    from workflows.office.office import Office


def could_retire(office: "Office", before_ms: int, *, by: str) -> Plan:
    """What could go, and why the rest stays. Changes nothing.

    Raises InvalidInput ``not-primary``, ``not-owner``, ``too-recent``.
    """
    refuse_non_primary(office)
    refuse_non_owner(office, by)
    return plan(office, before_ms)


def retire(office: "Office", planned: Plan, *, by: str) -> Changes:
    """Write the acts of a plan that was just made, and carry them out here. Raises as ``could_retire``."""
    if not planned.events:
        return Changes()
    changes = decree(office, planned.events, by)
    return changes | carry_out(office)
