"""One walk through the steps of a definition, as far as the acts of one round carry.

The walk looks only at which acts count and which knew of which, never at the order in which they arrived.
"""

from collections.abc import Sequence
from typing import Literal, cast, get_args

import msgspec

from workflows.domain.definitions import (
    ActionStep,
    ApprovalStep,
    Definition,
    FormStep,
    ParallelStep,
    RuleStep,
    Step,
    TodoStep,
    WaitStep,
    all_steps,
    may_refuse,
)
from workflows.domain.events import (
    Act,
    ActionDone,
    DecisionMade,
    FormFilled,
    ItemTicked,
    RuleApplied,
    WaitEnded,
)
from workflows.domain.forms import Value
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver, How, Outcome
from workflows.engine.approval import THE_OWNER, named_in, slots_of, weigh
from workflows.engine.causes import Causes
from workflows.engine.eyes import KEPT_APART, deeds, enterers, entries_of_values, eyes_of, with_different_eyes
from workflows.engine.rulebook import NO_RULE, Rulebook, UnitTree
from workflows.engine.state import (
    FINAL,
    Automatic,
    OpenKind,
    OpenSlot,
    OpenStep,
    RuleRef,
    Standing,
    Status,
    StepMark,
)
from workflows.engine.values import agree, changed_values, start_of_day, title_of

HOUR_MS = 3_600_000
CHANGES = "changes"
"""The name under which the requester's answer to a wish for changes waits."""

_End = Literal["through", "waiting", "rejected", "changes"]

_StepEvent = RuleApplied | DecisionMade | FormFilled | ItemTicked | WaitEnded | ActionDone
_OF_A_STEP: frozenset[type] = frozenset(get_args(_StepEvent))


