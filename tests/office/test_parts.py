"""Requests that steps of other requests start and wait for, in a real office and on two laptops."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.shop import Shop
from tests.support.two_laptops import CLERK, OWNER, connect, exchange, found_office, second_laptop
from workflows import clock
from workflows.changes import Changes
from workflows.domain.commands import Advance, Comment, Decide, Refusal, Submit, Tick, Withdraw
from workflows.domain.flow_events import OtherEnded, Parent
from workflows.engine.elsewhere import parent_of
from workflows.errors import InvalidInput
from workflows.office import parts
from workflows.office.office import Office
from workflows.office.office_file import plan
from workflows.office.parts import parts_of
from workflows.office.showing.card import card
from workflows.office.showing.due_by_itself import is_due
from workflows.office.showing.request_page import request_page
from workflows.readable import read

FILE = """
workflows:
  - id: purchase
    name: Purchase
    title: "{what}"
    fields:
      - {id: what, type: text, label: What, required: true}
      - {id: price, type: money, label: Price}
      - {id: came, type: text, label: How the check ended, by_program: true}
      - {id: found, type: text, label: Found there, by_program: true}
    steps:
      - kind: workflow
        id: check
        name: Check of the supplier
        workflow: check
        values: {about: "Supplier of {what}", price: "{price}"}
        takes: {found: about}
        result: came
        due: 5 working days
      - {kind: approval, id: approve, name: Approve, approvers: [{role: clerk}], when: {came: done}}
  - id: check
    name: Check
    title: "{about}"
    fields:
      - {id: about, type: text, label: About, required: true}
      - {id: price, type: money, label: Price}
    steps:
      - {kind: approval, id: look, name: Look, approvers: [{role: manager}]}
"""


@pytest.fixture
def firm(shop: Shop, tmp_path: Path) -> Shop:
    """A shop with a workflow that starts another."""
    file = tmp_path / "flows.yaml"
    file.write_text(FILE)
    shop.done("apply", file)
    return shop


def asked(office: Office, by: str = "carl-weiss", **values: Any) -> str:
    """A purchase that Carl asks for, or somebody else."""
    answer = office.submit(Submit(workflow="purchase", unit=office.state.head, by=by, values={"what": "Desk"} | values))
    assert not isinstance(answer, Refusal), answer
    return answer.request.id


def part_in(office: Office, request: str) -> str:
    """The request that its step started."""
    (part,) = parts_of(office.request(request))
    return part.request


def test_a_part_is_started_at_once_and_its_end_goes_on_above(firm: Shop) -> None:
    """In one sitting: nobody presses anything in between."""
    with Office.open(firm.home) as office:
        request = asked(office, price={"minor": 9900, "currency": "EUR"})
        part = part_in(office, request)
        parent = parent_of(office.request(part))
        assert parent is not None
        assert (parent.request, parent.by, office.request(part).requester) == (request, "carl-weiss", "carl-weiss")

        office.act(part, Decide(verdict="approve", by="ben-okafor"))

        above = office.request(request)
        assert above.standing.values["came"] == "done"
        assert above.standing.values["found"] == "Supplier of Desk"
        assert [one.step for one in above.standing.open] == ["approve"]
        assert not is_due(office, clock.now_ms())


def test_nobody_approves_their_own_through_a_part(firm: Shop) -> None:
    """The requester of the one is the requester of the other."""
    with Office.open(firm.home) as office:
        answer = office.submit(
            Submit(workflow="purchase", unit=office.state.head, by="ben-okafor", values={"what": "Desk"})
        )
        assert not isinstance(answer, Refusal)
        refused = office.act(part_in(office, answer.request.id), Decide(verdict="approve", by="ben-okafor"))

    assert isinstance(refused, Refusal)
    assert refused.code == "own-request"


def test_a_crash_between_the_part_and_its_parents_word_starts_no_second_one(
    firm: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The part is found by what it says of its parent."""

    def gone(*_: object) -> Changes:
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(parts, "_note", gone)
        with pytest.raises(RuntimeError), Office.open(firm.home) as office:
            asked(office)
    with Office.open(firm.home) as office:
        (request,) = (row.id for row in office.store.questions.every_request(workflow="purchase"))
        (part,) = (row.id for row in office.store.questions.every_request(workflow="check"))
        assert part_in(office, request) == part


