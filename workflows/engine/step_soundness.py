"""Whether steps that write fields, start other requests or wait for them can run as written."""

from collections.abc import Container, Iterable, Iterator, Mapping

import msgspec

from workflows.domain.definitions import (
    ApprovalStep,
    Definition,
    RepeatStep,
    RuleStep,
    SetStep,
    Step,
    WaitStep,
    WorkflowStep,
    fields_written,
    inside,
    written_steps,
)
from workflows.domain.forms import Field, parse_value
from workflows.engine.calculating import value_mistakes
from workflows.engine.filling_in import ALONE, IN_BRACES
from workflows.engine.mistakes import ID, Mistake, Path
from workflows.engine.sight_soundness import sight_mistakes

_WORDS = frozenset({"text", "one-of"})


def step_mistakes(
    definition: Definition, places: Mapping[int, Path], before: Mapping[int, Mapping[str, Step]]
) -> Iterator[Mistake]:
    """In reading order. ``before`` says for each step what is certainly through when it opens."""
    for step in written_steps(definition.steps):
        path = places[id(step)]
        match step:
            case SetStep():
                yield from _set(definition, step, path)
            case WaitStep() if step.for_ is not None:
                yield from _awaited(definition, step, path, before[id(step)])
            case WaitStep() if step.result is not None or step.who or step.then != "go-on":
                yield Mistake(path=path, expected="expected for: what is waited for beside the time")
            case WorkflowStep():
                yield from _part(definition, step, path)
        yield from _result(definition, step, path)
    yield from _by_program(definition)
    yield from sight_mistakes(definition, places)
    yield from _after_approval(definition, places, before)


def naming_mistakes(definition: Definition, others: Mapping[str, Definition]) -> Iterator[Mistake]:
    """What a workflow says of others that there is not, or that leads back to itself. ``others`` are those in force."""
    known = {**others, definition.id: definition}
    places = dict(_placed(definition.steps, ("steps",)))
    for step in written_steps(definition.steps):
        path = places[id(step)]
        if isinstance(step, WorkflowStep):
            other = others.get(step.workflow)
            if step.workflow == definition.id or (other is not None and _leads_to(definition.id, other, known)):
                yield Mistake(path=(*path, "workflow"), expected=f"expected no way back, found “{step.workflow}”")
            elif other is None:
                yield Mistake(path=(*path, "workflow"), expected=_no_workflow(step.workflow, others))
            else:
                yield from _given(definition, step, other, path)
        elif isinstance(step, WaitStep) and step.for_ is not None and step.for_.workflow:
            other = known.get(step.for_.workflow)
            if other is None:
                yield Mistake(path=(*path, "for", "workflow"), expected=_no_workflow(step.for_.workflow, others))
                continue
            for name in step.for_.matching:
                field = other.field(name)
                if field is None or field.personal:
                    expected = f"expected a field of “{other.id}” that is not personal, found “{name}”"
                    yield Mistake(path=(*path, "for", "matching", name), expected=expected)


def named_by_mistakes(definition: Definition, others: Mapping[str, Definition]) -> Iterator[Mistake]:
    """What others in force say of this workflow that is not so any more."""
    for other in others.values():
        starts = {step.workflow for step in written_steps(other.steps) if isinstance(step, WorkflowStep)}
        if other.id != definition.id and definition.id in starts:
            for mistake in naming_mistakes(other, others):
                at = ".".join(map(str, mistake.path))
                yield Mistake(path=("id",), expected=f"“{other.id}” starts this workflow, at {at}: {mistake.expected}")


def _no_workflow(name: str, others: Iterable[str]) -> str:
    return f"expected the id of another workflow ({', '.join(sorted(others)) or 'none yet'}), found “{name}”"


def _leads_to(wanted: str, start: Definition, known: Mapping[str, Definition]) -> bool:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        one = ahead.pop()
        for step in written_steps(one.steps):
            if isinstance(step, WorkflowStep) and step.workflow not in seen:
                if step.workflow == wanted:
                    return True
                seen.add(step.workflow)
                ahead += [known[step.workflow]] if step.workflow in known else []
    return False


# ------------------------------------------------------------------ one step


