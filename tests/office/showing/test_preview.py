"""What would happen is what happens."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.shown_office import INVOICE, Both
from workflows import clock
from workflows.domain.commands import Refusal, Submit
from workflows.domain.events import RuleApplied
from workflows.office.shipped import apply_text
from workflows.office.showing.asked import shown_tasks
from workflows.office.showing.preview import Preview, asked_fields, form_of, preview
from workflows.store.rows import EntryRow

NOW = "2026-11-23T09:00:00Z"


def bought(**values: Any) -> Submit:
    """A purchase by Carl."""
    return Submit(workflow="purchase", unit="head-office", by="carl-weiss", values=values)


def euros(minor: int) -> dict[str, Any]:
    """An amount, plain."""
    return {"minor": minor, "currency": "EUR"}


amounts = st.integers(min_value=-10, max_value=600_000).map(euros) | st.sampled_from(
    [None, {"minor": "x"}, euros(10**16)]
)
purchases = st.fixed_dictionaries(
    {},
    optional={
        "what": st.sampled_from(["Chairs", "", None, "=1+1", 7]),
        "price": amounts,
        "urgent": st.sampled_from([True, False, None, "yes"]),
        "why_urgent": st.sampled_from(["Today", None]),
        "born": st.sampled_from(["1980-02-03", "x", None]),
        "strange": st.just("x"),
    },
)
invoices = st.fixed_dictionaries(
    {
        "supplier_name": st.sampled_from(["Papierhof", "Holzwerk"]),
        "invoice_number": st.sampled_from(["1", "2"]),
        "issue_date": st.sampled_from(["2026-11-02", "2026-11-20"]),
        "gross": st.sampled_from([euros(20_000), euros(90_000), euros(700_000)]),
    },
    optional={"supplier_iban": st.sampled_from(["DE89370400440532013000", "DE00370400440532013000"])},
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    command=st.builds(
        Submit,
        workflow=st.just("purchase"),
        unit=st.sampled_from(["head-office", "nowhere"]),
        by=st.sampled_from(["carl-weiss", "ben-okafor", "anna-berg", "stranger", None]),
        values=purchases,
    )
    | st.builds(
        Submit,
        workflow=st.just("invoice"),
        unit=st.just("head-office"),
        by=st.sampled_from(["carl-weiss", None]),
        values=invoices,
        draft=st.booleans(),
    )
)
def test_a_preview_equals_what_happens(both: Both, command: Submit) -> None:
    """Refused for the same reason, or the same status, rules, title, amount and people; and nothing was written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_NOW", NOW)
        before = entries_of(both)
        expected = preview(both.reader, command, clock.now_ms())
        assert entries_of(both) == before

        acted = both.writer.submit(command)

        if isinstance(acted, Refusal):
            assert (expected.refusal, expected.refusal_facts) == (acted.code, acted.facts)
            assert (expected.rules, expected.tasks) == ((), ())
            return
        state, now_ms = both.writer.request(acted.request.id), clock.now_ms()
        found = shown_tasks(both.writer, state, both.writer.tasks(state.id), now_ms)
    assert expected.refusal is None
    assert (expected.status, expected.title) == (state.standing.status, state.standing.title)
    assert expected.amount == state.standing.amount
    answers = [act.event for act in state.acts if isinstance(act.event, RuleApplied)]
    assert [(one.rule.rows, one.outcome) for one in expected.rules] == [(one.rows, one.outcome) for one in answers]
    assert without_times(expected) == [(task.step, task.kind, task.people, task.rule, task.items) for task in found]


def entries_of(both: Both) -> tuple[EntryRow, ...]:
    """All that is written."""
    return tuple(both.writer.store.entries.every())


def without_times(found: Preview) -> list[tuple[Any, ...]]:
    """Who is asked, without the milliseconds at which the program's own steps are written."""
    return [(task.step, task.kind, task.people, task.rule, task.items) for task in found.tasks]


def test_the_live_line_follows_the_amount(both: Both) -> None:
    """A rule, one person, two people."""
    found = [
        preview(both.reader, bought(what="x", price=euros(minor)), both.now_ms) for minor in (5000, 50_000, 500_000)
    ]

    assert [one.status for one in found] == ["approved", "waiting", "waiting"]
    assert [one.rules[0].rule.rows for one in found] == [("1",), ("2",), ("3",)]
    assert [sorted({able.person for able in one.tasks[0].people}) for one in found[1:]] == [
        ["ben-okafor", "dora-reich"],
        ["anna-berg", "ben-okafor", "dora-reich"],
    ]


def test_every_problem_is_told_at_once(both: Both) -> None:
    """In the order of the form; a field that is not asked is not missed."""
    found = preview(both.reader, bought(price={"minor": "x"}, urgent=True, born="soon"), both.now_ms)

    assert [(one.field, one.code) for one in found.problems] == [
        ("what", "missing"),
        ("price", "bad-amount"),
        ("born", "bad-date"),
    ]
    assert found.refusal is not None


def test_an_unknown_workflow_is_refused(both: Both) -> None:
    """With the engine's code."""
    found = preview(both.reader, Submit(workflow="gone", unit="head-office", by=None, values={}), both.now_ms)

    assert found.refusal == "unknown-workflow"


def test_an_invoice_that_came_before_is_seen_coming(both: Both) -> None:
    """The program's own comparisons are part of it."""
    both.invoice()
    values = INVOICE | {"gross": euros(50_000)}

    found = preview(
        both.reader, Submit(workflow="invoice", unit="head-office", by="carl-weiss", values=values), both.now_ms
    )

    assert found.status == "stopped"
    assert "same_number" in {one.id for one in found.checks}


def test_the_form_asks_what_no_later_step_asks(both: Both) -> None:
    """Later forms ask the rest; conditions follow the values."""
    form = form_of(both.reader, "purchase")
    definition = both.reader.state.workflow("purchase")

    assert form is not None
    assert [field.id for field in form.fields] == ["what", "price", "urgent", "born"]
    assert form.required == ("what", "price")
    assert form_of(both.reader, "gone") is None
    assert definition is not None
    assert asked_fields(both.reader, definition, {}) == ("what", "price", "urgent", "born")


def test_a_condition_is_asked_of_the_values(both: Both) -> None:
    """A field appears with the answer that it depends on."""
    text = """
workflows:
  - id: trip
    name: Trip
    title: "{where}"
    fields:
      - {id: where, type: text, label: Where, required: true}
      - {id: abroad, type: yes-no, label: Abroad}
      - {id: country, type: text, label: Country, required: true, when: {abroad: "yes"}}
    steps: [{kind: approval, id: approve, name: Approve, approvers: [{role: manager}]}]
"""
    apply_text(both.writer, text, "trip.yaml", "anna-berg")
    at_home = Submit(workflow="trip", unit="head-office", by="carl-weiss", values={"where": "Ulm"})
    abroad = Submit(workflow="trip", unit="head-office", by="carl-weiss", values={"where": "Rom", "abroad": True})

    found = [preview(both.reader, one, both.now_ms) for one in (at_home, abroad)]

    assert [one.asked for one in found] == [("where", "abroad"), ("where", "abroad", "country")]
    assert [one.refusal for one in found] == [None, "field-missing"]
    assert [(one.field, one.code) for one in found[1].problems] == [("country", "missing")]
