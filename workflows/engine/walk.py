"""One walk through the steps of a definition, as far as the acts of one round carry.

The walk looks only at which acts count and which knew of which, never at the order in which they arrived.
"""

from collections.abc import Sequence
from typing import Literal

from workflows.domain.definitions import (
    ActionStep,
    ApprovalStep,
    EndStep,
    FormStep,
    ParallelStep,
    RepeatStep,
    RuleStep,
    SetStep,
    Step,
    TodoStep,
    WaitStep,
    WorkflowStep,
    may_refuse,
    times_of,
)
from workflows.domain.events import (
    ActionDone,
    DecisionMade,
    FormFilled,
    ItemTicked,
    RuleApplied,
    WaitEnded,
)
from workflows.domain.flow_events import FieldsSet
from workflows.domain.outcomes import Outcome
from workflows.domain.working_time import HOUR_MS, span_of
from workflows.engine.approval import THE_OWNER, named_in, slots_of, weigh
from workflows.engine.deadlines import due_of
from workflows.engine.elsewhere import NOT_STARTED, CameTo, came_to, part_started
from workflows.engine.eyes import entries_of_values, with_different_eyes
from workflows.engine.rulebook import NO_RULE
from workflows.engine.state import (
    Automatic,
    RuleRef,
)
from workflows.engine.underway import Asked, End, Underway
from workflows.engine.values import agree, calculated_values, changed_values, merged_values, start_of_day


