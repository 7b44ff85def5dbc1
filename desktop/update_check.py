"""Hears of newer versions: when somebody presses, or once a week where they consented. Shows a notice, and no more.

The web is asked on a lane that may wait and holds no office; what came is judged on the writer's.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.bridge import Bridge
from desktop.page import Notice
from desktop.remembered import Remembered

if TYPE_CHECKING:
    from workflows.errors import Trouble
    from workflows.office.office import Office
    from workflows.office.updates.hearing import Heard

_ASK_EVERY, _FIRST = 60, 5
"""Minutes between two looks at whether a week went by, and before the first one: the start has enough to do."""
_TOLD = "told-of-version"


class UpdateCheck(QObject):
    """Lives on the main thread."""

    heard = Signal(object)
    """``Heard``: how it stands, after every look and every change."""
    failed = Signal(object)
    """``CountersignError``: it could not be looked at, or not be kept."""
    busy_changed = Signal(bool)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._busy = False
        bridge.office_leaving.connect(self._end)

    def show(self) -> None:
        """Say how it stands; asks nobody outside."""
        self._bridge.ask(_heard, self._say, self._say_failure)

    def ask_now(self) -> None:
        """Somebody pressed."""
        if not self._busy and self._bridge.home is not None:
            self._set_busy(True)
            self._bridge.fetch(_ask_web, self._came, self._lost)

    @Slot(bool)
    def consent(self, weekly: bool) -> None:
        """Ask once a week from now on, or no more."""
        self._bridge.act(partial(_consent, weekly), self._say, self._say_failure)

    @Slot(object)
    def _say(self, heard: "Heard") -> None:
        self.heard.emit(heard)

    @Slot(object)
    def _say_failure(self, error: object) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _came(self, web: "bytes | Trouble | None") -> None:
        if self._bridge.home is None:
            self._set_busy(False)
            return
        self._bridge.act(partial(_hear, web), self._told, self._lost)

    @Slot(object)
    def _told(self, heard: "Heard") -> None:
        self._set_busy(False)
        self.heard.emit(heard)

    @Slot(object)
    def _lost(self, error: object) -> None:
        self._set_busy(False)
        self.failed.emit(error)

    @Slot()
    def _end(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)


class WeeklyCheck(UpdateCheck):
    """Asks once a week where somebody consented, and tells each version once; after that it stands in settings."""

    notice_requested = Signal(object)
    """Wish to say something in passing: a ``Notice``."""

    def __init__(self, bridge: Bridge, remembered: Remembered, parent: QObject | None = None) -> None:
        super().__init__(bridge, parent)
        self._remembered = remembered
        self._minutes = 0
        self.heard.connect(self._tell)
        bridge.office_opened.connect(self._begin)

    @Slot()
    def take_minute(self) -> None:
        """A minute went by: look from time to time whether a week did."""
        if self._minutes % _ASK_EVERY == _FIRST and self._bridge.home is not None:
            self._bridge.ask(_is_due, self._known, self._not_known)
        self._minutes += 1

    @Slot(object)
    def _known(self, is_due: bool) -> None:
        if is_due:
            self.ask_now()

    @Slot(object)
    def _not_known(self, error: object) -> None:
        del error  # whoever shows the office says why it cannot be asked

    @Slot(object)
    def _tell(self, told: "Heard") -> None:
        if told.notice is not None and self._remembered.text(_TOLD) != told.notice.version:
            self._remembered.keep(_TOLD, told.notice.version)
            text = self.tr("Version %1 of Countersign can be had.").replace("%1", told.notice.version)
            notice = Notice(text=text, action_text=self.tr("What is new"), page="settings", item="updates:")
            self.notice_requested.emit(notice)

    @Slot(object)
    def _begin(self, home: object) -> None:
        """Another office may have consented, or not."""
        del home
        self._minutes = 0


def _heard(office: "Office") -> "Heard":
    from workflows.office.updates.hearing import heard  # noqa: PLC0415 -- on the lane

    return heard(office)


def _is_due(office: "Office") -> bool:
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.updates.hearing import is_due  # noqa: PLC0415 -- as above

    return is_due(office, clock.now_ms())


def _ask_web() -> "bytes | Trouble | None":
    from workflows.errors import Trouble  # noqa: PLC0415 -- on the lane
    from workflows.office.updates import published  # noqa: PLC0415 -- as above

    if not published.NOTICE_ADDRESS:
        return None
    from workflows.office.updates.fetching import fetch  # noqa: PLC0415 -- as above

    try:
        return fetch(published.NOTICE_ADDRESS)
    except Trouble as error:
        return error


def _hear(web: "bytes | Trouble | None", office: "Office") -> "Heard":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.updates.hearing import hear  # noqa: PLC0415 -- as above

    return hear(office, web, clock.now_ms())


def _consent(weekly: bool, office: "Office") -> "Heard":
    from workflows.office.updates.hearing import consent, heard  # noqa: PLC0415 -- on the lane

    consent(office, weekly=weekly)
    return heard(office)
