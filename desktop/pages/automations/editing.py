"""What an automation is like: its name, what sets it off, what it does. What most offices need; a file knows more."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.pages.automations.kinds import KINDS
from desktop.pages.automations.own_model import OwnModel
from desktop.pages.automations.settings_fields import SettingsFields
from desktop.theme import Theme
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.form.editor import QuietCombo
from desktop.widgets.plain import column, label, set_look
from desktop.wording.automations_shown import EVENTS, MISSED, action
from desktop.wording.speech import fill, translate
from desktop.wording.times import moment
from desktop.wording.troubles import trouble
from workflows.errors import CountersignError

if TYPE_CHECKING:
    from workflows.domain.automations import Automation, Trigger
    from workflows.office.showing.overview import Overview

_TYPING_MS = 250
_HAND, _TIMES, _EVENT, _STEP = "hand", "times", "event", "step"


def can_be_edited(one: "Automation") -> bool:
    """Whether this window's fields hold all that it says."""
    from workflows.domain.automations import ByHand, OnEvent, OnSchedule, OnStep  # noqa: PLC0415 -- after the start

    if len(one.actions) != 1 or not isinstance(one.trigger, ByHand | OnSchedule | OnEvent | OnStep):
        return False
    if isinstance(one.trigger, OnEvent) and one.trigger.what == "budget-over":
        return False
    if isinstance(one.trigger, OnEvent) and one.trigger != OnEvent(
        what=one.trigger.what, workflow=one.trigger.workflow
    ):
        return False
    known = {setting.id for setting in KINDS.get(one.actions[0].kind, ())}
    found = one.actions[0].settings
    return one.actions[0].kind in KINDS and set(found) <= known and all(isinstance(x, str) for x in found.values())