class Round(Underway):
    """One walk through the steps in one round. A scratch value: only ``stand`` makes and sees it."""

    # ------------------------------------------------------------ the way through

    def run(self) -> None:
        """Walk from the first step as far as the acts carry."""
        end = self._sequence(self.basis.definition.steps)
        if end == "rejected":
            self.status = "rejected"
        elif end == "ended":
            self.status = self.ended
        elif self.contested:
            self.status = "contested"
        elif end == "changes":
            self.status = "changes-asked"
            self.wait_for_changes()
        elif any(one.kind == "clear" for one in self.open):
            self.status = "stopped"
        elif end == "waiting":
            self.status = "approved" if self.somebody_approved and not self.approval_missing else "waiting"
        else:
            self.status = "approved" if self.somebody_approved and self.ends_with_approval() else "done"

    def _sequence(self, steps: Sequence[Step]) -> End:
        for place, step in enumerate(steps):
            opened_ms = self.opened_ms
            end = self._step(step)
            self.times[step.id] = (opened_ms, self.opened_ms)
            if end == "ended":
                return end
            if end != "through":
                self.approval_missing |= any(may_refuse(later) for later in steps[place + 1 :])
                return end
        return "through"

    def _step(self, step: Step) -> End:
        if step.id != self.must_confirm and not self._is_taken(step):
            return self.mark(step, "skipped", "through")
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
            case SetStep():
                return self._set(step)
            case WorkflowStep():
                return self._workflow(step)
            case RepeatStep():
                return self._repeat(step)
            case EndStep():
                self.ended = step.outcome
                return self.mark(step, "rejected" if step.outcome == "rejected" else "done", "ended")

    def _is_taken(self, step: Step) -> bool:
        if step.only_if is not None and step.only_if not in self.required:
            return False
        basis = self.basis
        return not step.when or basis.book.holds(basis.definition, step.id, step.when, self.values, basis.units)

    # ------------------------------------------------------------ kinds of step

    def _rule(self, step: RuleStep) -> End:
        answers = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, RuleApplied)]
        if not answers:
            self.automatic.append(Automatic(step=step.id, round=self.number, kind="rule"))
            self.approval_missing = True
            return self.mark(step, "open", "waiting")
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
                return self.mark(step, "rejected", "rejected")
            case "stop":
                return self._ask(step, Asked(outcome.approvers, outcome.how, outcome.quorum), "clear", rule=rule)
            case "approve":
                self.somebody_approved = True
                return self.mark(step, "approved", "through")
            case _:
                return self.mark(step, "done", "through")

    def _approval(self, step: ApprovalStep) -> End:
        asked, rule = Asked(step.approvers, step.how, step.quorum), None
        if step.by_rule is not None:
            outcome, rule = self.outcomes.get(step.by_rule), self.rules.get(step.by_rule)
            if self._rule_lets_pass(step.by_rule, outcome, rule):
                return self.mark(step, "skipped", "through")
            if outcome is not None:
                asked = Asked(outcome.approvers, outcome.how, outcome.quorum)
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
        asked: Asked,
        kind: Literal["approval", "clear"],
        *,
        rule: RuleRef | None,
        not_by: Sequence[str] = (),
    ) -> End:
        decisions = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, DecisionMade)]
        others, causes = self.deeds_of(not_by), self.basis.causes
        if decisions and not causes.is_line:
            decisions = with_different_eyes(decisions, [*others, *entries_of_values(self.basis.acts)], causes)
        named = named_in(asked.approvers, self.values) or THE_OWNER
        verdicts = weigh(decisions, causes, named, asked.how, asked.quorum)
        self.time_passed(decisions)
        match verdicts.result:
            case "approved":
                self.somebody_approved = True
                return self.mark(step, "approved", "through")
            case "rejected":
                return self.mark(step, "rejected", "rejected")
            case "changes":
                return self.mark(step, "changes-asked", "changes")
        self.approval_missing = True
        excluded = self.who_may_not(others, acted=verdicts.acted, entering=True)
        if verdicts.result == "contested":
            self.contested = True
            self.wait_for(step, "contest", verdicts.slots, excluded=excluded, rule=rule)
            return self.mark(step, "contested", "waiting")
        self.wait_for(step, kind, verdicts.slots, excluded=excluded, rule=rule, how=asked.how, quorum=asked.quorum)
        return self.mark(step, "stopped" if kind == "clear" else "open", "waiting")

    def _form(self, step: FormStep) -> End:
        filled = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, FormFilled)]
        latest = self.basis.causes.latest(filled)
        if latest and agree(latest):
            definition = self.basis.definition
            self.values = calculated_values(definition, {**self.values, **changed_values(definition, latest)})
            self.time_passed(latest)
            return self.mark(step, "done", "through")
        if latest:  # people wrote different things without knowing of each other: an owner fills it in anew
            self.contested = True
            self.wait_for(step, "form", slots_of(THE_OWNER))
            return self.mark(step, "contested", "waiting")
        self.wait_for(step, "form", slots_of(named_in(step.who, self.values) or self.requester()))
        return self.mark(step, "open", "waiting")

    def _todo(self, step: TodoStep) -> End:
        ticks = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, ItemTicked)]
        others = self.deeds_of(step.not_by)
        if ticks and not self.basis.causes.is_line:
            entries = entries_of_values(self.basis.acts) if step.not_requester else []
            ticks = with_different_eyes(ticks, [*others, *entries], self.basis.causes)
        ticked = {act.event.item for act in ticks if isinstance(act.event, ItemTicked)}
        required = any(item.required and item.id not in ticked for item in step.checklist)
        if not required and (ticked or not step.checklist):
            self.time_passed(ticks)
            return self.mark(step, "done", "through")
        left = tuple(item.id for item in step.checklist if item.id not in ticked)
        excluded = self.who_may_not(others, entering=step.not_requester)
        self.wait_for(
            step, "todo", slots_of(named_in(step.who, self.values) or THE_OWNER), items=left, excluded=excluded
        )
        return self.mark(step, "open", "waiting")

    def _parallel(self, step: ParallelStep) -> End:
        before, latest = self.opened_ms, self.opened_ms
        ends: set[End] = set()
        for branch in step.branches:
            self.opened_ms = before
            ends.add(self._sequence(branch.steps))
            latest = max(latest, self.opened_ms)
        self.opened_ms = latest
        for worst in ("rejected", "changes", "waiting"):
            if worst in ends:
                return worst
        return "through"

    def _repeat(self, step: RepeatStep) -> End:
        basis = self.basis
        for number, steps in enumerate(times_of(step)):
            if number and not basis.book.holds(
                basis.definition, f"{step.id} again", step.again, self.values, basis.units
            ):
                break
            end = self._sequence(steps)
            if end != "through":
                self.approval_missing |= end == "waiting" and may_refuse(step)
                return end
        return "through"

    def _wait(self, step: WaitStep) -> End:
        acts = self.by_step.get(step.id, ())
        if step.for_ is not None:
            came = came_to(step, acts)
            if came is not None:
                return self._goes_on(step, came)
            if step.for_.signal:
                asked = named_in(step.for_.who, self.values) or self.requester()
                self.wait_for(step, "todo", slots_of(asked), items=(step.for_.signal,))
            else:
                self.automatic.append(Automatic(step=step.id, round=self.number, kind="other"))
            return self._until(step)
        ended = [act for act in acts if isinstance(act.event, WaitEnded)]
        if ended:
            self.time_passed(ended)
            return self.mark(step, "done", "through")
        return self._until(step)

    def _until(self, step: WaitStep | WorkflowStep) -> End:
        """Whatever else the step waits for, it waits no longer than that."""
        due, earliest = due_of(step, self.opened_ms, self.basis.working, self.values), 0
        if isinstance(step, WaitStep) and due is None:
            due = self.opened_ms + (step.hours or 0) * HOUR_MS
            if step.until_field is not None:
                due = start_of_day(self.values.get(step.until_field), otherwise=due)
        span = span_of(step.due) if step.due else None
        if span is not None and due is not None:
            earliest = min(self.opened_ms + span.least_ms, due)
        if due is not None:
            self.automatic.append(
                Automatic(step=step.id, round=self.number, kind="wait", due_ms=due, earliest_ms=earliest)
            )
        self.approval_missing |= may_refuse(step)
        return self.mark(step, "open", "waiting")

    def _workflow(self, step: WorkflowStep) -> End:
        acts = self.by_step.get(step.id, ())
        started = part_started(acts)
        if started is None:
            self.automatic.append(Automatic(step=step.id, round=self.number, kind="start"))
            self.approval_missing |= may_refuse(step)
            return self.mark(step, "open", "waiting")
        self.time_passed([started])
        if getattr(started.event, "code", ""):
            return self._goes_on(step, CameTo(way="ask", word=NOT_STARTED, act=started))
        if not step.waits:
            return self.mark(step, "done", "through")
        came = came_to(step, acts)
        if came is not None:
            return self._goes_on(step, came)
        self.automatic.append(Automatic(step=step.id, round=self.number, kind="other"))
        return self._until(step)

    def _goes_on(self, step: WaitStep | WorkflowStep, came: CameTo) -> End:
        """What was waited for came, or its time passed."""
        self.time_passed([came.act])
        definition, plain = self.basis.definition, dict(came.values)
        if step.result is not None:
            plain[step.result] = came.word
        if plain:
            self.values = merged_values(definition, self.values, plain)
        match came.way:
            case "reject":
                return self.mark(step, "rejected", "rejected")
            case "ask":
                return self._ask(step, Asked(step.who, "any", 0), "clear", rule=None)
            case _:
                return self.mark(step, "done", "through")

    def _set(self, step: SetStep) -> End:
        written = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, FieldsSet)]
        latest = self.basis.causes.latest(written)
        if not latest or not agree(
            latest
        ):  # two laptops knew different values: it is written anew by one that knows both
            self.automatic.append(Automatic(step=step.id, round=self.number, kind="set"))
            return self.mark(step, "open", "waiting")
        definition = self.basis.definition
        self.values = calculated_values(definition, {**self.values, **changed_values(definition, latest)})
        self.time_passed(latest)
        return self.mark(step, "done", "through")

    def _action(self, step: ActionStep) -> End:
        done = [act for act in self.by_step.get(step.id, ()) if isinstance(act.event, ActionDone)]
        if any(isinstance(act.event, ActionDone) and act.event.result == "done" for act in done):
            self.time_passed(done)
            return self.mark(step, "done", "through")
        self.automatic.append(Automatic(step=step.id, round=self.number, kind="action"))
        return self.mark(step, "open", "waiting")
