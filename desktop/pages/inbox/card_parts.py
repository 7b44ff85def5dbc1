"""The parts of the card that show something. They are made once and told other words: a new label costs the style
sheet a third of a millisecond, and a card has a hundred.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.pages.inbox import card_words as words
from desktop.theme import SPACE, Theme
from desktop.widgets.eliding import RequestLink
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import card, column, label, row, set_look

if TYPE_CHECKING:
    from workflows.office.showing.card import Card

_SHORT_EM = 16
"""A text no wider than so many times the size of the type stands in one line, and is not measured for breaks."""

_NARROW_EM = 26
"""A card that is narrower than so many times the size of the type has one column."""
_SHARE = 0.4
"""Of the card's width, for names as for values."""

PartT = TypeVar("PartT", bound=QWidget)


class Pool(Generic[PartT]):
    """Widgets of one kind in a layout, made when they are needed and kept hidden afterwards."""

    def __init__(self, make: Callable[[], PartT], add: Callable[[PartT], object]) -> None:
        self._make, self._add = make, add
        self._made: list[PartT] = []

    def show(self, count: int) -> list[PartT]:
        """So many of them, in order; the others are hidden."""
        while len(self._made) < count:
            made = self._make()
            self._add(made)
            self._made.append(made)
        for at, one in enumerate(self._made):
            if one.isHidden() != (at >= count):
                one.setVisible(at < count)
        return self._made[:count]


def set_text(where: QLabel, text: str, room: float) -> None:
    """Say something else; break it into lines only where it is wider than the room, in device-independent pixels."""
    long = "\n" in text or where.fontMetrics().horizontalAdvance(text) > room
    if where.wordWrap() != long:
        where.setWordWrap(long)
    if where.text() != text:
        where.setText(text)


