"""Whether a workflow definition can run at all: every mistake, with its place, before anyone publishes it."""

import re
from collections.abc import Container, Iterable, Iterator

from workflows.domain.definitions import (
    ActionStep,
    ApprovalStep,
    Definition,
    EndStep,
    FormStep,
    ParallelStep,
    RepeatStep,
    RuleStep,
    Step,
    TodoStep,
    WaitStep,
    WorkflowStep,
    all_steps,
    inside,
    written_steps,
)
from workflows.domain.working_time import span_of
from workflows.engine.asker import ABOUT_THE_ASKER
from workflows.engine.calculating import calculation_mistakes
from workflows.engine.deadlines import is_longer
from workflows.engine.mistakes import ID, Mistake, Path
from workflows.engine.rulebook import condition_table
from workflows.engine.step_soundness import step_mistakes
from workflows.rules.notation import BadCellError
from workflows.rules.tables import RuleTable

MAX_STEPS = 200
MAX_FIELDS = 300
MAX_HOURS = 24 * 366 * 10
MAX_TIMES = 10
MAX_DEPTH = 5
"""Parallel and repeated steps inside each other."""
PEOPLE = (FormStep, ApprovalStep, TodoStep)
WAITING = (*PEOPLE, RuleStep, WaitStep, WorkflowStep)
"""Steps at which somebody may be waited for: what a rule stopped, a person clears."""
SPANS = "working time such as “4 working hours” or “2 working days”"
_RESERVED = frozenset({"changes"})
_RESERVED_FIELDS = frozenset({"unit"})
"""Rule tables call the request's own unit so."""


def mistakes(definition: Definition, tables: Container[str], roles: Container[str]) -> tuple[Mistake, ...]:
    """Everything that would keep requests from running as written, in reading order. Empty for a sound definition."""
    if _is_deeper(definition.steps, MAX_DEPTH):
        return (
            Mistake(
                path=("steps",), expected=f"expected at most {MAX_DEPTH} parallel or repeated steps inside each other"
            ),
        )
    return (
        *_fields(definition, roles),
        *_steps(definition, tables, roles),
        *step_mistakes(definition, places_of(definition), dict(_before(definition.steps, {}))),
        *_personal(definition),
    )


def places_of(definition: Definition) -> dict[int, Path]:
    """Where each step stands, by its identity."""
    return dict(_places(definition.steps, ("steps",)))


def personal_in_table(definition: Definition, table: RuleTable) -> tuple[Mistake, ...]:
    """Personal fields that a rule table asks about, for each step of the workflow that asks it."""
    personal = {field.id for field in definition.fields if field.personal}
    asked = [column.id for column in table.inputs if column.id in personal]
    steps = [step for step in written_steps(definition.steps) if isinstance(step, RuleStep) and step.table == table.id]
    if not asked or not steps:
        return ()
    places = dict(_places(definition.steps, ("steps",)))
    expected = f"expected a rule table that asks for no personal field, found “{asked[0]}” in “{table.id}”"
    return tuple(Mistake(path=(*places[id(step)], "table"), expected=expected) for step in steps)


def _is_deeper(steps: tuple[Step, ...], depth: int) -> bool:
    inner = [held for step in steps for held in inside(step)]
    return bool(inner) and (depth == 0 or any(_is_deeper(one, depth - 1) for one in inner))


def _fields(definition: Definition, roles: Container[str]) -> Iterator[Mistake]:
    if not definition.fields or len(definition.fields) + len(definition.facts) > MAX_FIELDS:
        yield Mistake(path=("fields",), expected=f"expected 1 to {MAX_FIELDS} fields")
    seen: set[str] = set()
    for part, fields in (("fields", definition.fields), ("facts", definition.facts)):
        for place, field in enumerate(fields):
            for role in field.seen_by:
                if role not in roles:
                    yield Mistake(
                        path=(part, place, "seen_by"), expected=f"expected a role of the office, found “{role}”"
                    )
            if not ID.match(field.id) or field.id in seen or field.id in _RESERVED_FIELDS:
                yield Mistake(path=(part, place, "id"), expected=f"expected an id used once, found “{field.id}”")
            seen.add(field.id)
            if field.type in {"one-of", "many-of"} and not field.options:
                yield Mistake(path=(part, place), expected=f"expected options for “{field.id}”")
            yield from _conditions(definition, field.when, (part, place))
            yield from calculation_mistakes(field, definition.fields[:place], (part, place))
    amount = definition.field(definition.amount) if definition.amount else None
    if definition.amount and (amount is None or amount.type != "money"):
        yield Mistake(path=("amount",), expected=f"expected a field of type money, found “{definition.amount}”")
    yield from _weighed(definition)
    category = definition.field(definition.category) if definition.category else None
    if definition.category and (category is None or category.type not in {"text", "one-of"} or category.personal):
        found = f"expected a field of type text or one-of that is not personal, found “{definition.category}”"
        yield Mistake(path=("category",), expected=found)
    for name in re.findall(r"\{([^{}]*)\}", definition.title):
        if definition.field(name) is None:
            yield Mistake(path=("title",), expected=f"expected field ids in braces, found “{name}”")


