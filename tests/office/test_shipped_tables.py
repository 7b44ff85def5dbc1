"""Every rule table that ships with the program: whole, and with cases that say what each of its rows is for."""

import pytest

from workflows import readable
from workflows.office.shipped import RESOURCES, read_text, shipped_processes
from workflows.rules.cases import run_cases
from workflows.rules.coverage import check_coverage
from workflows.rules.plain import table_from_plain
from workflows.rules.tables import RuleTable

LEAST_CASES = 5


def shipped_tables() -> list[RuleTable]:
    """The tables of all shipped processes and of the sample firm, amounts in euros."""
    found = []
    for path in (*shipped_processes(), RESOURCES / "sample_firm" / "office.yaml"):
        for plain in readable.read(read_text(path), path.name).value.get("tables") or ():
            inputs = [one | ({"currency": "EUR"} if one["type"] == "money" else {}) for one in plain["inputs"]]
            found.append(table_from_plain({**plain, "inputs": inputs, "version": 1}))
    return found


TABLES = shipped_tables()


def test_tables_ship() -> None:
    """So that what follows is about something."""
    assert {"invoice-approval", "invoice-checks"} <= {table.id for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_at_least_five_saved_cases_ship_with_each_table_and_pass(table: RuleTable) -> None:
    """Who changes a row sees at once what it was for."""
    results = run_cases(table, {})

    assert len(table.cases) >= LEAST_CASES
    assert [case for case in results.cases if not case.passed] == []
    assert len({case.name for case in table.cases}) == len(table.cases)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_each_row_of_a_shipped_table_is_named_by_a_case(table: RuleTable) -> None:
    """A row that no case reaches could be changed without any of them failing."""
    reached = {row for case in table.cases for row in case.expect.split(", ")}

    assert {row.id for row in table.rows} - reached == set()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_a_shipped_table_leaves_no_request_open(table: RuleTable) -> None:
    """What is published with the program passes what every draft has to pass."""
    coverage = check_coverage(table, {})

    assert coverage.state == "exact"
    assert coverage.gaps == () or table.policy == "collect"
    assert [one for one in coverage.overlaps if one.kind == "conflict"] == []
    assert coverage.unreachable == ()
