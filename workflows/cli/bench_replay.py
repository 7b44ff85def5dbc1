"""Measures deciding the past once more: our whole question against the same CASE typed by hand, over the same rows."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from workflows.cli.measuring import Measured, Pair, medians, seconds_of
from workflows.engine.answered import people_needed
from workflows.office.answer_rows import meaning_of
from workflows.office.drafting import read_draft
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.replaying import Draft, Replayed, replay
from workflows.office.shipped import apply_text
from workflows.readable import read
from workflows.rules.answers import Hit, Result, Values
from workflows.rules.evaluation import compile_table
from workflows.store.floor import by_hand
from workflows.store.projections import ANSWERS, REQUESTS
from workflows.store.rows import RequestRow, RuleAnswerRow
from workflows.store.statements import many
from workflows.store.store import Store

ROUNDS = 5
UNITS = ("north", "south", "east", "west")
CATEGORIES = ("office", "travel", "meal", "hotel", "tools", "stock", "rent", "energy")
_AT_ONCE = 5_000
_HOUR_MS = 3_600_000

_TABLE = """
roles: [{id: manager, name: Manager}]
units: [{id: north, name: North}, {id: south, name: South}, {id: east, name: East}, {id: west, name: West}]
tables:
  - id: spending
    inputs:
      - {id: gross, type: money}
      - {id: known, type: yes-no}
      - {id: category, type: text}
      - {id: unit, type: unit}
    rows:
      - {when: {known: false, gross: "> 5000"}, then: stop}
      - {when: {category: meal, gross: "> 2500"}, then: reject}
      - {when: {unit: north, gross: "<= LIMIT", category: "one of: office, travel, tools, stock"}, then: approve}
      - {when: {unit: south, gross: "<= 400", category: "one of: office, travel, tools, stock"}, then: approve}
      - {when: {unit: east, gross: "<= 300", category: "one of: office, travel, tools, stock"}, then: approve}
      - {when: {unit: west, gross: "<= 200", category: "one of: office, travel, tools, stock"}, then: approve}
      - {when: {gross: "<= 1000"}, then: {verdict: ask, approvers: [{role: manager}]}}
      - {when: {gross: "<= 3000", category: "one of: rent, energy"}, then: approve}
      - when: {gross: "<= 5000"}
        then: {verdict: ask, approvers: [{role: manager}, {role: owner, at: head}], how: all}
      - {then: {verdict: ask, approvers: [{role: owner, at: head}]}}
"""
_BEFORE, _DRAFT = _TABLE.replace("LIMIT", "500"), _TABLE.replace("LIMIT", "650")

_BY_HAND = """
SELECT request, rule_row, CASE
    WHEN n1 = 0 AND n0 > 500000 THEN '1'
    WHEN t0 = 'meal' AND n0 > 250000 THEN '2'
    WHEN t1 = 'north' AND n0 <= 65000 AND t0 IN ('office', 'travel', 'tools', 'stock') THEN '3'
    WHEN t1 = 'south' AND n0 <= 40000 AND t0 IN ('office', 'travel', 'tools', 'stock') THEN '4'
    WHEN t1 = 'east' AND n0 <= 30000 AND t0 IN ('office', 'travel', 'tools', 'stock') THEN '5'
    WHEN t1 = 'west' AND n0 <= 20000 AND t0 IN ('office', 'travel', 'tools', 'stock') THEN '6'
    WHEN n0 <= 100000 THEN '7'
    WHEN n0 <= 300000 AND t0 IN ('rent', 'energy') THEN '8'
    WHEN n0 <= 500000 THEN '9'
    ELSE '10' END AS would_be
FROM rule_answers WHERE rule_table = 'spending' AND would_be <> rule_row
"""
"""The draft as somebody who knows the columns would type it, asking which requests change."""


def bench_replay(size: int) -> Measured:
    """Read a draft and decide so many requests once more. Floor: the same CASE by hand. Answers are compared."""
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as folder:
        home = Path(folder) / "home"
        founded = found(home, Charter(name="Bench", owner="Owner"))
        with Office.open(home) as office:
            apply_text(office, _BEFORE, "before", founded.owner)
        fill(home, size)
        pairs: list[Pair] = []
        with Office.open(home, write=False) as office, by_hand(office.store.home.database, _BY_HAND) as asked:
            answer = _ours(office)
            assert answer.requests == size
            assert sorted((request, row) for request, _, row in asked()) == [
                (one.request, one.row) for one in answer.changed
            ]
            for _ in range(ROUNDS):
                pairs.append((seconds_of(lambda: _ours(office)), seconds_of(asked)))  # noqa: PERF401 -- one after another
    floor = "the same CASE expression typed by hand into SQLite over the same rows"
    return medians("replay", size, floor, pairs, changed=float(len(answer.changed)))


def _ours(office: Office) -> Replayed:
    return replay(office, Draft(table=read_draft(office, "spending", read(_DRAFT, "draft"))))


def fill(home: Path, size: int) -> None:
    """Rows of so many decided requests. Rows only: the log has no part in deciding the past once more."""
    with Office.open(home, write=False) as office:
        decide = compile_table(
            office.state.tables["spending"][1], dict.fromkeys(office.state.units, frozenset())
        ).decide
    with Store.open(home, write=True) as store, store.database.importing():
        for start in range(0, size, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, size))
            with store.database.transaction():
                store.database.run_many(REQUESTS.insert, many(REQUESTS, map(_request, numbers)))
                store.database.run_many(ANSWERS.insert, many(ANSWERS, (_answer(number, decide) for number in numbers)))


def _draw(number: int, of: int) -> int:
    """A number that looks drawn, always the same: the finalizer of SplitMix64 (Steele, Lea, Flood 2014)."""
    mixed = (number * 0x9E3779B97F4A7C15 + of * 0xD1B54A32D192ED03) % 2**64
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 % 2**64
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % 2**64
    return mixed ^ mixed >> 31


def _request(number: int) -> RequestRow:
    return RequestRow(
        id=f"{number:026d}",
        workflow="spending",
        version=1,
        title=f"Something {number}",
        unit=UNITS[_draw(number, 4) % len(UNITS)],
        status="done",
        amount_minor=_draw(number, 1) % 600_000,
        currency="EUR",
        requester=None,
        round=1,
        created_ms=number,
        updated_ms=number,
        due_ms=None,
        body=b"{}",
    )


def _answer(number: int, decide: Callable[[Values], Result]) -> RuleAnswerRow:
    # Half of the amounts are small, as they are in offices.
    gross = _draw(number, 1) % (600_000 if _draw(number, 5) % 2 else 60_000)
    known = _draw(number, 2) % 10 > 0
    category = CATEGORIES[_draw(number, 3) % len(CATEGORIES)]
    unit = UNITS[_draw(number, 4) % len(UNITS)]
    hit = decide((gross, known, category, unit))
    assert isinstance(hit, Hit)
    outcome = hit.outcomes[0]
    needed = people_needed("hit", outcome, led=1)
    return RuleAnswerRow(
        request=f"{number:026d}",
        step="route",
        round=1,
        at_ms=number,
        unit=unit,
        rule_table="spending",
        rule_version=1,
        rule_row=hit.rows[0],
        code="hit",
        verdict=outcome.verdict,
        meaning=meaning_of("hit", outcome),
        needed=needed,
        led=1,
        ended="approved" if needed else "passed",
        waited_ms=_draw(number, 6) % (48 * _HOUR_MS) if needed else None,
        rest=None,
        n0=gross,
        n1=int(known),
        t0=category,
        t1=unit,
    )
