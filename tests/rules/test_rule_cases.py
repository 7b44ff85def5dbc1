import pytest

from tests.rules.making import BELOW
from workflows.rules.cases import CaseResult, run_cases
from workflows.rules.plain import table_from_plain
from workflows.rules.tables import Given


def _run(given: dict[str, Given], expect: str, policy: str = "first") -> CaseResult:
    table = table_from_plain(
        {
            "id": "t",
            "policy": policy,
            "inputs": [
                {"id": "gross", "type": "money", "currency": "EUR"},
                {"id": "known", "type": "yes-no"},
                {"id": "unit", "type": "unit"},
                {"id": "code", "type": "text"},
            ],
            "rows": [
                {"when": {"gross": "<= 250", "known": "yes"}, "then": "approve"},
                {"when": {"gross": "<= 100"}, "then": "note"},
                {"when": {"gross": "> 5000", "code": "12"}, "then": "stop"},
            ],
            "cases": [{"name": "case", "given": given, "expect": expect}],
        }
    )
    return run_cases(table, BELOW).cases[0]


@pytest.mark.parametrize(
    ("given", "expect"),
    [
        ({"gross": "250.00", "known": "yes"}, "1"),
        ({"gross": 250, "known": True}, "approve"),
        ({"gross": "100 EUR", "known": "no"}, "2"),
        ({"gross": "6000", "known": "no", "code": 12}, "3"),
        ({"gross": "6000", "known": "no", "code": "13"}, "no-hit"),
        ({"gross": "6000"}, "missing-value"),
        ({"gross": "250 USD", "known": "yes"}, "other-currency"),
        ({"gross": "about 250", "known": "yes"}, "wrong-type"),
        ({"gross": "250.001", "known": "yes"}, "wrong-type"),
        ({"gross": "1", "unit": "east"}, "unknown-unit"),
    ],
)
def test_a_case_passes_when_the_table_answers_as_expected(given: dict[str, Given], expect: str) -> None:
    """Cases are written as people write values, and expect a row, a verdict or a named answer."""
    result = _run(given, expect)

    assert (result.passed, result.got) == (True, expect)


def test_a_failed_case_says_what_came_instead() -> None:
    """Expected and got are in the same words; the row is named either way."""
    by_row = _run({"gross": "250", "known": "yes"}, "2")
    by_verdict = _run({"gross": "250", "known": "yes"}, "reject")

    assert (by_row.passed, by_row.expected, by_row.got, by_row.row) == (False, "2", "1", "1")
    assert (by_verdict.passed, by_verdict.got, by_verdict.row) == (False, "approve", "1")
    assert _run({"gross": "100"}, "no-hit").row == "1"  # the row that could not be answered


def test_a_case_of_a_collecting_table_expects_all_rows() -> None:
    """Row ids are joined in the order of the table."""
    assert _run({"gross": "100", "known": "yes", "code": "x"}, "1, 2", "collect").passed


def test_a_case_with_an_input_that_the_table_does_not_have_fails() -> None:
    """A misspelt input would otherwise make the case pass for the wrong reason."""
    result = _run({"gross": "6000", "known": "no", "code": "x", "knwon": "yes"}, "no-hit")

    assert (result.passed, result.got) == (False, "unknown-input")
