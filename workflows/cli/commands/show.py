"""``countersign show``: one request, with everything the log says about it."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from workflows import clock
from workflows.cli.history import came_from, event_sentence
from workflows.cli.homes import add_person, open_office, person_in, request_in
from workflows.cli.output import Output
from workflows.cli.saving import save_documents
from workflows.cli.standing import each_once, names_of, stands, task_words, waits_by_itself, why
from workflows.cli.wording import LIGHT, moment
from workflows.domain.definitions import Definition, all_steps
from workflows.domain.events import Act, DecisionMade, RequestSubmitted, Source
from workflows.domain.forms import Field, Value, plain_value
from workflows.domain.money import Money, decimal_text
from workflows.engine.elsewhere import parent_of
from workflows.engine.erasure import erased
from workflows.engine.sight import hidden_from
from workflows.engine.state import RequestState
from workflows.engine.values import value_text
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.parts import parts_of
from workflows.office.personal import Personal, personal_values
from workflows.office.reading import Unread
from workflows.office.sharing.lights import Lights
from workflows.office.sharing.members import name_of
from workflows.office.showing.attached import sources_of
from workflows.office.showing.timeline import as_it_went
from workflows.office.twins import twins_of
from workflows.store.rows import DecisionRow

EXAMPLE = """\
  countersign show 7k2m
  countersign show 7k2m --as ben
  countersign show 7k2m --save originals/

  With --as only the fields are shown that the workflow shows this person. That is a courtesy and no lock: who may read
  the log on this laptop can read all that stands in it. Units with keys of their own are what keeps laptops apart.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request."""
    parser.add_argument("request", help="the request's id, or its beginning")
    add_person(parser, required=False, help_text="show it as this person is shown it")
    parser.add_argument(
        "--save", type=Path, metavar="DIR", help="write the original documents into this folder; replaces no file"
    )


def run(options: argparse.Namespace, output: Output) -> int:
    """Show values, where it stands, who is asked and why, decisions, and its signed history."""
    with open_office(options, write=False) as office:
        request = request_in(office.store.questions, options.request)
        definition, state = _seen(office, request, options)
        plain, words = _plain(office, state, definition), _words(office, state, definition)
        if options.save is not None:
            saved, lines = _save(office, request, options.save)
            plain, words = plain | saved, [*words, "", *lines]
    output.answer(plain, words)
    return 0


def _seen(office: Office, request: str, options: argparse.Namespace) -> tuple[Definition, RequestState]:
    """The request without the fields that the person is not shown; all of it where none is named."""
    state = office.request(request)
    definition = office.state.workflows[state.workflow][state.version]
    person = person_in(office.store.questions, options.person) if options.person else ""
    hidden = hidden_from(state, person, office.state, clock.now_ms()) if person else frozenset[str]()
    if not hidden:
        return definition, state
    values = {name: value for name, value in state.standing.values.items() if name not in hidden}
    fields = tuple(field for field in definition.fields if field.id not in hidden)
    standing = msgspec.structs.replace(state.standing, values=values)
    return msgspec.structs.replace(definition, fields=fields), msgspec.structs.replace(state, standing=standing)


def _save(office: Office, request: str, folder: Path) -> tuple[dict[str, Any], list[str]]:
    sources = _sources(office.request(request))
    saved, missing = save_documents(office.store.home.attachments, sources, folder)
    if not saved:
        raise InvalidInput(
            code="no-document",
            title="There is no document to save",
            text="It is not kept here, was erased, or was altered: " + ", ".join(one.name for one in missing) + "."
            if missing
            else "This request was typed in; no document came with it.",
            advice="Look at the request without --save.",
        )
    plain = {
        "saved": [{"name": one.name, "file": str(one.file), "sha256": one.sha256} for one in saved],
        "missing": [one.name for one in missing],
    }
    words = [f"Saved: {one.file}" for one in saved]
    return plain, words + [f"Not kept here, erased, or altered: {one.name}" for one in missing]


def _sources(state: RequestState) -> tuple[Source, ...]:
    return sources_of(state)


def _plain(office: Office, state: RequestState, definition: Definition) -> dict[str, Any]:
    standing = state.standing
    parent = parent_of(state)
    lights = Lights(office, clock.now_ms())
    personal = personal_values(office.store.home, definition, state)
    by_mail = {act.id for act in state.acts if isinstance(act.event, DecisionMade) and act.event.through == "mail"}
    return {
        "request": state.id,
        "workflow": state.workflow,
        "version": state.version,
        "status": standing.status,
        "title": standing.title,
        "unit": state.unit,
        "requester": state.requester,
        "round": standing.round,
        "amount": decimal_text(standing.amount) if standing.amount else None,
        "currency": standing.amount.currency if standing.amount else None,
        "fields": _values(state, definition.fields, personal),
        "personal": {name: _personal_plain(one) for name, one in personal.items()},
        "facts": _values(state, definition.facts, {}),
        "currencies": {name: one.currency for name, one in _opened(state, personal).items() if isinstance(one, Money)},
        "sources": [_source(state, source) for source in _sources(state)],
        "tasks": [
            {
                "step": task.open.step,
                "name": task.open.name,
                "kind": task.open.kind,
                "items": list(task.open.items),
                "due_at": clock.iso_utc(task.open.due_ms) if task.open.due_ms else None,
                "people": [
                    {"person": able.person, "for": able.acting_for, "why": why(office, task, able)}
                    for able in each_once(task.people)
                ],
            }
            for task in office.tasks(state.id)
        ],
        "parent": {"request": parent.request, "step": parent.step} if parent is not None else None,
        "parts": [{"step": one.step, "request": one.request or None, "code": one.code} for one in parts_of(state)],
        "decisions": [
            _decision(row, lights, by_mail=row.entry in by_mail)
            for row in office.store.questions.decisions_of(state.id)
        ],
        "twins": list(twins_of(office, state)),
        "history": [_entry(office, one, definition) for one in as_it_went(office, state)],
    }


def _decision(row: DecisionRow, lights: Lights, *, by_mail: bool) -> dict[str, Any]:
    rule = None
    if row.rule_table is not None:
        rule = {"table": row.rule_table, "version": row.rule_version, "row": row.rule_row}
    return {
        "id": row.entry,
        "step": row.step,
        "round": row.round,
        "by": row.person,
        "for": row.acting_for,
        "verdict": row.verdict,
        "reason": row.reason,
        "at": clock.iso_utc(row.at_ms),
        "rule": rule,
        "counted": row.counted,
        "through": "mail" if by_mail else None,
        "state": lights.of(row.device, row.position),
        "device": row.device,
        "entry": row.position,
    }


def _entry(office: Office, content: object, definition: Definition) -> dict[str, Any]:
    if isinstance(content, Act):
        event = msgspec.to_builtins(content.event)
        return {
            "entry": content.position,
            "device": content.device,
            "at": clock.iso_utc(content.at[0]),
            "by": content.by,
            "kind": event["kind"],
            "text": event_sentence(content, names_of(office), definition),
        }
    assert isinstance(content, Unread)
    return {
        "entry": content.position,
        "device": content.device,
        "at": None,
        "by": None,
        "kind": None,
        "text": content.why,
    }


def _source(state: RequestState, source: Source) -> dict[str, Any]:
    """A document without its key, and when it was erased."""
    order = erased(state).get(source.blob) if source.blob else None
    return source.shown() | ({"erased_at": clock.iso_utc(order.at[0])} if order is not None else {})


def _personal_plain(one: Personal) -> dict[str, Any]:
    return {"state": one.state} | ({"erased_at": clock.iso_utc(one.at_ms)} if one.at_ms is not None else {})


def _values(state: RequestState, fields: Sequence[Field], personal: Mapping[str, Personal]) -> dict[str, Any]:
    """Values by field id; amounts as exact decimals, their currencies stand beside. None: personal, not here."""
    values = _opened(state, personal)
    shown = {field.id: values[field.id] for field in fields if field.id in values}
    return {name: decimal_text(one) if isinstance(one, Money) else plain_value(one) for name, one in shown.items()}


def _opened(state: RequestState, personal: Mapping[str, Personal]) -> dict[str, Value]:
    return {**state.standing.values, **{name: one.value for name, one in personal.items()}}


def _words(office: Office, state: RequestState, definition: Definition) -> list[str]:
    standing = state.standing
    names = names_of(office)
    lines = [
        f"{standing.title}: {stands(office, state.id)}",
        f"  {state.id} · {definition.name} · {names[state.unit]} · {_origin(state, names)}",
        "",
    ]
    values = standing.values
    shown = [field for field in definition.fields if values.get(field.id) is not None]
    width = max((len(field.label) + len(field.id) + 3 for field in shown), default=0)
    personal = personal_values(office.store.home, definition, state)
    texts = {name: value_text(value) for name, value in values.items()}
    texts |= {name: _personal_text(one) for name, one in personal.items()}
    lines += [f"  {f'{field.label} ({field.id})':<{width}}  {texts[field.id]}" for field in shown]
    found = [fact.label for fact in definition.facts if standing.values.get(fact.id) is True]
    lines += [f"  Found: {label}." for label in found]
    parent = parent_of(state)
    lines += [f"  Started by the step “{parent.step}” of {parent.request}"] if parent is not None else []
    steps = {one.id: one.name or one.id for one in all_steps(definition.steps)}
    started = [one for one in parts_of(state) if one.request]
    lines += [f"  The step “{steps.get(one.step, one.step)}” started {one.request}" for one in started]
    lines += [f"  The same invoice came in again on another laptop: {twin}" for twin in twins_of(office, state)]
    waiting = [f"  {line}" for task in office.tasks(state.id) for line in task_words(office, state, task)]
    waiting += [
        f"  {line[:1].upper()}{line[1:]}{f', {until}' if until else ''}."
        for line, until in waits_by_itself(office, state)
    ]
    if waiting:
        lines += ["", "Waiting:", *waiting]
    lights = Lights(office, clock.now_ms())
    lines += ["", "History, as signed:"]
    several = len(office.chain.trust.members) > 1
    for content in as_it_went(office, state):
        if isinstance(content, Act):
            void = state.void.get(content.id)
            note = f" (has no effect: {void})" if void else ""
            light = LIGHT[lights.of(content.device, content.position)]
            lines.append(
                f"  {moment(content.at[0])}  {event_sentence(content, names, definition)}{note}"
                f"  [{_place(office, content.device, content.position, several=several)}, {light}]"
            )
        elif isinstance(content, Unread):
            lines.append(f"  entry {content.position} of {content.device} cannot be used: {content.why}")
    return lines


def _personal_text(one: Personal) -> str:
    """A personal value, or why it is not shown."""
    if one.state == "erased":
        return f"erased on {moment(one.at_ms or 0)}"
    return "not here yet" if one.state == "not-here" else value_text(one.value)


def _place(office: Office, device: str, position: int, *, several: bool) -> str:
    """Where an entry stands: its number, and whose log that is where there are several."""
    return f"entry {position} of {name_of(office, device)}" if several else f"entry {position}"


def _origin(state: RequestState, names: dict[str, str]) -> str:
    """Who asked, and from which documents."""
    submitted = state.acts[0].event
    came = came_from(submitted) if isinstance(submitted, RequestSubmitted) else ""
    if state.requester is None:
        return f"taken in from {came}" if came else "came in by itself"
    return f"asked by {names[state.requester]}" + (f", from {came}" if came else "")
