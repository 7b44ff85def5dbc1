"""``countersign search``: find requests by words. Reads only; needs no key."""

import argparse

from workflows import clock
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.cli.wording import STATUS
from workflows.domain.money import Money, decimal_text
from workflows.store.rows import RequestLine
from workflows.store.store import Store

EXAMPLE = "  countersign search papierhof 20431\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words."""
    parser.add_argument("words", nargs="*", help="beginnings of words; none: the latest requests")
    parser.add_argument("--limit", type=int, default=50, help="at most so many; default 50")


def run(options: argparse.Namespace, output: Output) -> int:
    """List what holds all the words, latest first."""
    limit = max(1, min(options.limit, 10_000))
    with Store.open(home_of(options), write=False) as store:
        text = " ".join(options.words)
        rows = store.questions.search(text, limit) if text.strip() else store.questions.requests(limit=limit)
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
    words = [f"{one['request'][:8]}  {one['title']}: {STATUS[str(one['status'])]}" for one in found if one["request"]]
    output.answer({"requests": found}, words or ["Nothing found."])
    return 0


def _amount(row: RequestLine) -> str | None:
    if row.amount_minor is None or row.currency is None:
        return None
    return decimal_text(Money(minor=row.amount_minor, currency=row.currency))