def _set(definition: Definition, step: SetStep, path: Path) -> Iterator[Mistake]:
    if not step.values and not step.calculated:
        yield Mistake(path=(*path, "values"), expected="expected fields that are set")
    for part in ("values", "calculated"):
        for name in getattr(step, part):
            field = definition.field(name)
            if field is None or field not in definition.fields or field.calculated is not None or field.personal:
                expected = f"expected a field of the form, not calculated and not personal, found “{name}”"
                yield Mistake(path=(*path, part, name), expected=expected)
            elif part == "values":
                yield from _text(definition, step.values[name], field, (*path, part, name))
            elif name in step.values:
                yield Mistake(path=(*path, part, name), expected=f"expected one way to set “{name}”")
            else:
                told = msgspec.structs.replace(field, calculated=step.calculated[name])
                yield from value_mistakes(told, definition.fields, (*path, part, name))


def _part(definition: Definition, step: WorkflowStep, path: Path) -> Iterator[Mistake]:
    if step.waits and not step.due and step.due_hours is None:
        yield Mistake(path=(*path, "due"), expected="expected a deadline (due): by then it is over, or “then” happens")
    if not step.waits and (step.result is not None or step.takes):
        yield Mistake(path=(*path, "waits"), expected="expected result and takes only where the end is waited for")
    for name in step.takes:
        yield from _own(definition, name, (*path, "takes", name), None)


def _awaited(definition: Definition, step: WaitStep, path: Path, before: Mapping[str, Step]) -> Iterator[Mistake]:
    assert step.for_ is not None
    awaited, at = step.for_, (*path, "for")
    if sum(map(bool, (awaited.signal, awaited.workflow, awaited.step))) != 1:
        yield Mistake(path=at, expected="expected exactly one of signal, workflow and step")
    if awaited.signal and not ID.match(awaited.signal):
        yield Mistake(path=(*at, "signal"), expected=f"expected a name of a signal, found “{awaited.signal}”")
    if awaited.who and not awaited.signal:
        yield Mistake(path=(*at, "who"), expected="expected people only for a signal")
    if bool(awaited.matching) != bool(awaited.workflow):
        expected = "expected fields that match, for a workflow and for nothing else"
        yield Mistake(path=(*at, "matching"), expected=expected)
    started = before.get(awaited.step)
    if awaited.step and not (isinstance(started, WorkflowStep) and not started.waits):
        expected = f"expected an earlier workflow step that does not wait (waits: false), found “{awaited.step}”"
        yield Mistake(path=(*at, "step"), expected=expected)
    for theirs, own in awaited.matching.items():
        field = definition.field(own)
        if field is None or field.personal or field.type == "table":
            expected = f"expected a field that is no table and not personal, found “{own}”"
            yield Mistake(path=(*at, "matching", theirs), expected=expected)


def _given(definition: Definition, step: WorkflowStep, other: Definition, path: Path) -> Iterator[Mistake]:
    """What the other workflow gets, and what is taken from it."""
    for name, text in step.values.items():
        field = other.field(name)
        if field is None or field not in other.fields or not field.is_filled_in or field.personal:
            expected = f"expected a field of “{other.id}” that people fill in and that is not personal, found “{name}”"
            yield Mistake(path=(*path, "values", name), expected=expected)
        else:
            yield from _text(definition, text, field, (*path, "values", name))
    for name, theirs in step.takes.items():
        own, field = definition.field(name), other.field(theirs)
        if field is None or field.personal or (own is not None and not _takes(own, field)):
            expected = f"expected a field of “{other.id}” of the same type that is not personal, found “{theirs}”"
            yield Mistake(path=(*path, "takes", name), expected=expected)


def _text(definition: Definition, text: str, target: Field, path: Path) -> Iterator[Mistake]:
    """A text that becomes a value: a field alone, a value as people write it, or, for a text, both together."""
    names = IN_BRACES.findall(text)
    for name in names:
        source = definition.field(name)
        if source is None or source.personal:
            yield Mistake(path=path, expected=f"expected fields in braces that are not personal, found “{name}”")
            return
    alone = ALONE.match(text.strip())
    source = definition.field(alone[1]) if alone else None
    if target.type == "text" or (source is not None and _takes(target, source)):
        return
    if names:
        expected = f"expected one field of type {target.type} in braces, or a value without braces, found “{text}”"
        yield Mistake(path=path, expected=expected)
        return
    try:
        parse_value(target, text, "")
    except ValueError as error:
        expected = f"expected a value of type {target.type} ({error}), amounts with their currency, found “{text}”"
        yield Mistake(path=path, expected=expected)


