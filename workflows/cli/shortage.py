"""A step that cannot come to its end with the people there are: said before anybody signs in vain."""

from collections.abc import Sequence

from workflows import clock
from workflows.cli.called import as_called
from workflows.engine.assign import Task, day_of
from workflows.engine.shortage import shortage_of
from workflows.engine.state import RequestState
from workflows.office.invoice_facts import concerns_invoices
from workflows.office.office import Office
from workflows.office.showing.ahead import later_steps


def shortage_words(office: Office, state: RequestState, task: Task, names: dict[str, str]) -> list[str]:
    """What is missing and what to do about it; empty where enough people may act."""
    short = shortage_of(state, task, office.state, clock.now_ms())
    if short is None:
        return []
    if task.people and short.needed > 1:
        who = ", ".join(dict.fromkeys(names[person] for person in short.people))
        lines = [f"This needs {short.needed} different people, and only {who} may act."]
    else:
        lines = ["Nobody may act on this."]
    lines.append(_what_to_do(office, task, short.roles, names))
    if not task.people and state.standing.status != "approved":
        lines.append(as_called(f"An owner may close it: countersign withdraw {state.id[:8]} --as OWNER --reason WHY"))
    elif task.people:
        lines.append("Whoever may act may also reject it.")
    return lines


def ahead_words(office: Office, state: RequestState, names: dict[str, str]) -> list[str]:
    """Who is missing at the steps that follow, so that nobody adds people for one and is stopped at the next.

    And how an owner brings in, as nobody's own request, what came from outside.
    """
    if state.standing.status in {"rejected", "withdrawn", "done"}:
        return []
    now_ms = clock.now_ms()
    definition = office.state.workflows[state.workflow][state.version]
    lines = []
    for step in later_steps(office, state, definition, now_ms):
        if step.shortage is not None:
            which = (" and " if step.shortage.all_of_them else " or ").join(
                names.get(role, role) for role in step.shortage.roles
            )
            more = f" ({step.shortage.needed} different people)" if step.shortage.needed > 1 else ""
            missing = f"somebody else is missing with the role {which}{more}" if which else "somebody else is missing"
            lines.append(f"Later, “{step.name}”: {missing}.")
    own = state.requester is not None and office.state.is_owner(state.requester, day_of(now_ms))
    if lines and own and concerns_invoices(definition):
        lines.append(
            as_called(
                "What came from outside is nobody's own request, and an owner may decide it: countersign intake FILE"
            )
        )
    return lines


def _what_to_do(office: Office, task: Task, roles: Sequence[str], names: dict[str, str]) -> str:
    which = " or ".join(names.get(role, role) for role in roles)
    add = f"Add somebody with the role {which}" if roles else "Add somebody who may"
    rule = task.open.rule
    if rule is None or not rule.row:
        return as_called(f"{add} (countersign apply FILE.yaml).")
    table = office.state.tables[rule.table][rule.version]
    changed = f"for later requests, rule {rule.row} of “{table.name or table.id}” can be changed"
    return as_called(f"{add} (countersign apply FILE.yaml); {changed}.")