class Part(QWidget):
    """A part with what stands above it. Hidden while it has nothing to show."""

    def __init__(self, title: str = "", gap: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box: QVBoxLayout = column(self, gap=gap)
        if title:
            self.setAccessibleName(title)
            self.box.addWidget(label(title, "overline"))

    def set_there(self, *, there: bool) -> None:
        """Show or hide it."""
        if self.isHidden() == there:
            self.setVisible(there)


class Head(QWidget):
    """What it is, how much, and where it stands."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = column(self, gap=2)
        self._origin = label("", "small", wrap=True)
        self._title = label("", "title", wrap=True, selectable=True)
        self._amount = label("", "figure", selectable=True)
        for one in (self._origin, self._title, self._amount):
            box.addWidget(one)
        self._flow = Flowing(gap=2)
        box.addLayout(self._flow)
        self._pills: Pool[QLabel] = Pool(lambda: label("", "pill"), self._flow.addWidget)

    def show_card(self, shown: "Card", now_ms: int) -> None:
        """Show this one."""
        self._origin.setText(f"{shown.workflow_name} · {words.origin(shown, now_ms)}")
        self._title.setText(shown.title or shown.workflow_name)
        amount = words.amount(shown)
        self._amount.setText(amount)
        if self._amount.isHidden() == bool(amount):
            self._amount.setVisible(bool(amount))
        pills = words.pills(shown, now_ms)
        for where, (text, look) in zip(self._pills.show(len(pills)), pills, strict=True):
            set_look(where, look)
            where.setText(text)


class _IconLine(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        line = row(self, gap=2)
        self._icon = Icon(theme, "info", "muted", 1.2)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._text = label("", wrap=True, selectable=True)
        line.addWidget(self._text, 1)

    def say(self, said: words.IconLine) -> None:
        self._icon.show_icon(said.icon, said.colour)
        set_look(self._text, said.colour if said.colour in {"warn", "good"} else "")
        set_text(self._text, said.text, self._theme.base_pt * _SHORT_EM)


class Lines(Part):
    """Lines with an icon each: why it is here, and what the checks found."""

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", 2, parent)
        self.setAccessibleName(title)
        self._pool: Pool[_IconLine] = Pool(lambda: _IconLine(theme), self.box.addWidget)

    def show_lines(self, lines: Sequence[words.IconLine]) -> None:
        """Show these; hidden for none."""
        for where, said in zip(self._pool.show(len(lines)), lines, strict=True):
            where.say(said)
        self.set_there(there=bool(lines))


@dataclass(slots=True)
class _FieldRow:
    name: QLabel
    value: QLabel
    mark: QLabel
    former: QLabel


class Fields(Part):
    """Two calm columns; what the last round changed is marked, with what stood there before."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, 2, parent)
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(4 * SPACE)
        self._grid.setVerticalSpacing(2 * SPACE)
        self._grid.setColumnStretch(1, 1)
        self.box.addLayout(self._grid)
        self._rows: list[_FieldRow] = []
        self._room = 0.0
        self._narrow = False

    def show_card(self, shown: "Card") -> None:
        """Show the fields of this one; hidden where there are none."""
        fields = words.fields(shown)
        while len(self._rows) < len(fields):
            self._rows.append(self._new_row())
        for at, line in enumerate(self._rows):
            there = at < len(fields)
            for one in (line.name, line.value):
                if one.isHidden() == there:
                    one.setVisible(there)
            said = fields[at] if there else None
            for one, text in ((line.mark, said.mark if said else ""), (line.former, said.former if said else "")):
                if one.text() != text:
                    one.setText(text)
                if one.isHidden() == bool(text):
                    one.setVisible(bool(text))
            if said is not None:
                set_text(line.name, said.name, self._room)
                set_look(line.value, "strong" if said.mark else "")
                set_text(line.value, said.value, self._room)
        self.set_there(there=bool(fields))

    def fit(self, width: int) -> None:
        """The card has so much width: longer texts are broken into lines, and in a narrow one names stand above."""
        em = self._theme.base_pt * 96 / 72
        narrow = width < em * _NARROW_EM
        room = min(em * _SHORT_EM, width * (0.9 if narrow else _SHARE))
        if narrow != self._narrow:
            self._narrow = narrow
            for at, line in enumerate(self._rows):
                self._place(line, at)
        if abs(room - self._room) >= 1:
            self._room = room
            for line in self._rows:
                for one in (line.name, line.value):
                    set_text(one, one.text(), room)

    def _new_row(self) -> _FieldRow:
        made = _FieldRow(
            name=label("", "muted"),
            value=label("", selectable=True),
            mark=label("", "pill-warn"),
            former=label("", "small"),
        )
        made.former.setWordWrap(True)
        made.mark.hide()
        made.former.hide()
        self._place(made, len(self._rows))
        return made

    def _place(self, line: _FieldRow, number: int) -> None:
        top, at, across = Qt.AlignmentFlag.AlignTop, 3 * number, 0 if self._narrow else 1
        for one in (line.name, line.value, line.mark, line.former):
            self._grid.removeWidget(one)
        self._grid.addWidget(line.name, at, 0, 1, 2 if self._narrow else 1, top)
        self._grid.addWidget(line.value, at + (1 if self._narrow else 0), across, 1, 2 - across, top)
        self._grid.addWidget(line.mark, at, 2, top)
        self._grid.addWidget(line.former, at + 2, across, 1, 3 - across)


class _SimilarLine(QWidget):
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        line = row(self, gap=2)
        self._icon = Icon(theme, "circle-check", "good", 1.2)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said = column(gap=0)
        head = row(gap=2)
        self._title = RequestLink()
        self._title.opened.connect(self.opened)
        self._amount = label("")
        head.addWidget(self._title, 1)
        head.addWidget(self._amount)
        said.addLayout(head)
        self._said = label("", "small", wrap=True)
        self._said.setIndent(SPACE + 1)  # as far in as the link's own text
        said.addWidget(self._said)
        line.addLayout(said, 1)

    def say(self, similar: words.Similar) -> None:
        self._icon.show_icon(similar.icon, similar.colour)
        self._title.lead_to(similar.request, similar.title, similar.name)
        self._amount.setText(similar.amount)
        self._said.setText(similar.said)


class SimilarDecisions(Part):
    """The last decisions about something like this; each opens its request."""

    opened = Signal(str)
    """The id of a request."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, 2, parent)
        self._theme = theme
        self._pool: Pool[_SimilarLine] = Pool(self._new, self.box.addWidget)

    def show_card(self, shown: "Card", now_ms: int) -> None:
        """Show those of this one; hidden where there are none."""
        found = words.similar(shown, now_ms)
        for where, said in zip(self._pool.show(len(found)), found, strict=True):
            where.say(said)
        self.set_there(there=bool(found))

    def _new(self) -> _SimilarLine:
        made = _SimilarLine(self._theme)
        made.opened.connect(self.opened)
        return made


class _CommentLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        box = column(self, gap=0)
        self._who = label("", "small", wrap=True)
        self._text = label("", wrap=True, selectable=True)
        box.addWidget(self._who)
        box.addWidget(self._text)

    def say(self, who: str, text: str) -> None:
        self._who.setText(who)
        self._text.setText(text)


class Comments(Part):
    """What was said about it, oldest first."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, 3, parent)
        self._pool: Pool[_CommentLine] = Pool(_CommentLine, self.box.addWidget)

    def show_card(self, shown: "Card", now_ms: int) -> None:
        """Show those of this one; hidden where there are none."""
        found = words.comments(shown, now_ms)
        for where, (who, text) in zip(self._pool.show(len(found)), found, strict=True):
            where.say(who, text)
        self.set_there(there=bool(found))


class Twins(QWidget):
    """A warning that the same invoice came in elsewhere, leading there."""

    opened = Signal(str)
    """The id of a request."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, self._box = card("banner-warn")
        column(self).addWidget(frame)
        self._frame: QFrame = frame
        line = row(gap=2)
        line.addWidget(Icon(theme, "copy", "warn", 1.2), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(words.twins_warning(), wrap=True), 1)
        self._box.addLayout(line)
        self._pool: Pool[RequestLink] = Pool(self._new, self._box.addWidget)

    def show_card(self, shown: "Card") -> None:
        """Show those of this one; hidden where there are none."""
        found = words.twins(shown)
        for where, (request, text) in zip(self._pool.show(len(found)), found, strict=True):
            where.lead_to(request, text)
        if self.isHidden() == bool(found):
            self.setVisible(bool(found))

    def _new(self) -> RequestLink:
        made = RequestLink()
        made.opened.connect(self.opened)
        return made