class EditDialog(AskingDialog):
    """A new automation, or another for one that there is."""

    saved_wanted = Signal(object)
    """The ``Automation``; a new one names no laptop."""

    def __init__(
        self, theme: Theme, model: OwnModel, known: "Overview", before: "Automation | None", parent: QWidget
    ) -> None:
        title = parent.tr("A new automation") if before is None else parent.tr("Change the automation")
        super().__init__(theme, title, parent.tr("Save and sign"), parent)
        self._model, self._known, self._before = model, known, before
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._ask_times)
        self.name = QLineEdit(before.name if before is not None else "")
        self.name.setMaxLength(100)
        self.add(self.tr("Name"), self.name)
        self._add_trigger()
        self.does = QuietCombo()
        for kind in KINDS:
            self.does.addItem(_capital(action(kind)), kind)
        self.add(self.tr("What is done"), self.does)
        self.settings = SettingsFields(known, self)
        self.fields.addWidget(self.settings)
        self._add_rest()
        self._fill(before)
        self.does.currentIndexChanged.connect(self._choose_kind)
        self.starts.currentIndexChanged.connect(self._choose_start)
        self.when.textChanged.connect(self._typed)
        self.unit.currentIndexChanged.connect(self._typed)
        model.times_known.connect(self._show_times)
        self._choose_kind()
        self._choose_start()
        self.name.setFocus()

    @Slot()
    def send(self) -> None:
        """Wish it, where all is there."""
        wrong = self._wrong()
        if wrong:
            self.say_problem(wrong)
            return
        self.say_problem("")
        self.yes.setEnabled(False)
        self.saved_wanted.emit(self._made())

    # ------------------------------------------------------------ fields

    def _add_trigger(self) -> None:
        self.starts = QuietCombo()
        for words, code in (
            (self.tr("at certain times"), _TIMES),
            (self.tr("something that happens in the office"), _EVENT),
            (self.tr("a step of a request that the program does"), _STEP),
            (self.tr("only a person who runs it"), _HAND),
        ):
            self.starts.addItem(_capital(words), code)
        self.add(self.tr("What sets it off"), self.starts)
        self._times = QWidget()
        box = column(self._times, gap=1)
        self.when = QLineEdit()
        self.when.setPlaceholderText(self.tr("every Monday 08:00"))
        self.when.setMaxLength(200)
        self.add(self.tr("When"), self.when, None, box)
        self.next = label("", "muted", wrap=True)
        box.addWidget(self.next)
        self._events = QWidget()
        box = column(self._events, gap=1)
        self.happening = QuietCombo()
        for code, words in EVENTS.items():
            if code != "budget-over":
                self.happening.addItem(_capital(translate("Wording", words)), code)
        self.add(self.tr("What happens"), self.happening, None, box)
        self.workflow = QuietCombo()
        self.workflow.addItem(self.tr("every kind of request"), "")
        for one in self._known.workflows:
            self.workflow.addItem(one.name, one.id)
        self.add(self.tr("Only for"), self.workflow, None, box)
        for part in (self._times, self._events):
            self.fields.addWidget(part)

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

    def _fill(self, before: "Automation | None") -> None:
        if before is None:
            return
        trigger = before.trigger
        code = {"OnSchedule": _TIMES, "OnEvent": _EVENT, "OnStep": _STEP}.get(type(trigger).__name__, _HAND)
        self.starts.setCurrentIndex(self.starts.findData(code))
        self.when.setText(getattr(trigger, "when", ""))
        self.happening.setCurrentIndex(max(0, self.happening.findData(getattr(trigger, "what", ""))))
        self.workflow.setCurrentIndex(max(0, self.workflow.findData(getattr(trigger, "workflow", ""))))
        self.does.setCurrentIndex(max(0, self.does.findData(before.actions[0].kind)))
        self.unit.setCurrentIndex(max(0, self.unit.findData(before.unit)))
        self.missed.setCurrentIndex(max(0, self.missed.findData(before.missed)))
        self.person.setCurrentIndex(max(0, self.person.findData(before.person)))
        self.settings.show_kind(before.actions[0].kind, before.actions[0].settings)

    # ------------------------------------------------------------ what it says

    def _wrong(self) -> str:
        if not self.name.text().strip():
            self.name.setFocus()
            return self.tr("A name is needed.")
        if self.starts.currentData() == _TIMES and not self.when.text().strip():
            self.when.setFocus()
            return self.tr("Say when, such as “every Monday 08:00”.")
        return self.settings.wrong()

    def _made(self) -> "Automation":
        from workflows.domain.automations import Action, Automation  # noqa: PLC0415 -- after the start
        from workflows.ids import new_id  # noqa: PLC0415 -- as above

        before, name = self._before, self.name.text().strip()
        kept: dict[str, Any] = {}
        if before is not None:
            kept = {"term": before.term, "since_ms": before.since_ms, "enabled": before.enabled}
        return Automation(
            id=before.id if before is not None else f"a{new_id()[:10]}",
            name=name,
            trigger=self._trigger(),
            actions=(Action(kind=str(self.does.currentData()), settings=self.settings.values()),),
            unit=str(self.unit.currentData()),
            person=str(self.person.currentData()),
            missed=self.missed.currentData(),
            device=before.device if before is not None else "",
            **kept,
        )

    def _trigger(self) -> "Trigger":
        from workflows.domain.automations import ByHand, OnEvent, OnSchedule, OnStep  # noqa: PLC0415 -- as above

        workflow = str(self.workflow.currentData())
        match self.starts.currentData():
            case "times":
                kept = getattr(self._before.trigger, "workflow", "") if self._before is not None else ""
                return OnSchedule(when=self.when.text().strip(), workflow=kept)
            case "event":
                return OnEvent(what=self.happening.currentData(), workflow=workflow)
            case "step":
                return OnStep(workflow=getattr(self._before.trigger, "workflow", "") if self._before else "")
        return ByHand()

    # ------------------------------------------------------------ slots

    @Slot()
    def _choose_kind(self) -> None:
        kind = str(self.does.currentData())
        if kind != self.settings.kind:
            self.settings.show_kind(kind, {})
        self.fit()

    @Slot()
    def _choose_start(self) -> None:
        start = self.starts.currentData()
        self._times.setVisible(start == _TIMES)
        self._events.setVisible(start == _EVENT)
        self.missed.setEnabled(start == _TIMES)
        if start == _STEP:
            self.does.setCurrentIndex(self.does.findData("do-step"))
        self.does.setEnabled(start != _STEP)
        self._ask_times()
        self.fit()

    @Slot()
    def _typed(self) -> None:
        self._typing.start()

    @Slot()
    def _ask_times(self) -> None:
        words = self.when.text().strip()
        if self.starts.currentData() == _TIMES and words:
            self._model.ask_times(str(self.unit.currentData()), words)
        else:
            self.next.setText("")

    @Slot(object)
    def _show_times(self, found: Any) -> None:
        if isinstance(found, CountersignError):
            self.next.setText(trouble(found).whole)
            set_look(self.next, "bad")
            return
        set_look(self.next, "muted")
        said = self.tr("Next: %times") if found else self.tr("It counts from a date of each request.")
        self.next.setText(fill(said, times=" · ".join(moment(one) for one in found)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
