"""Two records that seem to be about the same: why, and what can be done about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from desktop.theme import Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, column, label, row
from desktop.wording import record_fields
from desktop.wording.speech import fill, sentence

if TYPE_CHECKING:
    from workflows.office.showing.record_list import Alike
    from workflows.office.showing.records_shown import RecordLine


class AlikeCard(QFrame):
    """Nobody merges but a person: the card says why they look alike, and offers it to who may."""

    looked = Signal(str)
    """Wish to look at this record."""
    merge_wanted = Signal(str, str)
    """Wish to merge: the record that is shown on, and the other."""

    def __init__(
        self,
        theme: Theme,
        pair: "Alike",
        *,
        seen_from: str = "",
        why_not: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``seen_from``: the record that is looked at, if one is. ``why_not``: the code of why it is not offered."""
        super().__init__(parent)
        self.setProperty("look", "card")
        first, other = (pair.other, pair.record) if seen_from == pair.other.id else (pair.record, pair.other)
        self._first, self._other = first.id, other.id
        line = row(self, margin=4, gap=3)
        line.addWidget(Icon(theme, "copy", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        box = column(gap=2)
        line.addLayout(box, 1)
        if seen_from:
            title = fill(self.tr("Perhaps the same as “%other”"), other=other.title)
        else:
            title = fill(self.tr("“%one” and “%other”"), one=first.title, other=other.title)
        self.setAccessibleName(title)
        box.addWidget(label(title, "strong", wrap=True))
        box.addWidget(label(sentence(record_fields.alike(pair.why)), wrap=True))
        if not seen_from:
            for one in (first, other):
                box.addWidget(label(self._short(one), "small", wrap=True))
        elif self._short(other) != other.title:
            box.addWidget(label(self._short(other), "small", wrap=True))
        acts = Flowing(gap=2)
        both = fill(self.tr("Merge “%one” and “%other”"), one=first.title, other=other.title)
        self.merge = button(self.tr("Merge…"), name=both)
        wear_icon(self.merge, theme, "copy", "text", 1.1)
        self.merge.clicked.connect(self._merge)
        self.look = button(
            self.tr("Look at it") if seen_from else self.tr("Look at the first"),
            "quiet",
            name=fill(self.tr("Look at %other"), other=(other if seen_from else first).title),
        )
        self.look.clicked.connect(self._look)
        if not why_not:
            acts.addWidget(self.merge)
        else:
            self.merge.setParent(self)
            self.merge.hide()
        acts.addWidget(self.look)
        self._seen_from = seen_from
        box.addLayout(acts)
        if why_not:
            box.addWidget(label(record_fields.why_not(why_not), "small", wrap=True))

    def _short(self, line: "RecordLine") -> str:
        said = [line.title, line.vat_id, self.tr("%n accounts", "", line.accounts) if line.accounts else ""]
        return " · ".join(part for part in said if part)

    @Slot()
    def _merge(self) -> None:
        self.merge_wanted.emit(self._first, self._other)

    @Slot()
    def _look(self) -> None:
        self.looked.emit(self._other if self._seen_from else self._first)
