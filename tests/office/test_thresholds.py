"""Amounts of the shipped processes follow the one that the owner names; the tables go on passing their own tests."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows import readable
from workflows.office.shipped import read_text, shipped_processes
from workflows.office.thresholds import LEAST, MOST, fitted
from workflows.rules.cases import run_cases
from workflows.rules.plain import table_from_plain

SHIPPED = {path.stem: readable.read(read_text(path), path.name).value for path in shipped_processes()}


def tables(process: dict[str, Any], above: str, currency: str) -> list[Any]:
    """The process's tables, fitted and read."""
    found = []
    for plain in fitted(process, Decimal(above), currency).get("tables") or ():
        inputs = [column | ({"currency": currency} if column["type"] == "money" else {}) for column in plain["inputs"]]
        found.append(table_from_plain({**plain, "inputs": inputs, "version": 1}))
    return found


@pytest.mark.parametrize("name", list(SHIPPED))
@given(minor=st.integers(1, 10**9), currency=st.sampled_from(["EUR", "JPY", "KWD"]))
@settings(max_examples=60, deadline=None)
def test_every_saved_case_holds_at_every_amount(name: str, minor: int, currency: str) -> None:
    """The cases are fitted with the rows, so a table that was fitted wrongly fails its own test."""
    digits = {"EUR": 2, "JPY": 0, "KWD": 3}[currency]
    above = Decimal(minor).scaleb(-digits)
    if not LEAST <= above <= MOST:
        return
    for table in tables(SHIPPED[name], str(above), currency):
        answered = run_cases(table, {})

        assert [case.name for case in answered.cases if not case.passed] == []


@pytest.mark.parametrize(("above", "small"), [("100", "25"), ("1000", "250"), ("50000", "250")])
def test_what_no_person_looks_at_only_ever_shrinks(above: str, small: str) -> None:
    """Wanting to be asked later is no wish to pay more without anybody looking."""
    rows = fitted(SHIPPED["invoice"], Decimal(above), "EUR")["tables"][1]["rows"]

    assert rows[5]["when"]["weighed"] == f"> 0 and <= {small}"


def test_the_words_say_the_same_amount() -> None:
    """A rule's own words are what people read beside a request."""
    rows = fitted(SHIPPED["invoice"], Decimal(2500), "EUR")["tables"][1]["rows"]

    assert rows[0]["then"]["text"] == "Above 12,500 the owner and the bookkeeper both decide."
    assert rows[1]["when"]["weighed"] == "> 2500 and <= 12500"
    assert SHIPPED["invoice"]["tables"][1]["rows"][1]["when"]["weighed"] == "> 1000 and <= 5000"
