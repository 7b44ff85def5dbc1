"""Inputs that the office works out: declared with their unit, checked, and said in sentences."""

from typing import Any

from workflows.rules.computed import COMPUTED, computed_inputs
from workflows.rules.defects import check_table
from workflows.rules.plain import table_from_plain, table_to_plain
from workflows.rules.sentences import ENGLISH, row_sentence
from workflows.rules.tables import RuleTable

_SUM = {"id": "week", "type": "money", "currency": "EUR", "computed": "supplier-sum-7-days"}
_DAYS = {"id": "left", "type": "number", "measure": "days", "computed": "days-to-due"}


def _table(*inputs: dict[str, str], when: dict[str, str] | None = None) -> RuleTable:
    return table_from_plain({"id": "t", "inputs": list(inputs), "rows": [{"when": when or {}, "then": "stop"}]})


def _codes(*inputs: dict[str, str]) -> list[str]:
    return [defect.code for defect in check_table(_table(*inputs))]


def test_a_table_says_which_values_the_office_works_out() -> None:
    """Only those, in its order; the stored form keeps them, and says nothing of inputs that are none."""
    table = _table({"id": "gross", "type": "money", "currency": "EUR"}, _SUM, _DAYS)

    assert [column.id for column in computed_inputs(table)] == ["week", "left"]
    assert table_from_plain(table_to_plain(table)) == table
    assert "computed" not in table_to_plain(table)["inputs"][0]


def test_a_name_fixes_type_and_unit_of_measure() -> None:
    """A name that is none, another type and another unit of measure are each told."""
    assert _codes(_SUM, _DAYS) == []
    assert _codes({**_SUM, "computed": "supplier-sum-9-days"}) == ["unknown-computed"]
    assert _codes({"id": "week", "type": "number", "computed": "supplier-sum-7-days"}) == ["bad-computed"]
    assert _codes({**_DAYS, "measure": "weeks"}) == ["bad-measure"]
    assert _codes({"id": "left", "type": "number", "computed": "days-to-due"}) == ["bad-measure"]
    assert _codes({"id": "week", "type": "money", "computed": "supplier-sum-7-days"}) == ["bad-currency"]


def test_a_computed_input_without_a_label_has_words_of_its_own() -> None:
    """With amounts in their currency and numbers in their unit of measure; a label goes before."""

    def said(column: dict[str, Any], condition: str) -> str:
        table = _table(column, when={column["id"]: condition})
        return row_sentence(table, table.rows[0]).partition(",")[0]

    assert said(_SUM, "> 900") == "If the amount of this supplier's invoices of 7 days is above 900.00 EUR"
    assert said(_DAYS, "< 5") == "If the time until it is due is below 5 days"
    assert said({**_DAYS, "label": "the rest"}, "< 5") == "If the rest is below 5 days"
    assert all(f"computed-{name}" in ENGLISH.templates for name in COMPUTED)
