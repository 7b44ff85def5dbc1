"""One request in words: what each of its entries says, for a person who knows neither the office nor this program.

It retells what the entries say and proves nothing by itself. Texts of people are handed on as they are; whoever shows
them cleans them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from workflows.domain.definitions import ChecklistItem, Definition, TodoStep, all_steps
from workflows.domain.document_events import DocumentMade
from workflows.domain.events import (
    ActionDone,
    AssignmentsSet,
    DecisionMade,
    ErasureConfirmed,
    ErasureOrdered,
    Event,
    FormFilled,
    ItemTicked,
    OfficeFounded,
    PersonSet,
    PilotEnded,
    PilotStarted,
    RequestCommented,
    RequestResubmitted,
    RequestSubmitted,
    RequestWithdrawn,
    RoleSet,
    RuleApplied,
    Source,
    TablePublished,
    UnitSet,
    WaitEnded,
    WorkflowPublished,
)
from workflows.domain.flow_events import FieldsSet, OtherEnded, PartStarted, RequestMoved, StepEscalated
from workflows.domain.forms import plain_value
from workflows.domain.personal import reference_in
from workflows.domain.workflow_events import WorkflowEnded
from workflows.engine.erasure import erased
from workflows.engine.state import RequestState
from workflows.ledger.membership import (
    AuthorityMoved,
    DeviceAdded,
    DeviceRecovered,
    DeviceRotated,
    Genesis,
    KeyAdded,
    TrustEvent,
)
from workflows.office.proving.evidence_flow import Pair, Said, flow_said, process_said
from workflows.office.proving.evidence_words import (
    NO_ANSWER,
    NO_EFFECT,
    STATUS,
    VERDICT,
    WHY_LEFT_OUT,
    LeftOutWhy,
    value_words,
)
from workflows.office.proving.kept_apart import is_kept_apart, mark_of
from workflows.rules.sentences import outcome_sentence, row_sentence
from workflows.rules.tables import Row, RuleTable

_THEN = "Values then, where they differ from those below:"
_BY_MAIL = "By answering a mail with a one-time code: weaker evidence than the person's own hand at their laptop."


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the pack."""

    number: str
    """Its number in the pack."""
    device: str
    index: int
    at: str | None
    """ISO 8601 in UTC, as the author's laptop claims."""
    by: str | None
    """The person whose signature was checked; None: the program."""
    leaf: str
    """Its leaf hash, hex."""
    event: Event | TrustEvent | None
    """None where this program cannot use what the entry says."""
    why_not: str | None
    """The code of why it has no effect."""


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """What the laptop that made the pack calls people, units and roles, by id."""

    people: Mapping[str, str]
    units: Mapping[str, str]
    roles: Mapping[str, str]

    @property
    def all(self) -> Mapping[str, str]:
        """For sentences of rules, which name all three."""
        return {**self.units, **self.people, **self.roles}


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The signed head of a log that covers its entries in the pack."""

    device: str
    size: int
    root: str
    """Hex."""


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop that confirmed to have seen a log."""

    device: str
    """Who has seen it."""
    kind: str
    """How it said so, in a few words."""
    size: int
    """So many entries of the log, from its beginning."""
    at: str | None
    """ISO 8601 in UTC, as the witness claims; None where it told no time."""
    log: str = ""
    """The laptop whose log it is; empty: the one that made the pack."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is told."""

    office: str
    office_name: str
    made_by: str
    state: RequestState
    definition: Definition | None
    tables: Mapping[tuple[str, int], RuleTable]
    """By id and version."""
    names: Names
    history: Sequence[Happening]
    """The request's own entries, in their order."""
    explaining: Sequence[Happening]
    """The entries that introduced keys and published the rules."""
    heads: Sequence[Head]
    """Of each log that has an entry here."""
    witnesses: Sequence[Witness]
    left_out: Mapping[Source, LeftOutWhy]
    """Files that are not in the pack."""
    keyed: Sequence[str] = ()
    """Numbers of the entries that hold keys of files that are kept apart."""
    keys: Mapping[str, Any]
    """``keys.json``."""


