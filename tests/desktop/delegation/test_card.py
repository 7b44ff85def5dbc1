"""What the card says about budgets, opinions and limits, and what can be pressed there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import numbers
from tests.desktop.delegation.conftest import CLERK, MANAGER, OWNER, Window, money
from tests.support.shown_office import Both
from workflows.domain.budgets import Budget
from workflows.domain.events import AuthoritySet, BudgetsSet
from workflows.domain.people import Grant

Prepare = Callable[..., None]
Open = Callable[[str], Window]


def shop_budget(amount: int) -> BudgetsSet:
    """A budget of the whole shop for the year."""
    return BudgetsSet(budgets=(Budget(id="shop", name="Shop & more", unit="head-office", amount=money(amount)),))


def asks_first() -> AuthoritySet:
    """Ben is asked for an opinion on purchases, and no other manager decides them."""
    return AuthoritySet(grants=(Grant(workflow="purchase", person=MANAGER, rung="ask-first"),))


@pytest.mark.parametrize(
    ("amount", "said"),
    [(5000, "within"), (600, "nearly used up"), (380, "goes beyond by 120.00 EUR, so an owner decides")],
)
def test_the_card_says_what_a_budget_has_left(prepare: Prepare, open_window: Open, amount: int, said: str) -> None:
    """In words beside the bar; the line opens the budget."""
    prepare(shop_budget(amount), then=lambda both: both.buy("500.00"))
    window = open_window(MANAGER)

    (line,) = window.card(MANAGER, "Chairs").card.content.budgets.lines
    assert said in line.text.replace("\u00a0", " ")
    assert ("left" in line.text) == (amount > 500)
    line.link.click()

    window.until(lambda: window.desktop.window.current == "people" and window.people.budgets.isVisible())
    window.until(lambda: "shop" in window.people.budgets.cards)


def test_beyond_a_budget_the_bar_tells_why_and_offers_to_hand_it_on(prepare: Prepare, open_window: Open) -> None:
    """Approve is grey with the reason; a no, and handing it on, are as always. An owner needs a reason."""
    prepare(shop_budget(380), then=lambda both: both.buy("500.00"))
    inbox = open_window(MANAGER).card(MANAGER, "Chairs")
    bar = inbox.card.bar

    assert [bar.buttons[one].isEnabled() for one in ("approve", "reject", "hand-on")] == [False, True, True]
    assert "“Shop & more”" in bar._why.text()
    assert "(H)" in bar._why.text()


def test_a_limit_of_a_period_is_told_with_its_amount(prepare: Prepare, open_window: Open) -> None:
    """What was decided this month is known to the bar."""
    grant = Grant(workflow="purchase", role="manager", up_to=money(600), per_period=money(900))

    def bought(both: object) -> None:
        assert isinstance(both, Both)
        both.approve(both.buy("500.00", what="Desk"))
        both.buy("500.00")

    prepare(AuthoritySet(grants=(grant,)), then=bought)
    bar = open_window(MANAGER).card(MANAGER, "Chairs").card.bar

    assert not bar.buttons["approve"].isEnabled()
    assert numbers.exact("900.00") in bar._why.text()
    assert bar.buttons["hand-on"].isEnabled()


def test_who_has_to_ask_first_gives_an_opinion_and_an_owner_decides(prepare: Prepare, open_window: Open) -> None:
    """The buttons, the countdown and the signature say so; the opinion stands on the card of whoever decides."""
    prepare(asks_first(), then=lambda both: both.buy("500.00"))
    window = open_window(MANAGER)
    inbox = window.card(MANAGER, "Chairs")
    bar = inbox.card.bar

    assert bar.buttons["approve"].accessibleName() == "I am for it"
    assert bar.buttons["reject"].accessibleName() == "I am against it"
    assert "opinion" in bar._why.text()
    inbox.model.reject()
    assert inbox.model.panel is not None
    assert "I am against it" in inbox.card.panel._title.text()
    inbox.model.close_panel()
    bar.buttons["approve"].click()
    window.until(lambda: "Your opinion is signed" in inbox.card.countdown.signature.text)

    decider = window.card(OWNER, "Chairs")
    said = [one.text() for one in decider.card.content._opinions.findChildren(type(bar._why))]
    assert any("Ben Okafor was for it" in one for one in said)
    assert decider.card.bar.buttons["approve"].accessibleName() == "Approve"


def test_an_opinion_counts_down_as_one(prepare: Prepare, open_window: Open) -> None:
    """It can be undone, and says that somebody else is asked next."""
    prepare(asks_first(), then=lambda both: both.buy("500.00"))
    window = open_window(MANAGER)
    window.desktop.remembered.keep("undo-seconds", 15)
    inbox = window.card(MANAGER, "Chairs")

    inbox.model.approve()
    (counting,) = inbox.card.countdown._rows.values()

    assert counting.words == "I am for it: “Chairs”"
    assert "somebody who may decide" in counting._left.text()
    inbox.model.undo()


def test_why_me_unfolds_by_a_key(prepare: Prepare, open_window: Open) -> None:
    """W opens the chain of reasons, and folds it again; it says who else may."""
    prepare(asks_first(), then=lambda both: both.buy("500.00"))
    window = open_window(MANAGER)
    inbox = window.card(MANAGER, "Chairs")
    part = inbox.card.content.deciders
    assert part.toggle.whole == "Who may decide, and why me?"
    assert part.text == ""

    inbox.side.view.setFocus()
    window.desktop.window.activateWindow()
    window.until(window.desktop.window.isActiveWindow)
    QTest.keyClick(inbox.side.view, Qt.Key.Key_W)
    window.until(lambda: "Ben Okafor is asked for an opinion" in part.text)
    assert "asks first" in part.text
    QTest.keyClick(inbox.side.view, Qt.Key.Key_W)

    window.until(lambda: not part.toggle.isChecked())


def test_the_page_of_a_request_says_why_not_me(prepare: Prepare, open_window: Open) -> None:
    """Whoever asked is told that, and who decides instead."""
    found: list[str] = []
    prepare(shop_budget(5000), then=lambda both: found.append(both.buy("500.00")))
    window = open_window(CLERK)
    window.desktop.window.open_page("requests", found[0])
    page = window.desktop.window.page("requests")
    view = page.request  # type: ignore[attr-defined]
    window.until(lambda: not view.deciders.isHidden())

    view.deciders.toggle.click()

    assert view.deciders.toggle.whole == "Who decides, and why not me?"
    assert "Carl Weiss may not decide." in view.deciders.text
    assert "Carl Weiss asked for it." in view.deciders.text
    assert "Ben Okafor may decide." in view.deciders.text
    assert next(one.link.whole for one in view.budgets.lines).startswith("Shop & more, ")


def test_several_opinions_at_once_are_told_as_such(prepare: Prepare, open_window: Open) -> None:
    """What is chosen together says afterwards how much of it decided nothing."""

    def bought(both: Both) -> None:
        both.buy("500.00")
        both.buy("600.00", what="Desk")

    prepare(asks_first(), then=bought)
    window = open_window(MANAGER)
    inbox = window.card(MANAGER, "Chairs")
    said: list[str] = []
    inbox.notice_requested.connect(lambda notice: said.append(notice.text))
    inbox.model.choose()
    inbox.model.next()
    inbox.model.choose()
    window.until(lambda: len(inbox.model.chosen) == 2)

    inbox.model.approve()
    window.until(lambda: said)

    assert said == ["2 decisions signed. 2 only as an opinion: whoever may decide is asked next."]
