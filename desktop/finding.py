"""What the palette offers: the actions that can be done now, people, and requests that hold what was typed."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.actions import Actions, keys_text, words
from desktop.session import Session

if TYPE_CHECKING:
    from desktop.widgets.command_palette import CommandPalette, Offer

_REQUESTS = 20


class Finder(QObject):
    """Opens the palette over a window and fills it."""

    place_chosen = Signal(str, str)
    """A page's name, and the id of what to show there."""

    def __init__(self, session: Session, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._actions, self._window = session, actions, window
        self._palette: CommandPalette | None = None

    @Slot()
    def open(self) -> None:
        """Let anything be found by a few letters."""
        from desktop.widgets.command_palette import CommandPalette  # noqa: PLC0415 -- not before the first paint

        self._palette = CommandPalette(self._session.theme, self._offers(), self._window)
        self._palette.search_requested.connect(self._search)
        self._palette.finished.connect(self._closed)
        self._palette.open()

    def _offers(self) -> "list[Offer]":
        from desktop.widgets.command_palette import Offer  # noqa: PLC0415 -- as above

        found = []
        for line, action in self._actions.made():
            owner = action.parent()
            here = isinstance(owner, QWidget) and (owner is self._window or owner.isVisible())
            if here and action.isEnabled():
                found.append(
                    Offer(text=words(line), hint=keys_text(line), icon=line.icon or "arrow-right", run=action.trigger)
                )
        known = self._session.overview
        people = known.people if known is not None else ()
        if known is not None:
            opened = partial(self.place_chosen.emit, "people", "budget:")
            found.append(Offer(text=self.tr("Budgets"), icon="wallet", run=opened))
        return found + [
            Offer(text=one.name, icon="user", run=partial(self.place_chosen.emit, "people", one.id)) for one in people
        ]

    @Slot(str)
    def _search(self, typed: str) -> None:
        if self._session.overview is not None:
            self._session.bridge.ask(partial(_search, typed), self._found)

    @Slot(object)
    def _found(self, answer: tuple[str, Sequence[tuple[str, str]]]) -> None:
        from desktop.widgets.command_palette import Offer  # noqa: PLC0415 -- as above

        typed, found = answer
        if self._palette is not None:
            offers = [
                Offer(text=title, icon="file-text", run=partial(self.place_chosen.emit, "requests", request))
                for request, title in found
            ]
            self._palette.show_found(typed, offers)

    @Slot(int)
    def _closed(self, result: int) -> None:
        del result
        self._palette = None


def _search(typed: str, office: Any) -> tuple[str, list[tuple[str, str]]]:
    return typed, [(line.id, line.title) for line in office.store.questions.search(typed, limit=_REQUESTS)]
