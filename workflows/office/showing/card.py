"""One request as a card: what it is about, where it stands, why it is here, and what this person may do."""

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.events import RequestCommented, RuleApplied
from workflows.domain.money import Money
from workflows.engine.assign import tasks
from workflows.engine.elsewhere import parent_of
from workflows.engine.state import RequestState, Status
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.parts import parts_of
from workflows.office.showing.actions import Actions, actions
from workflows.office.showing.asked import ShownTask, shown_tasks
from workflows.office.showing.attached import Attachment, attachments
from workflows.office.showing.budgets_shown import LeftShown, budgets_left
from workflows.office.showing.deciders import Deciders, Opinion, deciders, opinions
from workflows.office.showing.fields import Check, FieldShown, checks, fields_shown
from workflows.office.showing.names import Names, names
from workflows.office.showing.refreshing import up_to_date
from workflows.office.showing.rule_texts import RuleShown, RuleTexts
from workflows.office.showing.similar import SimilarDecision, similar_decisions

_TAKES_NOTHING: frozenset[Status] = frozenset({"rejected", "withdrawn"})


class Twin(msgspec.Struct, frozen=True, kw_only=True):
    """The same invoice, taken in on another laptop."""

    request: str
    title: str
    status: Status


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """A request whose step started this one, or that a step of this one started."""

    request: str
    """Its id."""
    title: str
    """Empty where it is not here."""
    is_parent: bool


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said about it."""

    id: str
    by: str
    at_ms: int
    text: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A request."""

    request: str
    title: str
    amount: Money | None
    workflow: str
    version: int
    workflow_name: str
    unit: str
    requester: str | None
    """None: a document came in by itself."""
    round: int
    status: Status
    created_ms: int
    updated_ms: int
    due_ms: int | None
    """The nearest deadline of its open steps."""
    draft: bool
    """Its values were proposed by the program; somebody confirms them in the first form."""
    fields: tuple[FieldShown, ...]
    checks: tuple[Check, ...]
    cleared: tuple[str, ...]
    """Ids of what the program looked for and did not find."""
    tasks: tuple[ShownTask, ...]
    rule: RuleShown | None
    """The rule that sent it to whoever is asked now; where nobody is, the one that answered last."""
    weighed: Money | None
    """What the amount counts as together with others, where that is more and the rule looks at it."""
    told: tuple[RuleShown, ...]
    """What rules of this round noted without deciding anything (``texts`` are then the notes)."""
    actions: Actions
    similar: tuple[SimilarDecision, ...]
    attachments: tuple[Attachment, ...]
    twins: tuple[Twin, ...]
    comments: tuple[Comment, ...]
    """Oldest first."""
    budgets: tuple[LeftShown, ...] = ()
    """What it takes from budgets, the nearest unit's first; none where it was rejected or withdrawn."""
    related: tuple[Related, ...] = ()
    """The request that started this one, then those that its steps started."""
    opinions: tuple[Opinion, ...] = ()
    """What those said in this round who have to ask first, oldest first."""
    deciders: tuple[Deciders, ...] = ()
    """Who may decide at each open step, and why; and whether this person may."""
    names: Names


def card(office: Office, request: str, person: str, now_ms: int) -> Card | None:
    """The card of a request for a person; None where there is no such request."""
    with up_to_date(office):
        state = known_request(office, request)
        return None if state is None else card_of(office, state, person, now_ms)


def _weighed(office: Office, state: RequestState, definition: Definition, rule: RuleShown | None) -> Money | None:
    name, amount = definition.weighed, state.standing.amount
    if rule is None or name is None or amount is None:
        return None
    weighed = state.standing.values.get(name)
    rows = [row for row in office.state.tables[rule.table][rule.version].rows if row.id in rule.rows]
    if not isinstance(weighed, Money) or weighed.currency != amount.currency or abs(weighed.minor) <= abs(amount.minor):
        return None
    return weighed if any(name in row.when for row in rows) else None


def known_request(office: Office, request: str) -> RequestState | None:
    """A request; None where there is none of this id."""
    try:
        return office.request(request)
    except InvalidInput as error:
        if error.code != "unknown-request":
            raise
        return None


def card_of(office: Office, state: RequestState, person: str, now_ms: int) -> Card:
    """The card of a request that is known already."""
    definition = office.state.workflows[state.workflow][state.version]
    standing = state.standing
    asked = shown_tasks(office, state, tasks(state, office.state, now_ms), now_ms)
    told = _Told(office, state)
    doable = actions(office, state, person, now_ms)
    rule = next((one.rule for one in asked if one.rule is not None), None) or told.last()
    return Card(
        request=state.id,
        title=standing.title,
        amount=standing.amount,
        workflow=state.workflow,
        version=state.version,
        workflow_name=definition.name,
        unit=state.unit,
        requester=state.requester,
        round=standing.round,
        status=standing.status,
        created_ms=state.acts[0].at[0],
        updated_ms=max(act.at[0] for act in state.acts),
        due_ms=min((one.due_ms for one in asked if one.due_ms is not None), default=None),
        draft=state.draft,
        fields=fields_shown(office, state, definition, person),
        checks=checks(state, definition),
        cleared=tuple(fact.id for fact in definition.facts if standing.values.get(fact.id) is False),
        tasks=asked,
        rule=rule,
        weighed=_weighed(office, state, definition, rule),
        told=told.notes(),
        actions=doable,
        similar=similar_decisions(office, state),
        attachments=attachments(office, state),
        twins=tuple(_twin(office.request(twin)) for twin in doable.twins),
        comments=tuple(
            Comment(id=act.id, by=act.by or "", at_ms=act.at[0], text=act.event.text)
            for act in state.counted
            if isinstance(act.event, RequestCommented)
        ),
        budgets=budgets_left(office, state) if standing.status not in _TAKES_NOTHING else (),
        related=_related(office, state),
        opinions=opinions(state),
        deciders=deciders(office, state, person, now_ms),
        names=names(office),
    )


class _Told:
    """What rules said in this round."""

    def __init__(self, office: Office, state: RequestState) -> None:
        self._rules = RuleTexts(office)
        self._answers = [
            act.event
            for act in state.counted
            if isinstance(act.event, RuleApplied) and act.event.round == state.standing.round
        ]

    def last(self) -> RuleShown | None:
        """The answer that decided or asked last; None where none did."""
        deciding = [one for one in self._answers if one.outcome.verdict != "note" or one.code != "hit"]
        last = deciding[-1] if deciding else None
        return None if last is None else self._rules.shown(last.table, last.version, last.rows, last.code)

    def notes(self) -> tuple[RuleShown, ...]:
        """What rows said without deciding anything."""
        found = [self._rules.notes(one.table, one.version, one.rows) for one in self._answers]
        return tuple(one for one in found if one.texts)


def _related(office: Office, state: RequestState) -> tuple[Related, ...]:
    parent = parent_of(state)
    named = [(parent.request, True)] if parent is not None else []
    named += [(one.request, False) for one in parts_of(state) if one.request]
    known = [(request, known_request(office, request), is_parent) for request, is_parent in named]
    return tuple(
        Related(request=request, title=one.standing.title if one is not None else "", is_parent=is_parent)
        for request, one, is_parent in known
    )


def _twin(state: RequestState) -> Twin:
    return Twin(request=state.id, title=state.standing.title, status=state.standing.status)
