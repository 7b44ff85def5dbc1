"""Whether values fit their fields, and whether all that is asked is there."""

from collections.abc import Mapping
from typing import Any

from workflows.domain.commands import Refusal
from workflows.domain.definitions import Definition, FormStep, all_steps
from workflows.engine.rulebook import Rulebook
from workflows.engine.state import OfficeState
from workflows.engine.values import problems_of


def judge_values(definition: Definition, values: Mapping[str, Any]) -> Refusal | None:
    """Why a value cannot be taken: the first one that fits no field of the definition."""
    problems = problems_of(definition, values)
    if not problems:
        return None
    return Refusal(code="bad-value", facts={"field": problems[0].field, "problem": problems[0].code})


def judge_complete(
    definition: Definition, form: FormStep | None, values: Mapping[str, Any], office: OfficeState, book: Rulebook
) -> Refusal | None:
    """Whether every required field that is asked has a value. Where several have none, ``fields`` names them all.

    Without a form, or with one that names no fields, all are asked but those that some form step names as its own.
    """
    if form is not None and form.fields:
        asked = frozenset(form.fields)
    else:
        asked = book.once("asked", definition, None, lambda: asked_at_first(definition))
    missing: list[str] = []
    for field in definition.fields:
        is_required = field.required or (form is not None and field.id in form.requires)
        if not is_required or not field.is_filled_in or field.id not in asked or values.get(field.id) is not None:
            continue
        if book.holds(definition, f"field {field.id}", field.when, values, office.units):
            missing.append(field.id)
    if not missing:
        return None
    several = {"fields": ", ".join(missing), "workflow": definition.id} if len(missing) > 1 else {}
    return Refusal(code="field-missing", facts={"field": missing[0], **several})


def asked_at_first(definition: Definition) -> frozenset[str]:
    """The fields that are asked when a request begins: all but those that some form step names as its own."""
    later = {name for step in all_steps(definition.steps) if isinstance(step, FormStep) for name in step.fields}
    return frozenset(field.id for field in definition.fields if field.id not in later and field.is_filled_in)
