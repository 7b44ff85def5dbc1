"""Notes each office that was opened, and knows whether it is the firm to look around in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.homes import Homes, Kind, KnownHome
from desktop.session import Session

if TYPE_CHECKING:
    from workflows.office.office import Office


class OpenedHomes(QObject):
    """Follows the session. Lives on the main thread."""

    sample_known = Signal(bool)
    """Whether the office that is open is the sample firm; False when it is left."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._homes = Homes(session.remembered)
        self._noted = ""
        self.is_sample = False
        session.overview_changed.connect(self._look)
        session.bridge.office_closed.connect(self._left)

    @Slot()
    def _look(self) -> None:
        home = self._session.bridge.home
        if self._session.overview is not None and home is not None and str(home) != self._noted:
            self._noted = str(home)
            self._session.bridge.ask(_is_sample, self._answered)

    @Slot(object)
    def _answered(self, is_sample: bool) -> None:
        home, overview = self._session.bridge.home, self._session.overview
        if home is None or overview is None:
            return
        kind: Kind = "sample" if is_sample else "office"
        self._homes.note(KnownHome(path=str(home), name=overview.name, kind=kind))
        self.is_sample = is_sample
        self.sample_known.emit(is_sample)

    @Slot()
    def _left(self) -> None:
        self._noted, self.is_sample = "", False
        self.sample_known.emit(False)


def _is_sample(office: "Office") -> bool:
    from workflows.office.sample_home import is_sample  # noqa: PLC0415 -- on the lane

    return is_sample(office)
