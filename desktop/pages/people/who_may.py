"""The question who may decide something of a kind, in a unit, over an amount; answered by what is written down."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QWidget

from desktop.pages.people.view_model import PeopleModel
from desktop.session import Session
from desktop.widgets.deciders import SAID_ONCE, show_verdict
from desktop.widgets.flowing import Flowing
from desktop.widgets.form.editor import QuietCombo
from desktop.widgets.form.text_editors import MoneyEditor
from desktop.widgets.plain import clear, column, label, mark_wrong

if TYPE_CHECKING:
    from workflows.domain.money import Money
    from workflows.office.showing.deciders import VerdictShown

_TYPING_MS = 250


def amount_in(editor: MoneyEditor) -> "Money | None":
    """What stands there; None where nothing does. Raises ValueError where it is no amount."""
    from workflows.domain.money import parse_money  # noqa: PLC0415 -- after the first painting

    number, _, currency = editor.exact().partition(" ")
    return parse_money(number, currency) if number else None


class WhoMay(QFrame):
    """Asks by itself a moment after each change."""

    def __init__(self, session: Session, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Who may decide…?"))
        box = column(self, margin=4, gap=2)
        box.addWidget(label(self.tr("Who may decide…?"), "heading"))
        hint = self.tr("Choose a kind and a unit and type an amount: everybody is listed, each with the reason.")
        box.addWidget(label(hint, "muted", wrap=True))
        self.workflow, self.unit = QuietCombo(), QuietCombo()
        self._editors = Flowing(gap=3)
        self._asked = False
        for words, editor in ((self.tr("Kind of request"), self.workflow), (self.tr("Unit"), self.unit)):
            self._editors.addWidget(_named(words, editor))
            editor.activated.connect(self._ask_soon)
        self.amount: MoneyEditor | None = None
        box.addLayout(self._editors)
        self._answer = column(gap=3)
        box.addLayout(self._answer)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.ask)
        model.who_known.connect(self._show)

    def show_choices(self) -> None:
        """Offer what the office has; what was chosen stays."""
        shown = self._model.shown
        if shown is None:
            return
        if self.amount is None:
            self._add_amount(shown.currency)
        for combo, found in (
            (self.workflow, [(one, shown.names.workflows.get(one, one)) for one in shown.workflows]),
            (self.unit, [(one.id, one.name) for one in shown.units]),
        ):
            kept = combo.currentData()
            combo.clear()
            for key, name in found:
                combo.addItem(name, key)
            combo.setCurrentIndex(max(0, combo.findData(kept)))
        self.setVisible(bool(shown.workflows))
        if self._asked:
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Ask now."""
        self._typing.stop()
        if self.amount is None or self.workflow.currentData() is None:
            return
        try:
            amount = amount_in(self.amount)
        except ValueError:
            mark_wrong(self.amount.entry, wrong=True)
            return
        mark_wrong(self.amount.entry, wrong=False)
        self._asked = True
        self._model.ask_who(str(self.workflow.currentData()), str(self.unit.currentData()), amount)

    def _add_amount(self, currency: str) -> None:
        from workflows.domain.forms import Field  # noqa: PLC0415 -- after the first painting

        words = self.tr("Amount")
        self.amount = MoneyEditor(Field(id="amount", type="money", label=words), currency or "EUR")
        self.amount.edited.connect(self._ask_soon)
        self._editors.addWidget(_named(words, self.amount, self.amount.entry))

    @Slot()
    def _ask_soon(self) -> None:
        self._typing.start()

    @Slot(object)
    def _show(self, found: "tuple[VerdictShown, ...] | None") -> None:
        clear(self._answer)
        shown = self._model.shown
        if found is None or shown is None:
            return
        if any(reason.code == "no-limits" for one in found for reason in one.reasons):
            words = self.tr("No limits are written down for this kind: whoever its rules ask for decides any amount.")
            self._answer.addWidget(label(words, "muted", wrap=True))
            return
        if not any(one.may for one in found):
            self._answer.addWidget(label(self.tr("Nobody may decide this."), "warn", wrap=True))
        for one in found:
            show_verdict(self._session.theme, self._answer, one, shown.names, without=SAID_ONCE)


def _named(words: str, editor: QWidget, entry: QWidget | None = None) -> QWidget:
    holder = QWidget()
    box = column(holder, gap=1)
    name = label(words, "small")
    target = entry or editor
    name.setBuddy(target)
    target.setAccessibleName(words)
    box.addWidget(name)
    box.addWidget(editor)
    return holder