class Story:
    """Words for everything that is told of a request."""

    def __init__(self, told: Told) -> None:
        self._told = told
        steps = all_steps(told.definition.steps) if told.definition else ()
        self._steps = {step.id: step.name for step in steps}
        self._items: dict[tuple[str, str], ChecklistItem] = {
            (step.id, item.id): item for step in steps if isinstance(step, TodoStep) for item in step.checklist
        }
        self._by_leaf = {one.leaf: one for one in told.history}
        self._gone = {blob: f"erased {self._order(act.id)}" for blob, act in erased(told.state).items()}
        self._references = {
            mark_of(plain): (name, found.blob)
            for act in told.state.acts
            for name, plain in getattr(act.event, "values", {}).items()
            if (found := reference_in(plain)) is not None
        }
        """The field and the blob of each personal value, by its mark."""

    @property
    def status(self) -> str:
        """Where the request stands."""
        return STATUS[self._told.state.standing.status]

    @property
    def process(self) -> str:
        """The process and its version."""
        state, definition = self._told.state, self._told.definition
        return f"{definition.name if definition else state.workflow}, version {state.version}"

    def person(self, person: str | None) -> str:
        """What the office calls a person; the id where it has no name for it."""
        return self._told.names.people.get(person or "", person or "")

    def values(self) -> tuple[Sequence[Pair], Sequence[Pair]]:
        """The values that were asked for, and those that the program found out, in the order of the form."""
        values = {name: plain_value(value) for name, value in self._told.state.standing.values.items()}
        facts = {fact.id for fact in self._told.definition.facts} if self._told.definition else set()
        return (
            self._pairs({name: value for name, value in values.items() if name not in facts}),
            self._pairs({name: value for name, value in values.items() if name in facts}),
        )

    def sources(self) -> list[tuple[Source, str | None]]:
        """The files that the request came from, each with why it is not in the pack, in words; None: it is."""
        return [(source, self.why_left_out(source)) for source in self._sources()]

    def why_left_out(self, source: Source) -> str | None:
        """Why a file is not in the pack, in words; None where it is."""
        why = self._told.left_out.get(source)
        gone = self._gone.get(source.blob) if why == "erased" else None
        return f"it was {gone}" if gone else WHY_LEFT_OUT[why] if why else None

    def _sources(self) -> list[Source]:
        return [source for act in self._told.state.acts for source in getattr(act.event, "sources", ())]

    def decisions(self) -> list[tuple[Happening, Said]]:
        """The decisions that count, in their order."""
        return [
            (one, self.said(one))
            for one in self._told.history
            if isinstance(one.event, DecisionMade) and one.why_not is None
        ]

    def no_effect(self, code: str) -> str:
        """Why an act changed nothing."""
        return NO_EFFECT.get(code, f"the rules did not permit it ({code})")

    def said(self, one: Happening) -> Said:
        """What an entry says."""
        who = self.person(one.by) if one.by else "The program"
        match one.event:
            case RequestSubmitted() as event:
                came = f" from {', '.join(source.name for source in event.sources)}" if event.sources else ""
                draft = ("Its values were proposed by the program, for a person to confirm.",) if event.draft else ()
                asked = (who, f"asked for this{came}") if one.by else ("It came in by itself", came.lstrip())
                return Said(who=asked[0], what=asked[1], small=draft, values=self._changed(event.values), about=_THEN)
            case RuleApplied() as event:
                return self._answered(event)
            case DecisionMade() as event:
                acting = f"in the place of {self.person(event.acting_for)}, " if event.acting_for else ""
                to = f" to {self.person(event.to)}" if event.to else ""
                what = f"{acting}{VERDICT[event.said]} {self._step(event.step, event.round)}{to}"
                small = (_BY_MAIL,) if event.through == "mail" else ()
                return Said(who=who, what=what, words=event.reason or None, small=small)
            case FormFilled() as event:
                what = f"filled in {self._step(event.step, event.round)}"
                return Said(who=who, what=what, values=self._pairs(event.values), about="Filled in:")
            case ItemTicked() as event:
                item = self._items.get((event.step, event.item))
                what = f"ticked “{item.text if item else event.item}” of {self._step(event.step, event.round)}"
                return Said(who=who, what=what, words=event.note or None)
            case RequestResubmitted() as event:
                what = f"answered the wish for changes; round {event.round} begins"
                values = self._pairs(event.values)
                return Said(who=who, what=what, words=event.note or None, values=values, about="Changed:")
            case RequestWithdrawn() as event:
                return Said(who=who, what="took it back", words=event.reason or None)
            case RequestCommented() as event:
                return Said(who=who, what="said", words=event.text)
            case FieldsSet() | OtherEnded() as event:
                said = flow_said(who, event, self._step)
                return msgspec.structs.replace(said, values=self._pairs(event.values), about="Written:")
            case WaitEnded() | StepEscalated() | RequestMoved() | PartStarted() | DocumentMade() as event:
                return flow_said(who, event, self._step)
            case ActionDone() as event:
                result = "did" if event.result == "done" else "could not do"
                return Said(who=who, what=f"{result} {self._step(event.step, event.round)}", words=event.text or None)
            case ErasureOrdered() as event:
                what = f"ordered the erasure of {self._erased_by(event)}"
                return Said(who=who, what=what, words=event.reason or None)
            case ErasureConfirmed() as event:
                what = f"confirmed that it holds nothing any more of what was erased {self._order(event.order)}"
                return Said(who=f"Laptop {one.device}", what=what)
            case _:
                return Said(who="This entry", what="says something that this program cannot read")

    def explained(self, one: Happening) -> str:
        """What an entry that introduces keys or publishes rules does."""
        match one.event:
            case Genesis():
                return "The first entry of the office: the key of this laptop's log, and its owner's key"
            case OfficeFounded() as event:
                return f"Names {self.person(event.founder.id)} ({event.founder.id}) as the owner of the first key"
            case KeyAdded() as event:
                return f"A key of {self.person(event.person)} ({event.person}) on laptop {event.device}"
            case DeviceRotated() as event:
                return f"Laptop {event.old_device} goes on as this one: the key of its log, and the keys of its people"
            case DeviceAdded() as event:
                return f"The laptop “{event.name}” belongs to the office: the key of its log"
            case DeviceRecovered() as event:
                return f"{self.person(event.person)} goes on on this laptop with the printed recovery key"
            case AuthorityMoved() as event:
                return f"From here on laptop {event.device} writes who belongs to the office"
            case PersonSet() as event:
                left = "" if event.person.active else " no longer"
                return f"{event.person.name} ({event.person.id}) belongs{left} to the office"
            case AssignmentsSet() as event:
                roles, units = self._told.names.roles, self._told.names.units
                held = [
                    f"{roles.get(one.role, one.role)} of {units.get(one.unit, one.unit)}" for one in event.assignments
                ]
                return f"What {self.person(event.person)} ({event.person}) is: {', '.join(held) or 'nothing any more'}"
            case UnitSet() as event:
                return f"The unit “{event.unit.name}” ({event.unit.id})"
            case RoleSet() as event:
                return f"The role “{event.role.name}” ({event.role.id})"
            case TablePublished() | PilotStarted() | PilotEnded() as event:
                return self._rules(event)
            case WorkflowPublished() | WorkflowEnded() as event:
                return process_said(event)
            case _:
                return "Another entry on who belongs to the office"

    def _rules(self, event: TablePublished | PilotStarted | PilotEnded) -> str:
        """Rules that were brought, for everywhere or for a trial, and how a trial ended."""
        if isinstance(event, PilotEnded):
            how = "hold everywhere from here on" if event.how == "rolled-out" else "no longer hold: it was pulled back"
            return f"The rules of the trial “{event.pilot}” {how}"
        where, name = "", event.table.get("name") or event.table.get("id")
        if isinstance(event, PilotStarted):
            units = ", ".join(self._told.names.units.get(unit, unit) for unit in event.pilot.units)
            where = f" on trial in {units}, {event.pilot.since} to {event.pilot.until}"
        return f"The rules “{name}”{where}, as they applied"

    def _answered(self, event: RuleApplied) -> Said:
        """A rule's answer: table, version, rows, and the rows in sentences."""
        table = self._told.tables.get((event.table, event.version))
        name = f"“{table.name or table.id if table else event.table}”"
        names = self._told.names.all
        rows = [row for row in table.rows if row.id in event.rows] if table else []
        if event.rows:
            answer = f"row{'s' if len(event.rows) > 1 else ''} {', '.join(event.rows)} applied"
        else:
            answer = NO_ANSWER.get(event.code, f"no answer ({event.code})")
        sentences = [f"Row {row.id}: {row_sentence(table, row, names)}" for row in rows] if table else []
        if not rows and (event.rows or event.outcome.verdict != "note" or event.outcome.text):
            sentences = [outcome_sentence(Row(id="", then=event.outcome), names)]
        labels = {column.id: column.label or column.id for column in table.inputs} if table else {}
        looked = "; ".join(
            f"{labels.get(name, name)}: {value_words(value)}" for name, value in sorted(event.inputs.items())
        )
        return Said(
            who=f"The rules {name}, version {event.version}",
            what=f"were asked in {self._step(event.step, event.round)}: {answer}",
            rules=tuple(sentences),
            small=(f"It looked at: {looked}.",) if looked else (),
        )

    def _changed(self, values: Mapping[str, Any]) -> tuple[Pair, ...]:
        """Values at that time that are not those of now."""
        now = {name: plain_value(value) for name, value in self._told.state.standing.values.items()}
        return self._pairs({name: value for name, value in values.items() if now.get(name) != mark_of(value)})

    def _pairs(self, values: Mapping[str, Any]) -> tuple[Pair, ...]:
        definition = self._told.definition
        known = [field.id for field in (*definition.fields, *definition.facts)] if definition else []
        order = [name for name in known if name in values] + sorted(values.keys() - set(known))
        return tuple((self._label(name), self._value(name, values[name])) for name in order)

    def _label(self, name: str) -> str:
        field = self._told.definition.field(name) if self._told.definition else None
        label = field.label if field else name
        return label[:1].upper() + label[1:]

    def _value(self, name: str, value: Any) -> str:
        field = self._told.definition.field(name) if self._told.definition else None
        if field is not None and isinstance(value, str):
            known = {"person": self._told.names.people, "unit": self._told.names.units}.get(field.type, {})
            value = known.get(value, value)
        if is_kept_apart(value):
            _, blob = self._references.get(mark_of(value), ("", ""))
            return f"personal value, {self._gone[blob]}" if blob in self._gone else value_words(value)
        return value_words(value)

    def _erased_by(self, event: ErasureOrdered) -> str:
        """What an order names: files, and personal values by their fields."""
        blobs = set(event.blobs)
        files = [f"“{source.name}”" for source in self._sources() if source.blob in blobs]
        fields = dict.fromkeys(name for name, blob in self._references.values() if blob in blobs)
        values = [f"the personal value “{self._label(name)}”" for name in fields]
        return ", ".join([*files, *values]) or "files that the request does not name"

    def _order(self, act: str) -> str:
        """When an order was given, and which entry it is."""
        order = self._by_leaf.get(act)
        return f"on {order.at[:10]} by order (entry {order.number})" if order and order.at else "by an order"

    def _step(self, step: str, number: int) -> str:
        later = f" in round {number}" if number > 1 else ""
        return f"“{self._steps.get(step, step)}”{later}"
