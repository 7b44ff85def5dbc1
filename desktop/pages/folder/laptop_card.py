"""One laptop of the office."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.pages.folder.folding import Folding
from desktop.theme import Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, card, column, label, plain_tip, row, set_look
from desktop.wording.places import has_ours, heard
from desktop.wording.speech import all_of
from desktop.wording.standing import member

if TYPE_CHECKING:
    from workflows.office.showing.folder_shown import FolderShown, LaptopShown


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopValue:
    """What the card shows."""

    laptop: "LaptopShown"
    shown: "FolderShown"
    now_ms: int
    may_end: bool
    """Whether whoever sits here may say that its log ends."""


class LaptopCard(QWidget):
    """A laptop: whose it is, how it stands, when it was heard of, and how far it has what is here."""

    end_requested = Signal(str)
    """Wish to end a laptop's log: its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device = ""
        frame, inner = card()
        column(self).addWidget(frame)
        line = row(gap=3)
        self._icon = Icon(theme, "laptop", "muted", 2.0)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said = QWidget()
        words = column(said, gap=1)
        self._name = label("", "strong", wrap=True)
        words.addWidget(self._name)
        head = Flowing(gap=2)
        self._own = label(self.tr("this laptop"), "pill-accent")
        self._state = label("", "pill")
        self._witness = label(self.tr("witness"), "pill")
        self._witness.setToolTip(self.tr("It keeps a signed word about every log it has seen."))
        for one in (self._own, self._state, self._witness):
            head.addWidget(one)
        words.addLayout(head)
        self._whose, self._heard = label("", wrap=True), label("", "muted", wrap=True)
        words.addWidget(self._whose)
        words.addWidget(self._heard)
        self.end = button(self.tr("End its log…"), "quiet")
        self.end.clicked.connect(self._end)
        line.addWidget(Folding(said, self.end), 1)
        inner.addLayout(line)

    def show_value(self, value: LaptopValue) -> None:
        """Show this."""
        laptop, line = value.laptop, value.laptop.line
        self._device = line.device
        names = value.shown.names.people
        people = [names.get(one, one) for one in line.people] or [names.get(line.person or "", "")]
        self._name.setText(line.name)
        self._own.setVisible(line.own)
        self._state.setText(self.tr("main laptop") if line.state == "primary" else member(line.state))
        self._state.setToolTip(plain_tip(member(line.state)))
        self._state.setVisible(line.state != "member")
        set_look(self._state, {"ended": "pill-warn", "forked": "pill-bad"}.get(line.state, "pill"))
        self._witness.setVisible(laptop.witness)
        gone = line.state in {"ended", "forked"}
        signs = self.tr("%1 signs here") if len(people) == 1 else self.tr("%1 sign here")
        signs = self.tr("%1 signed here") if gone else signs
        self._whose.setText(signs.replace("%1", all_of([one for one in people if one])) if any(people) else "")
        self._whose.setVisible(any(people))
        ends = (
            self.tr("Its log ended at entry %1.").replace("%1", str(line.ends_at)) if line.ends_at is not None else ""
        )
        parts = [ends] if gone else [heard(laptop, value.now_ms), has_ours(laptop, value.shown)]
        self._heard.setText(" · ".join(one for one in parts if one))
        self._heard.setVisible(bool(self._heard.text()))
        self._icon.show_icon("ban" if gone else "laptop", "accent" if line.own else "muted")
        self.end.setVisible(value.may_end and not gone and not line.own and line.state != "primary")
        self.end.setAccessibleName(self.tr("End the log of %1").replace("%1", line.name))
        said = [line.name, *(one.text() for one in (self._own, self._state, self._witness) if not one.isHidden())]
        self.setAccessibleName(", ".join(said))
        self.setAccessibleDescription(f"{self._whose.text()}. {self._heard.text()}")

    @Slot()
    def _end(self) -> None:
        self.end_requested.emit(self._device)
