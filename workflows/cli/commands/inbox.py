"""``countersign inbox``: what waits for a person, and why. Reads only; needs no key."""

import argparse
from typing import Any

import msgspec

from workflows import clock
from workflows.cli.homes import add_person, home_of, person_in
from workflows.cli.output import Output
from workflows.cli.usage import positive
from workflows.cli.wording import moment, step_words, why_sentence
from workflows.domain.money import Money, decimal_text
from workflows.domain.outcomes import Outcome
from workflows.office.this_device import refuse_waiting
from workflows.store.questions import Questions
from workflows.store.rows import InboxRow
from workflows.store.store import Store

EXAMPLE = "  countersign inbox --as maria\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose inbox, and how much of it."""
    add_person(parser)
    parser.add_argument("--limit", type=positive, default=100, help="at most so many tasks; default 100")


def run(options: argparse.Namespace, output: Output) -> int:
    """List the tasks, those due first."""
    with Store.open(home_of(options), write=False) as store:
        refuse_waiting(store)
        questions = store.questions
        person = person_in(questions, options.person)
        rows = questions.inbox(person, limit=min(options.limit, 10_000))
        total = questions.count_inbox(person)
        sentences = _Sentences(questions)
        tasks = [_plain(row, sentences) for row in rows]
    words = [line for row, task in zip(rows, tasks, strict=True) for line in _words(row, task)]
    words.append(_closing(len(tasks), total))
    output.answer({"tasks": tasks, "total": total}, words)
    return 0


class _RowBody(msgspec.Struct):
    id: str
    then: Outcome


class _TableBody(msgspec.Struct):
    rows: tuple[_RowBody, ...]


class _Sentences:
    """Names and rules in words; rule tables are read only where a row refers to one."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._names: dict[str, str] | None = None
        self._rows: dict[tuple[str, int], dict[str, str]] = {}

    @property
    def names(self) -> dict[str, str]:
        if self._names is None:
            self._names = {unit.id: unit.name for unit in self._questions.units()}
            self._names |= {person.id: person.name for person in self._questions.people()}
        return self._names

    def why(self, row: InboxRow) -> str:
        facts = msgspec.json.decode(row.why)
        asked = f"Asked {why_sentence(facts, self.names)}."
        if row.rule_table is None or row.rule_version is None:
            return asked
        texts = self._texts(row.rule_table, row.rule_version)
        said = " ".join(texts[one] for one in (row.rule_row or "").split(", ") if one in texts)
        return f"{said} (rule {row.rule_row}) {asked}".strip() if said else asked

    def _texts(self, table: str, version: int) -> dict[str, str]:
        """The author's sentence of each row that decides something."""
        key = (table, version)
        if key not in self._rows:
            found = self._questions.table(table, version)
            try:
                rows = msgspec.json.decode(found.body, type=_TableBody).rows if found else ()
            except msgspec.MsgspecError:
                rows = ()  # the words are for reading only; what is wrong with the table, verify says
            self._rows[key] = {
                row.id: row.then.text or "A rule asks for this." for row in rows if row.then.verdict != "note"
            }
        return self._rows[key]


def _plain(row: InboxRow, sentences: _Sentences) -> dict[str, Any]:
    money = (
        Money(minor=row.amount_minor, currency=row.currency) if row.amount_minor is not None and row.currency else None
    )
    rule = None
    if row.rule_table is not None:
        rule = {"table": row.rule_table, "version": row.rule_version, "row": row.rule_row}
    return {
        "request": row.request,
        "step": row.step,
        "step_name": msgspec.json.decode(row.why).get("step_name", ""),
        "kind": row.kind,
        "workflow": row.workflow,
        "title": row.title,
        "amount": decimal_text(money) if money else None,
        "currency": row.currency,
        "unit": row.unit,
        "why": sentences.why(row),
        "due_at": clock.iso_utc(row.due_ms) if row.due_ms is not None else None,
        "rule": rule,
    }


def _closing(shown: int, total: int) -> str:
    if not total:
        return "Nothing waits for you."
    return f"{total} waiting." if shown == total else f"{shown} of {total} shown; --limit shows more."


def _words(row: InboxRow, task: dict[str, Any]) -> list[str]:
    amount = f", {task['amount']} {task['currency']}" if task["amount"] else ""
    due = f" · due {moment(row.due_ms)}" if row.due_ms is not None else ""
    return [
        f"{task['request'][:8]}  {task['title']}{amount}  ({step_words(row.kind, task['step_name'])}){due}",
        f"          {task['why']}",
    ]
