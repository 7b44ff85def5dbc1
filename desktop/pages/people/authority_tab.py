"""Who may decide what, and who stands in for whom: as sentences."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.pages.people.view_model import PeopleModel
from desktop.pages.people.who_may import WhoMay
from desktop.session import Session
from desktop.widgets.icon_button import Icon, IconButton
from desktop.widgets.plain import button, card, clear, column, inset, label, row
from desktop.wording import authority

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from workflows.domain.people import Substitute


class AuthorityTab(QScrollArea):
    """Two lists of sentences; substitutes can be added and ended."""

    def __init__(self, session: Session, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self._substitutes: tuple[Substitute, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        self.setWidget(inside)
        box = column(inside, gap=4)
        box.setContentsMargins(0, 12, 0, 0)
        self.who = WhoMay(session, model)
        box.addWidget(self._grants_card())
        box.addWidget(self.who)
        box.addWidget(self._substitutes_card())
        self._reporting_card, self._reporting = self._lines_card(self.tr("Who reports to whom"))
        self._rates_card, self._rates = self._lines_card(self.tr("Exchange rates for limits and budgets"))
        box.addWidget(self._reporting_card)
        box.addWidget(self._rates_card)
        box.addStretch(1)

    def show_authority(self) -> None:
        """Show what the model holds."""
        shown = self._model.shown
        if shown is None:
            return
        clear(self._grants)
        for grant in shown.grants:
            words = authority.grant(grant.grant, shown.names, grant.trial)
            icon_name = "scale" if grant.trial is None else "sparkles"
            self._sentence(self._grants, icon_name, words, today=grant.today)
        if not shown.grants:
            self._grants.addWidget(
                label(
                    self.tr("Nothing is written down: roles alone say who decides, without a limit."),
                    "muted",
                    wrap=True,
                )
            )
        clear(self._list)
        self._substitutes = tuple(one.substitute for one in shown.substitutes)
        for at, one in enumerate(shown.substitutes):
            words = authority.substitute(one.substitute, shown.names)
            stands = one.today and not one.substitute.asked
            line = self._sentence(self._list, "circle-help" if one.substitute.asked else "users", words, today=stands)
            if self._model.may_change:
                ending = IconButton(self._session.theme, "x", self.tr("End this substitution"))
                ending.setProperty("place", at)
                ending.clicked.connect(self._end)
                line.addWidget(ending)
        if not shown.substitutes:
            self._list.addWidget(label(self.tr("Nobody stands in for anybody."), "muted", wrap=True))
        clear(self._reporting)
        for other in shown.people:
            if other.person.active and other.person.reports_to:
                self._sentence(self._reporting, "user", authority.reports_to(other.person, shown.names), today=True)
        self._reporting_card.setVisible(self._reporting.count() > 0)
        clear(self._rates)
        for rate in shown.rates:
            self._sentence(self._rates, "coins", authority.rate(rate), today=True)
        self._rates_card.setVisible(self._rates.count() > 0)
        self.who.show_choices()
        self._adding.setVisible(self._model.may_change)
        for box in (self.person, self.by):
            kept = box.currentData()
            box.clear()
            for one_person in shown.people:
                if one_person.person.active:
                    box.addItem(one_person.person.name, one_person.person.id)
            box.setCurrentIndex(max(0, box.findData(kept)))

    def _grants_card(self) -> QFrame:
        frame, box = card()
        box.addWidget(label(self.tr("Who may decide what"), "heading"))
        self._grants = QVBoxLayout()
        box.addLayout(self._grants)
        return frame

    def _lines_card(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        frame, box = card()
        frame.setAccessibleName(title)
        box.addWidget(label(title, "heading"))
        lines = QVBoxLayout()
        box.addLayout(lines)
        return frame, lines

    def _substitutes_card(self) -> QFrame:
        frame, box = card()
        box.addWidget(label(self.tr("Who stands in for whom"), "heading"))
        self._list = QVBoxLayout()
        box.addLayout(self._list)
        self.person, self.by = QComboBox(), QComboBox()
        self.since, self.until = QDateEdit(QDate.currentDate()), QDateEdit(QDate.currentDate().addDays(14))
        inset(self.since, self.until)
        self._adding = QWidget()
        line = row(self._adding)
        for words, editor in (
            (self.tr("Absent"), self.person),
            (self.tr("Stands in"), self.by),
            (self.tr("From"), self.since),
            (self.tr("To"), self.until),
        ):
            part = column()
            name = label(words, "small")
            name.setBuddy(editor)
            editor.setAccessibleName(words)
            if isinstance(editor, QDateEdit):
                editor.setCalendarPopup(True)
            part.addWidget(name)
            part.addWidget(editor)
            line.addLayout(part)
        self.add = button(self.tr("Add"))
        self.add.clicked.connect(self._add)
        last = column()
        last.addStretch(1)
        last.addWidget(self.add)
        line.addLayout(last)
        line.addStretch(1)
        box.addWidget(self._adding)
        return frame

    def _sentence(self, box: QVBoxLayout, icon_name: str, words: str, *, today: bool) -> "QHBoxLayout":
        line = row()
        line.addWidget(Icon(self._session.theme, icon_name, "accent" if today else "muted"))
        line.addWidget(label(words, "" if today else "muted", wrap=True), 1)
        box.addLayout(line)
        return line

    @Slot()
    def _add(self) -> None:
        day = "yyyy-MM-dd"
        self._model.add_substitute(
            str(self.person.currentData()),
            str(self.by.currentData()),
            self.since.date().toString(day),
            self.until.date().toString(day),
        )

    @Slot()
    def _end(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, IconButton):
            at = int(pressed.property("place"))
            if at < len(self._substitutes):
                self._model.remove_substitute(self._substitutes[at])
