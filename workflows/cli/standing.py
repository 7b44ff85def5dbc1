"""Where a request stands, as JSON and as words: its status, and who is asked and why."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from workflows.cli.shortage import ahead_words, shortage_words
from workflows.cli.wording import KIND, STATUS, moment, step_words, why_sentence
from workflows.domain.definitions import TodoStep, all_steps
from workflows.engine.assign import Eligible, Task
from workflows.engine.state import OpenStep, RequestState
from workflows.office.office import Office
from workflows.office.parts import parts_of
from workflows.rules.sentences import outcome_sentence


def names_of(office: Office) -> dict[str, str]:
    """Names of people, units, roles and rule tables by id."""
    state = office.state
    newest = {table: state.table(table) or versions[max(versions)] for table, versions in state.tables.items()}
    named = {table: version.name or table for table, version in newest.items()}
    named |= {unit.id: unit.name for unit in state.units.values()}
    named |= {person.id: person.name for person in state.people.values()}
    return named | {role.id: role.name.lower() for role in state.roles.values()}


def standing_plain(office: Office, request: str) -> dict[str, Any]:
    """What ``submit`` answers: id, status, and who is asked and why."""
    state = office.request(request)
    waiting = [
        {"person": able.person, "why": why(office, task, able), "step": task.open.step, "for": able.acting_for}
        for task in office.tasks(request)
        for able in each_once(task.people)
    ]
    return {"request": state.id, "title": state.standing.title, "status": state.standing.status, "waiting_for": waiting}


def standing_words(office: Office, request: str) -> list[str]:
    """The same for people."""
    state = office.request(request)
    lines = [f"{state.id[:8]}  {state.standing.title}: {stands(office, request)}"]
    lines += [f"  {line}" for task in office.tasks(request) for line in task_words(office, state, task)]
    return lines + [f"  {line}" for line in ahead_words(office, state, names_of(office))]


def stands(office: Office, request: str) -> str:
    """Where it stands in a few words: who is next, and for what."""
    names = names_of(office)
    waits = [
        f"waits for {_together(task, names)}: {step_words(task.open.kind, task.open.name)}"
        if task.people
        else f"nobody may act: {step_words(task.open.kind, task.open.name)}"
        for task in office.tasks(request)
    ]
    state = office.request(request)
    return stands_words(state.standing.status, [*waits, *(line for line, _ in waits_by_itself(office, state))])


def waits_by_itself(office: Office, state: RequestState) -> list[tuple[str, str]]:
    """What is waited for that nobody here is asked for, in a few words, and when it is over at the latest."""
    definition = office.state.workflows[state.workflow][state.version]
    steps = {one.id: one.name or one.id for one in all_steps(definition.steps)}
    begun = {part.step: part.request[:8] for part in parts_of(state) if part.request}
    waits = state.standing.automatic
    others = {one.step for one in waits if one.kind == "other"}
    ends = {one.step: f"until {moment(one.due_ms)}" for one in waits if one.due_ms}
    found: list[tuple[str, str]] = []
    for one in waits:
        name, until = steps.get(one.step, one.step), ends.get(one.step, "")
        if one.kind == "other":
            which = f"request {begun[one.step]}" if one.step in begun else "another request"
            found.append((f"waits for {which}: {name}", until))
        elif one.kind == "action" or (one.kind == "wait" and one.step not in others):
            found.append((f"waits for {'a time' if one.kind == 'wait' else 'the program'}: {name}", until))
    return found


def stands_words(status: str, waits: Iterable[str]) -> str:
    """A status, and what is waited for."""
    said = [] if status == "waiting" else [STATUS[status]]
    return "; ".join([*said, *waits]) or STATUS[status]


def each_once(people: Iterable[Eligible]) -> tuple[Eligible, ...]:
    """Each person once, although they could take several places in a step."""
    found: dict[str, Eligible] = {}
    for able in people:
        found.setdefault(able.person, able)
    return tuple(found.values())


def task_words(office: Office, state: RequestState, task: Task) -> list[str]:
    """One open step: who may do what, and why they are asked; and what is missing where too few may act."""
    names = names_of(office)
    step = task.open.name or "Changes"
    due = f", due {moment(task.open.due_ms)}" if task.open.due_ms else ""
    lines = [f"{step}{due}:"]
    lines += [f"  to do: {text} (--item {item})" for item, text in _items(office, state, task.open)]
    lines += [
        f"  {names[able.person]} ({able.person}) may {KIND[task.open.kind]}: {why(office, task, able)}"
        for able in each_once(task.people)
    ]
    return lines + [f"  {line}" for line in shortage_words(office, state, task, names)]


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


def _together(task: Task, names: Mapping[str, str]) -> str:
    """Those who are asked: “Ben or Dora and Anna”."""
    if task.open.how == "quorum":
        people = ", ".join(names[able.person] for able in each_once(task.people))
        return f"{task.open.quorum} of {people}"
    slots: dict[int, list[str]] = {}
    for able in task.people:
        slots.setdefault(able.slot, []).append(names[able.person])
    joined = " and " if task.open.how == "all" else " or "
    return joined.join(dict.fromkeys(" or ".join(people) for people in slots.values()))


def _items(office: Office, state: RequestState, step: OpenStep) -> list[tuple[str, str]]:
    """What is left to tick: the id and the text of each item."""
    if not step.items:
        return []
    steps = all_steps(office.state.workflows[state.workflow][state.version].steps)
    texts = {
        item.id: item.text
        for one in steps
        if isinstance(one, TodoStep) and one.id == step.step
        for item in one.checklist
    }
    return [(item, texts.get(item, item)) for item in step.items]
