"""Working together as a state and as wishes: the folder, the laptops, who waits to be let in."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.pages.folder import deeds
from desktop.session import Session
from desktop.tasks import Job
from desktop.wording.said import Said
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from desktop.pages.folder.deeds import Done
    from workflows.office.sharing.admitting import Pending
    from workflows.office.sharing.invitations import Invited
    from workflows.office.sharing.place_checks import PlaceLook
    from workflows.office.showing.ending_shown import EndingShown
    from workflows.office.showing.folder_shown import FolderShown


class FolderModel(QObject):
    """What the page shows. No widget; lives on the main thread."""

    shown_changed = Signal()
    """``shown`` is another now."""
    pending_changed = Signal()
    """``pending`` is another now: laptops that wait for a person's word."""
    held_changed = Signal()
    """``held`` is another now."""
    looked = Signal(object)
    """``PlaceLook``: what was found about a place."""
    invited = Signal(object)
    """``Invited``: a code was made."""
    ending_known = Signal(object)
    """``EndingShown``: what two people look at before they end a laptop's log."""
    done = Signal(object)
    """``Done``: a wish was carried out."""
    failed = Signal(object)
    """``Said``: a wish could not be carried out, and why."""
    became_busy = Signal(bool)
    """Whether a wish is being carried out."""
    folder_changed = Signal()
    """The office has a folder now, or another one, or none."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: FolderShown | None = None
        self.pending: tuple[Pending, ...] = ()
        self.held: tuple[Any, ...] | None = None
        """``HeldLine``s; None where nobody has looked."""
        self._job: Job | None = None
        self._looking: Job | None = None
        self._is_looking_for_held = False

    @property
    def owner(self) -> str:
        """The owner in whose name laptops are let in and ended: whoever acts, if they are one; else empty."""
        person = self._session.person
        return person if self.shown is not None and person in self.shown.owners else ""

    @property
    def may_decide(self) -> bool:
        """Whether laptops are let in and ended by whoever sits here now."""
        return self.shown is not None and self.shown.is_primary and bool(self.owner) and self.shown.ended is None

    @property
    def is_busy(self) -> bool:
        """Whether a wish is being carried out: another one is not taken meanwhile."""
        return self._job is not None

    # ------------------------------------------------------------ questions

    def refresh(self) -> None:
        """Ask for everything anew."""
        if self._session.bridge.home is not None:
            self._session.bridge.ask(deeds.shown, self._take_shown)

    def look_at(self, place: str) -> None:
        """Look at a place before connecting it; ``looked`` follows."""
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._session.bridge.ask(
            partial(deeds.look, place), self._take_look, self._fail_question, long=True
        )

    def ask_ending(self, device: str) -> None:
        """Ask what there is to know before a laptop's log is ended; ``ending_known`` follows."""
        person = self.owner or self._session.person
        self._session.bridge.ask(partial(deeds.ending, device, person), self._take_ending, self._fail_question)

    def look_for_held(self) -> None:
        """Look through all requests for acts that were signed and do not count."""
        if not self._is_looking_for_held:
            self._is_looking_for_held = True
            self._session.bridge.ask(deeds.held, self._take_held, self._fail_held, long=True)

    # ------------------------------------------------------------ wishes

    def connect_place(self, place: str) -> None:
        """Share the office through this place, and exchange at once."""
        self._act(partial(deeds.connect, place, {}))

    def sign_in_and_connect(self, place: str) -> None:
        """The same for a service at which one signs in with the browser."""
        if self._job is None:
            self.became_busy.emit(True)
            self._job = self._session.bridge.work(partial(deeds.sign_in, place), self._take_secrets, self._fail)

    def disconnect_place(self) -> None:
        """Work on this laptop alone."""
        self._act(deeds.disconnect)

    def exchange(self, *, deep: bool = False) -> None:
        """Exchange now; ``deep`` also verifies what was verified before, and writes what is missing."""
        self._act(partial(deeds.exchange, deep))

    def invite(self, person: str, days: int) -> None:
        """Make a code for one laptop; ``invited`` follows."""
        self._act(partial(deeds.make_invitation, person, days, self.owner), self._take_invited)

    def take_back(self, nonce: str) -> None:
        """Let a code admit nobody any more."""
        self._act(partial(deeds.take_back_invitation, nonce, self.owner))

    def admit(self, words: tuple[str, ...]) -> None:
        """Let the laptop in that shows these words."""
        self._act(partial(deeds.let_in, words, self.owner))

    def refuse(self, words: tuple[str, ...]) -> None:
        """Let it not in."""
        self._act(partial(deeds.keep_out, words, self.owner))

    def end_laptop(self, device: str, size: int, second: str) -> None:
        """End a laptop's log here, with the second person's word from here or from elsewhere."""
        self._act(partial(deeds.end_laptop, device, size, self.owner, second))

    def ask_end(self, device: str, size: int) -> None:
        """Say as the second person, on another laptop than the owner's, that a log should end."""
        self._act(partial(deeds.ask_end, device, size, self._session.person))

    def ratify(self, ranges: "tuple[tuple[str, int, int], ...]") -> None:
        """Let held entries count after all: laptop, first position, and the one after the last."""
        self.held = None
        self._act(partial(deeds.let_count, ranges, self.owner))

    # ------------------------------------------------------------ answers

    def _act(self, deed: Any, then: Any = None) -> None:
        if self._job is None:
            self.became_busy.emit(True)
            self._job = self._session.bridge.act(deed, then or self._take_done, self._fail)

    def _end_job(self) -> None:
        self._job = None
        self.became_busy.emit(False)

    @Slot(object)
    def _take_shown(self, shown: "FolderShown") -> None:
        if self.shown is not None and self.shown.held != shown.held:
            self.held = None  # more came, or an owner let some in: what was found is old
        self.shown = shown
        self.shown_changed.emit()
        waits = any(one.state == "open" for one in shown.invitations) and shown.place is not None
        if waits and shown.is_primary:
            self._session.bridge.act(deeds.waiting, self._take_pending, self._no_pending)
        else:
            self._take_pending(())
        if self.held is None and any(one.line.state in {"ended", "forked"} for one in shown.laptops):
            self.look_for_held()

    @Slot(object)
    def _take_pending(self, pending: "tuple[Pending, ...]") -> None:
        if pending != self.pending:
            self.pending = pending
            self.pending_changed.emit()

    @Slot(object)
    def _no_pending(self, error: object) -> None:
        del error  # that the folder does not answer is told by the exchange

    @Slot(object)
    def _take_look(self, look: "PlaceLook") -> None:
        self._looking = None
        self.looked.emit(look)

    @Slot(object)
    def _take_ending(self, ending: "EndingShown") -> None:
        self.ending_known.emit(ending)

    @Slot(object)
    def _take_held(self, held: tuple[Any, ...]) -> None:
        self._is_looking_for_held = False
        self.held = held
        self.held_changed.emit()

    @Slot(object)
    def _fail_question(self, error: Exception) -> None:
        self._looking = None
        self._say(error)

    @Slot(object)
    def _fail_held(self, error: Exception) -> None:
        self._is_looking_for_held = False
        self._say(error)

    @Slot(object)
    def _take_secrets(self, found: "tuple[str, dict[str, str]]") -> None:
        place, secrets = found
        self._job = None
        self._act(partial(deeds.connect, place, secrets))

    @Slot(object)
    def _take_invited(self, made: "Invited") -> None:
        self._end_job()
        self.invited.emit(made)
        self.refresh()

    @Slot(object)
    def _take_done(self, done: "Done") -> None:
        self._end_job()
        if done.code in {"connected", "disconnected"}:
            self.folder_changed.emit()
        self.done.emit(done)
        self._session.renew()
        self.refresh()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._end_job()
        self._say(error)
        self._session.renew()

    def _say(self, error: Exception) -> None:
        from workflows.errors import CountersignError  # noqa: PLC0415 -- not before the first paint

        if isinstance(error, CountersignError):
            self.failed.emit(_said(error))
        else:
            self._session.bridge.meet(error)


def _said(error: Any) -> Said:
    return trouble(error)
