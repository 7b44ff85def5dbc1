"""A new request says what a budget has left before it is sent."""

from collections.abc import Callable

from desktop.pages.new_request.live_line import live_line
from tests.desktop.delegation.conftest import CLERK
from tests.desktop.delegation.test_card import shop_budget
from tests.support.shown_office import Both
from workflows.domain.commands import Submit
from workflows.office.showing.preview import Preview, preview

Prepare = Callable[..., None]


def foretold(both: Both, price: int) -> Preview:
    """What sending would come to."""
    values = {"what": "Chairs", "price": {"minor": price * 100, "currency": "EUR"}}
    command = Submit(workflow="purchase", unit="head-office", by=CLERK, values=values)
    return preview(both.reader, command, both.now_ms)


def test_within_a_budget_the_line_says_what_is_left(prepare: Prepare, home: object) -> None:
    """Calmly, beside the rule's own words."""
    said: list[Preview] = []
    prepare(shop_budget(5000), then=lambda both: said.append(foretold(both, 500)))

    line = live_line(said[0], {}, {})

    assert "Budget “Shop & more”: within, 4,500.00\u00a0EUR of 5,000.00\u00a0EUR left." in line.why
    assert line.tone == "plain"


def test_beyond_a_budget_the_line_says_that_an_owner_will_have_to_decide(prepare: Prepare) -> None:
    """Also where a rule would say yes by itself: then the owner is asked, and the line names them."""
    said: list[Preview] = []

    def asked(both: Both) -> None:
        said.extend((foretold(both, 500), foretold(both, 90)))

    prepare(shop_budget(50), then=asked)
    for one, beyond in zip(said, ("450.00", "40.00"), strict=True):
        line = live_line(one, {}, {})
        assert f"goes beyond by {beyond}\u00a0EUR. An owner will have to decide." in line.notes[0]
        assert (line.tone, line.can_send) == ("warn", True)
    by_rule = live_line(said[1], {}, {})

    assert "Anna Berg decides." in by_rule.text
    assert "the budget is used up, so an owner decides" in by_rule.why


def test_without_budgets_nothing_is_said(prepare: Prepare) -> None:
    """The line is as it was."""
    said: list[Preview] = []
    prepare(then=lambda both: said.append(foretold(both, 500)))

    line = live_line(said[0], {}, {})

    assert "udget" not in line.why + " ".join(line.notes)