class _Asked(msgspec.Struct, frozen=True):
    """Whom a step asks, and how many of them."""

    approvers: tuple[Approver, ...]
    how: How
    quorum: int


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What the walk stands on. ``acts`` are the counted ones, the submission first, causes before effects."""

    definition: Definition
    acts: tuple[Act, ...]
    causes: Causes
    units: UnitTree
    book: Rulebook


class Round:
    """One walk through the steps in one round. A scratch value: only ``stand`` makes and sees it."""

    def __init__(
        self, basis: Basis, number: int, values: dict[str, Value], begun_by: Sequence[Act], *, draft: bool = False
    ) -> None:
        self.basis = basis
        self.number = number
        self.values = values
        self.status: Status = "waiting"
        self.open: list[OpenStep] = []
        self.automatic: list[Automatic] = []
        self.marks: list[StepMark] = []
        self.outcomes: dict[str, Outcome] = {}
        self.rules: dict[str, RuleRef] = {}
        self.required: set[str] = set()
        self.contested = False
        self.somebody_approved = False
        self.approval_missing = False
        self.must_confirm = basis.definition.steps[0].id if draft else None
        """The form in which somebody confirms what the program proposed; it is taken whatever its conditions say."""
        self.opened_ms = max(act.at[0] for act in begun_by)
        self.by_step: dict[str, list[Act]] = {}
        for act in basis.acts[1:]:
            if type(act.event) in _OF_A_STEP:
                event = cast("_StepEvent", act.event)
                if event.round == number:
                    self.by_step.setdefault(event.step, []).append(act)

    # ------------------------------------------------------------ the way through

    def run(self) -> None:
        """Walk from the first step as far as the acts carry."""
        end = self._sequence(self.basis.definition.steps)
        if end == "rejected":
            self.status = "rejected"
        elif self.contested:
            self.status = "contested"
        elif end == "changes":
            self.status = "changes-asked"
            self._wait_for_changes()
        elif any(one.kind == "clear" for one in self.open):
            self.status = "stopped"
        elif end == "waiting":
            self.status = "approved" if self.somebody_approved and not self.approval_missing else "waiting"
        else:
            self.status = "approved" if self.somebody_approved and self._ends_with_approval() else "done"

    def standing(self, status: Status) -> Standing:
        """The result, with nothing open where nothing can happen any more."""
        definition = self.basis.definition
        over = status in FINAL
        amount = self.values.get(definition.amount) if definition.amount else None
        return Standing(
            status=status,
            round=self.number,
            values=self.values,
            open=() if over else tuple(self.open),
            automatic=() if over else tuple(self.automatic),
            marks=tuple(self.marks),
            outcomes=self.outcomes,
            title=self.basis.book.latest("title", definition, self.values, lambda: title_of(definition, self.values)),
            amount=amount if isinstance(amount, Money) else None,
        )

    def _sequence(self, steps: Sequence[Step]) -> _End:
        for place, step in enumerate(steps):
            end = self._step(step)
            if end != "through":
                self.approval_missing |= any(may_refuse(later) for later in steps[place + 1 :])
                return end
        return "through"

    def _step(self, step: Step) -> _End:
        if step.id != self.must_confirm and not self._is_taken(step):
            return self._mark(step, "skipped", "through")
        match step:
            case RuleStep():
                return self._rule(step)
            case ApprovalStep():
                return self._approval(step)
            case FormStep():
                return self._form(step)
            case TodoStep():
                return self._todo(step)
            case ParallelStep():
                return self._parallel(step)
            case WaitStep():
                return self._wait(step)
            case ActionStep():
                return self._action(step)

    def _is_taken(self, step: Step) -> bool:
        if step.only_if is not None and step.only_if not in self.required:
            return False
        basis = self.basis
        return not step.when or basis.book.holds(basis.definition, step.id, step.when, self.values, basis.units)

    # ------------------------------------------------------------ kinds of step

    def _rule(self, step: RuleStep) -> _End:
        answers = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, RuleApplied)]
        if not answers:
            self.automatic.append(Automatic(step=step.id, round=self.number, kind="rule"))
            self.approval_missing = True
            return self._mark(step, "open", "waiting")
        answer = min(answers, key=lambda act: act.id).event
        assert isinstance(answer, RuleApplied)
        outcome = answer.outcome
        if any(isinstance(other.event, RuleApplied) and other.event.outcome != outcome for other in answers):
            outcome = Outcome(verdict="stop")  # two devices got two answers: a person looks at it
        rule = RuleRef(table=answer.table, version=answer.version, row=", ".join(answer.rows), code=answer.code)
        self.rules[step.id] = rule
        self.outcomes[step.id] = outcome
        self.required.update(outcome.require)
        match outcome.verdict:
            case "reject":
                return self._mark(step, "rejected", "rejected")
            case "stop":
                return self._ask(step, _Asked(outcome.approvers, outcome.how, outcome.quorum), "clear", rule=rule)
            case "approve":
                self.somebody_approved = True
                return self._mark(step, "approved", "through")
            case _:
                return self._mark(step, "done", "through")

    def _approval(self, step: ApprovalStep) -> _End:
        asked, rule = _Asked(step.approvers, step.how, step.quorum), None
        if step.by_rule is not None:
            outcome, rule = self.outcomes.get(step.by_rule), self.rules.get(step.by_rule)
            if self._rule_lets_pass(step.by_rule, outcome, rule):
                return self._mark(step, "skipped", "through")
            if outcome is not None:
                asked = _Asked(outcome.approvers, outcome.how, outcome.quorum)
        return self._ask(step, asked, "approval", rule=rule, not_by=step.not_by)

    def _rule_lets_pass(self, by_rule: str, outcome: Outcome | None, rule: RuleRef | None) -> bool:
        """Whether a rule said that nobody needs to be asked. That no row hit says no such thing."""
        if outcome is None:
            return any(mark.step == by_rule and mark.state == "skipped" for mark in self.marks)
        return outcome.verdict != "ask" and not (
            outcome.verdict == "note" and rule is not None and rule.code == NO_RULE
        )

    def _ask(
        self,
        step: Step,
        asked: _Asked,
        kind: Literal["approval", "clear"],
        *,
        rule: RuleRef | None,
        not_by: Sequence[str] = (),
    ) -> _End:
        decisions = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, DecisionMade)]
        others, causes = deeds(self.by_step, not_by), self.basis.causes
        if decisions and not causes.is_line:
            decisions = with_different_eyes(decisions, [*others, *entries_of_values(self.basis.acts)], causes)
        named = named_in(asked.approvers, self.values) or THE_OWNER
        verdicts = weigh(decisions, causes, named, asked.how, asked.quorum)
        self._time_passed(decisions)
        match verdicts.result:
            case "approved":
                self.somebody_approved = True
                return self._mark(step, "approved", "through")
            case "rejected":
                return self._mark(step, "rejected", "rejected")
            case "changes":
                return self._mark(step, "changes-asked", "changes")
        self.approval_missing = True
        excluded = self._who_may_not(others, acted=verdicts.acted, entering=True)
        if verdicts.result == "contested":
            self.contested = True
            self._wait_for(step, "contest", verdicts.slots, excluded=excluded, rule=rule)
            return self._mark(step, "contested", "waiting")
        self._wait_for(step, kind, verdicts.slots, excluded=excluded, rule=rule, how=asked.how, quorum=asked.quorum)
        return self._mark(step, "stopped" if kind == "clear" else "open", "waiting")

    def _form(self, step: FormStep) -> _End:
        filled = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, FormFilled)]
        latest = self.basis.causes.latest(filled)
        if latest and agree(latest):
            self.values = {**self.values, **changed_values(self.basis.definition, latest)}
            self._time_passed(latest)
            return self._mark(step, "done", "through")
        if latest:  # people wrote different things without knowing of each other: an owner fills it in anew
            self.contested = True
            self._wait_for(step, "form", slots_of(THE_OWNER))
            return self._mark(step, "contested", "waiting")
        self._wait_for(step, "form", slots_of(named_in(step.who, self.values) or self._requester()))
        return self._mark(step, "open", "waiting")

    def _todo(self, step: TodoStep) -> _End:
        ticks = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, ItemTicked)]
        others = deeds(self.by_step, step.not_by)
        if ticks and not self.basis.causes.is_line:
            entries = entries_of_values(self.basis.acts) if step.not_requester else []
            ticks = with_different_eyes(ticks, [*others, *entries], self.basis.causes)
        ticked = {act.event.item for act in ticks if isinstance(act.event, ItemTicked)}
        required = any(item.required and item.id not in ticked for item in step.checklist)
        if not required and (ticked or not step.checklist):
            self._time_passed(ticks)
            return self._mark(step, "done", "through")
        left = tuple(item.id for item in step.checklist if item.id not in ticked)
        excluded = self._who_may_not(others, entering=step.not_requester)
        self._wait_for(
            step, "todo", slots_of(named_in(step.who, self.values) or THE_OWNER), items=left, excluded=excluded
        )
        return self._mark(step, "open", "waiting")

    def _wait_for(
        self,
        step: Step,
        kind: OpenKind,
        slots: tuple[OpenSlot, ...],
        *,
        items: tuple[str, ...] = (),
        excluded: dict[str, str] | None = None,
        rule: RuleRef | None = None,
        how: How = "any",
        quorum: int = 0,
    ) -> None:
        self.open.append(
            OpenStep(
                step=step.id,
                name=step.name,
                round=self.number,
                kind=kind,
                slots=slots,
                how=how,
                quorum=quorum,
                items=items,
                excluded=excluded or {},
                rule=rule,
                opened_ms=self.opened_ms,
                due_ms=None if step.due_hours is None else self.opened_ms + step.due_hours * HOUR_MS,
            )
        )

    def _parallel(self, step: ParallelStep) -> _End:
        before, latest = self.opened_ms, self.opened_ms
        ends: set[_End] = set()
        for branch in step.branches:
            self.opened_ms = before
            ends.add(self._sequence(branch.steps))
            latest = max(latest, self.opened_ms)
        self.opened_ms = latest
        for worst in ("rejected", "changes", "waiting"):
            if worst in ends:
                return worst
        return "through"

    def _wait(self, step: WaitStep) -> _End:
        ended = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, WaitEnded)]
        if ended:
            self._time_passed(ended)
            return self._mark(step, "done", "through")
        due = self.opened_ms + (step.hours or 0) * HOUR_MS
        if step.until_field is not None:
            due = start_of_day(self.values.get(step.until_field), otherwise=due)
        self.automatic.append(Automatic(step=step.id, round=self.number, kind="wait", due_ms=due))
        return self._mark(step, "open", "waiting")

    def _action(self, step: ActionStep) -> _End:
        done = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, ActionDone)]
        if any(isinstance(act.event, ActionDone) and act.event.result == "done" for act in done):
            self._time_passed(done)
            return self._mark(step, "done", "through")
        self.automatic.append(Automatic(step=step.id, round=self.number, kind="action"))
        return self._mark(step, "open", "waiting")

    # ------------------------------------------------------------ small questions

    def _wait_for_changes(self) -> None:
        self.open = [
            OpenStep(
                step=CHANGES,
                name="",
                round=self.number,
                kind="changes",
                slots=slots_of(self._requester()),
                opened_ms=self.opened_ms,
            )
        ]
        self.automatic = []

    def _requester(self) -> tuple[Approver, ...]:
        requester = self.basis.acts[0].by
        return (Approver(person=requester),) if requester else THE_OWNER

    def _who_may_not(
        self, others: Sequence[Act], *, acted: frozenset[str] = frozenset(), entering: bool
    ) -> dict[str, str]:
        """Who did one of the others, acted on this step already or, if that matters here, entered values.

        The weightiest reason is told. Being kept apart is the lightest: it alone gives way in the last resort.
        """
        found = dict.fromkeys((person for act in others for person in eyes_of(act)), KEPT_APART)
        found |= dict.fromkeys(acted, "already-decided")
        return found | enterers(self.basis.acts) if entering else found

    def _ends_with_approval(self) -> bool:
        """Whether nothing was left to do after the approval, so that “approved” is the last word."""
        taken = [mark.step for mark in self.marks if mark.state in {"done", "approved"}]
        decided = {step.id for step in all_steps(self.basis.definition.steps) if may_refuse(step)}
        return bool(taken) and taken[-1] in decided

    def _time_passed(self, acts: Sequence[Act]) -> None:
        for act in acts:
            self.opened_ms = max(self.opened_ms, act.at[0])

    def _mark(
        self,
        step: Step,
        state: Literal["done", "open", "approved", "rejected", "skipped", "stopped", "contested", "changes-asked"],
        end: _End,
    ) -> _End:
        self.marks.append(StepMark(step=step.id, round=self.number, state=state))
        return end