def _weighed(definition: Definition) -> Iterator[Mistake]:
    """Only what the program works out can be weighed: what people type, they could type too small."""
    if definition.weighed is None:
        return
    facts = {fact.id: fact.type for fact in definition.facts}
    known = {"supplier-sum-7-days", "same-requester-sum-7-days"} | ({"weighed"} if "supplier_key" in facts else set())
    if definition.amount is None or facts.get(definition.weighed) != "money" or definition.weighed not in known:
        expected = f"expected one of {', '.join(sorted(known))}, a fact of type money beside an amount"
        yield Mistake(path=("weighed",), expected=f"{expected}, found “{definition.weighed}”")


def _steps(definition: Definition, tables: Container[str], roles: Container[str]) -> Iterator[Mistake]:
    steps = written_steps(definition.steps)
    many = [one for one in steps if isinstance(one, RepeatStep) and not 2 <= one.most <= MAX_TIMES]
    walked = all_steps(definition.steps) if not many else steps
    if not steps or len(walked) > MAX_STEPS:
        yield Mistake(path=("steps",), expected=f"expected 1 to {MAX_STEPS} steps, repeated ones each time counted")
    places = dict(_places(definition.steps, ("steps",)))
    before = dict(_before(definition.steps, {}))
    earlier: set[str] = set()
    for step in steps:
        path = places[id(step)]
        if not ID.match(step.id) or step.id in earlier or step.id in _RESERVED:
            yield Mistake(path=(*path, "id"), expected=f"expected an id used once, found “{step.id}”")
        yield from _conditions(definition, step.when, path)
        yield from _people(definition, step, path, roles)
        yield from _deadline(definition, step, path)
        yield from _shape(definition, step, path)
        match step:
            case RuleStep() if step.table not in tables:
                yield Mistake(path=(*path, "table"), expected=f"expected the id of a rule table, found “{step.table}”")
            case ApprovalStep() if step.by_rule is not None and not isinstance(
                before[id(step)].get(step.by_rule), RuleStep
            ):
                found = f"expected an earlier rule step, found “{step.by_rule}”"
                yield Mistake(path=(*path, "by_rule"), expected=found)
            case FormStep():
                yield from _form(definition, step, path, before)
            case WaitStep():
                yield from _wait(definition, step, path)
            case TodoStep() if len({item.id for item in step.checklist}) != len(step.checklist):
                yield Mistake(path=(*path, "checklist"), expected="expected items with ids of their own")
            case TodoStep() if not any(item.required for item in step.checklist):
                yield Mistake(path=(*path, "checklist"), expected="expected at least one required item")
        others = step.not_by if isinstance(step, ApprovalStep | TodoStep) else ()
        for other in others:
            if other not in before[id(step)]:
                yield Mistake(path=(*path, "not_by"), expected=f"expected ids of earlier steps, found “{other}”")
        earlier.add(step.id)
    again = [step for step in walked if step.id not in earlier]
    clash = len({step.id for step in again}) != len(again) or any(not ID.match(step.id) for step in again)
    if clash or len(walked) != len(earlier) + len(again):
        yield Mistake(path=("steps",), expected="expected ids that stay unique and short when a block is repeated")


