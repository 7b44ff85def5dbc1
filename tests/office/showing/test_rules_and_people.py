"""Rule tables and people, as values."""

import pytest

from tests.support.shown_office import Both
from workflows.office.shipped import apply_text
from workflows.office.showing.people_shown import people_shown
from workflows.office.showing.rules_shown import coverage, table, tables, tried


def test_tables_are_listed_with_what_uses_them(both: Both) -> None:
    """By name, with versions, rows and cases."""
    found = {one.table: one for one in tables(both.reader, both.now_ms)}

    assert list(found) == ["bands", "invoice-checks", "invoice-budget", "invoice-approval"]
    assert found["bands"].workflows == ("purchase",)
    assert (found["invoice-checks"].versions, found["invoice-checks"].in_force) == ((1,), 1)
    assert (found["invoice-checks"].rows, found["invoice-checks"].cases) == (10, 11)


def test_a_table_is_told_row_by_row(both: Both) -> None:
    """As sentences and as cells; saved cases are run."""
    shown = table(both.reader, "bands")
    invoices = table(both.reader, "invoice-checks")

    assert shown is not None
    assert [row.sentence for row in shown.rows][:2] == [
        "If price is at most 100.00 EUR, the request is approved. Small enough.",
        "If price is at most 1,000.00 EUR, the manager nearest to the unit decides.",
    ]
    assert [[cell.text for cell in row.cells] for row in shown.rows] == [["<= 100.00"], ["<= 1000.00"], [""]]
    assert invoices is not None
    assert (invoices.passed, invoices.failed, len(invoices.given)) == (11, 0, 11)
    assert invoices.given[0]["new_supplier"] in {"no", False}
    assert table(both.reader, "gone") is None
    assert table(both.reader, "bands", 9) is None


def test_older_versions_stay_to_be_read(both: Both) -> None:
    """Side by side."""
    text = "tables: [{id: bands, name: New, inputs: [{id: price, type: money}], rows: [{then: {verdict: approve}}]}]"
    apply_text(both.writer, text, "bands.yaml", "anna-berg")

    old, new = table(both.reader, "bands", 1), table(both.reader, "bands")

    assert old is not None
    assert new is not None
    assert (old.name, len(old.rows), new.name, len(new.rows), new.version) == ("Bands", 3, "New", 1, 2)
    assert {one.table: one.versions for one in tables(both.reader, both.now_ms)}["bands"] == (2, 1)


def test_gaps_are_looked_for(both: Both) -> None:
    """With the rules' own check."""
    found = coverage(both.reader, "bands")

    assert found is not None
    assert (found.state, found.gaps) == ("exact", ())
    assert coverage(both.reader, "gone") is None


def test_people_with_everything_that_is_said_of_them(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    """Roles by day, devices, authority and substitutes."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-12-01T09:00:00Z")
    text = """
substitutes: [{person: ben-okafor, by: dora-reich, from: 2026-12-02, to: 2026-12-03}]
authority: [{workflow: purchase, role: manager, up_to: "800"}]
"""
    apply_text(both.writer, text, "more.yaml", "anna-berg")
    both.buy("500.00")

    found = people_shown(both.reader, both.now_ms)

    people = {one.person.id: one for one in found.people}
    assert list(people) == ["anna-berg", "ben-okafor", "carl-weiss", "dora-reich", "petra-lang"]
    assert [(one.assignment.role, one.today) for one in people["ben-okafor"].roles] == [
        ("manager", True),
        ("helper", True),
    ]
    assert (people["anna-berg"].owner, people["ben-okafor"].owner) == (True, False)
    assert people["ben-okafor"].devices == (both.writer.keys.device,)
    assert people["ben-okafor"].waiting == 1
    assert [(one.substitute.by, one.today) for one in found.substitutes] == [("dora-reich", False)]
    assert [(one.grant.role, one.today) for one in found.grants] == [("manager", True)]
    assert [one.id for one in found.units] == ["head-office"]


def test_a_table_answers_values_that_nobody_recorded(both: Both) -> None:
    """Which row applies, and why those before it do not; rows after it are not asked."""
    found = tried(both.reader, "bands", values={"price": {"minor": 50_000, "currency": "EUR"}})

    assert found is not None
    assert (found.code, found.sentence) == ("hit", "Decided by row 2.")
    assert found.outcome is not None
    assert found.outcome.verdict == "ask"
    assert [(one.row, one.state) for one in found.rows] == [("1", "failed"), ("2", "hit"), ("3", "not-asked")]
    assert found.rows[0].sentence == "Row 1 did not apply: price is 500.00 EUR, not at most 100.00 EUR."
    assert tried(both.reader, "gone", values={}) is None


def test_a_table_without_an_answer_says_what_is_missing(both: Both) -> None:
    """Nothing is passed over for want of a value, and another currency is none."""
    missing = tried(both.reader, "bands", values={})
    foreign = tried(both.reader, "bands", values={"price": {"minor": 1, "currency": "USD"}})

    assert missing is not None
    assert (missing.code, missing.outcome, missing.rows[0].state) == ("missing-value", None, "missing-value")
    assert missing.sentence == "Row 1 cannot be answered: price has no value."
    assert foreign is not None
    assert (foreign.code, foreign.rows) == ("other-currency", ())


def test_a_table_that_collects_answers_with_all_its_rows(both: Both) -> None:
    """The strictest verdict of those that apply, and what all of them require."""
    names = [one.id for one in table(both.reader, "invoice-checks").inputs]  # type: ignore[union-attr]
    values = dict.fromkeys(names, False) | {"new_supplier": True, "account_changed": True}

    found = tried(both.reader, "invoice-checks", values=values)

    assert found is not None
    assert [one.row for one in found.rows if one.state == "hit"] == ["3", "4"]
    assert found.outcome is not None
    assert (found.outcome.verdict, found.outcome.require) == ("stop", ("call-back",))
