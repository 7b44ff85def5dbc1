"""``do-step``: what an action step of a request asks for, and the record of it in that request.

Meant for automations whose trigger is ``on: step``. The effect's key is the step's own, so that two automations never
do one step twice on one laptop.
"""

from typing import TYPE_CHECKING, Any

import msgspec

from workflows.automations.effects.filling import one_line
from workflows.automations.effects.protocol import Did, Effect, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.domain.automations import Action
from workflows.domain.commands import FinishAction, Refusal
from workflows.domain.definitions import ActionStep
from workflows.domain.forms import plain_value
from workflows.engine.state import RequestState
from workflows.errors import InvalidInput

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "do-step"


class DoStep:
    """Has the effect that a request's step names."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """There is no setting: the step says everything. Raises InvalidInput."""
        Reading(KIND, settings).done()

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """What the step's effect would do."""
        del action
        try:
            state = _state(occasion, office)
            step = _step(state, occasion, office)
            if step is None:
                return WouldDo(code=KIND, problems=("not-its-turn",))
            effect, inner, about = _inner(state, step, occasion, office)
        except EffectFailed as error:
            return WouldDo(code=KIND, problems=(error.code,))
        return effect.dry_run(inner, about, office)

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Do it, and say in the request that it was done, or that it failed for good."""
        del action
        state = _state(occasion, office)
        step = _step(state, occasion, office)
        if step is None:
            return Did(text="nothing was left to do")
        effect, inner, about = _inner(state, step, occasion, office)
        try:
            did = effect.run(inner, about, office)
        except EffectFailed as error:
            if error.happened == "no" and not error.again:
                _finish(office, state.id, FinishAction(step=step.id, text=one_line(error.text), result="failed"))
            raise
        _finish(office, state.id, FinishAction(step=step.id, text=one_line(did.text)))
        return did

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """What happened and is not recorded yet is gone on with: the effect knows its key, and does not repeat."""
        del action
        try:
            state = _state(occasion, office)
            step = _step(state, occasion, office)
            if step is None:
                return "yes"
            effect, inner, about = _inner(state, step, occasion, office)
            return "unknown" if effect.was_done(inner, about, office) == "unknown" else "no"
        except EffectFailed:
            return "unknown"


def values_of(state: RequestState, office: "Office") -> dict[str, Any]:
    """What a step's texts may name: every field and fact, empty ones too; personal ones never."""
    definition = office.state.workflows[state.workflow][state.version]
    fields = (*definition.fields, *definition.facts)
    known = state.standing.values
    values = {one.id: plain_value(known.get(one.id)) for one in fields if not one.personal}
    people = office.state.people
    for one in fields:
        if one.type == "person" and values.get(one.id) in people:
            values[one.id] = people[values[one.id]].name
    return {"title": state.standing.title} | values


def _state(occasion: Occasion, office: "Office") -> RequestState:
    try:
        return office.request(str(occasion.values.get("request", occasion.request)))
    except InvalidInput as error:
        raise EffectFailed("unknown-request", error.text, again=False) from error


def _step(state: RequestState, occasion: Occasion, office: "Office") -> ActionStep | None:
    from workflows.automations.steps import performable, step_waiting  # noqa: PLC0415 -- it knows the list of effects

    step = step_waiting(office, state, str(occasion.values.get("step", "")))
    return step if performable(step) else None


def _inner(
    state: RequestState, step: ActionStep, occasion: Occasion, office: "Office"
) -> tuple[Effect, Action, Occasion]:
    from workflows.automations.effects.registry import Effects  # noqa: PLC0415 -- it names this module
    from workflows.automations.steps import AFTER_HOURS  # noqa: PLC0415 -- as above

    effect = Effects().of(step.action)
    settings = {name: value for name, value in step.settings.items() if name != AFTER_HOURS}
    try:
        effect.check(settings)
    except InvalidInput as error:
        raise EffectFailed(error.code, error.text, again=False) from error
    about = msgspec.structs.replace(
        occasion,
        key=f"{state.id}/{step.id}/{state.standing.round}",
        request=state.id,
        unit=state.unit,
        values=values_of(state, office),
    )
    return effect, Action(kind=step.action, settings=settings), about


def _finish(office: "Office", request: str, command: FinishAction) -> None:
    answer = office.act(request, command)
    if isinstance(answer, Refusal):
        text = f"What happened could not be written into the request ({answer.code})."
        raise EffectFailed(answer.code, text, happened="unknown", again=False)