def test_two_laptops_that_start_the_same_part_have_one(tmp_path: Path) -> None:
    """Each begins it while the folder is away; afterwards both have one request with everything that people did."""
    text = FILE.replace("role: manager", "role: owner, at: head").replace(
        "      - kind: workflow\n", "      - {kind: wait, id: night, name: Night, hours: 8}\n      - kind: workflow\n"
    )
    first = found_office(tmp_path / "a")
    assert not isinstance(
        first.change(OWNER, [wish.event for wish in plan(read(text, "f.yaml"), first.state).wishes]), Refusal
    )
    second = second_laptop(first, tmp_path / "b")
    one, other = connect(first, tmp_path / "folder"), connect(second, tmp_path / "folder")
    answer = first.submit(Submit(workflow="purchase", unit=first.state.head, by=OWNER, values={"what": "Desk"}))
    assert not isinstance(answer, Refusal)
    request = answer.request.id
    exchange(one, other)
    with clock.pretending(clock.now_ms() + 9 * 3_600_000):
        first.catch_up()
        second.catch_up()
        assert part_in(first, request) == part_in(second, request)
        second.act(part_in(second, request), Comment(by=CLERK, text="seen"))

        exchange(one, other, times=4)

    states = [office.request(part_in(office, request)) for office in (first, second)]
    assert [len(state.acts) for state in states] == [3, 3]
    assert states[0].standing == states[1].standing
    assert not states[0].void
    first.close()
    second.close()


def test_who_takes_a_request_back_takes_its_part_back(firm: Shop) -> None:
    """Nobody goes on with what nobody waits for."""
    with Office.open(firm.home) as office:
        request = asked(office)
        part = part_in(office, request)
        office.act(request, Withdraw(by="carl-weiss"))

        assert office.request(part).standing.status == "withdrawn"


def test_a_part_that_lacks_a_value_asks_somebody_above(firm: Shop, tmp_path: Path) -> None:
    """It could not be started; nothing stands still."""
    file = tmp_path / "more.yaml"
    file.write_text(
        FILE.replace(
            "label: Price}\n    steps:\n      - {kind: approval",
            "label: Price, required: true}\n    steps:\n      - {kind: approval",
        )
    )
    firm.done("apply", file)
    with Office.open(firm.home) as office:
        request = asked(office)
        (open_,) = office.request(request).standing.open

    assert (open_.kind, open_.step) == ("clear", "check")


WAITS = """
workflows:
  - id: goods
    name: Goods
    title: "{order}"
    fields:
      - {id: order, type: text, label: Order, required: true}
      - {id: how, type: text, label: How, by_program: true}
    steps:
      - kind: wait
        id: paid
        name: Paid
        for: {workflow: payment, matching: {order: order}}
        hours: 48
        result: how
        then: ask
      - kind: wait
        id: arrived
        name: Arrived
        for: {signal: goods-arrived, who: [{role: clerk}]}
        due: 3 working days
  - id: payment
    name: Payment
    title: "{order}"
    fields: [{id: order, type: text, label: Order, required: true}]
    steps:
      - {kind: approval, id: pay, name: Pay, approvers: [{role: manager}]}
"""


def test_a_wait_ends_with_a_request_that_matches(firm: Shop, tmp_path: Path) -> None:
    """And with no other; then a person says that the goods came."""
    file = tmp_path / "waits.yaml"
    file.write_text(WAITS)
    firm.done("apply", file)
    with Office.open(firm.home) as office:

        def sent(workflow: str, order: str) -> str:
            answer = office.submit(
                Submit(workflow=workflow, unit=office.state.head, by="carl-weiss", values={"order": order})
            )
            assert not isinstance(answer, Refusal)
            return answer.request.id

        goods, other, right = sent("goods", "A-1"), sent("payment", "A-2"), sent("payment", "A-1")
        office.act(other, Decide(verdict="approve", by="ben-okafor"))
        assert [one.kind for one in office.request(goods).standing.automatic] == ["other", "wait"]
        office.act(right, Decide(verdict="approve", by="ben-okafor"))
        assert office.request(goods).standing.values["how"] == "done"

        assert isinstance(office.act(goods, Tick(by="carl-weiss")), Refusal)
        office.act(goods, Tick(by="carl-weiss", note="two boxes"))
        assert office.request(goods).standing.status == "done"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("workflow: check", "workflow: nothing", "expected the id of another workflow"),
        ("workflow: check", "workflow: purchase", "expected no way back"),
        ('about: "Supplier', 'abuot: "Supplier', "that people fill in"),
        ('price: "{price}"', 'price: "{what}"', "of type money"),
        ("found: about", "found: price", "of the same type"),
    ],
)
def test_what_names_no_other_workflow_is_refused_with_its_line(
    firm: Shop, tmp_path: Path, before: str, after: str, expected: str
) -> None:
    """Before anything is applied."""
    file = tmp_path / "wrong.yaml"
    file.write_text(FILE.replace(before, after, 1))

    error = firm("apply", file).error

    assert expected in error["text"]
    assert "line 1" in error["text"]


def test_workflows_that_start_each_other_are_refused(firm: Shop, tmp_path: Path) -> None:
    """However many lie in between."""
    back = """
      - {kind: workflow, id: back, name: Back, workflow: purchase, values: {what: "{about}"}, due: 1 working day}
"""
    file = tmp_path / "round.yaml"
    file.write_text(FILE.rstrip("\n") + back)

    assert "expected no way back" in firm("apply", file).error["text"]


