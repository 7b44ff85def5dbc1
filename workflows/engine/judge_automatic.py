"""Whether the program may have done what it says it did by itself: it waited for it, its time had come, it fits."""

from workflows.domain.commands import Refusal
from workflows.domain.definitions import ActionStep, RuleStep, Step, all_steps
from workflows.domain.document_events import DocumentMade
from workflows.domain.events import ActionDone, ErasureConfirmed, RuleApplied, WaitEnded
from workflows.domain.flow_events import FieldsSet, OtherEnded, PartStarted, StepEscalated
from workflows.domain.forms import is_text
from workflows.engine.budgeting import can_answer_within
from workflows.engine.deadlines import judge_escalation
from workflows.engine.elsewhere import judge_written, puts_right
from workflows.engine.erasure import is_source_sound, judge_confirmation
from workflows.engine.rulebook import can_answer, inputs_of
from workflows.engine.state import OfficeState, RequestState

AUTOMATIC = (
    RuleApplied,
    WaitEnded,
    ActionDone,
    DocumentMade,
    FieldsSet,
    PartStarted,
    OtherEnded,
    StepEscalated,
    ErasureConfirmed,
)
"""Done by a device, without a person."""

NOT_ITS_TURN = Refusal(code="not-its-turn")
_DONE_BY: dict[type, str] = {
    RuleApplied: "rule", WaitEnded: "wait", ActionDone: "action", StepEscalated: "deadline",
    DocumentMade: "action", FieldsSet: "set", PartStarted: "start", OtherEnded: "other",
}  # fmt: skip


def judge_automatic(
    request: RequestState,
    event: RuleApplied
    | WaitEnded
    | ActionDone
    | DocumentMade
    | FieldsSet
    | PartStarted
    | OtherEnded
    | StepEscalated
    | ErasureConfirmed,
    by: str | None,
    office: OfficeState,
    at_ms: int,
) -> Refusal | None:
    """Whether the program may have done this by itself, where its author stood."""
    if isinstance(event, ErasureConfirmed):
        return judge_confirmation(request, event, by)
    kind = _DONE_BY[type(event)]
    waiting = next(
        (
            one
            for one in request.standing.automatic
            if one.step == event.step and one.round == event.round and one.kind == kind
        ),
        None,
    )
    if waiting is None and by is None and isinstance(event, OtherEnded):
        step = step_of(request, event.step, office)
        return judge_written(request, event, office, step) if puts_right(request, step, event) else NOT_ITS_TURN
    if waiting is None or by is not None:
        return NOT_ITS_TURN
    if isinstance(event, StepEscalated):
        return judge_escalation(event, waiting, at_ms)
    if waiting.due_ms is not None and at_ms < (waiting.earliest_ms or waiting.due_ms):
        return Refusal(code="too-early")
    if isinstance(event, DocumentMade):
        return _judge_document(event, step_of(request, event.step, office))
    if isinstance(event, FieldsSet | PartStarted | OtherEnded):
        return judge_written(request, event, office, step_of(request, event.step, office))
    return _judge_rule(request, event, office) if isinstance(event, RuleApplied) else None


def _judge_document(event: DocumentMade, step: Step | None) -> Refusal | None:
    """Only a step that says so attaches what it makes, and it is a document that can be carried."""
    wished = isinstance(step, ActionStep) and step.action == "make-document" and step.settings.get("attach") == "yes"
    if not wished or not is_text(event.name):
        return Refusal(code="not-its-turn")
    (source,) = event.sources
    return None if source.blob and is_source_sound(source) else Refusal(code="bad-blob")


def step_of(request: RequestState, step: str, office: OfficeState) -> Step | None:
    """The step of this id in the request's workflow."""
    definition = office.workflows[request.workflow][request.version]
    return next((one for one in all_steps(definition.steps) if one.id == step), None)


def _judge_rule(request: RequestState, answer: RuleApplied, office: OfficeState) -> Refusal | None:
    """A recorded answer must be one that the request's own version of the step's table can give about its values.

    The table is not asked again: which rows hit stays as recorded, with the inputs to check it by.
    """
    definition = office.workflows[request.workflow][request.version]
    tables = [one.table for one in all_steps(definition.steps) if one.id == answer.step and isinstance(one, RuleStep)]
    if answer.table not in tables or request.tables[answer.table] != answer.version:
        return Refusal(code="wrong-table")
    table = office.tables[answer.table][answer.version]
    possible = answer.inputs == inputs_of(table, request.inputs) and (
        can_answer_within(request, answer, table, office)
        if office.budgets
        else can_answer(table, answer.code, answer.rows, answer.outcome)
    )
    return None if possible else Refusal(code="wrong-answer")
