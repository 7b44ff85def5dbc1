"""What sets an automation off, as fields: a choice, and what that choice needs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.choosing_paths import choose_folder
from desktop.widgets.form.editor import QuietCombo
from desktop.widgets.plain import button, column, label, row, set_look
from desktop.wording.automations_shown import EVENTS
from desktop.wording.speech import fill, translate
from desktop.wording.times import moment
from desktop.wording.troubles import trouble
from workflows.errors import CountersignError

if TYPE_CHECKING:
    from workflows.domain.automations import Trigger
    from workflows.office.showing.overview import Overview

_TYPING_MS, _WAITING_MS = 250, 300
"""After so long without a key it is asked when the words come next; so long after that, that it is worked out."""
_TIMES, _FILE, _MAIL, _EVENT, _STEP, _HAND = "OnSchedule", "OnFile", "OnMail", "OnEvent", "OnStep", "ByHand"
_WITH_SHARE = "budget-over"
USUAL: dict[str, str] = {_FILE: "take-in", _MAIL: "take-in-mail", _STEP: "do-step"}
"""What is done for these, whatever else there is."""


def can_hold(trigger: "Trigger") -> bool:
    """Whether these fields hold all that it says."""
    from workflows.domain.automations import (  # noqa: PLC0415 -- after the start
        ByHand,
        OnEvent,
        OnFile,
        OnMail,
        OnSchedule,
        OnStep,
    )

    match trigger:
        case ByHand() | OnSchedule() | OnStep():
            return True
        case OnFile():
            return trigger == OnFile(folder=trigger.folder, pattern=trigger.pattern)
        case OnMail():
            return trigger == OnMail(account=trigger.account, subject=trigger.subject)
        case OnEvent():
            return trigger.what != _WITH_SHARE and trigger == OnEvent(what=trigger.what, workflow=trigger.workflow)
    return False


class TriggerFields(QWidget):
    """The choice stands first; below it stands what belongs to it."""

    chosen = Signal()
    """Something else sets it off now, so other fields are there."""
    times_wanted = Signal(str)
    """Wish to know when a time in these words comes next; empty: nothing is typed, what was asked before is idle."""
    said = Signal()
    """The line about the next times says something else, and may need another height."""

    def __init__(self, known: "Overview", before: "Trigger | None", parent: QWidget) -> None:
        super().__init__(parent)
        self._before = before
        self._box = column(self, gap=2)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.ask_times)
        self._waiting = QTimer(self, singleShot=True, interval=_WAITING_MS)
        self._waiting.timeout.connect(self._say_waiting)
        self.starts = QuietCombo()
        for words, code in (
            (self.tr("At certain times"), _TIMES),
            (self.tr("A file that comes into a folder"), _FILE),
            (self.tr("A mail that comes"), _MAIL),
            (self.tr("Something that happens in the office"), _EVENT),
            (self.tr("A step of a request that the program does"), _STEP),
            (self.tr("Only a person who runs it"), _HAND),
        ):
            self.starts.addItem(words, code)
        self._add(self._box, self.tr("What sets it off"), self.starts)
        self._parts: dict[str, QWidget] = {}
        self._add_times()
        self._add_file()
        self._add_mail()
        self._add_event(known)
        self._fill(before)
        self.starts.currentIndexChanged.connect(self._choose)
        self.when.textChanged.connect(self._typed)
        self._choose()

    @property
    def code(self) -> str:
        """Which kind is chosen, by the name of its type."""
        return str(self.starts.currentData())

    @property
    def is_by_time(self) -> bool:
        """Whether a laptop that is off can miss it."""
        return self.code == _TIMES

    def wrong(self) -> str:
        """What is missing; empty where nothing is."""
        needed = {
            _TIMES: (self.when, self.tr("Say when, such as “every Monday 08:00”.")),
            _FILE: (self.folder, self.tr("Choose the folder.")),
            _MAIL: (self.account, self.tr("Name the mailbox.")),
        }
        if self.code in needed and not needed[self.code][0].text().strip():
            needed[self.code][0].setFocus()
            return needed[self.code][1]
        return ""

    def made(self) -> "Trigger":
        """What it says."""
        from workflows.domain.automations import (  # noqa: PLC0415 -- after the start
            ByHand,
            OnEvent,
            OnFile,
            OnMail,
            OnSchedule,
            OnStep,
        )

        kept = getattr(self._before, "workflow", "") if type(self._before).__name__ == self.code else ""
        match self.code:
            case "OnSchedule":
                return OnSchedule(when=self.when.text().strip(), workflow=kept)
            case "OnFile":
                return OnFile(folder=self.folder.text().strip(), pattern=self.pattern.text().strip() or "*")
            case "OnMail":
                return OnMail(account=self.account.text().strip(), subject=self.subject.text().strip())
            case "OnEvent":
                return OnEvent(what=self.happening.currentData(), workflow=str(self.workflow.currentData()))
            case "OnStep":
                return OnStep(workflow=kept)
        return ByHand()

    @Slot(object)
    def show_times(self, found: object) -> None:
        """Instants in milliseconds that the words mean, or the error why they mean none."""
        if isinstance(found, CountersignError):
            self._say(trouble(found).whole, "bad")
        elif isinstance(found, tuple):
            said = self.tr("Next: %times") if found else self.tr("It counts from a date of each request.")
            self._say(fill(said, times=" · ".join(moment(one).replace(" ", "\u00a0") for one in found)))
        else:
            self._say(self.tr("When that is could not be worked out."), "bad")

    @Slot()
    def ask_times(self) -> None:
        """Wish to know when the words come next."""
        self._typing.stop()
        words = self.when.text().strip() if self.code == _TIMES else ""
        if words:
            self._waiting.start()
        else:
            self._say(self.tr("Such as “every working day 09:00” or “last working day of the month 17:00”."))
        self.times_wanted.emit(words)

    # ------------------------------------------------------------ inside

    def _add(self, box: QVBoxLayout, words: str, entry: QWidget) -> None:
        name = label(words, "muted")
        name.setBuddy(entry)
        entry.setAccessibleName(words)
        box.addWidget(name)
        box.addWidget(entry)

    def _part(self, code: str) -> QVBoxLayout:
        part = QWidget()
        self._parts[code] = part
        self._box.addWidget(part)
        return column(part, gap=2)

    def _add_times(self) -> None:
        box = self._part(_TIMES)
        self.when = QLineEdit()
        self.when.setPlaceholderText(self.tr("every Monday 08:00"))
        self.when.setMaxLength(200)
        self._add(box, self.tr("When"), self.when)
        self.next = label("", "muted", wrap=True)
        box.addWidget(self.next)

    def _add_file(self) -> None:
        box = self._part(_FILE)
        self.folder, self.pattern = QLineEdit(), QLineEdit()
        choose = button(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        self._add(box, self.tr("Folder"), self.folder)
        line = row(gap=2)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        box.addLayout(line)
        self.pattern.setPlaceholderText("*.pdf")
        self._add(box, self.tr("Only files called so (empty: all)"), self.pattern)

    def _add_mail(self) -> None:
        box = self._part(_MAIL)
        self.account, self.subject = QLineEdit(), QLineEdit()
        self.account.setPlaceholderText("office")
        self._add(box, self.tr("Mailbox, by the name that this laptop keeps it under"), self.account)
        self._add(box, self.tr("Only with these words in the subject (empty: all)"), self.subject)

    def _add_event(self, known: "Overview") -> None:
        box = self._part(_EVENT)
        self.happening, self.workflow = QuietCombo(), QuietCombo()
        for code, words in EVENTS.items():
            if code != _WITH_SHARE:
                said = translate("Wording", words)
                self.happening.addItem(said[:1].upper() + said[1:], code)
        self._add(box, self.tr("What happens"), self.happening)
        self.workflow.addItem(self.tr("every kind of request"), "")
        for one in known.workflows:
            self.workflow.addItem(one.name, one.id)
        self._add(box, self.tr("Only for"), self.workflow)

    def _fill(self, before: "Trigger | None") -> None:
        if before is None:
            return
        self.starts.setCurrentIndex(max(0, self.starts.findData(type(before).__name__)))
        for name in ("when", "folder", "pattern", "account", "subject"):
            getattr(self, name).setText(getattr(before, name, ""))
        self.happening.setCurrentIndex(max(0, self.happening.findData(getattr(before, "what", ""))))
        self.workflow.setCurrentIndex(max(0, self.workflow.findData(getattr(before, "workflow", ""))))

    @Slot()
    def _choose(self) -> None:
        for code, part in self._parts.items():
            part.setVisible(code == self.code)
        self.ask_times()
        self.chosen.emit()

    @Slot()
    def _typed(self) -> None:
        if self.when.text().strip():
            self._typing.start()
        else:
            self.ask_times()

    @Slot()
    def _say_waiting(self) -> None:
        self._say(self.tr("Working out when that is…"))

    def _say(self, text: str, look: str = "muted") -> None:
        self._waiting.stop()
        set_look(self.next, look)
        if text != self.next.text():
            self.next.setText(text)
            self.said.emit()

    @Slot()
    def _choose_folder(self) -> None:
        choose_folder(self, self.tr("Choose a folder"), self._take_folder)

    @Slot(str)
    def _take_folder(self, path: str) -> None:
        self.folder.setText(path)