def _shape(definition: Definition, step: Step, path: Path) -> Iterator[Mistake]:
    """What a step that holds others, or ends the request, must look like."""
    if isinstance(step, RepeatStep):
        if not step.steps:
            yield Mistake(path=(*path, "steps"), expected="expected at least one step")
        if any(isinstance(inner, RepeatStep) for inner in written_steps(step.steps)):
            yield Mistake(path=(*path, "steps"), expected="expected no repeated block inside another")
        if not 2 <= step.most <= MAX_TIMES:
            yield Mistake(path=(*path, "most"), expected=f"expected 2 to {MAX_TIMES} times")
        if not step.again:
            yield Mistake(path=(*path, "again"), expected="expected fields that say whether it is walked again")
        yield from _conditions(definition, step.again, path, "again")
    if isinstance(step, ParallelStep) and any(
        isinstance(inner, EndStep) for held in inside(step) for inner in written_steps(held)
    ):
        yield Mistake(path=(*path, "branches"), expected="expected no end inside a branch: the others still run")


def _conditions(definition: Definition, when: dict[str, str], path: Path, part: str = "when") -> Iterator[Mistake]:
    for name, cell in when.items():
        try:
            condition_table(definition, {name: cell})
        except BadCellError as error:
            yield Mistake(path=(*path, part, name), expected=f"expected {error.expected}, found “{error.found}”")


def _personal(definition: Definition) -> Iterator[Mistake]:
    """Personal values are known to nobody but those who hold the blob, so nothing may follow from them."""
    for place, fact in enumerate(definition.facts):
        if fact.personal:
            yield Mistake(path=("facts", place, "personal"), expected="expected no personal fact: tables ask for facts")
    personal = [field.id for field in definition.fields if field.personal]
    if not personal:
        return
    if any(fact.id not in ABOUT_THE_ASKER for fact in definition.facts):
        found = f"expected no facts beside the personal field “{personal[0]}”: the program makes them from the values"
        yield Mistake(path=("facts",), expected=found)
    if definition.amount in personal:
        yield Mistake(
            path=("amount",), expected=f"expected an amount that is not personal, found “{definition.amount}”"
        )
    yield from _open_only(re.findall(r"\{([^{}]*)\}", definition.title), personal, ("title",))
    for place, field in enumerate(definition.fields):
        yield from _open_only(field.when, personal, ("fields", place, "when"))
    places = dict(_places(definition.steps, ("steps",)))
    for step in written_steps(definition.steps):
        path = places[id(step)]
        yield from _open_only(step.when, personal, (*path, "when"))
        if isinstance(step, RepeatStep):
            yield from _open_only(step.again, personal, (*path, "again"))
        if isinstance(step, WaitStep) and step.until_field is not None:
            yield from _open_only((step.until_field,), personal, (*path, "until_field"))
        if isinstance(step, ActionStep):
            texts = " ".join(step.settings.values())
            yield from _open_only(re.findall(r"\{([^{}]*)\}", texts), personal, (*path, "settings"))


def _open_only(names: Iterable[str], personal: Container[str], path: Path) -> Iterator[Mistake]:
    for name in names:
        if name in personal:
            yield Mistake(path=path, expected=f"expected a field that is not personal, found “{name}”")


def _people(definition: Definition, step: Step, path: Path, roles: Container[str]) -> Iterator[Mistake]:
    named = {"who": step.who} if isinstance(step, FormStep | TodoStep | WaitStep | WorkflowStep) else {}
    if isinstance(step, WaitStep) and step.for_ is not None:
        named |= {"for": step.for_.who}
    if isinstance(step, ApprovalStep):
        named = {"approvers": step.approvers}
    for part, people in named.items():
        for place, one in enumerate(people):
            if not one.names_one:
                expected = "expected one of a role, a person, a field that holds a person, and a relation"
                yield Mistake(path=(*path, part, place), expected=expected)
            elif one.field is not None and not _holds_person(definition, one.field):
                expected = f"expected a field of type person that is not personal, found “{one.field}”"
                yield Mistake(path=(*path, part, place), expected=expected)
            elif one.role is not None and one.role not in roles:
                yield Mistake(path=(*path, part, place), expected=f"expected a role of the office, found “{one.role}”")
    if isinstance(step, ApprovalStep) and step.how == "quorum" and step.quorum < 1:
        yield Mistake(path=(*path, "quorum"), expected="expected how many people must approve")
    if isinstance(step, TodoStep) and not step.who:
        yield Mistake(path=(*path, "who"), expected="expected at least one role or person")


