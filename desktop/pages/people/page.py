"""People and units: who belongs to the office, what they may decide, who stands in for whom."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from desktop.page import Notice, Page
from desktop.pages.people.authority_tab import AuthorityTab
from desktop.pages.people.budgets_tab import BudgetsTab
from desktop.pages.people.people_tab import PeopleTab
from desktop.pages.people.units_tab import UnitsTab
from desktop.pages.people.view_model import PeopleModel
from desktop.session import Session
from desktop.widgets.plain import column, label
from desktop.wording.refusals import refusal
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from workflows.changes import Changes


class PeoplePage(Page):
    """Tabs over one answer; the budgets ask for themselves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = PeopleModel(session, self)

    def build(self) -> Iterator[None]:
        """One tab after the other, the first first."""
        box = column(self, margin=6, gap=3)
        box.addWidget(label(self.tr("People and units"), "title"))
        self._note = label("", "muted", wrap=True)
        box.addWidget(self._note)
        self._tabs = QTabWidget(self)
        self._tabs.tabBar().setAccessibleName(self.tr("People, units, authority, budgets"))
        box.addWidget(self._tabs, 1)
        ground = self._tabs.findChild(QStackedWidget)
        yield
        self.people = PeopleTab(self.session, self.model, ground)
        self._tabs.addTab(self.people, self.tr("People"))
        yield
        self.units = UnitsTab(self.session, self.model, ground)
        self._tabs.addTab(self.units, self.tr("Units"))
        yield
        self.authority = AuthorityTab(self.session, self.model, ground)
        self._tabs.addTab(self.authority, self.tr("Who decides what"))
        yield
        self.budgets = BudgetsTab(self.session, self.model, ground)
        self._tabs.addTab(self.budgets, self.tr("Budgets"))
        self.budgets.page_requested.connect(self.page_requested)
        self.budgets.model.saved.connect(self._budget_saved)
        self.model.shown_changed.connect(self._show)
        self.model.saved.connect(self._saved)
        self.model.refused.connect(self._say_refusal)
        self.model.failed.connect(self._say_failure)

    def refresh(self) -> None:
        """Ask anew."""
        self.model.refresh()
        self.budgets.model.refresh()

    def concerns(self, changes: "Changes") -> bool:
        """People, units and authority; and how much waits for each."""
        return changes.office or bool(changes.people) or bool(changes.requests)

    def open_item(self, item: str) -> None:
        """A person's id, ``new:`` to take a new person, or ``budget:`` with a budget's id or without."""
        if item.startswith("budget:"):
            self._tabs.setCurrentWidget(self.budgets)
            self.budgets.choose(item.removeprefix("budget:"))
            return
        self._tabs.setCurrentWidget(self.people)
        if item == "new:":
            self.people.begin_new()
        else:
            self.people.choose(item)

    def lasting(self, item: str) -> str:
        """A new person is not begun by going back."""
        return "" if item == "new:" else item

    def first_focus(self) -> QWidget:
        """The list; the name of somebody who is taken on."""
        if self._tabs.currentWidget() is self.budgets:
            return self._tabs.tabBar()
        return self.people.panel.name if self.people.is_new else self.people.list

    @Slot()
    def _show(self) -> None:
        known = self.session.overview
        if self.model.may_change:
            self._note.setText(self.tr("Every change here is signed by you and stands in the decision log."))
        elif known is not None and not known.writes_authority:
            self._note.setText(self.tr("People and units are changed on the laptop that writes about the office."))
        else:
            self._note.setText(self.tr("Only an owner changes people and units."))
        self.people.show_people()
        self.units.show_units()
        self.authority.show_authority()
        self.budgets.show_budgets()

    @Slot()
    def _budget_saved(self) -> None:
        self.notice_requested.emit(Notice(text=self.tr("Signed and saved."), tone="good"))

    @Slot(str)
    def _saved(self, about: str) -> None:
        self.notice_requested.emit(Notice(text=self.tr("Signed and saved."), tone="good"))
        shown = self.model.shown
        if shown is not None and about not in shown.names.units:
            self.people.choose(about)
        self.model.refresh()

    @Slot(object)
    def _say_refusal(self, answer: Any) -> None:
        shown = self.model.shown
        if shown is not None:
            self.notice_requested.emit(Notice(text=refusal(answer, shown.names).whole, tone="bad"))
        self.model.refresh()

    @Slot(object)
    def _say_failure(self, error: Any) -> None:
        self.notice_requested.emit(Notice(text=trouble(error).whole, tone="bad"))
