"""What stands beside the list: one record, the pairs that look alike, or what the page is for."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.pages.records.alike_card import AlikeCard
from desktop.pages.records.in_turns import InTurns
from desktop.pages.records.panel import RecordPanel
from desktop.pages.records.view_model import RecordsModel
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.plain import clear, column, label
from desktop.wording import record_fields
from desktop.wording.speech import spoken

if TYPE_CHECKING:
    from workflows.office.showing.record_card import RecordCard
    from workflows.office.showing.record_list import Alike

_MOST_PAIRS = 30


class Beside(QStackedWidget):
    """One of the three is shown."""

    merge_wanted = Signal(str, str)
    """Wish to merge two of the pairs: the record that is shown on, and the other."""
    looked = Signal(str)
    """Wish to look at one of them."""
    new_wanted = Signal()

    def __init__(self, session: Session, model: RecordsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._nothing = EmptyState(session.theme, "store", "", "")
        self._nothing.action_requested.connect(self.new_wanted)
        self.addWidget(self._nothing)
        self.panel = RecordPanel(session, model)
        self._scroll = _scrolling(self.panel)
        self.addWidget(self._scroll)
        inside = QWidget()
        self._pairs = column(inside, gap=3)
        self.pair_cards: list[AlikeCard] = []
        self.turns = InTurns(self)
        self._made: tuple[object, str] | None = None
        self.addWidget(_scrolling(inside))

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to read here but what the page is for."""
        return self.currentIndex() == 0

    def go(self, *, pairs: bool, record: bool) -> None:
        """Show the pairs, or the record, or what the page is for."""
        self.setCurrentIndex(2 if pairs else 1 if record else 0)

    def show_card(self, shown: "RecordCard") -> None:
        """Show a record: from its beginning, where it is another."""
        fresh = shown.line.id != self.panel.record
        self.panel.show_card(shown)
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)

    def show_pairs(self, pairs: "Sequence[Alike]", why_not: str) -> None:
        """Show these."""
        if (tuple(pairs), why_not) == self._made:
            return
        self._made = (tuple(pairs), why_not)
        clear(self._pairs)
        self.pair_cards = []
        self._pairs.addWidget(label(self.tr("What seems to stand twice"), "heading", wrap=True))
        told = self.tr("Both stay as they are until somebody merges them. A merge can be undone.")
        self._pairs.addWidget(label(told, "muted", wrap=True))
        cards = [partial(self._add_card, pair, why_not) for pair in pairs[:_MOST_PAIRS]]
        self.turns.begin([*cards, partial(self._end_pairs, len(pairs) - _MOST_PAIRS)])

    def _add_card(self, pair: "Alike", why_not: str) -> None:
        made = AlikeCard(self._session.theme, pair, why_not=why_not)
        made.merge_wanted.connect(self.merge_wanted)
        made.looked.connect(self.looked)
        self.pair_cards.append(made)
        self._pairs.addWidget(made)

    def _end_pairs(self, left: int) -> None:
        if left > 0:
            self._pairs.addWidget(label(self.tr("and %n more", "", left), "muted"))
        self._pairs.addStretch(1)

    def say_nothing(self, kind: str, there: int, *, may_add: bool) -> None:
        """Say what records of a kind are for, of which there are so many."""
        if there:
            text = self.tr("What is known of it stands here, with who wrote it, when, and what is odd.")
            self._nothing.say(self.tr("Choose one of the list"), text)
            return
        title, text = {
            "supplier": (
                self.tr("Whom you buy from"),
                self.tr(
                    "Names, VAT ids, terms and bank accounts. An invoice to an account that nobody verified asks for a "
                    "second look, and a new request fills itself in from here."
                ),
            ),
            "customer": (
                self.tr("Whom you sell to"),
                self.tr("Addresses, contacts, credit limits and price lists, the same for all units."),
            ),
            "employee": (
                self.tr("Who works here"),
                self.tr("Position, unit and dates; what is personal is kept apart and can be erased for good."),
            ),
        }[kind]
        self._nothing.say(title, text, spoken(record_fields.NEW[kind]) + "…" if may_add else "")


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    inside.setContentsMargins(2 * SPACE, 0, 3 * SPACE, 0)
    return scroll
