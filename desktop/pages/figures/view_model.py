"""The state of the page of figures: which unit and which time, and what the core measured there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.session import Session

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.showing.kpis_shown import KpisShown

PERIODS = {"weeks": 84, "month": 28, "year": 364, "all": 0}
"""Days that each choice looks back; 0: from the beginning."""


class FiguresModel(QObject):
    """Asks when something changed or something else was chosen; a late answer to an older wish is dropped."""

    shown_changed = Signal()
    """``shown`` is another now."""
    failed = Signal(object)
    """A ``CountersignError``: what is shown stays."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wish = 0
        self.unit = ""
        """Empty: the whole office."""
        self.period = "weeks"
        self.shown: KpisShown | None = None
        """None until the office has answered."""

    def refresh(self) -> None:
        """Ask anew."""
        self._wish += 1
        question = _Question(self.unit, PERIODS[self.period], self._wish)
        self._session.bridge.ask(question, self._take, self._fail, long=True)

    def choose(self, unit: str, period: str) -> None:
        """Look at this unit and those below it, over this time."""
        if (unit, period) != (self.unit, self.period) and period in PERIODS:
            self.unit, self.period = unit, period
            self.refresh()

    @Slot(object)
    def _take(self, answer: tuple[int, "KpisShown"]) -> None:
        wish, shown = answer
        if wish == self._wish:
            self.shown = shown
            self.shown_changed.emit()

    @Slot(object)
    def _fail(self, error: object) -> None:
        if self.unit:  # it may be gone since it was chosen
            self.unit = ""
            self.refresh()
            return
        self.failed.emit(error)


class _Question:
    """What the lane is asked."""

    def __init__(self, unit: str, days: int, wish: int) -> None:
        self._unit, self._days, self._wish = unit, days, wish

    def __call__(self, office: "Office") -> tuple[int, "KpisShown"]:
        from workflows.office.showing.kpis_shown import WantedKpis, kpis_shown  # noqa: PLC0415 -- on the lane

        wanted = WantedKpis(unit=self._unit or None, days=self._days, weeks=True)
        return self._wish, kpis_shown(office, wanted)