def _takes(target: Field, source: Field) -> bool:
    """Whether every value of the one is one of the other."""
    same = target.type == source.type and target.columns == source.columns
    return same and (not target.options or set(source.options) <= set(target.options))


# ------------------------------------------------------------------ fields that steps write


def _result(definition: Definition, step: Step, path: Path) -> Iterator[Mistake]:
    if isinstance(step, WaitStep | WorkflowStep) and step.result is not None:
        yield from _own(definition, step.result, (*path, "result"), _WORDS)


def _own(definition: Definition, name: str, path: Path, types: Container[str] | None) -> Iterator[Mistake]:
    field = definition.field(name)
    fits = field is not None and field in definition.fields and field.by_program
    if not fits or (types is not None and field is not None and field.type not in types):
        kind = "" if types is None else " of type text or one-of"
        yield Mistake(path=path, expected=f"expected a field{kind} that steps write (by_program), found “{name}”")
    elif types is not None and field is not None and field.options and not set(field.options) >= _WORDS_OF_ENDS:
        yield Mistake(path=path, expected=f"expected the options {', '.join(sorted(_WORDS_OF_ENDS))}")


_WORDS_OF_ENDS = frozenset({"done", "rejected", "withdrawn", "too-late"})


def _by_program(definition: Definition) -> Iterator[Mistake]:
    """Fields that steps write are nobody else's; and what nobody fills in, some step writes."""
    steps = written_steps(definition.steps)
    written = {name for step in steps for name in fields_written(step)}
    for place, field in enumerate(definition.fields):
        if field.by_program and (field.required or field.personal or field.when or field.calculated is not None):
            expected = "expected a field that is not required, not personal, not calculated and without conditions"
            yield Mistake(path=("fields", place, "by_program"), expected=expected)
        elif field.by_program and field.id not in written:
            expected = f"expected a step that writes “{field.id}”"
            yield Mistake(path=("fields", place, "by_program"), expected=expected)
    for place, fact in enumerate(definition.facts):
        if fact.by_program:
            yield Mistake(path=("facts", place, "by_program"), expected="expected a field: steps write no facts")


def _after_approval(
    definition: Definition, places: Mapping[int, Path], before: Mapping[int, Mapping[str, Step]]
) -> Iterator[Mistake]:
    """What limits and budgets look at stays as it was decided: it is written before all who decide about it."""
    looked_at = _looked_at(definition)
    steps = written_steps(definition.steps)
    blocks = [one.steps for one in steps if isinstance(one, RepeatStep)]
    repeated = {inner.id for block in blocks for inner in written_steps(block)}
    deciding = [one for one in steps if isinstance(one, ApprovalStep | RuleStep) or _passes_on(one, looked_at)]
    for step in steps:
        names = [name for name in fields_written(step) if name in looked_at]
        if names and (
            step.id in repeated or any(step.id not in before[id(one)] for one in deciding if one is not step)
        ):
            expected = f"expected no change to “{names[0]}” beside or after a decision: limits and budgets look at it"
            yield Mistake(path=places[id(step)], expected=expected)


def _passes_on(step: Step, looked_at: Container[str]) -> bool:
    """Whether people decide about such a value in a request that the step starts."""
    texts = step.values.values() if isinstance(step, WorkflowStep) else ()
    return any(name in looked_at for text in texts for name in IN_BRACES.findall(text))


def _looked_at(definition: Definition) -> set[str]:
    """The amount, what it is calculated from, and what budgets look at."""
    found = {name for name in (definition.amount, definition.category, definition.weighed) if name}
    while True:
        parts = [field.calculated.of for field in definition.fields if field.id in found and field.calculated]
        more = {name.partition(".")[0] for names in parts for name in names}
        if more <= found:
            return found
        found |= more


def _placed(steps: tuple[Step, ...], path: Path) -> Iterator[tuple[int, Path]]:
    for place, step in enumerate(steps):
        yield id(step), (*path, place)
        for number, held in enumerate(inside(step)):
            between: Path = () if isinstance(step, RepeatStep) else ("branches", number)
            yield from _placed(held, (*path, place, *between, "steps"))