def _holds_person(definition: Definition, name: str) -> bool:
    field = definition.field(name)
    return field is not None and field.type == "person" and not field.personal


def _form(definition: Definition, step: FormStep, path: Path, before: dict[int, dict[str, Step]]) -> Iterator[Mistake]:
    strange = [name for name in step.fields if (field := definition.field(name)) is None or field.by_program]
    if strange:
        yield Mistake(path=(*path, "fields"), expected=f"expected ids of fields to fill in, found “{strange[0]}”")
    approvals = [step.id in before[id(one)] for one in written_steps(definition.steps) if isinstance(one, ApprovalStep)]
    sets_amount = definition.amount is not None and (not step.fields or definition.amount in step.fields)
    if sets_amount and approvals and not any(approvals):
        yield Mistake(path=(*path, "fields"), expected="expected no change to the amount after its approval")


def _is_waited_at(step: Step) -> bool:
    return isinstance(step, WAITING) and not (isinstance(step, WaitStep) and step.for_ is None)


def _deadline(definition: Definition, step: Step, path: Path) -> Iterator[Mistake]:
    if step.due and span_of(step.due) is None:
        yield Mistake(path=(*path, "due"), expected=f"expected {SPANS}, found “{step.due}”")
    if step.due_hours is not None and (step.due or not 0 < step.due_hours <= MAX_HOURS):
        yield Mistake(path=(*path, "due_hours"), expected=f"expected 1 to {MAX_HOURS} hours, or due instead of it")
    if step.escalate and (not _is_waited_at(step) or (not step.due and step.due_hours is None)):
        yield Mistake(path=(*path, "escalate"), expected="expected a deadline (due) of a step that people act on")
    if step.due_by:
        field = definition.field(step.due_by)
        if field is None or field.type != "date" or field.personal:
            found = f"expected a date field that is not personal, found “{step.due_by}”"
            yield Mistake(path=(*path, "due_by"), expected=found)
        elif not _is_waited_at(step) or not (step.due or step.due_hours):
            yield Mistake(path=(*path, "due_by"), expected="expected a deadline (due) of a step that people act on")
    before = ""
    for place, one in enumerate(step.escalate):
        if one.after and span_of(one.after) is None:
            yield Mistake(path=(*path, "escalate", place), expected=f"expected {SPANS}, found “{one.after}”")
        elif not is_longer(one.after, before):
            yield Mistake(path=(*path, "escalate", place), expected="expected what happens earlier to stand first")
        else:
            before = one.after


def _wait(definition: Definition, step: WaitStep, path: Path) -> Iterator[Mistake]:
    times = [step.hours is not None, step.until_field is not None]
    if step.for_ is not None:
        times += [bool(step.due), step.due_hours is not None]
    if sum(times) != 1:
        more = "" if step.for_ is None else ", due or due_hours: nothing is waited for without an end"
        yield Mistake(path=path, expected=f"expected either hours or until_field{more}")
    if step.hours is not None and not 0 < step.hours <= MAX_HOURS:
        yield Mistake(path=(*path, "hours"), expected=f"expected 1 to {MAX_HOURS} hours")
    field = definition.field(step.until_field) if step.until_field else None
    if step.until_field is not None and (field is None or field.type != "date"):
        yield Mistake(path=(*path, "until_field"), expected=f"expected a date field, found “{step.until_field}”")


def _before(steps: tuple[Step, ...], known: dict[str, Step]) -> Iterator[tuple[int, dict[str, Step]]]:
    """For each step, what is certainly through when it opens: never what runs beside it in another branch."""
    known = dict(known)
    for step in steps:
        yield id(step), dict(known)
        for held in inside(step):
            yield from _before(held, known)
        known |= {inner.id: inner for held in inside(step) for inner in written_steps(held)}
        known[step.id] = step


def _places(steps: tuple[Step, ...], path: Path) -> Iterator[tuple[int, Path]]:
    for place, step in enumerate(steps):
        yield id(step), (*path, place)
        if isinstance(step, ParallelStep):
            for number, branch in enumerate(step.branches):
                yield from _places(branch.steps, (*path, place, "branches", number, "steps"))
        elif isinstance(step, RepeatStep):
            yield from _places(step.steps, (*path, place, "steps"))
