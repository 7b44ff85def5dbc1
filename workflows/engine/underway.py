"""What a walk through the steps of a definition has come to: who is waited for, and what is known by then."""

from collections.abc import Sequence
from typing import Literal, cast, get_args

import msgspec

from workflows.domain.definitions import Definition, FormStep, RepeatStep, Step, all_steps, may_refuse, times_of
from workflows.domain.events import Act, ActionDone, DecisionMade, FormFilled, ItemTicked, RuleApplied, WaitEnded
from workflows.domain.flow_events import FieldsSet, OtherEnded, PartStarted, StepEscalated
from workflows.domain.forms import Value
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver, How, Outcome
from workflows.domain.working_time import WorkingTime
from workflows.engine.approval import THE_OWNER, slots_of
from workflows.engine.causes import Causes
from workflows.engine.deadlines import due_of, escalated_by, next_escalation
from workflows.engine.eyes import KEPT_APART, deeds, enterers, eyes_of, requester_of
from workflows.engine.rulebook import Rulebook, UnitTree
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
from workflows.engine.values import title_of

CHANGES = "changes"
"""The name under which the requester's answer to a wish for changes waits."""

End = Literal["through", "waiting", "rejected", "changes", "ended"]
"""ended: an end step was reached."""

_StepEvent = (
    RuleApplied
    | DecisionMade
    | FormFilled
    | ItemTicked
    | WaitEnded
    | ActionDone
    | FieldsSet
    | PartStarted
    | OtherEnded
    | StepEscalated
)
_OF_A_STEP: frozenset[type] = frozenset(get_args(_StepEvent))


class Asked(msgspec.Struct, frozen=True):
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
    working: WorkingTime | None = None
    """When the request's unit works, where deadlines ask for it."""


class Underway:
    """One walk through the steps in one round, as far as it came. A scratch value: only ``stand`` makes and sees it."""

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
        self.times: dict[str, tuple[int, int]] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.rules: dict[str, RuleRef] = {}
        self.required: set[str] = set()
        self.ended: Status = "done"
        """What an end step says that the request came to."""
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
            times=self.times,
            outcomes=self.outcomes,
            title=self.basis.book.latest("title", definition, self.values, lambda: title_of(definition, self.values)),
            amount=amount if isinstance(amount, Money) else None,
        )

    def wait_for(
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
        """People are waited for, until the deadline that the step has."""
        acts, working = self.by_step.get(step.id, ()), self.basis.working
        deadline = next_escalation(step, self.number, self.opened_ms, acts, working, self.values)
        if deadline is not None:
            self.automatic.append(deadline)
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
                due_ms=due_of(step, self.opened_ms, working, self.values),
                escalated=escalated_by(step, acts),
            )
        )

    # ------------------------------------------------------------ small questions

    def wait_for_changes(self) -> None:
        """Nobody is waited for but the requester, as long as the step that sent it back would wait."""
        self.open, self.automatic = [], []
        sent_back = {mark.step for mark in self.marks if mark.state == "changes-asked"}
        step = next((one for one in all_steps(self.basis.definition.steps) if one.id in sent_back), None)
        waiting = FormStep(id=CHANGES, name="")
        if step is not None:
            waiting = FormStep(
                id=CHANGES, name="", due=step.due, due_hours=step.due_hours, due_by=step.due_by, escalate=step.escalate
            )
        self.wait_for(waiting, "changes", slots_of(self.requester()))

    def requester(self) -> tuple[Approver, ...]:
        """Whoever asked; the owner where nobody did."""
        requester = requester_of(self.basis.acts[0])
        return (Approver(person=requester),) if requester else THE_OWNER

    def who_may_not(
        self, others: Sequence[Act], *, acted: frozenset[str] = frozenset(), entering: bool
    ) -> dict[str, str]:
        """Who did one of the others, acted on this step already or, if that matters here, entered values.

        The weightiest reason is told. Being kept apart is the lightest: it alone gives way in the last resort.
        """
        found = dict.fromkeys((person for act in others for person in eyes_of(act)), KEPT_APART)
        found |= dict.fromkeys(acted, "already-decided")
        return found | enterers(self.basis.acts) if entering else found

    def deeds_of(self, steps: Sequence[str]) -> list[Act]:
        """What was done about these steps in this round, each time where they are repeated."""
        definition = self.basis.definition
        later = self.basis.book.once("repeated", definition, None, lambda: _repeated(definition))
        return deeds(self.by_step, [name for step in steps for name in (step, *later.get(step, ()))])

    def ends_with_approval(self) -> bool:
        """Whether nothing was left to do after the approval, so that “approved” is the last word."""
        taken = [mark.step for mark in self.marks if mark.state in {"done", "approved"}]
        decided = {step.id for step in all_steps(self.basis.definition.steps) if may_refuse(step)}
        return bool(taken) and taken[-1] in decided

    def time_passed(self, acts: Sequence[Act]) -> None:
        """What comes next opens after these acts."""
        for act in acts:
            self.opened_ms = max(self.opened_ms, act.at[0])

    def mark(
        self,
        step: Step,
        state: Literal["done", "open", "approved", "rejected", "skipped", "stopped", "contested", "changes-asked"],
        end: End,
    ) -> End:
        """Note how far a step came."""
        self.marks.append(StepMark(step=step.id, round=self.number, state=state))
        return end


def _repeated(definition: Definition) -> dict[str, tuple[str, ...]]:
    """How each step of a repeated block is called from the second time on."""
    found: dict[str, tuple[str, ...]] = {}
    for step in all_steps(definition.steps):
        if isinstance(step, RepeatStep):
            first, *later = [all_steps(one) for one in times_of(step)]
            for place, one in enumerate(first):
                found[one.id] = (*found.get(one.id, ()), *(steps[place].id for steps in later))
    return found
