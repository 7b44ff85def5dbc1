"""What every page of the window is: something that is given the session, grows stale, and redraws when it is seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.session import Session

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.errors import CountersignError


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line that the window shows for a moment."""

    text: str
    tone: Literal["plain", "good", "bad", "warn"] = "plain"
    action_text: str = ""
    """The words of the one thing that can be done about it; empty: nothing."""
    page: str = ""
    """Where that leads: a page's name, and what to show there."""
    item: str = ""


def notice_of(error: "CountersignError") -> Notice:
    """What went wrong, what is safe and what to do, in the language in use."""
    from desktop.wording.troubles import trouble  # noqa: PLC0415 -- after the first painting

    return Notice(text=trouble(error).whole, tone="bad")


class Page(QWidget):
    """One page. Its widgets are made once; ``refresh`` asks anew."""

    is_built = False
    """Whether all its parts are there; the window makes them, see ``build``, and asks nothing of the page before."""

    page_requested = Signal(str, str)
    """Wish to see another page: its name, and the id of what to show there or the empty text."""
    notice_requested = Signal(object)
    """Wish to say something in passing: a ``Notice``."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        session.theme.dress(self)  # before its parts are made, which measure themselves by it
        self.setProperty("look", "page")
        self._stale = True
        session.minute_passed.connect(self._take_minute)

    # ------------------------------------------------------------ what a page may say otherwise

    def build(self) -> Iterator[None]:
        """Make its parts, what is seen first. At each ``yield`` the window may paint and hear: a page of many parts
        pauses between them, so that none holds the window for long. Put a part into its place before what is in it,
        or give it its parent at once: Qt polishes all of a part anew whenever something is put around it.
        """
        yield from ()

    def refresh(self) -> None:
        """Ask for what is shown, and show it. Called when the page is seen and was stale."""

    def take_time(self) -> None:
        """Say anew what follows from the time: how long ago, how late. Nothing is asked for."""

    def concerns(self, changes: "Changes") -> bool:
        """Whether something that is shown here was touched."""
        del changes
        return True

    def open_item(self, item: str) -> None:
        """Show this one, named by its id."""

    def lasting(self, item: str) -> str:
        """What of an item is shown again by going back to it. What begins something is not begun a second time."""
        return item

    def take_files(self, paths: list[str]) -> None:
        """Files were dropped anywhere in the window while this page was the one that takes them."""

    def finish(self) -> None:
        """The window or the office is closed: send and keep what was only waiting, at once."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the page is opened."""
        return None

    # ------------------------------------------------------------ what the window calls

    def grow_stale(self) -> None:
        """What is shown may be old: ask anew now, or when the page is seen."""
        self._stale = True
        if self.isVisible() and self.is_built:
            self._renew()

    def finish_building(self) -> None:
        """All parts are there: where the page is seen already, it shows now what it shows."""
        self.is_built = True
        if self.isVisible():
            self._renew()
            self.take_time()

    def take_changes(self, changes: "Changes") -> None:
        """Something was written or taken in."""
        if self.concerns(changes):
            self.grow_stale()

    # ------------------------------------------------------------ inside

    def showEvent(self, event: QShowEvent) -> None:
        """Qt shows the page."""
        super().showEvent(event)
        if self.is_built:
            self._renew()
            self.take_time()

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed something about the page, such as the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.grow_stale()
        super().changeEvent(event)

    @Slot()
    def _take_minute(self) -> None:
        if self.isVisible() and self.is_built:
            self.take_time()

    def _renew(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()
