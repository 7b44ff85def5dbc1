"""``countersign search``: find requests by words. Reads only; needs no key."""

import argparse
from collections.abc import Sequence

import msgspec

from workflows import clock
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.cli.standing import stands_words
from workflows.cli.usage import positive
from workflows.cli.wording import step_words
from workflows.domain.money import Money, decimal_text
from workflows.office.this_device import refuse_waiting
from workflows.store.questions import Questions
from workflows.store.rows import RequestLine
from workflows.store.store import Store

EXAMPLE = "  countersign search papierhof 20431\n"
_BY_THE_PROGRAM = frozenset({"rule", "wait", "action", "deadline", "set", "start", "other"})
_WAITS_FOR = {"other": "waits for another request", "wait": "waits for a time", "action": "waits for the program"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words."""
    parser.add_argument("words", nargs="*", help="beginnings of words; none: the latest requests")
    parser.add_argument("--limit", type=positive, default=50, help="at most so many; default 50")


def run(options: argparse.Namespace, output: Output) -> int:
    """List what holds all the words, latest first."""
    limit = min(options.limit, 10_000)
    with Store.open(home_of(options), write=False) as store:
        refuse_waiting(store)
        text = " ".join(options.words)
        rows = store.questions.search(text, limit) if text.strip() else store.questions.requests(limit=limit)
        words = [] if output.as_json else _words(store.questions, rows)
    found = [
        {
            "request": row.id,
            "workflow": row.workflow,
            "title": row.title,
            "status": row.status,
            "amount": _amount(row),
            "currency": row.currency,
            "unit": row.unit,
            "updated_at": clock.iso_utc(row.updated_ms),
        }
        for row in rows
    ]
    output.answer({"requests": found}, words or ["Nothing found."])
    return 0


def _words(questions: Questions, rows: Sequence[RequestLine]) -> list[str]:
    """A line for each: who is next, and for what."""
    names = {person.id: person.name for person in questions.people()}
    lines: list[str] = []
    for row in rows:
        asked: dict[tuple[str, str], list[str]] = {}
        for task in questions.tasks_of(row.id):
            if task.kind not in _BY_THE_PROGRAM:
                what = step_words(task.kind, msgspec.json.decode(task.why).get("step_name", ""))
                asked.setdefault((task.step, what), []).append(names.get(task.person, "nobody"))
        waits = [f"waits for {', '.join(people)}: {what}" for (_, what), people in asked.items()]
        kinds = {task.kind for task in questions.tasks_of(row.id)}
        kinds -= {"wait"} if "other" in kinds else set()
        waits += [words for kind, words in _WAITS_FOR.items() if kind in kinds]
        lines.append(f"{row.id[:8]}  {row.title}: {stands_words(row.status, waits)}")
    return lines


def _amount(row: RequestLine) -> str | None:
    if row.amount_minor is None or row.currency is None:
        return None
    return decimal_text(Money(minor=row.amount_minor, currency=row.currency))
