"""What one person may do about a request now, as the engine itself would answer; and the code of why not."""

from typing import get_args

import msgspec

from workflows.domain.commands import Comment, Decide, Erase, Refusal, RequestCommand, Withdraw
from workflows.domain.definitions import FormStep, all_steps
from workflows.domain.events import PersonVerdict
from workflows.domain.people import Rung
from workflows.engine.assign import Eligible, eligible, why_not_hand_on
from workflows.engine.completeness import asked_at_first
from workflows.engine.decide import decide
from workflows.engine.erasure import blobs_of, erased
from workflows.engine.judge import DECIDABLE, permit_for
from workflows.engine.state import OpenKind, OpenStep, RequestState
from workflows.errors import InvalidInput
from workflows.office.gathering import with_sums
from workflows.office.office import Office
from workflows.office.showing.fields import FieldShown, fields_shown
from workflows.office.speaking import refuse_if_silenced
from workflows.office.twins import twins_of

_VERDICTS: tuple[PersonVerdict, ...] = ("approve", "reject", "ask-changes", "abstain", "hand-on")
_WORDS = "."
"""Stands for whatever a person will say."""
_REASON_MISSING = "reason-missing"
_SUMS = frozenset({"over-period-limit", "over-budget"})
"""Why a yes is refused for what other decisions came to; the person is asked all the same, and can hand it on."""


