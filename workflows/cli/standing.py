"""Where a request stands, as JSON and as words: its status, and who is asked and why."""

from typing import Any

import msgspec

from workflows import clock
from workflows.cli.wording import KIND, STATUS, why_sentence
from workflows.engine.assign import Eligible, Task
from workflows.engine.state import OpenStep
from workflows.office.office import Office
from workflows.rules.sentences import outcome_sentence


def names_of(office: Office) -> dict[str, str]:
    """Names of people, units and roles by id."""
    state = office.state
    named = {unit.id: unit.name for unit in state.units.values()}
    named |= {person.id: person.name for person in state.people.values()}
    return named | {role.id: role.name.lower() for role in state.roles.values()}


def standing_plain(office: Office, request: str) -> dict[str, Any]:
    """What ``submit`` answers: id, status, and who is asked and why."""
    state = office.request(request)
    waiting = [
        {"person": able.person, "why": why(office, task, able), "step": task.open.step, "for": able.acting_for}
        for task in office.tasks(request)
        for able in task.people
    ]
    return {"request": state.id, "title": state.standing.title, "status": state.standing.status, "waiting_for": waiting}


def standing_words(office: Office, request: str) -> list[str]:
    """The same for people."""
    state = office.request(request)
    lines = [f"{state.id[:8]}  {state.standing.title}: {STATUS[state.standing.status]}"]
    lines += [f"  {line}" for task in office.tasks(request) for line in task_words(office, task)]
    return lines


def task_words(office: Office, task: Task) -> list[str]:
    """One open step: who may do what, and why they are asked."""
    names = names_of(office)
    what = KIND[task.open.kind]
    step = task.open.name or "Changes"
    if not task.people:
        return [f"{step}: nobody may {what}. Add a person with the role that is asked, or change the rule."]
    due = f", due {clock.iso_utc(task.open.due_ms)}" if task.open.due_ms else ""
    lines = [f"{step}{due}:"]
    lines += [f"  {names[able.person]} ({able.person}) may {what}: {why(office, task, able)}" for able in task.people]
    return lines


def why(office: Office, task: Task, able: Eligible) -> str:
    """Why this person is asked: by which rule, and in which role."""
    names = names_of(office)
    role = why_sentence(msgspec.structs.asdict(able), names)
    rule = rule_sentence(office, task.open)
    return f"{rule} Asked {role}." if rule else f"Asked {role}."


def rule_sentence(office: Office, step: OpenStep) -> str:
    """The row that sent the request here, in a sentence; empty where no row did."""
    if step.rule is None:
        return ""
    table = office.state.tables[step.rule.table][step.rule.version]
    rows = {row.id: row for row in table.rows}
    found = [rows[row] for row in step.rule.row.split(", ") if row in rows]
    if not found:
        return f"{table.name or table.id} gave no answer ({step.rule.code})."
    said = " ".join(
        row.then.text or outcome_sentence(row, names_of(office)) for row in found if row.then.verdict != "note"
    )
    number = ", ".join(row.id for row in found)
    return f"{said} (rule {number} of {table.name or table.id})"
