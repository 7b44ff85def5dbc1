"""What runs and is unwise: steps on which a request could wait without anybody noticing, and duties that meet."""

from collections.abc import Iterator

from workflows.domain.definitions import ApprovalStep, Definition, FormStep, TodoStep, written_steps
from workflows.engine.duties import unseparated
from workflows.engine.mistakes import Mistake
from workflows.engine.soundness import places_of


def cautions(definition: Definition) -> tuple[Mistake, ...]:
    """Everything about a sound definition that its author should look at once more, steps in reading order first.

    Every step that people act on has somebody, at last an owner; a deadline, and what happens after it, is for the
    author to say.
    """
    places, found = places_of(definition), []
    for step in written_steps(definition.steps):
        if not isinstance(step, FormStep | ApprovalStep | TodoStep):
            continue
        if not step.due and step.due_hours is None:
            found.append(Mistake(path=places[id(step)], expected=f"“{step.id}” has no deadline (due)"))
        elif not step.escalate:
            expected = f"nothing happens when “{step.id}” is overdue (escalate)"
            found.append(Mistake(path=places[id(step)], expected=expected))
    return (*found, *_outgrown(definition), *unseparated(definition))


def _outgrown(definition: Definition) -> Iterator[Mistake]:
    """Forms that change the amount between a rule and the approval that follows it: the rule looked at another one."""
    steps, places = written_steps(definition.steps), places_of(definition)
    order = {step.id: place for place, step in enumerate(steps)}
    spans = [
        (order[one.by_rule], order[one.id], one.by_rule)
        for one in steps
        if isinstance(one, ApprovalStep) and one.by_rule in order
    ]
    for step in steps:
        changes = definition.amount is not None and isinstance(step, FormStep)
        if not changes or not isinstance(step, FormStep) or (step.fields and definition.amount not in step.fields):
            continue
        rule = next((name for first, last, name in spans if first < order[step.id] < last), None)
        if rule is not None:
            expected = f"“{step.id}” can change the amount after “{rule}” looked at it; let it come before"
            yield Mistake(path=places[id(step)], expected=expected)