class NotTaken(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict that the engine would not take from this person now, for what other decisions came to."""

    verdict: PersonVerdict
    code: str
    """over-period-limit or over-budget."""
    facts: dict[str, str]


class Doable(msgspec.Struct, frozen=True, kw_only=True):
    """An open step on which the person may act."""

    step: str
    name: str
    kind: OpenKind
    round: int
    acting_for: str | None
    """The absent person for whom they act."""
    rung: Rung = "decide"
    """By how much authority. ask-first: a yes or no is an opinion, and somebody who may decide is asked next."""
    verdicts: tuple[PersonVerdict, ...]
    """What the engine would take from this person here; empty for forms, to-dos and changes."""
    reason_for: tuple[PersonVerdict, ...]
    """Those of the verdicts that need a reason."""
    not_taken: tuple[NotTaken, ...] = ()
    hand_on_to: tuple[str, ...]
    """People to whom it can be handed on, by name; empty: to nobody."""
    fields: tuple[FieldShown, ...]
    """The fields of the form to fill in, or that can be changed in an answer to a wish for changes."""
    items: tuple[str, ...]
    """Ids of the things that can be ticked."""


class Actions(msgspec.Struct, frozen=True, kw_only=True):
    """What a person may do about a request at this moment."""

    person: str
    steps: tuple[Doable, ...]
    """In the order of the flow; empty: nothing waits for this person."""
    why_not: str | None
    """Why not, where ``steps`` is empty: not-a-member, own-request, four-eyes, kept-apart, already-decided, over-limit,
    not-your-turn, not-its-turn."""
    why_not_facts: dict[str, str]
    withdraw: str | None
    """None: may take it back; else the code of why not."""
    withdraw_needs_reason: bool
    comment: str | None
    """None: may say something about it; else the code of why not."""
    erase: str | None
    """None: may order that its documents and personal values be erased; else the code of why not."""
    silenced: str | None
    """Why nothing that this person signs on this device would count: signs-elsewhere, device-revoked, device-forked."""
    twins: tuple[str, ...]
    """Requests of the same invoice that came in elsewhere: approving or ticking then needs a reason or note."""


def actions(office: Office, state: RequestState, person: str, now_ms: int) -> Actions:
    """What the person may do. Nothing is written."""
    asker = _Asker(office, state, person, now_ms)
    steps = asker.steps()
    why = asker.why_nothing() if not steps else None
    return Actions(
        person=person,
        steps=steps,
        why_not=why.code if why is not None else None,
        why_not_facts=why.facts if why is not None else {},
        withdraw=asker.code(Withdraw(by=person, reason=_WORDS)),
        withdraw_needs_reason=asker.code(Withdraw(by=person)) == _REASON_MISSING,
        comment=asker.code(Comment(by=person, text=_WORDS)),
        erase=asker.code(Erase(by=person, blobs=asker.blobs(), reason=_WORDS)),
        silenced=_silenced(office, person),
        twins=twins_of(office, state),
    )


class _Asker:
    """Asks the engine what it would take from one person."""

    def __init__(self, office: Office, state: RequestState, person: str, now_ms: int) -> None:
        self._office = office
        self._state = state
        self._person = person
        self._now_ms = now_ms

    def steps(self) -> tuple[Doable, ...]:
        """The open steps that wait for the person."""
        if not self._office.state.is_active(self._person):
            return ()
        found: list[Doable] = []
        for one in self._state.standing.open:
            people = eligible(self._state, one, self._office.state, self._now_ms)
            able = next((able for able in people if able.person == self._person), None)
            if able is not None:
                found.append(self._doable(one, able))
        return tuple(found)

    def why_nothing(self) -> Refusal:
        """Why none does."""
        kinds = frozenset(get_args(OpenKind))
        # Who may only not decide is told that, even where others have something to fill in or tick as well.
        decidable = any(one.kind in DECIDABLE for one in self._state.standing.open)
        asked = DECIDABLE if decidable else kinds
        found = permit_for(self._state, self._person, self._office.state, self._now_ms, kinds=asked, step=None)
        assert isinstance(found, Refusal)
        return found

    def code(self, command: RequestCommand) -> str | None:
        """The code of why the engine refuses a command; None: it takes it."""
        refused = self.refusal(command)
        return refused.code if refused is not None else None

    def refusal(self, command: RequestCommand) -> Refusal | None:
        """Why the engine refuses a command; None: it takes it."""
        command = with_sums(self._office, self._state, command, self._now_ms)
        answer = decide(self._state, command, self._office.state, self._now_ms, self._office.book)
        return answer if isinstance(answer, Refusal) else None

    def blobs(self) -> tuple[str, ...]:
        """What is left to erase."""
        gone = erased(self._state)
        return tuple(blob for blob in blobs_of(self._state) if blob not in gone)

    def _doable(self, one: OpenStep, able: Eligible) -> Doable:
        verdicts, reasons, targets, not_taken = self._verdicts(one, able)
        return Doable(
            step=one.step,
            name=one.name,
            kind=one.kind,
            round=one.round,
            acting_for=able.acting_for,
            rung=able.authority.rung if one.kind in DECIDABLE else "decide",
            verdicts=verdicts,
            reason_for=reasons,
            not_taken=not_taken,
            hand_on_to=targets,
            fields=self._fields(one),
            items=one.items,
        )

    def _verdicts(
        self, one: OpenStep, able: Eligible
    ) -> tuple[tuple[PersonVerdict, ...], tuple[PersonVerdict, ...], tuple[str, ...], tuple[NotTaken, ...]]:
        if one.kind not in DECIDABLE:
            return (), (), (), ()
        targets = self._targets(one, able)
        allowed: list[PersonVerdict] = []
        reasons: list[PersonVerdict] = []
        not_taken: list[NotTaken] = []
        for verdict in _VERDICTS:
            to = targets[0] if targets else None
            if verdict == "hand-on" and to is None:
                continue
            command = Decide(verdict=verdict, by=self._person, reason=_WORDS, to=to, step=one.step)
            refused = self.refusal(command)
            if refused is not None and refused.code in _SUMS:
                not_taken.append(NotTaken(verdict=verdict, code=refused.code, facts=refused.facts))
            if refused is None:
                allowed.append(verdict)
                if self.code(msgspec.structs.replace(command, reason="")) == _REASON_MISSING:
                    reasons.append(verdict)
        return tuple(allowed), tuple(reasons), targets, tuple(not_taken)

    def _targets(self, one: OpenStep, able: Eligible) -> tuple[str, ...]:
        office = self._office.state
        found = [
            person
            for person in office.people.values()
            if person.active
            and person.id != self._person
            and why_not_hand_on(self._state, one, able.slot, person.id, office, self._now_ms) is None
        ]
        return tuple(person.id for person in sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    def _fields(self, one: OpenStep) -> tuple[FieldShown, ...]:
        if one.kind not in {"form", "changes"}:
            return ()
        definition = self._office.state.workflows[self._state.workflow][self._state.version]
        form = next(
            (step for step in all_steps(definition.steps) if step.id == one.step and isinstance(step, FormStep)), None
        )
        named = (form.fields if form is not None else ()) or asked_at_first(definition)
        shown = fields_shown(self._office, self._state, definition, self._person)
        return tuple(field for field in shown if field.id in named and not field.calculated)


def _silenced(office: Office, person: str) -> str | None:
    try:
        refuse_if_silenced(office.chain.trust, office.keys, person)
    except InvalidInput as error:
        return error.code
    return None
