"""``countersign show``: one request, with everything the log says about it."""

import argparse
from typing import Any

import msgspec

from workflows import clock
from workflows.cli.history import event_sentence
from workflows.cli.homes import open_office, request_in
from workflows.cli.output import Output
from workflows.cli.standing import names_of, task_words, why
from workflows.cli.wording import STATUS
from workflows.domain.events import Act
from workflows.domain.forms import plain_value
from workflows.domain.money import Money, decimal_text
from workflows.engine.values import value_text
from workflows.office.office import Office
from workflows.office.reading import Unread
from workflows.store.rows import DecisionRow

EXAMPLE = "  countersign show 7k2m\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request."""
    parser.add_argument("request", help="the request's id, or its beginning")


def run(options: argparse.Namespace, output: Output) -> int:
    """Show values, where it stands, who is asked and why, decisions, and its signed history."""
    with open_office(options, write=False) as office:
        request = request_in(office.store.questions, options.request)
        output.answer(_plain(office, request), _words(office, request))
    return 0


def _plain(office: Office, request: str) -> dict[str, Any]:
    state = office.request(request)
    standing = state.standing
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
        "fields": {name: _shown(value) for name, value in standing.values.items()},
        "tasks": [
            {
                "step": task.open.step,
                "name": task.open.name,
                "kind": task.open.kind,
                "items": list(task.open.items),
                "due_at": clock.iso_utc(task.open.due_ms) if task.open.due_ms else None,
                "people": [
                    {"person": able.person, "for": able.acting_for, "why": why(office, task, able)}
                    for able in task.people
                ],
            }
            for task in office.tasks(request)
        ],
        "decisions": [_decision(row) for row in office.store.questions.decisions_of(request)],
        "history": [_entry(office, one) for one in office.contents(request)],
    }


def _decision(row: DecisionRow) -> dict[str, Any]:
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
        "state": "here",
        "device": row.device,
        "entry": row.position,
    }


def _entry(office: Office, content: object) -> dict[str, Any]:
    if isinstance(content, Act):
        event = msgspec.to_builtins(content.event)
        return {
            "entry": content.position,
            "device": content.device,
            "at": clock.iso_utc(content.at[0]),
            "by": content.by,
            "kind": event["kind"],
            "text": event_sentence(content, names_of(office)),
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


def _shown(value: Any) -> Any:
    return value_text(value) if isinstance(value, Money) else plain_value(value)


def _words(office: Office, request: str) -> list[str]:
    state = office.request(request)
    standing = state.standing
    names = names_of(office)
    definition = office.state.workflows[state.workflow][state.version]
    asked_by = names.get(state.requester or "", "nobody: the document came in by itself")
    lines = [
        f"{standing.title}: {STATUS[standing.status]}",
        f"  {state.id} · {definition.name} · {names[state.unit]} · asked by {asked_by}",
        "",
    ]
    values = standing.values
    lines += [
        f"  {field.label:<22} {value_text(values[field.id])}"
        for field in definition.fields
        if values.get(field.id) is not None
    ]
    found = [fact.label for fact in definition.facts if standing.values.get(fact.id) is True]
    lines += [f"  Found: {label}." for label in found]
    waiting = [f"  {line}" for task in office.tasks(request) for line in task_words(office, task)]
    if waiting:
        lines += ["", "Waiting:", *waiting]
    lines += ["", "History, as signed:"]
    for content in office.contents(request):
        if isinstance(content, Act):
            void = state.void.get(content.id)
            note = f" (has no effect: {void})" if void else ""
            lines.append(
                f"  {clock.iso_utc(content.at[0])}  {event_sentence(content, names)}{note}  [entry {content.position}]"
            )
        elif isinstance(content, Unread):
            lines.append(f"  entry {content.position} of {content.device} cannot be used: {content.why}")
    return lines
