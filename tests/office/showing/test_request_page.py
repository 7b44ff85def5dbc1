"""The page of a request: its history as signed, and its way through the workflow."""

from pathlib import Path

from tests.support.shown_office import Both, both_open
from tests.support.two_laptops import OWNER, ask, found_office
from workflows import clock
from workflows.domain.commands import Resubmit, Withdraw
from workflows.domain.events import DecisionMade, RequestSubmitted
from workflows.domain.forms import plain_value
from workflows.domain.money import Money, parse_money
from workflows.office.journal import About
from workflows.office.office import Office
from workflows.office.showing.flow import FlowStep
from workflows.office.showing.request_page import RequestPage, request_page
from workflows.store.tampering import alter_entry


def of(both: Both, request: str) -> RequestPage:
    """The page, which has to be there."""
    found = request_page(both.reader, request, "ben-okafor", both.now_ms)
    assert found is not None
    return found


def all_steps(steps: tuple[FlowStep, ...]) -> dict[str, FlowStep]:
    """Every step by its id."""
    found = {step.id: step for step in steps}
    for step in steps:
        for branch in step.branches:
            found |= all_steps(branch.steps)
    return found


def states(page: RequestPage) -> dict[str, str]:
    """How far each step got."""
    return {name: step.state for name, step in all_steps(page.flow.steps).items()}


def test_the_timeline_tells_each_act_with_its_place(both: Both) -> None:
    """In order, with who, what and how far it has come."""
    request = both.buy("5000.00")
    both.approve(request)

    page = of(both, request)

    assert [(type(one.event).__name__, one.by, one.step_name) for one in page.timeline] == [
        ("RequestSubmitted", "carl-weiss", ""),
        ("RuleApplied", None, "Route"),
        ("DecisionMade", "ben-okafor", "Approve"),
    ]
    assert [one.light for one in page.timeline] == ["here"] * 3
    assert [one.position for one in page.timeline] == sorted(one.position for one in page.timeline)
    assert page.timeline[1].rule is not None
    assert page.timeline[1].rule.texts == ("Two decide.",)
    assert [one.field for one in page.timeline[0].changed] == ["what", "price"]


def test_an_answer_tells_what_it_changed(both: Both) -> None:
    """By field, typed."""
    request = both.buy("5000.00")
    both.ask_changes(request)
    both.act(request, Resubmit(by="carl-weiss", values={"price": plain_value(parse_money("700.00", "EUR"))}))

    (answer,) = [one for one in of(both, request).timeline if type(one.event).__name__ == "RequestResubmitted"]

    assert [(one.field, one.value) for one in answer.changed] == [("price", Money(minor=70_000, currency="EUR"))]


def test_an_entry_that_was_altered_is_shown_as_such(home: Path) -> None:
    """It stands at the end, with why it cannot be read."""
    with both_open(home) as both:
        request = both.buy("5000.00")
        both.approve(request)
        last = of(both, request).timeline[-1]
    alter_entry(home, last.device, last.position, bit=1200)

    with Office.open(home, write=False) as reader:
        page = request_page(reader, request, "ben-okafor", clock.now_ms())

    assert page is not None
    entry = page.timeline[-1]
    assert (entry.event, entry.why, entry.position) == (None, "altered", last.position)


def test_an_act_without_effect_says_why(both: Both) -> None:
    """What the engine did not permit stays visible, as void."""
    request = both.buy("500.00")
    state = both.writer.request(request)
    forged = DecisionMade(step="approve", round=1, verdict="approve")
    with both.writer.transaction():
        about_key = both.writer.newest_key(0)
        about = About(
            scope=0, key=about_key, by="petra-lang", request=request, prev=state.heads, auth=both.writer.chain.length
        )
        both.writer.journal().write_act(forged, about, both.now_ms)

    entry = of(both, request).timeline[-1]

    assert (entry.by, entry.void) == ("petra-lang", "not-your-turn")
    assert of(both, request).card.status == "waiting"


def test_no_key_to_documents_or_personal_values_reaches_a_screen(tmp_path: Path) -> None:
    """Marks stand in their place."""
    with found_office(tmp_path / "one") as one:
        request = ask(one)
        page = request_page(one, request, OWNER, clock.now_ms())
        secrets = [source.secret for source in _submitted(one.request(request).acts[0].event).sources]

    assert page is not None
    assert all(secrets)
    assert all(secret not in repr(page) for secret in secrets)
    assert "AGE-SECRET-KEY" not in repr(page).upper()
    assert {one.field: one.personal for one in page.timeline[0].changed} == {
        "position": False,
        "born": True,
        "home": True,
    }


def _submitted(event: object) -> RequestSubmitted:
    assert isinstance(event, RequestSubmitted)
    return event


def test_the_flow_shows_how_far_each_step_got(both: Both) -> None:
    """What is ahead, what is open, and what runs side by side."""
    request = both.buy("500.00")
    before = of(both, request)
    both.approve(request)
    both.tick(request, "ben-okafor")
    after = of(both, request)

    assert states(before) == {
        "route": "done",
        "approve": "open",
        "both": "ahead",
        "order": "ahead",
        "book": "ahead",
    }
    assert states(after) == {"route": "done", "approve": "approved", "both": "open", "order": "done", "book": "open"}
    steps = all_steps(after.flow.steps)
    assert [(one.person, one.what) for one in steps["approve"].acts] == [("ben-okafor", "approve")]
    assert [one.what for one in steps["order"].acts] == ["ticked", "ticked"]
    assert [one.person for one in steps["book"].asked] == ["petra-lang"]
    assert [branch.id for branch in steps["both"].branches] == ["buying", "booking"]
    assert steps["approve"].rule is not None
    assert steps["approve"].rule.rows == ("2",)


def test_what_a_rule_approved_was_skipped_by_people(both: Both) -> None:
    """The approval was not needed."""
    page = of(both, both.buy("50.00"))

    assert (states(page)["route"], states(page)["approve"]) == ("approved", "skipped")


def test_a_wish_for_changes_says_who_answers(both: Both) -> None:
    """The requester, outside of the steps."""
    request = both.buy("500.00")
    both.ask_changes(request)

    page = of(both, request)

    assert states(page)["approve"] == "changes-asked"
    assert [one.person for one in page.flow.waits_for_changes] == ["carl-weiss"]


def test_a_withdrawn_request_leaves_nothing_open(both: Both) -> None:
    """What nobody waits for is ahead, for ever."""
    request = both.buy("500.00")
    both.act(request, Withdraw(by="carl-weiss"))

    assert "open" not in states(of(both, request)).values()


def test_there_is_no_page_of_what_is_not_there(both: Both) -> None:
    """None, and no error."""
    assert request_page(both.reader, "a" * 26, "ben-okafor", both.now_ms) is None
