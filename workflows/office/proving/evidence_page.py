"""The page of an evidence pack: one request, told for a person who knows neither the office nor this program.

Plain HTML without scripts; every text is escaped and nothing is loaded. It retells what the entries say and proves
nothing by itself. The only file of the packs, besides the README, with words for people.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from workflows.domain.definitions import ChecklistItem, Definition, TodoStep, all_steps
from workflows.domain.events import (
    ActionDone,
    DecisionMade,
    Event,
    FormFilled,
    ItemTicked,
    RequestCommented,
    RequestResubmitted,
    RequestSubmitted,
    RequestWithdrawn,
    RuleApplied,
    Source,
    WaitEnded,
)
from workflows.domain.forms import plain_value
from workflows.domain.money import Money, is_currency
from workflows.engine.state import RequestState
from workflows.office.proving.evidence_style import STYLE
from workflows.rules.sentences import ENGLISH as WORDS
from workflows.rules.sentences import grouped, outcome_sentence, render, row_sentence
from workflows.rules.tables import Row, RuleTable

LeftOutWhy = Literal["shared", "not-here"]
"""shared: other requests came in the same file; not-here: the file is not kept here, or was altered."""

WHY_LEFT_OUT: Mapping[str, str] = {
    "shared": "its content is left out, because the file holds other requests as well, or may hold some",
    "not-here": "it is not in this pack, because it is not kept on the laptop that made the pack, or was altered there",
}

_STATUS: Mapping[str, str] = {
    "waiting": "Waiting for a decision",
    "approved": "Approved",
    "rejected": "Rejected",
    "changes-asked": "Sent back for changes",
    "contested": "Contested: two verdicts contradict each other",
    "stopped": "Stopped",
    "withdrawn": "Withdrawn",
    "done": "Done",
}
_VERDICT: Mapping[str, str] = {
    "approve": "approved",
    "reject": "rejected",
    "ask-changes": "asked for changes in",
    "abstain": "abstained in",
    "hand-on": "handed on",
}
_NO_ANSWER: Mapping[str, str] = {
    "no-rule": "no row applies",
    "no-hit": "no row applies",
    "missing-value": "it cannot answer, because a value is missing",
    "wrong-type": "it cannot answer, because a value is of another type",
    "other-currency": "it cannot answer, because an amount is in another currency",
    "unknown-unit": "it cannot answer, because the office does not know the unit",
}
_NO_EFFECT: Mapping[str, str] = {
    "own-request": "nobody decides their own request",
    "four-eyes": "this person had entered values or acted before, and a second person was needed",
    "kept-apart": "this person acted on a step that is kept apart from this one",
    "over-limit": "the amount was above this person's limit",
    "not-your-turn": "others were asked",
    "not-its-turn": "nothing of this kind was waiting",
    "already-decided": "it was decided already",
    "reason-missing": "a reason was needed",
    "not-a-member": "this person was not an active member",
    "unknown-cause": "it builds on an entry that had not arrived",
    "unknown-office": "it builds on a change of the office that had not arrived",
}


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the request."""

    number: str
    """Its number in the pack."""
    device: str
    index: int
    at: str | None
    """ISO 8601 in UTC, as the author's laptop claims."""
    by: str | None
    """The person whose signature was checked; None: the program."""
    event: Event | None
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


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the page tells."""

    office: str
    office_name: str
    made_by: str
    state: RequestState
    definition: Definition | None
    tables: Mapping[tuple[str, int], RuleTable]
    """By id and version."""
    names: Names
    history: Sequence[Happening]
    left_out: Mapping[str, LeftOutWhy]
    """By SHA-256; files of these hashes are not in the pack."""
    keys: Mapping[str, Any]
    """``keys.json``."""


def page(told: Told) -> bytes:
    """The whole page, in UTF-8."""
    return _Page(told).whole().encode()


def money_words(minor: int, currency: str) -> str:
    """``1,190.00 EUR``: exact, and with the currency's own number of decimals."""
    return render(Money(minor=minor, currency=currency), {}, WORDS)


