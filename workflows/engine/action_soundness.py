"""Whether the action steps of a definition name what there is: every mistake with its place, before it is published."""

import re
from collections.abc import Iterator

from workflows.domain.actions import ACTIONS, ALWAYS_NAMED, ALWAYS_TAKEN
from workflows.domain.definitions import ActionStep, Definition, ParallelStep, Step, inside
from workflows.engine.mistakes import Mistake, Path

_IN_BRACES = re.compile(r"\{([^{}]*)\}")
_DOUBLED = re.compile(r"\{\{|\}\}")
MOST_HOURS = 24 * 366


def action_mistakes(definition: Definition) -> Iterator[Mistake]:
    """In reading order. Only asked of definitions that are to be published: older ones stay what they are."""
    for step, path in _placed(definition.steps, ("steps",)):
        if isinstance(step, ActionStep):
            yield from _of_step(definition, step, path)


def _of_step(definition: Definition, step: ActionStep, path: Path) -> Iterator[Mistake]:
    kind = ACTIONS.get(step.action)
    if kind is None:
        expected = f"expected one of {', '.join(sorted(ACTIONS))}, found “{step.action}”"
        yield Mistake(path=(*path, "action"), expected=expected)
        return
    taken = kind.required | kind.optional | ALWAYS_TAKEN
    for name in sorted(kind.required - set(step.settings)):
        yield Mistake(path=(*path, "settings"), expected=f"expected the setting “{name}” of {step.action}")
    for name, text in step.settings.items():
        place = (*path, "settings", name)
        if name not in taken:
            yield Mistake(path=place, expected=f"expected one of {', '.join(sorted(taken))}, found “{name}”")
        for found in _IN_BRACES.findall(_DOUBLED.sub("", text)):
            field = found.partition(".")[0]
            if definition.field(field) is None and field not in ALWAYS_NAMED | kind.more:
                yield Mistake(path=place, expected=f"expected field ids in braces, found “{found}”")
    hours = step.settings.get("after_hours")
    if hours is not None and not (re.fullmatch(r"[0-9]{1,5}", hours) and int(hours) <= MOST_HOURS):
        yield Mistake(path=(*path, "settings", "after_hours"), expected=f"expected 0 to {MOST_HOURS} hours")


def _placed(steps: tuple[Step, ...], path: Path) -> Iterator[tuple[Step, Path]]:
    for place, step in enumerate(steps):
        yield step, (*path, place)
        for number, held in enumerate(inside(step)):
            between: Path = ("branches", number) if isinstance(step, ParallelStep) else ()
            yield from _placed(held, (*path, place, *between, "steps"))
