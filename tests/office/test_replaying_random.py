"""A replay over random pasts says what deciding each request by itself says."""

import random
from typing import Any

from tests.rules.making import BELOW, COLUMNS, PARENTS, make_request, make_table
from tests.support.shop import Shop
from workflows.domain.commands import Refusal
from workflows.domain.events import TablePublished, UnitSet
from workflows.domain.people import Unit
from workflows.engine.answered import people_needed
from workflows.office.answer_rows import columns_of, meaning_of
from workflows.office.office import Office
from workflows.office.replaying import Draft, replay
from workflows.rules.answers import Hit, Result, Unusable
from workflows.rules.consequences import consequence
from workflows.rules.defects import check_table
from workflows.rules.evaluation import compile_table
from workflows.rules.plain import table_from_plain, table_to_plain
from workflows.rules.sql_expression import step_in_column
from workflows.rules.tables import RuleTable
from workflows.store.projections import ANSWERS, REQUESTS
from workflows.store.rows import RequestRow, RuleAnswerRow

OWNER = "anna-berg"


def test_random_drafts_over_random_pasts_say_what_deciding_each_request_says(shop: Shop) -> None:
    """Every policy on both sides, values missing, numbers beside the columns: the same changes, one by one."""
    draw = random.Random(20261123)
    with Office.open(shop.home) as office:
        units = [
            UnitSet(unit=Unit(id=unit, name=unit, parent=above or office.state.head)) for unit, above in PARENTS.items()
        ]
        assert not isinstance(office.change(OWNER, units), Refusal)
        below = {**BELOW, office.state.head: frozenset(BELOW)}
        for number in range(25):
            earlier = _renamed(make_table(draw, columns=5), number)
            assert not isinstance(office.change(OWNER, [TablePublished(table=table_to_plain(earlier))]), Refusal)
            past = _past(office, earlier, draw, below)
            later = _over(earlier, draw)

            found = replay(office, Draft(table=later))

            decide = compile_table(later, below).evaluate
            said = {request: (decide(asked), was) for request, (asked, was) in past.items()}
            lacking = {request: result for request, (result, _) in said.items() if _lacks(result)}
            assert {one.request: (one.row, one.input) for one in found.lacking} == {
                request: (result.row, result.input)
                for request, result in lacking.items()
                if isinstance(result, Unusable)
            }
            assert {one.request for one in found.changed} == {
                request
                for request, (result, was) in said.items()
                if request not in lacking and _meaning(result, later) != was
            }
            assert found.requests == len(past)


def _renamed(table: RuleTable, number: int) -> RuleTable:
    plain = table_to_plain(table) | {"id": f"made-{number}", "cases": []}
    return _read(plain)


def _read(plain: dict[str, Any]) -> RuleTable:

    return table_from_plain(plain)


def _over(earlier: RuleTable, draw: random.Random) -> RuleTable:
    """Another table over inputs of the earlier one, of any policy."""
    while True:
        other = make_table(draw, columns=len(COLUMNS))
        if {column.id for column in other.inputs} <= {column.id for column in earlier.inputs}:
            return _read(table_to_plain(other) | {"id": earlier.id, "version": 2, "cases": []})


def _lacks(result: Result) -> bool:
    return isinstance(result, Unusable) and result.code == "missing-value"


def _meaning(result: Result, table: RuleTable) -> int:
    said = consequence(result, table)
    return meaning_of(said.code, said.outcome)


def _past(
    office: Office, table: RuleTable, draw: random.Random, below: Any
) -> dict[str, tuple[dict[str, object], int]]:
    """Requests as the tables would hold them; what each was asked, and what was meant by the answer."""
    compiled, columns = compile_table(table, below), columns_of(table.inputs)
    assert columns is not None
    assert not check_table(table, below)
    past: dict[str, tuple[dict[str, object], int]] = {}
    with office.transaction():
        for at in range(40):
            asked, request = make_request(draw, table), f"{table.id}-{at}"
            values = compiled.prepare(asked)
            result = compiled.evaluate(asked)
            said = consequence(result, table)
            past[request] = asked, meaning_of(said.code, said.outcome)
            assert isinstance(values, tuple)
            pairs = list(zip(table.inputs, values, strict=True))
            standing = {columns[one.id]: None if value is None else step_in_column(value, one) for one, value in pairs}
            office.store.database.run(REQUESTS.insert, REQUESTS.values(_request(request)))
            row = RuleAnswerRow(
                request=request,
                step="route",
                round=1,
                at_ms=at,
                unit="north",
                rule_table=table.id,
                rule_version=1,
                rule_row=", ".join(result.rows) if isinstance(result, Hit) else "",
                code=said.code,
                verdict=said.outcome.verdict,
                meaning=meaning_of(said.code, said.outcome),
                needed=people_needed(said.code, said.outcome, led=1),
                led=1,
                ended="open",
                waited_ms=None,
                rest=None,
                **standing,  # type: ignore[arg-type] # by the names of the columns
            )
            office.store.database.run(ANSWERS.insert, ANSWERS.values(row))
    return past


def _request(request: str) -> RequestRow:
    return RequestRow(
        id=request,
        workflow="made",
        version=1,
        title="",
        unit="north",
        status="done",
        amount_minor=None,
        currency=None,
        requester=None,
        round=1,
        created_ms=0,
        updated_ms=0,
        due_ms=None,
        body=b'{"values":{}}',
    )
