"""The state of the office's automations, and what can be wished of them. No widget."""

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from desktop.session import Session

if TYPE_CHECKING:
    from desktop.tasks import Job
    from workflows.automations.asking import AutomationShown, Run, RunAsked
    from workflows.automations.effects.protocol import WouldDo
    from workflows.domain.automations import Automation, Settlement
    from workflows.office.notices import Notice
    from workflows.office.office import Office
    from workflows.office.showing.names import Names


class OwnShown(msgspec.Struct, frozen=True, kw_only=True):
    """The automations as the page shows them."""

    automations: "tuple[AutomationShown, ...]"
    asked: "tuple[RunAsked, ...]"
    """Runs that wait for somebody's word, oldest first."""
    notices: "tuple[Notice, ...]"
    """What automations had to tell at this laptop, the latest first."""
    device: str
    """This laptop."""
    names: "Names"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One automation looked at closely."""

    automation: str
    would: "tuple[WouldDo, ...]"
    """What its actions would do now."""
    wrong: object
    """The ``CountersignError`` for which that cannot be said; None."""
    runs: "tuple[Run, ...]"
    """Its latest, newest first."""


class OwnModel(QObject):
    """Lives on the main thread."""

    shown_changed = Signal()
    """``shown`` is another now."""
    told = Signal(object)
    """A ``Told``."""
    times_known = Signal(object)
    """Instants in milliseconds that the time in words that was asked for last means, or the error why it means none."""
    signed = Signal()
    """What was wished was signed."""
    ran = Signal(object)
    """The ``Run`` that somebody asked for."""
    refused = Signal(object)
    """A ``Refusal``: nothing was changed."""
    failed = Signal(object)
    """A ``CountersignError``: nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: OwnShown | None = None
        self._times: Job | None = None

    @property
    def may_change(self) -> bool:
        """Whether who acts is an owner, on the laptop that writes about the office."""
        known = self._session.overview
        if known is None or known.ended is not None or not known.writes_authority:
            return False
        return any(one.id == self._session.person and one.owner for one in known.people)

    def one(self, automation: str) -> "AutomationShown | None":
        """What is shown of one."""
        found = self.shown.automations if self.shown is not None else ()
        return next((each for each in found if each.automation.id == automation), None)

    def may_settle(self, asked: "RunAsked") -> bool:
        """Whether who acts is asked about this run."""
        return self._session.person in asked.people

    def refresh(self) -> None:
        """Ask anew."""
        self._session.bridge.ask(_shown, self._take, self._fail)

    def look_closely(self, automation: str) -> None:
        """Ask what it would do now, and how it went before."""
        self._session.bridge.ask(partial(_told, automation), self._take_told, self._fail, long=True)

    def ask_times(self, unit: str, words: str) -> None:
        """Ask when a time in words comes next. What was asked before is wanted no more; no words ask nothing."""
        if self._times is not None:
            self._times.cancel()
            self._times = None
        if words:
            self._times = self._session.bridge.ask(partial(_times, unit, words), self._take_times, self._fail_times)

    def run(self, automation: str) -> None:
        """Run one now."""
        self._session.bridge.act(partial(_run, automation), self._ran, self._fail)

    def save(self, automation: "Automation") -> None:
        """Add or change one. Where no laptop is named, it is this one."""
        self._act(partial(_save, automation))

    def end(self, automation: str) -> None:
        """End one for good."""
        self._act(partial(_end, automation))

    def run_here(self, automation: str) -> None:
        """Let this laptop run it from now on."""
        self._act(partial(_run_here, automation))

    def settle(self, automation: str, cause: str, how: "Settlement") -> None:
        """Say what became of a run."""
        self._act(partial(_settle, automation, cause, how))

    def see_notices(self) -> None:
        """Somebody saw all that is shown."""
        seen = frozenset(one.id for one in self.shown.notices) if self.shown is not None else frozenset()
        self._session.bridge.act(partial(_see, seen), self._acted, self._fail)

    def _act(self, deed: Any) -> None:
        self._session.bridge.act(partial(deed, self._session.person), self._acted, self._fail)

    @Slot(object)
    def _take(self, shown: OwnShown) -> None:
        if shown != self.shown:
            self.shown = shown
            self.shown_changed.emit()

    @Slot(object)
    def _take_told(self, told: Told) -> None:
        self.told.emit(told)

    @Slot(object)
    def _take_times(self, found: object) -> None:
        self._times = None
        self.times_known.emit(found)

    @Slot(object)
    def _fail_times(self, error: BaseException) -> None:
        from workflows.errors import CountersignError  # noqa: PLC0415 -- after the first painting

        self._take_times(error)
        if not isinstance(error, CountersignError):
            self._session.bridge.meet(error)  # a bug of ours is reported, never passed over

    @Slot(object)
    def _acted(self, answer: Any) -> None:
        from workflows.domain.commands import Refusal  # noqa: PLC0415 -- after the first painting

        if isinstance(answer, Refusal):
            self.refused.emit(answer)
        else:
            self.signed.emit()
        self.refresh()

    @Slot(object)
    def _ran(self, answer: Any) -> None:
        from workflows.domain.commands import Refusal  # noqa: PLC0415 -- as above

        (self.refused if isinstance(answer, Refusal) else self.ran).emit(answer)
        self.refresh()

    @Slot(object)
    def _fail(self, error: object) -> None:
        self.failed.emit(error)


