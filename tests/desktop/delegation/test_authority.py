"""Who may decide what, as the page of people says it."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.pages.rules.page import RulesPage
from tests.desktop.delegation.conftest import CLERK, MANAGER, OWNER, Window, money
from workflows.domain.events import AuthoritySet, PersonSet, PilotStarted, RatesSet, SubstitutesSet
from workflows.domain.people import Grant, Person, Substitute
from workflows.domain.pilots import Pilot
from workflows.domain.rates import Rate
from workflows.office.office import Office
from workflows.rules.plain import table_to_plain

Prepare = Callable[..., None]
Open = Callable[[str], Window]
GRANT = Grant(
    workflow="purchase", step="approve", role="manager", up_to=money(600), per_period=money(900), until="2030-12-31"
)


def said(window: Window) -> str:
    """Everything that the tab says."""
    return "\n".join(one.text() for one in window.people.authority.findChildren(QLabel))


def test_authority_is_told_with_all_that_limits_it(prepare: Prepare, open_window: Open) -> None:
    """Step, amounts, period, dates, trials; who reports to whom; rates; and who has not accepted yet."""
    tried = Grant(workflow="purchase", person=CLERK, unit="head-office", rung="ask-first", pilot="try")
    pilot = Pilot(
        id="try", name="Ask Carl", units=("head-office",), since="2026-01-01", until="2099-12-31", grants=(tried,)
    )
    asked = Substitute(
        person=MANAGER,
        by=CLERK,
        since="2026-01-01",
        until="2099-12-31",
        unit="head-office",
        up_to=money(50),
        asked=True,
    )
    prepare(
        AuthoritySet(grants=(GRANT,)),
        PilotStarted(pilot=pilot),
        PersonSet(person=Person(id=CLERK, name="Carl Weiss", unit="head-office", reports_to=MANAGER)),
        RatesSet(rates=(Rate(currency="USD", into="EUR", rate="0.9215", since="2026-01-01"),)),
        SubstitutesSet(substitutes=(asked,)),
    )
    window = open_window(OWNER)
    window.budgets()
    window.until(lambda: "Carl Weiss" in said(window))
    text = said(window).replace("\u00a0", " ")

    assert "step “approve”" in text
    assert "up to 600.00 EUR, and 900.00 EUR in a month" in text
    assert "They ask first. On trial: “Ask Carl”" in text
    assert "Carl Weiss reports to Ben Okafor" in text
    assert "1 USD is 0.9215 EUR" in text
    assert "up to 50.00 EUR. Carl Weiss has not accepted yet" in text


def test_changing_a_name_keeps_whom_somebody_reports_to(prepare: Prepare, open_window: Open) -> None:
    """And the panel changes it."""
    prepare(PersonSet(person=Person(id=CLERK, name="Carl Weiss", unit="head-office", reports_to=MANAGER)))
    window = open_window(OWNER)
    page = window.budgets()
    page.open_item(CLERK)
    panel = page.people.panel
    assert panel.above.currentData() == MANAGER

    page.model.save_person(CLERK, name="Carl W.", unit="head-office", email="", active=True)
    window.until(lambda: _person(page, CLERK).name == "Carl W.")
    assert _person(page, CLERK).reports_to == MANAGER
    window.until(lambda: panel.name.text() == "Carl W.")
    panel.name.setText("Carl White")
    panel.save.click()
    window.until(lambda: _person(page, CLERK).name == "Carl White")
    assert _person(page, CLERK).reports_to == MANAGER
    panel.above.setCurrentIndex(0)
    panel.save.click()

    window.until(lambda: _person(page, CLERK).reports_to == "")


def _person(page: object, person: str) -> Person:
    shown = page.model.shown  # type: ignore[attr-defined]
    found: Person = next(one.person for one in shown.people if one.person.id == person)
    return found


def test_who_may_decide_is_answered_for_an_amount(prepare: Prepare, open_window: Open) -> None:
    """With the line of the office's own rules that says so; above it nobody but an owner."""
    prepare(AuthoritySet(grants=(GRANT,)))
    window = open_window(CLERK)
    window.budgets()
    who = window.people.authority.who
    assert who.amount is not None
    who.workflow.setCurrentIndex(who.workflow.findData("purchase"))
    QTest.keyClicks(who.amount.entry, "550")
    window.until(lambda: "Ben Okafor may decide." in said(window))
    assert "Written down for Manager: up to 600.00\u00a0EUR" in said(window)
    assert "Carl Weiss may not decide." in said(window)

    who.amount.entry.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(who.amount.entry, "650")
    window.until(lambda: "Ben Okafor may not decide." in said(window))
    assert "This is above that." in said(window)
    assert "Anna Berg may decide." in said(window)
    who.amount.entry.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(who.amount.entry, "x")

    window.until(lambda: who.amount is not None and who.amount.entry.property("wrong") == "true")


def test_the_rules_name_a_trial_of_a_table(home: object, prepare: Prepare, open_window: Open) -> None:
    """Where it runs, how long, and which version."""

    def try_it(both: object) -> None:
        office: Office = both.writer  # type: ignore[attr-defined]
        table = office.state.tables["bands"][1]
        pilot = Pilot(
            id="bands",
            name="Wider bands",
            units=("head-office",),
            since="2026-01-01",
            until="2099-12-31",
            table="bands",
            version=2,
        )
        office.change(OWNER, (PilotStarted(pilot=pilot, table=table_to_plain(table) | {"version": 2}),))
        assert office.state.pilots

    prepare(then=try_it)
    window = open_window(OWNER)
    window.desktop.window.open_page("rules", "bands")
    page = window.desktop.window.page("rules")
    assert isinstance(page, RulesPage)
    window.until(lambda: "Wider bands" in page.head._trials.text())

    assert "On trial in" in page.head._trials.text()
    assert "(version 2)" in page.head._trials.text()
