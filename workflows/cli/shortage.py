"""A step that cannot come to its end with the people there are: said before anybody signs in vain."""

from collections.abc import Sequence

from workflows import clock
from workflows.cli.called import as_called
from workflows.engine.assign import Task
from workflows.engine.shortage import shortage_of
from workflows.engine.state import RequestState
from workflows.office.office import Office


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


def _what_to_do(office: Office, task: Task, roles: Sequence[str], names: dict[str, str]) -> str:
    which = " or ".join(names.get(role, role) for role in roles)
    add = f"Add somebody with the role {which}" if roles else "Add somebody who may"
    rule = task.open.rule
    if rule is None or not rule.row:
        return as_called(f"{add} (countersign apply FILE.yaml).")
    table = office.state.tables[rule.table][rule.version]
    changed = f"for later requests, rule {rule.row} of “{table.name or table.id}” can be changed"
    return as_called(f"{add} (countersign apply FILE.yaml); {changed}.")
