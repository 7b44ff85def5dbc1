"""Which fields of a request a person is shown, and may fill in, by what the workflow says of its steps and fields.

This is about showing. Whoever has the bytes of a log and the key of its scope can read what stands there; what must
not be readable on a laptop belongs into a unit with a key of its own, or into a personal field.
"""

from workflows.domain.definitions import Definition, FormStep, Step, all_steps
from workflows.domain.events import RequestSubmitted
from workflows.engine.assign import day_of, eligible
from workflows.engine.completeness import asked_at_first
from workflows.engine.eyes import eyes_of
from workflows.engine.state import OfficeState, RequestState


def hidden_at(definition: Definition, step: Step) -> frozenset[str]:
    """The fields that whoever acts at the step is not shown there."""
    if step.shows:
        return frozenset(field.id for field in definition.fields) - {*step.shows, *_filled_in_at(step)}
    return frozenset(step.hides)


def keeps_to_itself(definition: Definition) -> bool:
    """Whether the workflow hides anything from anybody."""
    return any(field.seen_by for field in definition.fields) or any(
        step.shows or step.hides for step in all_steps(definition.steps)
    )


def hidden_from(request: RequestState, person: str, office: OfficeState, now_ms: int) -> frozenset[str]:
    """The fields that the person is not shown.

    A field that names roles is shown to who holds one in the request's unit or above, and to who entered it. A field
    that a step hides is shown to the requester, to who entered it, to who is asked or acted at a step that does not
    hide it, and to an owner who is asked at no step; to nobody else.
    """
    definition = office.workflows[request.workflow][request.version]
    if not keeps_to_itself(definition):
        return frozenset()
    day, path = day_of(now_ms), office.path_up(request.unit)
    entered = _entered_by(request, person)
    steps = [hidden_at(definition, step) for step in all_steps(definition.steps) if step.shows or step.hides]
    some = frozenset().union(*steps) if steps else frozenset[str]()
    own = [hidden_at(definition, step) for step in _own_steps(request, definition, person, office, now_ms)]
    found: set[str] = set()
    for field in definition.fields:
        if field.id in entered:
            continue
        if field.seen_by:
            if not any(person in office.holders(role, unit, day) for role in field.seen_by for unit in path):
                found.add(field.id)
        elif field.id in some and person != request.requester:
            sees = any(field.id not in hidden for hidden in own) if own else office.is_owner(person, day)
            if not sees:
                found.add(field.id)
    return frozenset(found)


def may_fill_in(definition: Definition, form: FormStep | None) -> frozenset[str]:
    """The fields that somebody may write in a form, or, without one, in an answer to a wish for changes."""
    open_ = [field for field in definition.fields if field.is_filled_in]
    if form is None:
        first = asked_at_first(definition)
        return frozenset(field.id for field in open_ if not field.seen_by or field.id in first)
    if form.fields:
        return frozenset(form.fields)
    hidden = hidden_at(definition, form)
    return frozenset(field.id for field in open_ if not field.seen_by and field.id not in hidden)


def _filled_in_at(step: Step) -> tuple[str, ...]:
    return step.fields if isinstance(step, FormStep) else ()


def _own_steps(
    request: RequestState, definition: Definition, person: str, office: OfficeState, now_ms: int
) -> list[Step]:
    """The steps at which the person acted, or is asked now."""
    names = {
        str(getattr(act.event, "step", ""))
        for act in request.counted
        if person in eyes_of(act) and not isinstance(act.event, RequestSubmitted)
    }
    for one in request.standing.open:
        if any(able.person == person for able in eligible(request, one, office, now_ms)):
            names.add(one.step)
    return [step for step in all_steps(definition.steps) if step.id in names]


def _entered_by(request: RequestState, person: str) -> frozenset[str]:
    values = (getattr(act.event, "values", {}) for act in request.counted if act.by == person)
    return frozenset(name for one in values for name in one)