# ---------------------------------------------------------------- on the lanes


def _shown(office: "Office") -> OwnShown:
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.automations.asking import asked, automations  # noqa: PLC0415 -- as above
    from workflows.office.notices import notices  # noqa: PLC0415 -- as above
    from workflows.office.showing.names import names  # noqa: PLC0415 -- as above

    now_ms = clock.now_ms()
    return OwnShown(
        automations=automations(office, now_ms),
        asked=asked(office, now_ms),
        notices=notices(office),
        device=office.keys.device,
        names=names(office),
    )


def _told(automation: str, office: "Office") -> Told:
    from workflows.automations.by_hand import runs_of, would  # noqa: PLC0415 -- on the lane
    from workflows.errors import CountersignError  # noqa: PLC0415 -- as above

    found: tuple[WouldDo, ...] = ()
    wrong: CountersignError | None = None
    one = office.state.automations.get(automation)
    try:
        found = would(office, one) if one is not None else ()
    except CountersignError as error:
        wrong = error
    return Told(automation=automation, would=found, wrong=wrong, runs=runs_of(office, automation))


def _times(unit: str, words: str, office: "Office") -> tuple[int, ...]:
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.automations.times_ahead import next_times  # noqa: PLC0415 -- as above

    return next_times(office, unit, words, clock.now_ms())


def _run(automation: str, office: "Office") -> Any:
    from workflows.automations.by_hand import run_now  # noqa: PLC0415 -- on the lane
    from workflows.domain.commands import Refusal  # noqa: PLC0415 -- as above

    one = office.state.automations.get(automation)
    if one is None:
        return Refusal(code="unknown-automation", facts={"automation": automation})
    return run_now(office, one)


def _save(automation: "Automation", by: str, office: "Office") -> Any:
    from workflows.automations.changing import set_automations  # noqa: PLC0415 -- on the lane

    device = automation.device or office.keys.device
    return set_automations(office, by, [msgspec.structs.replace(automation, device=device)])


def _end(automation: str, by: str, office: "Office") -> Any:
    from workflows.automations.changing import end  # noqa: PLC0415 -- on the lane

    return end(office, by, automation)


def _run_here(automation: str, by: str, office: "Office") -> Any:
    from workflows.automations.changing import move  # noqa: PLC0415 -- on the lane

    return move(office, by, automation, office.keys.device)


def _settle(automation: str, cause: str, how: "Settlement", by: str, office: "Office") -> Any:
    from workflows.automations.changing import settle_run  # noqa: PLC0415 -- on the lane

    return settle_run(office, by, automation, cause, how)


def _see(seen: frozenset[str], office: "Office") -> None:
    from workflows.office.notices import mark_seen  # noqa: PLC0415 -- on the lane

    mark_seen(office, seen)
