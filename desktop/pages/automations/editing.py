"""What an automation is like: its name, what sets it off, what it does. What most offices need; a file knows more."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.pages.automations.kinds import KINDS
from desktop.pages.automations.own_model import OwnModel
from desktop.pages.automations.settings_fields import SettingsFields
from desktop.pages.automations.trigger_fields import USUAL, TriggerFields, can_hold
from desktop.theme import Theme
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.form.editor import QuietCombo
from desktop.wording.automations_shown import MISSED, action
from desktop.wording.speech import translate

if TYPE_CHECKING:
    from workflows.domain.automations import Automation
    from workflows.office.showing.overview import Overview


def can_be_edited(one: "Automation") -> bool:
    """Whether this window's fields hold all that it says."""
    if len(one.actions) != 1 or one.actions[0].kind not in KINDS or not can_hold(one.trigger):
        return False
    known = {setting.id for setting in KINDS[one.actions[0].kind]}
    found = one.actions[0].settings
    return set(found) <= known and all(isinstance(value, str) for value in found.values())


class EditDialog(AskingDialog):
    """A new automation, or another for one that there is."""

    saved_wanted = Signal(object)
    """The ``Automation``; a new one names no laptop."""

    def __init__(
        self, theme: Theme, model: OwnModel, known: "Overview", before: "Automation | None", parent: QWidget
    ) -> None:
        title = self.tr("A new automation") if before is None else self.tr("Change the automation")
        super().__init__(theme, title, self.tr("Save and sign"), parent)
        self._model, self._known, self._before = model, known, before
        self.name = QLineEdit(before.name if before is not None else "")
        self.name.setMaxLength(100)
        self.add(self.tr("Name"), self.name)
        self.trigger = TriggerFields(known, before.trigger if before is not None else None, self)
        self.fields.addWidget(self.trigger)
        self.does = QuietCombo()
        for kind in KINDS:
            self.does.addItem(_capital(action(kind)), kind)
        self.add(self.tr("What is done"), self.does)
        self.settings = SettingsFields(known, self)
        self.fields.addWidget(self.settings)
        self._add_rest()
        if before is not None:
            self._fill(before)
        self.does.currentIndexChanged.connect(self._choose_kind)
        self.unit.currentIndexChanged.connect(self.trigger.ask_times)
        self.trigger.chosen.connect(self._choose_start)
        self.trigger.times_wanted.connect(self._ask_times)
        self.trigger.said.connect(self._make_room)
        model.times_known.connect(self.trigger.show_times)
        self._choose_kind()
        self._choose_start()
        self.trigger.ask_times()
        self.name.setFocus()

    @Slot()
    def send(self) -> None:
        """Wish it, where all is there."""
        wrong = self._wrong()
        self.say_problem(wrong)
        if not wrong:
            self.yes.setEnabled(False)
            self.saved_wanted.emit(self._made())

    def _add_rest(self) -> None:
        self.unit, self.missed, self.person = QuietCombo(), QuietCombo(), QuietCombo()
        for unit in self._known.units:
            self.unit.addItem(unit.name, unit.id)
        for code, words in MISSED.items():
            self.missed.addItem(_capital(translate("Wording", words)), code)
        self.person.addItem(self.tr("the owners"), "")
        for one in self._known.people:
            if one.active:
                self.person.addItem(one.name, one.id)
        self.beside((self.tr("By the days and hours of"), self.unit), (self.tr("If it fails, ask"), self.person))
        self.add(self.tr("If this laptop is off at that time"), self.missed)

    def _fill(self, before: "Automation") -> None:
        self.does.setCurrentIndex(max(0, self.does.findData(before.actions[0].kind)))
        self.unit.setCurrentIndex(max(0, self.unit.findData(before.unit)))
        self.missed.setCurrentIndex(max(0, self.missed.findData(before.missed)))
        self.person.setCurrentIndex(max(0, self.person.findData(before.person)))
        self.settings.show_kind(before.actions[0].kind, before.actions[0].settings)

    def _wrong(self) -> str:
        if not self.name.text().strip():
            self.name.setFocus()
            return self.tr("A name is needed.")
        return self.trigger.wrong() or self.settings.wrong()

    def _made(self) -> "Automation":
        from workflows.domain.automations import Action, Automation  # noqa: PLC0415 -- after the start
        from workflows.ids import new_id  # noqa: PLC0415 -- as above

        before = self._before
        kept: dict[str, Any] = {}
        if before is not None:
            kept = {"term": before.term, "since_ms": before.since_ms, "enabled": before.enabled}
        return Automation(
            id=before.id if before is not None else f"a{new_id()[:10]}",
            name=self.name.text().strip(),
            trigger=self.trigger.made(),
            actions=(Action(kind=str(self.does.currentData()), settings=self.settings.values()),),
            unit=str(self.unit.currentData()),
            person=str(self.person.currentData()),
            missed=self.missed.currentData(),
            device=before.device if before is not None else "",
            **kept,
        )

    @Slot()
    def _choose_kind(self) -> None:
        kind = str(self.does.currentData())
        if kind != self.settings.kind:
            self.settings.show_kind(kind, {})
        self.fit()

    @Slot()
    def _choose_start(self) -> None:
        usual = USUAL.get(self.trigger.code)
        if usual is not None:
            self.does.setCurrentIndex(self.does.findData(usual))
        self.does.setEnabled(usual is None)
        self.missed.setEnabled(self.trigger.is_by_time)
        self.fit()

    @Slot(str)
    def _ask_times(self, words: str) -> None:
        self._model.ask_times(str(self.unit.currentData()), words)

    @Slot()
    def _make_room(self) -> None:
        self.fit()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