def test_a_workflow_that_others_start_keeps_what_they_need(firm: Shop, tmp_path: Path) -> None:
    """A field that is filled in there cannot go while it is."""
    file = tmp_path / "less.yaml"
    file.write_text(
        "workflows:"
        + FILE.split("workflows:")[1]
        .replace("- id: check", "CUT- id: check")
        .split("CUT")[1]
        .join(["\n  ", ""])
        .replace("price, type: money", "cost, type: money")
    )

    assert "starts this workflow" in firm("apply", file).error["text"]


def test_a_request_that_is_no_part_is_refused_only_where_it_says_so(firm: Shop) -> None:
    """Requests that people sent have no parent."""
    with Office.open(firm.home) as office:
        request = asked(office)
        assert parent_of(office.request(request)) is None
        with pytest.raises(InvalidInput):
            office.request("x" * 26)


def test_both_requests_show_each_other(firm: Shop) -> None:
    """On the card and by the command line, in both directions."""
    with Office.open(firm.home) as office:
        request = asked(office)
        part = part_in(office, request)
        above, below = (card(office, one, "carl-weiss", clock.now_ms()) for one in (request, part))
    assert above is not None
    assert below is not None
    assert [(one.request, one.is_parent) for one in above.related] == [(part, False)]
    assert [(one.request, one.title, one.is_parent) for one in below.related] == [(request, "Desk", True)]

    assert firm.done("show", request)["parts"] == [{"step": "check", "request": part, "code": ""}]
    assert firm.done("show", part)["parent"] == {"request": request, "step": "check"}


def test_a_signal_is_shown_as_a_thing_to_tick_with_a_note(firm: Shop, tmp_path: Path) -> None:
    """So that whoever is asked can give it where they give everything else."""
    file = tmp_path / "waits.yaml"
    file.write_text(WAITS.replace("        id: paid", "        when: {order: X}\n        id: paid"))
    firm.done("apply", file)
    with Office.open(firm.home) as office:
        answer = office.submit(Submit(workflow="goods", unit=office.state.head, by="carl-weiss", values={"order": "A"}))
        assert not isinstance(answer, Refusal), answer
        request = answer.request.id
        shown = card(office, request, "carl-weiss", clock.now_ms())
    assert shown is not None
    ((item,),) = (task.items for task in shown.tasks)
    assert (item.id, item.needs_note, item.ticked) == ("goods-arrived", True, False)

    assert firm("tick", request, "--as", "carl").error["code"] == "note-missing"
    assert firm.done("tick", request, "--as", "carl", "--note", "two boxes")["status"] == "done"


def test_the_history_says_what_the_program_wrote(firm: Shop) -> None:
    """On the page as by the command line."""
    with Office.open(firm.home) as office:
        request = asked(office)
        office.act(part_in(office, request), Decide(verdict="approve", by="ben-okafor"))
        page = request_page(office, request, "carl-weiss", clock.now_ms())
    assert page is not None
    told = {one.field: one.value for entry in page.timeline for one in entry.changed}

    assert told == {"what": "Desk", "found": "Supplier of Desk"}
    assert "Found there: Supplier of Desk" in firm("show", request, as_json=False).out


# ------------------------------------------------------------------ what a tampered program writes


def test_nobody_goes_on_with_a_request_that_no_step_started(firm: Shop) -> None:
    """Somebody else is said to have asked, so that whoever wrote it may approve; the other request knows nothing."""
    with Office.open(firm.home) as office:
        request = asked(office)
        codes = []
        for named in (request, "x" * 26):
            parent = Parent(request=named, step="other", round=1, by="carl-weiss")
            forged = office.submit(
                Submit(workflow="check", unit=office.state.head, by=None, values={"about": "mine"}, parent=parent)
            )
            assert not isinstance(forged, Refusal)
            answer = office.act(forged.request.id, Decide(verdict="approve", by="ben-okafor"))
            assert isinstance(answer, Refusal)
            codes.append(answer.code)
            assert not isinstance(
                office.act(forged.request.id, Decide(verdict="reject", by="ben-okafor", reason="whose is it?")), Refusal
            )

    assert codes == ["not-a-part", "not-a-part"]


def test_a_part_that_is_said_to_be_done_and_is_not_is_thought_over(firm: Shop) -> None:
    """The next who says yes is told, and may say why it is right; once the part ends otherwise, it stands there."""
    with Office.open(firm.home) as office:
        request = asked(office, by="petra-lang")
        part = part_in(office, request)
        forged = OtherEnded(step="check", round=1, request=part, outcome="done", values={"found": "good"})
        office.act(request, Advance(elsewhere=(forged,)))
        assert [one.step for one in office.request(request).standing.open] == ["approve"]

        answer = office.act(request, Decide(verdict="approve", by="carl-weiss"))
        assert isinstance(answer, Refusal)
        assert (answer.code, answer.facts["other"]) == ("part-ended-otherwise", part)

        office.act(part, Decide(verdict="reject", by="ben-okafor", reason="unknown"))
        standing = office.request(request).standing

    assert (standing.status, [one.step for one in standing.open]) == ("stopped", ["check"])
