"""What runs and is unwise: steps on which a request could wait without anybody noticing, and duties that meet."""

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
    return (*found, *unseparated(definition))
