"""Whether what a workflow hides can be hidden: nothing that lists, limits and everybody look at."""

import re
from collections.abc import Iterator, Mapping

from workflows.domain.definitions import Definition, FormStep, written_steps
from workflows.engine.mistakes import Mistake, Path


def sight_mistakes(definition: Definition, places: Mapping[int, Path]) -> Iterator[Mistake]:
    """In reading order."""
    known = {field.id for field in definition.fields}
    open_to_all = {name for name in (definition.amount, definition.category) if name}
    open_to_all |= set(re.findall(r"\{([^{}]*)\}", definition.title))
    for place, field in enumerate(definition.fields):
        if field.seen_by and field.id in open_to_all:
            expected = f"expected a field that is no amount, no category and not in the title, found “{field.id}”"
            yield Mistake(path=("fields", place, "seen_by"), expected=expected)
    for step in written_steps(definition.steps):
        path = places[id(step)]
        if step.shows and step.hides:
            yield Mistake(path=(*path, "hides"), expected="expected either shows or hides")
        for part in ("shows", "hides"):
            for name in getattr(step, part):
                if name not in known:
                    yield Mistake(path=(*path, part), expected=f"expected ids of fields, found “{name}”")
        hidden = (known - set(step.shows) if step.shows else set(step.hides)) & open_to_all
        if hidden:
            expected = f"expected the amount, the category and what the title names to be shown: “{min(hidden)}”"
            yield Mistake(path=(*path, "shows" if step.shows else "hides"), expected=expected)
        if isinstance(step, FormStep):
            yield from _form(definition, step, path)


def _form(definition: Definition, step: FormStep, path: Path) -> Iterator[Mistake]:
    unseen = set(step.hides) & set(step.fields)
    if unseen:
        yield Mistake(path=(*path, "hides"), expected=f"expected no field that is filled in here: “{min(unseen)}”")
    for name in step.requires:
        field = definition.field(name)
        if field is None or not field.is_filled_in or (step.fields and name not in step.fields) or name in step.hides:
            expected = f"expected fields that are filled in here, found “{name}”"
            yield Mistake(path=(*path, "requires"), expected=expected)
