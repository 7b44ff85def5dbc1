"""A column of cards that stays where it is while its values change: no card is made anew, so no focus is lost."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast

from PySide6.QtWidgets import QWidget

from desktop.widgets.plain import column


class Shows(Protocol):
    """A card that can show another value of its key."""

    def show_value(self, value: Any) -> None:
        """Show this from now on."""


class KeyedColumn(QWidget):
    """Cards below each other, each with a key."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 3) -> None:
        super().__init__(parent)
        self._box = column(self, gap=gap)
        self._cards: dict[object, QWidget] = {}

    @property
    def cards(self) -> list[QWidget]:
        """The cards in their order."""
        return list(self._cards.values())

    def show_items(self, items: Sequence[tuple[object, Any]], make: Callable[[], QWidget]) -> None:
        """Show these values in this order, by key; ``make`` makes an empty card."""
        before, self._cards = self._cards, {}
        for key, _ in items:
            self._cards[key] = before.pop(key) if key in before else make()
        for gone in before.values():
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (key, value) in enumerate(items):
            card = self._cards[key]
            if self._box.indexOf(card) != place:
                self._box.insertWidget(place, card)
            cast("Shows", card).show_value(value)
        self.setVisible(bool(items))
