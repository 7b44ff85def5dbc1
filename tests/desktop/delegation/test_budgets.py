"""The tab of budgets: what is left, what makes the figures, and an owner's changes, each signed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.pages.people.budget_dialogs import BudgetDialog, MoveDialog
from desktop.pages.people.page import PeoplePage
from desktop.pages.requests.page import RequestsPage
from desktop.widgets.eliding import ElidingLink
from tests.desktop.delegation.conftest import MANAGER, OWNER, Window, money
from tests.support.shown_office import Both
from workflows.domain.budgets import Budget
from workflows.domain.events import BudgetsSet

Prepare = Callable[..., None]
Open = Callable[[str], Window]
SHOP = Budget(id="shop", name="Shop", unit="head-office", amount=money(1000))
PAPER = Budget(id="paper", name="Paper", unit="head-office", workflows=("invoice", "gone"), amount=money(300))


def words(page: PeoplePage, budget: str) -> str:
    """Everything that the card of a budget says."""
    return "\n".join(one.text() for one in page.budgets.cards[budget].findChildren(QLabel))


def test_without_budgets_the_tab_says_what_they_are_for(open_window: Open) -> None:
    """An owner can add one at once; others read who can."""
    window = open_window(OWNER)
    page = window.budgets()
    window.until(lambda: page.budgets.currentWidget() is page.budgets.empty)

    assert page.budgets.empty._action.text() == "Add a budget…"
    window.act_as(MANAGER)
    window.until(lambda: not page.budgets.empty._action.text())

    assert "An owner sets them" in page.budgets.empty._text.text()


def test_a_budget_is_added_by_keys_alone(open_window: Open) -> None:
    """Name, amount, Enter: signed, and there, with what its form says first."""
    window = open_window(OWNER)
    page = window.budgets()
    page.budgets.begin_new()
    dialog = page.budgets.dialog
    assert isinstance(dialog, BudgetDialog)

    dialog.send()
    assert dialog.problem.text() == "A name and an amount are needed."
    QTest.keyClicks(dialog.name, "Marketing")
    QTest.keyClicks(dialog.amount.entry, "5000")
    QTest.keyClick(dialog.amount.entry, Qt.Key.Key_Return)
    window.until(lambda: "marketing" in page.budgets.cards)

    shown = page.budgets.model.shown
    assert shown is not None
    assert shown.every == (
        Budget(id="marketing", name="Marketing", unit="head-office", amount=money(5000), period="year"),
    )
    window.until(lambda: page.budgets.dialog is None)


def test_changing_one_budget_leaves_the_others_and_what_its_form_cannot_say(
    prepare: Prepare, open_window: Open
) -> None:
    """The event replaces all budgets, so all of them are sent; several kinds stay several."""
    prepare(BudgetsSet(budgets=(SHOP, PAPER)))
    window = open_window(OWNER)
    page = window.budgets()
    window.until(lambda: "paper" in page.budgets.cards)
    page.budgets.cards["paper"].edit_requested.emit("paper")
    dialog = page.budgets.dialog
    assert isinstance(dialog, BudgetDialog)

    dialog.amount.show_typed("450.00 EUR")
    dialog.stops.setChecked(False)
    dialog.send()
    window.until(lambda: page.budgets.dialog is None)
    window.until(lambda: page.budgets.model.shown is not None and page.budgets.model.shown.every[1] != PAPER)

    shown = page.budgets.model.shown
    assert shown is not None
    paper = Budget(
        id="paper", name="Paper", unit="head-office", workflows=PAPER.workflows, amount=money(450), block_percent=None
    )
    assert shown.every == (SHOP, paper)


def test_what_is_refused_stays_typed_with_the_reason(prepare: Prepare, open_window: Open) -> None:
    """Somebody changed the budget after it was looked at."""
    prepare(BudgetsSet(budgets=(SHOP,)))
    window = open_window(OWNER)
    page = window.budgets()
    window.until(lambda: "shop" in page.budgets.cards)
    page.budgets._edit(Budget(id="shop", name="Shop", unit="head-office", amount=money(900)))
    dialog = page.budgets.dialog
    assert isinstance(dialog, BudgetDialog)
    dialog.name.setText("Whole shop")

    dialog.send()
    assert not dialog.yes.isEnabled()
    window.until(lambda: not dialog.problem.isHidden())

    assert "The budget was changed meanwhile." in dialog.problem.text()
    assert dialog.name.text() == "Whole shop"
    assert dialog.yes.isEnabled()
    dialog.reject()


def test_budget_is_moved_to_another(prepare: Prepare, open_window: Open) -> None:
    """Both cards say so; the same to itself is asked again."""
    prepare(BudgetsSet(budgets=(SHOP, PAPER)))
    window = open_window(OWNER)
    page = window.budgets()
    window.until(lambda: "paper" in page.budgets.cards)
    page.budgets.cards["shop"].move_requested.emit("shop")
    dialog = page.budgets.dialog
    assert isinstance(dialog, MoveDialog)
    assert (dialog.source.currentData(), dialog.target.currentData()) == ("shop", "paper")

    dialog.send()
    assert "Choose two budgets" in dialog.problem.text()
    QTest.keyClicks(dialog.amount.entry, "200")
    dialog.reason.setText("Winter")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    window.until(lambda: "200.00\u00a0EUR were moved away" in words(page, "shop"))

    assert "200.00\u00a0EUR of it were moved here" in words(page, "paper")
    assert "500.00\u00a0EUR" in words(page, "paper")


def test_the_requests_behind_a_figure_open_and_so_does_their_list(prepare: Prepare, open_window: Open) -> None:
    """Each is named with what it takes; rejected ones take nothing."""

    def bought(both: Both) -> None:
        both.approve(both.buy("500.00", what="Desk"))
        both.reject(both.buy("400.00", what="Gold"))
        both.buy("300.00", what="Lamp")

    prepare(BudgetsSet(budgets=(SHOP,)), then=bought)
    window = open_window(MANAGER)
    page = window.budgets()
    window.until(lambda: "shop" in page.budgets.cards)
    card = page.budgets.cards["shop"]
    assert not [one for one in card.findChildren(QPushButton) if one.text() in {"Change…", "Move budget…"}]
    card.behind.click()
    window.until(lambda: {one.whole for one in card.findChildren(ElidingLink)} == {"Desk", "Lamp"})

    next(one for one in card.findChildren(QPushButton) if one.text().startswith("Open the list")).click()
    requests = window.desktop.window.page("requests")
    assert isinstance(requests, RequestsPage)
    window.until(lambda: window.desktop.window.current == "requests" and requests.list_model.count == 2)

    assert requests.list_model.filter.units == ("head-office",)
