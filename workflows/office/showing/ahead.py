"""What comes after the open steps, as far as that is certain now: who decides, and who is next."""

from collections.abc import Iterator

import msgspec

from workflows.domain.definitions import (
    ApprovalStep,
    Definition,
    EndStep,
    FormStep,
    ParallelStep,
    RepeatStep,
    RuleStep,
    SetStep,
    Step,
    TodoStep,
    WorkflowStep,
)
from workflows.domain.events import RuleApplied
from workflows.domain.outcomes import Approver, How
from workflows.engine.approval import THE_OWNER, named_in, slots_of
from workflows.engine.assign import Task, eligible
from workflows.engine.eyes import enterers
from workflows.engine.rulebook import NO_RULE
from workflows.engine.shortage import shortage_ahead
from workflows.engine.state import OpenKind, OpenStep, RequestState
from workflows.office.office import Office
from workflows.office.showing.asked import Able, Shortage, able_of, shown_shortage
from workflows.office.showing.rule_texts import RuleShown, RuleTexts


class LaterStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step that follows when those before it go well."""

    step: str
    name: str
    kind: OpenKind
    """approval, form or todo."""
    people: tuple[Able, ...]
    """Who would be asked today; empty where that follows only from what happens before."""
    how: How
    quorum: int
    rule: RuleShown | None
    """The rule that asks them."""
    shortage: Shortage | None = None
    """What is missing for the step ever to end, with the people there are today."""


def later_steps(office: Office, state: RequestState, definition: Definition, now_ms: int) -> tuple[LaterStep, ...]:
    """The steps of people after the open ones, in order, as far as the present values say.

    It ends before what nobody can know yet: after a form that may change values, and where several ways go on at once.
    """
    return tuple(_Ahead(office, state, definition, now_ms).steps())


class _Ahead:
    """A walk over what was not reached. Writes nothing."""

    def __init__(self, office: Office, state: RequestState, definition: Definition, now_ms: int) -> None:
        self._office, self._state, self._definition, self._now_ms = office, state, definition, now_ms
        standing = state.standing
        self._reached = {mark.step for mark in standing.marks if mark.round == standing.round}
        self._outcomes = dict(standing.outcomes)
        self._codes: dict[str, str] = {}
        self._rules: dict[str, RuleShown] = {}
        self._texts = RuleTexts(office)
        for act in state.counted:
            if isinstance(act.event, RuleApplied) and act.event.round == standing.round:
                self._answered(act.event.step, act.event.table, act.event.version, act.event.rows, act.event.code)

    def steps(self) -> Iterator[LaterStep]:
        """What comes."""
        if any(one.kind == "form" for one in self._state.standing.open):
            return
        for step in self._definition.steps:
            if step.id in self._reached or not self._is_taken(step):
                continue
            match step:
                case ParallelStep() | RepeatStep() | EndStep() | SetStep() | WorkflowStep():
                    return
                case RuleStep():
                    if not self._lets_pass(step):
                        return
                case ApprovalStep() | TodoStep() | FormStep():
                    later = self._later(step)
                    if later is not None:
                        yield later
                    if isinstance(step, FormStep):
                        return

    def _is_taken(self, step: Step) -> bool:
        required = {name for outcome in self._outcomes.values() for name in outcome.require}
        if step.only_if is not None and step.only_if not in required:
            return False
        values, units = self._state.standing.values, self._office.state.units
        return not step.when or self._office.book.holds(self._definition, step.id, step.when, values, units)

    def _lets_pass(self, step: RuleStep) -> bool:
        """Ask the rule as it would be asked then; whether the request goes on after it."""
        office = self._office
        table = office.state.tables[step.table][self._state.tables[step.table]]
        answer = office.book.ask(table, self._state.inputs, office.state.units)
        self._outcomes[step.id] = answer.outcome
        self._answered(step.id, table.id, table.version, answer.rows, answer.code)
        return answer.outcome.verdict not in {"reject", "stop"}

    def _answered(self, step: str, table: str, version: int, rows: tuple[str, ...], code: str) -> None:
        self._codes[step] = code
        self._rules[step] = self._texts.shown(table, version, rows, code)

    def _later(self, step: ApprovalStep | TodoStep | FormStep) -> LaterStep | None:
        excluded: dict[str, str] = {}
        how: How = "any"
        quorum, rule = 0, None
        entered = enterers(self._state.acts)
        kind: OpenKind
        approvers: tuple[Approver, ...]
        if isinstance(step, ApprovalStep):
            asked = self._asked(step)
            if asked is None:
                return None
            approvers, how, quorum = asked
            excluded, kind, rule = entered, "approval", self._rules.get(step.by_rule or "")
        elif isinstance(step, TodoStep):
            approvers, kind, excluded = step.who, "todo", entered if step.not_requester else {}
        else:
            requester = self._state.requester
            approvers, kind = step.who or ((Approver(person=requester),) if requester else ()), "form"
        opened = OpenStep(
            step=step.id,
            name=step.name,
            round=self._state.standing.round,
            kind=kind,
            slots=slots_of(named_in(approvers, self._state.standing.values) or THE_OWNER),
            how=how,
            quorum=quorum,
            excluded=excluded,
        )
        able = eligible(self._state, opened, self._office.state, self._now_ms)
        people = able_of(Task(open=opened, people=able))
        short = shortage_ahead(self._state, opened, self._office.state, self._now_ms)
        return LaterStep(
            step=step.id,
            name=step.name,
            kind=kind,
            people=people,
            how=how,
            quorum=quorum,
            rule=rule,
            shortage=None if short is None else shown_shortage(short, rule, may_close=False),
        )

    def _asked(self, step: ApprovalStep) -> tuple[tuple[Approver, ...], How, int] | None:
        """Whom an approval asks; None where the rule that it follows asks nobody."""
        if step.by_rule is None:
            return step.approvers, step.how, step.quorum
        outcome = self._outcomes.get(step.by_rule)
        if outcome is None:
            return None
        no_row = outcome.verdict == "note" and self._codes.get(step.by_rule) == NO_RULE
        return (outcome.approvers, outcome.how, outcome.quorum) if outcome.verdict == "ask" or no_row else None
