"""Who sits here, and what everybody needs to know of the office: one object that pages are given, and never look up."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.bridge import Bridge
from desktop.language import Language
from desktop.remembered import Remembered
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.recovery_in_hand import RecoveryInHand
    from workflows.changes import Changes
    from workflows.office.office import Office
    from workflows.office.showing.overview import Overview


class Session(QObject):
    """The open office in short, kept fresh, and the person who acts. Lives on the main thread."""

    overview_changed = Signal()
    """``overview`` is another now."""
    person_changed = Signal(str)
    """Who acts from now on: a person's id; empty where nobody can."""
    folder_changed = Signal()
    """The office is shared through another folder now, or through none."""
    minute_passed = Signal()
    """The clock shows another minute: what says a time says it anew."""
    failed = Signal(object)
    """The ``CountersignError`` with which the office could not be opened or asked."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        remembered: Remembered,
        parent: QObject | None = None,
        language: Language | None = None,
    ) -> None:
        super().__init__(parent)
        self.language = language
        """The words in use; None where nothing can be chosen, as in a test of one page."""
        self.bridge = bridge
        self.theme = theme
        self.remembered = remembered
        self.overview: Overview | None = None
        """None until the office has answered for the first time."""
        self.person = ""
        bridge.office_opened.connect(self._begin)
        bridge.office_closed.connect(self._end)
        bridge.changed.connect(self._renew)

    @cached_property
    def recovery(self) -> "RecoveryInHand":
        """The recovery key of an office that was just founded."""
        from desktop.recovery_in_hand import RecoveryInHand  # noqa: PLC0415 -- after the first painting

        return RecoveryInHand(self.remembered)

    def name(self, id_: str | None) -> str:
        """The name of a person or unit; the id itself where it is not known; empty for None."""
        if not id_:
            return ""
        return self._names.get(id_, id_)

    @Slot()
    @Slot(object)
    def renew(self, why: object = None) -> None:
        """Ask for the overview anew: counts, lights and alarms follow from exchanges as well."""
        del why
        if self.bridge.home is not None:
            self._ask()

    def act_as(self, person: str) -> None:
        """Let this person act from now on, whose key this laptop holds."""
        if person != self.person:
            self.person = person
            self.remembered.keep(self._kept_under, person)
            self.person_changed.emit(person)

    @property
    def _kept_under(self) -> str:
        """Each office has people of its own, so who acted last is remembered for each."""
        return "person" if self.overview is None else f"person-{self.overview.office}"

    @property
    def _names(self) -> dict[str, str]:
        known = self.overview
        return {} if known is None else known.names.units | known.names.people

    @Slot(object)
    def _begin(self, home: object) -> None:
        self.overview = None
        self._ask()

    @Slot()
    def _end(self) -> None:
        self.overview, self.person = None, ""
        self.overview_changed.emit()

    @Slot(object)
    def _renew(self, changes: "Changes") -> None:
        self.renew()  # not where they are the last of an office that was just left

    def _ask(self) -> None:
        self.bridge.ask(_overview, self._answered, self._refused)

    @Slot(object)
    def _answered(self, overview: "Overview") -> None:
        first = self.overview is None
        self.overview = overview
        if first or self.person not in overview.acting:
            kept = self.remembered.text(self._kept_under)
            self.person = kept if kept in overview.acting else _first(overview)
            self.person_changed.emit(self.person)
        self.overview_changed.emit()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self.failed.emit(error)


def _first(overview: "Overview") -> str:
    """Who acts where nobody was chosen yet: an owner, who sits here where an office begins, before whoever is next."""
    owners = {one.id for one in overview.people if one.owner}
    return next((one for one in overview.acting if one in owners), next(iter(overview.acting), ""))


def _overview(office: "Office") -> "Overview":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.overview import overview  # noqa: PLC0415 -- on the lane

    return overview(office, clock.now_ms())