def safe(value: object) -> str:
    """Escaped, and without characters that change what a reader sees of the rest."""
    text = "" if value is None else str(value)
    return html.escape("".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in text))


class _Page:
    def __init__(self, told: Told) -> None:
        self._told = told
        steps = all_steps(told.definition.steps) if told.definition else ()
        self._steps = {step.id: step.name for step in steps}
        self._items: dict[tuple[str, str], ChecklistItem] = {
            (step.id, item.id): item for step in steps if isinstance(step, TodoStep) for item in step.checklist
        }

    def whole(self) -> str:
        told, state = self._told, self._told.state
        title = safe(state.standing.title or state.id)
        amount = state.standing.amount
        money = f'<p class="amount">{safe(money_words(amount.minor, amount.currency))}</p>' if amount else ""
        workflow = told.definition.name if told.definition else state.workflow
        requester = (
            _named(self._person(state.requester), state.requester)
            if state.requester
            else "nobody; it came in by itself"
        )
        about = _rows(
            [
                ("Process", safe(f"{workflow}, version {state.version}")),
                ("Unit", safe(told.names.units.get(state.unit, state.unit))),
                ("Asked by", requester),
                ("Request", _code(state.id)),
                ("Office", f"{safe(told.office_name)} {_code(told.office)}"),
            ]
        )
        return "".join(
            (
                '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n',
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
                '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ',
                "style-src 'unsafe-inline'\">\n",
                f"<title>{title}</title>\n<style>{STYLE}</style></head>\n<body>\n",
                f'<header><p class="kind">Evidence for one request · {safe(told.office_name)}</p>\n',
                f"<h1>{title}</h1>\n{money}<p><strong>{safe(_STATUS.get(state.standing.status))}</strong></p>\n",
                f"{about}</header>\n",
                f"<h2>What happened</h2>\n<ol>\n{''.join(map(self._happening, told.history))}</ol>\n",
                '<p class="dim">Times are by the laptop\'s clock. Entry numbers are the files in entries/.</p>\n',
                self._values(),
                self._files(),
                self._signers(),
                self._limits(),
                "</body></html>\n",
            )
        )

    # -------------------------------------------------------------- values

    def _values(self) -> str:
        values = {name: plain_value(value) for name, value in self._told.state.standing.values.items()}
        facts = {fact.id for fact in self._told.definition.facts} if self._told.definition else set()
        asked = {name: value for name, value in values.items() if name not in facts}
        found = {name: value for name, value in values.items() if name in facts}
        words = f"<h2>Values</h2>\n{self._value_rows(asked)}"
        return words + (f"<h2>What the program found</h2>\n{self._value_rows(found)}" if found else "")

    def _value_rows(self, values: Mapping[str, Any]) -> str:
        definition = self._told.definition
        known = [field.id for field in (*definition.fields, *definition.facts)] if definition else []
        order = [name for name in known if name in values] + sorted(values.keys() - set(known))
        return _rows([(self._label(name), self._value(name, values[name])) for name in order])

    def _label(self, name: str) -> str:
        field = self._told.definition.field(name) if self._told.definition else None
        label = field.label if field else name
        return label[:1].upper() + label[1:]

    def _value(self, name: str, value: Any) -> str:
        field = self._told.definition.field(name) if self._told.definition else None
        if field is not None and isinstance(value, str):
            known = {"person": self._told.names.people, "unit": self._told.names.units}.get(field.type, {})
            value = known.get(value, value)
        return safe(value_words(value))

    # -------------------------------------------------------------- history

    def _happening(self, one: Happening) -> str:
        who = f"<strong>{safe(self._person(one.by))}</strong>" if one.by else "The program"
        how = f"signed, entry {one.number}" if one.by else f"entry {one.number}, by the program"
        ref = f'<span class="dim">({how})</span>'
        sentence, words, details = self._sentence(one, who)
        said = f": “{safe(words)}”" if words else "."
        void = ""
        if one.why_not:
            reason = _NO_EFFECT.get(one.why_not, f"the rules did not permit it ({one.why_not})")
            void = f'<p class="void">Without effect: {safe(reason)}.</p>'
        at = f"{one.at[:10]} {one.at[11:19]} UTC" if one.at else "no usable time"
        where = f"{at} · laptop {one.device[:8]}… · index {one.index} of its log"
        return f'<li><p>{sentence} {ref}{said}</p>{void}{details}<p class="dim">{safe(where)}</p></li>\n'

    def _sentence(self, one: Happening, who: str) -> tuple[str, str, str]:
        """The sentence (escaped), the words that the person added (not escaped), and details (escaped)."""
        match one.event:
            case RequestSubmitted() as event:
                came = f" from {safe(', '.join(source.name for source in event.sources))}" if event.sources else ""
                sentence = f"{who} asked for this{came}" if one.by else f"It came in by itself{came}"
                draft = (
                    "<p>Its values were proposed by the program, for a person to confirm.</p>" if event.draft else ""
                )
                return sentence, "", draft + self._changed(event.values)
            case RuleApplied() as event:
                return self._answered(event)
            case DecisionMade() as event:
                acting = f" for {safe(self._person(event.acting_for))}" if event.acting_for else ""
                to = f" to {safe(self._person(event.to))}" if event.to else ""
                sentence = f"{who}{acting} {_VERDICT[event.verdict]} {self._step(event.step, event.round)}{to}"
                return sentence, event.reason, ""
            case FormFilled() as event:
                return f"{who} filled in {self._step(event.step, event.round)}", "", self._value_rows(event.values)
            case ItemTicked() as event:
                item = self._items.get((event.step, event.item))
                sentence = f"{who} ticked “{safe(item.text if item else event.item)}” of "
                return sentence + self._step(event.step, event.round), event.note, ""
            case RequestResubmitted() as event:
                sentence = f"{who} answered the wish for changes; round {event.round} begins"
                return sentence, event.note, self._value_rows(event.values)
            case RequestWithdrawn() as event:
                return f"{who} took it back", event.reason, ""
            case RequestCommented() as event:
                return f"{who} said", event.text, ""
            case WaitEnded() as event:
                return f"{self._step(event.step, event.round)} ended: its time came", "", ""
            case ActionDone() as event:
                result = "was done" if event.result == "done" else "failed"
                return f"{self._step(event.step, event.round)} {result}", event.text, ""
            case _:
                return f"{who} wrote something that this program cannot read", "", ""

    def _answered(self, event: RuleApplied) -> tuple[str, str, str]:
        table = self._told.tables.get((event.table, event.version))
        name = f"“{safe(table.name or table.id if table else event.table)}” version {event.version}"
        step, names = self._step(event.step, event.round), self._told.names.all
        rows = [row for row in table.rows if row.id in event.rows] if table else []
        if event.rows:
            what = f"row{'s' if len(event.rows) > 1 else ''} {safe(', '.join(event.rows))} of the rules {name} applied"
        else:
            what = f"{_NO_ANSWER.get(event.code, f'no answer ({safe(event.code)})')} in the rules {name}"
        sentences = [f"Row {row.id}: {row_sentence(table, row, names)}" for row in rows] if table else []
        if not rows and (event.rows or event.outcome.verdict != "note" or event.outcome.text):
            sentences = [outcome_sentence(Row(id="", then=event.outcome), names)]
        labels = {column.id: column.label or column.id for column in table.inputs} if table else {}
        looked = "; ".join(
            f"{labels.get(name, name)}: {value_words(value)}" for name, value in sorted(event.inputs.items())
        )
        details = "".join(f'<p class="rule">{safe(one)}</p>' for one in sentences)
        details += f'<p class="dim">It looked at: {safe(looked)}.</p>' if looked else ""
        return f"{step}: {what}", "", details

    def _changed(self, values: Mapping[str, Any]) -> str:
        now = {name: plain_value(value) for name, value in self._told.state.standing.values.items()}
        other = {name: value for name, value in values.items() if now.get(name) != value}
        return (
            f'<p class="dim">Values then, where they differ from those below:</p>{self._value_rows(other)}'
            if other
            else ""
        )

    def _step(self, step: str, number: int) -> str:
        later = f" in round {number}" if number > 1 else ""
        return f"“{safe(self._steps.get(step, step))}”{later}"

    def _person(self, person: str | None) -> str:
        return self._told.names.people.get(person or "", person or "")

    # -------------------------------------------------------------- what stands behind it

    def _files(self) -> str:
        sources = [source for act in self._told.state.acts for source in getattr(act.event, "sources", ())]
        if not sources:
            return "<h2>Files</h2>\n<p>It was typed; no file belongs to it.</p>\n"
        return f"<h2>Files</h2>\n{''.join(map(self._file, sources))}"

    def _file(self, source: Source) -> str:
        why = self._told.left_out.get(source.sha256)
        where = f"{WHY_LEFT_OUT[why][:1].upper()}{WHY_LEFT_OUT[why][1:]}." if why else "In this pack, byte for byte."
        path = "" if why else f"<br>{_code(f'attachments/{source.sha256}')}"
        size = f"{grouped(str(source.size))} bytes"
        return _rows(
            [
                ("Name", safe(source.name)),
                ("Size", safe(size)),
                ("SHA-256", _code(source.sha256)),
                ("Content", f"{safe(where)}{path}"),
            ]
        )

    def _signers(self) -> str:
        people = "".join(
            f"<tr><td>{_named(self._person(one['person']), one['person'])}</td><td>{_code(one['device'])}</td>"
            f"<td>{_code(one['key'])}</td><td>{safe(one['entry'])}</td></tr>"
            for one in self._told.keys["people"]
        )
        logs = "".join(
            f"<tr><td>{_code(one['device'])}</td><td>{_code(one['vkey'])}</td><td>{safe(one['entry'])}</td></tr>"
            for one in self._told.keys["logs"]
        )
        return (
            "<h2>Keys</h2>\n<p>What is signed is a person's id. The names are what the laptop that made this pack "
            "calls these people: its claim, not a proof.</p>\n"
            "<table><tr><th>Person (id)</th><th>Laptop</th><th>Key</th><th>Introduced by entry</th></tr>"
            f"{people}</table>\n"
            f"<table><tr><th>Laptop</th><th>Key of its log</th><th>Introduced by entry</th></tr>{logs}</table>\n"
        )

    def _limits(self) -> str:
        return (
            "<h2>How far this goes</h2>\n<p>This page retells the entries. They are what is proven: who wrote what, "
            "and in which order. The status, the names, and which entries had an effect are what the laptop "
            f"{_code(self._told.made_by)} found when it made this pack. README.txt says how to check the entries "
            "without any program of ours; “countersign verify --pack” checks them all.</p>\n"
        )


def value_words(value: Any) -> str:
    """A plain value of a signed event for people: amounts grouped, yes and no; whatever else it is, as it stands."""
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return "empty"
        case {"minor": int(minor), "currency": str(currency)} if is_currency(currency) and len(value) == 2:
            return money_words(minor, currency)
        case dict():
            return ", ".join(f"{name}: {value_words(inner)}" for name, inner in value.items())
        case list() | tuple():
            return ", ".join(map(value_words, value))
        case _:
            return str(value)


def _rows(rows: Iterable[tuple[str, str]]) -> str:
    """A table of labels (escaped here) and values (already escaped)."""
    lines = "".join(f'<tr><th scope="row">{safe(label)}</th><td>{value}</td></tr>' for label, value in rows)
    return f'<table class="values">{lines}</table>\n'


def _named(name: str, person: str) -> str:
    return f"{safe(name)} {_code(person)}" if name != person else _code(person)


def _code(text: object) -> str:
    return f"<code>{safe(text)}</code>"
