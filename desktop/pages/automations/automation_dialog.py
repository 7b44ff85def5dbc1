"""One automation looked at closely: when and what, where it runs, what it would do now, how it went."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.pages.automations.editing import can_be_edited
from desktop.pages.automations.own_lines import run_lines, would_text
from desktop.pages.automations.own_model import OwnModel, OwnShown, Told
from desktop.theme import Theme
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.line_list import LineList
from desktop.widgets.plain import button, card, label, row
from desktop.wording.alarms import laptop
from desktop.wording.automations_shown import actions, trigger, why_not
from desktop.wording.speech import fill, sentence
from desktop.wording.times import moment
from desktop.wording.troubles import trouble
from workflows.errors import CountersignError

if TYPE_CHECKING:
    from workflows.automations.asking import AutomationShown
    from workflows.domain.automations import Automation


class AutomationDialog(AskingDialog):
    """Whoever may look at the list may look at this; changing is an owner's act, signed."""

    run_wanted = Signal(str)
    saved_wanted = Signal(object)
    """The ``Automation`` as it shall be."""
    edit_wanted = Signal(str)
    end_wanted = Signal(str)
    here_wanted = Signal(str)
    """Let this laptop run it from now on."""

    def __init__(self, theme: Theme, model: OwnModel, one: "AutomationShown", shown: OwnShown, parent: QWidget) -> None:
        super().__init__(theme, one.automation.name, self.tr_run(), parent)
        self._one, self._model = one, model
        self._sure = False
        what = one.automation
        self._say(self.tr("When"), trigger(what.trigger, one.when, shown.names))
        self._say(self.tr("Does"), actions(what.actions))
        self._say(self.tr("For"), shown.names.units.get(what.unit, what.unit))
        self._say(self.tr("Runs on"), laptop(what.device, shown.names))
        self._say(self.tr("Next"), self._next())
        self._would_title = label(self.tr("What it would do now"), "muted")
        self.would = label("", wrap=True, selectable=True)
        self._would_card, inside = card("sunken")
        inside.addWidget(self.would)
        self._runs_title = label(self.tr("How it went"), "muted")
        self.runs = LineList(theme, self.tr("How it went"), grows=True)
        for part in (self._would_title, self._would_card, self._runs_title, self.runs):
            part.hide()
            self.fields.addWidget(part)
        here = what.device == shown.device
        self.yes.setEnabled(here)
        if not here:
            self.yes.setToolTip(self.tr("It runs on another laptop."))
        if model.may_change:
            self._add_changes(here=here)
        model.told.connect(self._show_told)
        model.look_closely(what.id)

    @staticmethod
    def tr_run() -> str:
        """The words of the main button."""
        return QCoreApplication.translate("AutomationDialog", "Run it now")

    @Slot()
    def send(self) -> None:
        """Run it."""
        self.say_problem("")
        self.yes.setEnabled(False)
        self.run_wanted.emit(self._one.automation.id)

    def _say(self, name: str, text: str) -> None:
        line = row(gap=3)
        words = label(name, "muted")
        words.setMinimumWidth(words.fontMetrics().horizontalAdvance("0") * 12)
        line.addWidget(words)
        line.addWidget(label(text[:1].upper() + text[1:], wrap=True, selectable=True), 1)
        self.fields.addLayout(line)

    def _next(self) -> str:
        one = self._one
        if one.why_not is not None:
            return sentence(why_not(one.why_not, one.detail))
        return moment(one.next_ms) if one.next_ms is not None else self.tr("nothing is planned")

    def _add_changes(self, *, here: bool) -> None:
        line = row(gap=2)
        on = self._one.automation.enabled
        self.switch = self._plain(self.tr("Switch it off") if on else self.tr("Switch it on"))
        self.switch.clicked.connect(self._switch)
        line.addWidget(self.switch)
        if can_be_edited(self._one.automation):
            self.edit = self._plain(self.tr("Change…"))
            self.edit.clicked.connect(self._edit)
            line.addWidget(self.edit)
        if not here:
            self.here = self._plain(self.tr("Run it on this laptop"))
            self.here.clicked.connect(self._here)
            line.addWidget(self.here)
        self.over = self._plain(self.tr("End it for good…"), "bad")
        self.over.clicked.connect(self._end)
        line.addWidget(self.over)
        line.addStretch(1)
        self.fields.addLayout(line)
        if not can_be_edited(self._one.automation):
            said = self.tr("What it does is more than this window can change. The office file has all of it.")
            self.fields.addWidget(label(said, "muted", wrap=True))

    def _plain(self, words: str, look: str = "") -> QPushButton:
        made = button(words, look)
        made.setAutoDefault(False)
        return made

    # ------------------------------------------------------------ slots

    @Slot(object)
    def _show_told(self, told: Told) -> None:
        if told.automation != self._one.automation.id:
            return
        text = trouble(told.wrong).whole if isinstance(told.wrong, CountersignError) else would_text(told.would)
        self.would.setText(text)
        for part in (self._would_title, self._would_card):
            part.setVisible(bool(text))
        self.runs.show_lines(run_lines(told.runs))
        for one in (self._runs_title, self.runs):
            one.setVisible(bool(told.runs))
        self.fit()

    @Slot()
    def _switch(self) -> None:
        changed: Automation = msgspec.structs.replace(self._one.automation, enabled=not self._one.automation.enabled)
        self.saved_wanted.emit(changed)

    @Slot()
    def _edit(self) -> None:
        self.edit_wanted.emit(self._one.automation.id)

    @Slot()
    def _here(self) -> None:
        self.here_wanted.emit(self._one.automation.id)

    @Slot()
    def _end(self) -> None:
        if self._sure:
            self.end_wanted.emit(self._one.automation.id)
            return
        self._sure = True
        self.over.setText(self.tr("Yes, end it"))
        self.say_problem(fill(self.tr("“%name” would never run again."), name=self._one.automation.name))
