"""The state of the page of automations: what the program does by itself, as the core tells it."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from desktop.session import Session

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.office.office import Office
    from workflows.office.showing.automations_shown import AutomationsShown


class AutomationsModel(QObject):
    """Asks when something changed; what the exchange did last is known from the overview, which is always fresh."""

    shown_changed = Signal()
    """``shown`` is another now."""
    caught_up = Signal(int)
    """What was due was done: in how many requests."""
    failed = Signal(object)
    """A ``CountersignError``: nothing was done."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: AutomationsShown | None = None
        """None until the office has answered."""
        session.overview_changed.connect(self._follow)

    @property
    def may_act(self) -> bool:
        """Whether what is written on this laptop counts."""
        known = self._session.overview
        return known is not None and known.ended is None

    def refresh(self) -> None:
        """Ask anew."""
        self._session.bridge.ask(_shown, self._take, self._fail, long=True)

    def catch_up(self) -> None:
        """Do what is due now, as it is done with every exchange."""
        self._session.bridge.act(_catch_up, self._caught_up, self._fail)

    # ------------------------------------------------------------ inside

    @Slot(object)
    def _take(self, shown: "AutomationsShown") -> None:
        self.shown = shown
        self._follow()
        self.shown_changed.emit()

    @Slot()
    def _follow(self) -> None:
        """Every exchange renews the overview; the long walk through the log is not needed for that."""
        known, shown = self._session.overview, self.shown
        if known is None or shown is None or shown.exchanging is None:
            return
        fresh = msgspec.structs.replace(shown.exchanging, last_ms=known.synced_ms, trouble=known.trouble)
        if known.folder == shown.exchanging.place and fresh != shown.exchanging:
            self.shown = msgspec.structs.replace(shown, exchanging=fresh)
            self.shown_changed.emit()

    @Slot(object)
    def _caught_up(self, changes: "Changes") -> None:
        self.caught_up.emit(len(changes.requests))

    @Slot(object)
    def _fail(self, error: object) -> None:
        self.failed.emit(error)


def _shown(office: "Office") -> "AutomationsShown":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.automations_shown import automations_shown  # noqa: PLC0415 -- as above

    return automations_shown(office, clock.now_ms())


def _catch_up(office: "Office") -> "Changes":
    return office.catch_up()
