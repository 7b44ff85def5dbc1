"""A run that waits for somebody's word: what happened, as far as anybody knows, and three answers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, column, label, row
from desktop.wording.action_problems import PROBLEMS, problem
from desktop.wording.automations_shown import run_state
from desktop.wording.speech import fill
from desktop.wording.times import moment

if TYPE_CHECKING:
    from workflows.automations.asking import RunAsked
    from workflows.office.showing.names import Names


class AskedCard(QWidget):
    """One of them. The answers are there for whoever is asked; others read who is."""

    answered = Signal(str, str, str)
    """Automation, run, and ``done``, ``again`` or ``leave``."""

    def __init__(
        self, theme: Theme, asked: "RunAsked", names: "Names", *, may_answer: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._run = asked.run
        self.setProperty("look", "sunken")
        words, colour = run_state(asked.run.state)
        line = row(self, margin=4, gap=3)
        line.addWidget(Icon(theme, "triangle-alert", colour, 1.6))
        box = column(gap=1)
        box.addWidget(label(asked.name, "strong", wrap=True))
        said = QCoreApplication.translate("AutomationsPage", "%when: %state.")
        box.addWidget(label(fill(said, when=moment(asked.run.planned_ms), state=words), wrap=True))
        why = problem(asked.run.code) if asked.run.code in PROBLEMS else ""
        told = " ".join(part for part in (why, asked.run.text) if part)
        if told:
            box.addWidget(label(told, "muted", wrap=True))
        if may_answer:
            self._add_answers(box)
        else:
            who = ", ".join(names.people.get(one, one) for one in asked.people)
            box.addWidget(label(fill(self.tr("%who is asked what became of it."), who=who), "muted", wrap=True))
        line.addLayout(box, 1)

    def _add_answers(self, box: QVBoxLayout) -> None:
        line = row(gap=2)
        self.again = button(self.tr("Do it once more"))
        self.again.clicked.connect(self._once_more)
        self.did = button(self.tr("It had happened"))
        self.did.clicked.connect(self._had_happened)
        self.leave = button(self.tr("Let it be"), "quiet")
        self.leave.clicked.connect(self._let_it_be)
        for one in (self.again, self.did, self.leave):
            line.addWidget(one)
        line.addStretch(1)
        box.addLayout(line)

    @Slot()
    def _once_more(self) -> None:
        self._answer("again")

    @Slot()
    def _had_happened(self) -> None:
        self._answer("done")

    @Slot()
    def _let_it_be(self) -> None:
        self._answer("leave")

    def _answer(self, how: str) -> None:
        self.setEnabled(False)
        self.answered.emit(self._run.automation, self._run.cause, how)
