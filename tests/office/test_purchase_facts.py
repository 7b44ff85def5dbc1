"""What the office finds out about a purchase: a supplier of whom nothing is bought, and a unit that hurries often."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.processes.stories import STORIES
from tests.journeys.processes.walking import ANNA, BLOCKED, Firm, firm_with
from workflows import clock
from workflows.domain.commands import Decide, Fill, Refusal, Submit, Withdraw
from workflows.domain.events import RuleApplied
from workflows.office.records.writing import Wish, set_record

_DAY_MS = 86_400_000
_MINUTE_MS = 60_000


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    """A firm that buys."""
    with firm_with("purchase", tmp_path / "home") as opened:
        yield opened


def bought(firm: Firm, *, by: str = "sam", day: int = 0, **more: str) -> str:
    """A purchase of another supplier each time, bought already, so many days from the first; its request."""
    known = firm.office.store.questions.requests(workflow="purchase")
    asked = {**STORIES["purchase"].ordinary, "supplier": f"Shop {len(known)}", "bought": "yes", **more}
    values = firm.plain({name: asked[name] for name in asked if name not in {"order_no", "ordered_price", "why_fewer"}})
    unit = firm.office.state.people[by].unit
    moment = firm.now_ms + day * _DAY_MS + len(known) * _MINUTE_MS
    with clock.pretending(moment):
        acted = firm.office.submit(Submit(workflow="purchase", unit=unit, by=by, values=values))
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def before(firm: Firm, request: str) -> object:
    """How many urgent ones there were before."""
    return firm.office.request(request).standing.values["urgent_before"]


def asked(firm: Firm, request: str) -> tuple[str, list[str]]:
    """The row that says who decides, and who is asked."""
    found = firm.office.request(request)
    (answer,) = [one.event for one in found.counted if isinstance(one.event, RuleApplied) and one.event.step == "route"]
    return ", ".join(answer.rows), [one.person for task in firm.office.tasks(request) for one in task.people]


def test_the_third_urgent_purchase_of_a_unit_in_a_month_goes_one_band_up(firm: Firm) -> None:
    """The manager says afterwards what they think of two; the third is for the owner."""
    first, second, third = (bought(firm, by=by) for by in ("sam", "lotte", "sam"))

    assert [before(firm, one) for one in (first, second, third)] == ["0", "1", "2"]
    assert [asked(firm, one) for one in (first, second, third)] == [
        ("5", ["maria"]),
        ("5", ["maria"]),
        ("10", [ANNA]),
    ]


def test_only_urgent_ones_of_the_unit_s_last_thirty_days_are_counted(firm: Firm) -> None:
    """Neither what was asked for first, nor another branch's, nor what was taken back; what was rejected is."""
    bought(firm)
    bought(firm, day=2)
    bought(firm, day=31, bought="no")
    bought(firm, day=31, by="lea")
    back, no = bought(firm, day=31), bought(firm, day=31)
    assert not isinstance(firm.office.act(back, Withdraw(by="sam", reason="Given back")), Refusal)
    assert not isinstance(firm.office.act(no, Decide(by=ANNA, verdict="reject", reason="Too dear")), Refusal)

    assert before(firm, bought(firm, day=31)) == "2"


def test_what_is_sent_later_is_not_counted_when_values_change(firm: Firm) -> None:
    """It stays as it was when the request was sent, whoever asks again and when."""
    first = bought(firm)
    bought(firm)
    bought(firm)
    assert not isinstance(firm.office.act(first, Decide(by="maria", verdict="approve")), Refusal)
    ordered = firm.plain({"order_no": "B-1", "ordered_price": "120.00"})
    acted = firm.office.act(first, Fill(by="sam", step="order", values=ordered))

    assert not isinstance(acted, Refusal), acted
    assert before(firm, first) == "0"


def test_a_small_purchase_of_a_blocked_supplier_goes_to_people(firm: Firm) -> None:
    """What the rule lets pass of others; once the record says nothing of it any more, it lets this pass as well."""
    stopped = bought(firm, bought="no", supplier=BLOCKED.upper())
    passed = bought(firm, bought="no")
    (record,) = firm.office.store.records.heads()
    unblocked = Wish(sort="supplier", values={"blocked": None})
    assert not isinstance(set_record(firm.office, ANNA, record.id, unblocked), Refusal)
    later = bought(firm, bought="no", supplier=BLOCKED)

    assert asked(firm, stopped) == ("11", ["maria"])
    assert asked(firm, passed)[0] == asked(firm, later)[0] == "6"


def test_nobody_says_such_a_value_themselves(firm: Firm) -> None:
    """What a submission claims is put right."""
    bought(firm)
    request = bought(firm, supplier=BLOCKED, urgent_before="0", supplier_blocked="no")

    values = firm.office.request(request).standing.values
    assert (values["urgent_before"], values["supplier_blocked"]) == ("1", True)
