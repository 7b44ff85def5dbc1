"""Paragraphs, tables and boxes, flowing over as many pages as they need, with a foot on each.

Every text is cleaned before it is measured. A text of a person keeps to its own column and frame, whatever is in it.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from workflows.office.proving.pdf_pages import HEIGHT, WIDTH, Pages, Style, width_of

LEFT, RIGHT, TOP, BOTTOM = 56.0, WIDTH - 56.0, 60.0, HEIGHT - 68.0
"""The edges of what is printed, in points from the top left corner; the foot stands below."""

PLAIN, STRONG = Style(), Style(weight="bold")
SMALL, SMALL_STRONG = Style(size=8, ink=0.38), Style(size=8, weight="bold", ink=0.25)
_FOOT = Style(size=7.5, ink=0.38)
_HEADING = Style(size=13, weight="bold")
_HAIRLINE, _WASH, _BAR = 0.85, 0.95, 0.55
_LEADING = 1.4
_GAP = 10.0
"""Between the columns of a table."""
_PAD = 7.0
MAX_LINES = 400
"""Of one text, empty ones included: several pages. What is longer is cut with a word about it."""

_PIECES = re.compile(r" +|[^ ]+")


class Run(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: Style = PLAIN


Line = list[Run]
Cell = Sequence[Sequence[Run]]
"""Paragraphs, one below the other; each of runs."""


class Flow:
    """Puts one thing below the other."""

    def __init__(self) -> None:
        self._pages = Pages()
        self._page = self._pages.add()
        self._y = TOP
        self._left, self._right = LEFT, RIGHT

    def file(self, *, title: str, foot: Sequence[str]) -> bytes:
        """The PDF. The lines of the foot and the number of the page stand below each page."""
        count = len(self._pages)
        for page in range(count):
            self._pages.box(page, LEFT, BOTTOM + 18, RIGHT - LEFT, 0.5, _HAIRLINE)
            for number, line in enumerate(foot):
                self._pages.text(page, LEFT, BOTTOM + 30 + 11 * number, line, _FOOT)
            place = f"Page {page + 1} of {count}"
            self._pages.text(page, RIGHT - width_of(place, _FOOT), BOTTOM + 30, place, _FOOT)
        return self._pages.file(title=title)

    @property
    def replaced(self) -> bool:
        """Whether some sign could not be shown so far."""
        return self._pages.replaced

    def space(self, height: float) -> None:
        """Leave room, except at the top of a page."""
        if self._y > TOP:
            self._y += height

    def need(self, height: float) -> None:
        """Go on to a new page where less than this is left."""
        if self._y + height > BOTTOM and self._y > TOP:
            self._break()

    def heading(self, text: str) -> None:
        """The heading of a section, never alone at the foot of a page."""
        self.space(20)
        self.need(84)
        self.paragraph(Run(text, _HEADING))
        self.space(4)

    def paragraph(self, *runs: Run) -> None:
        """Text over the whole width; nothing where there is none."""
        for line in self._wrapped(runs, self._right - self._left):
            self._put(line)

    def quote(self, text: str, style: Style = PLAIN) -> None:
        """What a person wrote: line by line behind a bar, so that it cannot pass for what stands around it."""
        with self._indented(12):
            for line in self._quoted(text, style):
                height = _height(line, style)
                self.need(height)
                self._pages.box(self._page, self._left - 12, self._y, 2, height, _BAR)
                self._put(line, height)

    def wash(self, *paragraphs: str) -> None:
        """Sentences on a grey ground."""
        lines = [line for one in paragraphs for line in self._wrapped((Run(one),), self._right - self._left - 2 * _PAD)]
        height = _height(lines[0], PLAIN) if lines else 0
        self.space(3)
        for number, line in enumerate(lines):
            above, below = (3 if number == 0 else 0), (4 if number == len(lines) - 1 else 0)
            self.need(height + above + below)
            self._pages.box(self._page, self._left, self._y, self._right - self._left, height + above + below, _WASH)
            self._y += above
            with self._indented(_PAD):
                self._put(line, height)
            self._y += below
        self.space(3)

    def rule(self) -> None:
        """A thin line across."""
        self._pages.box(self._page, self._left, self._y, self._right - self._left, 0.5, _HAIRLINE)
        self._y += 0.5

    @contextmanager
    def beside(self, width: float, notes: Sequence[Run]) -> Iterator[None]:
        """Go on in a column that begins so far from the left, with notes in the margin left of it."""
        self.need(48)
        page, y = self._page, self._y
        for note in notes:
            for line in self._wrapped((note,), width - _GAP):
                self._line(page, self._left, y, line, _height(line, note.style))
                y += _height(line, note.style)
        with self._indented(width):
            yield
        if self._page == page:
            self._y = max(self._y, y)

    def table(self, widths: Sequence[float], head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """A table with a head that is repeated on each page. Widths are parts of the whole.

        A row stays whole unless it is higher than a page.
        """
        columns = self._columns(widths)
        titles: list[list[Line]] = [
            self._wrapped((Run(title, SMALL_STRONG),), width)
            for title, (_, width) in zip(head, columns, strict=bool(head))
        ]
        lined = [
            [
                _capped([line for paragraph in cell for line in self._wrapped(paragraph, width)])
                for cell, (_, width) in zip(row, columns, strict=True)
            ]
            for row in rows
        ]
        above = _tallest(titles) + _PAD if head else 0.0
        self.need(above + min(_tallest(lined[0]) if lined else 0, 120) + _PAD)
        self._row(columns, titles)
        for row in lined:
            height = _tallest(row) + _PAD
            if self._y + height > BOTTOM and height < BOTTOM - TOP - above:
                self._break()
                self._row(columns, titles)
            self._row(columns, row)

    def pairs(self, rows: Sequence[tuple[str, Cell]], part: float = 0.28) -> None:
        """Labels, on this part of the width, and what belongs to them."""
        self.table((part, 1 - part), (), [(((Run(label, Style(ink=0.38)),),), cell) for label, cell in rows])

    # -------------------------------------------------------------- one line after the other

    def _row(self, columns: Sequence[tuple[float, float]], cells: Sequence[Sequence[Line]]) -> None:
        """Cells side by side, with a thin line below."""
        if not cells:
            return
        self._y += _PAD / 2
        if self._y + _tallest(cells) <= BOTTOM:
            # Cell by cell, so that a text that is copied or read aloud stays together.
            first = max((_height(cell[0], SMALL) for cell in cells if cell), default=0.0)
            for (x, _), cell in zip(columns, cells, strict=True):
                y = self._y
                for number, line in enumerate(cell):
                    height = _height(line, SMALL) if number else first  # one base line for the labels and the rest
                    self._line(self._page, x, y, line, height)
                    y += height
            self._y += _tallest(cells)
        else:
            self._long_row(columns, cells)
        self._y += _PAD / 2 - 0.5
        self.rule()

    def _long_row(self, columns: Sequence[tuple[float, float]], cells: Sequence[Sequence[Line]]) -> None:
        """The lines of a row that is higher than a page."""
        for number in range(max(map(len, cells))):
            lines = [(x, cell[number]) for (x, _), cell in zip(columns, cells, strict=True) if number < len(cell)]
            height = max(_height(line, SMALL) for _, line in lines)
            self.need(height)
            for x, line in lines:
                self._line(self._page, x, self._y, line, height)
            self._y += height

    def _columns(self, widths: Sequence[float]) -> list[tuple[float, float]]:
        """Where each column begins, and how wide its text may be."""
        found, x = [], self._left
        for number, part in enumerate(widths):
            width = part * (self._right - self._left)
            found.append((x, width - (_GAP if number < len(widths) - 1 else 0)))
            x += width
        return found

    def _quoted(self, text: str, style: Style) -> list[Line]:
        """The lines of a text; a run of empty ones is one."""
        lines: list[Line] = []
        for paragraph in re.sub(r"\n\s*\n", "\n\n", text.strip("\n")).split("\n"):
            lines += self._wrapped((Run(paragraph, style),), self._right - self._left) or [[Run(" ", style)]]
            if len(lines) > MAX_LINES:
                break
        return _capped(lines)

    def _put(self, line: Line, height: float | None = None) -> None:
        height = _height(line, PLAIN) if height is None else height
        self.need(height)
        self._line(self._page, self._left, self._y, line, height)
        self._y += height

    def _line(self, page: int, x: float, y: float, line: Line, height: float) -> None:
        size = max((run.style.size for run in line), default=PLAIN.size)
        base = y + (height - size) / 2 + 0.86 * size
        for run in line:
            self._pages.text(page, x, base, run.text, run.style)
            x += width_of(run.text, run.style)

    def _break(self) -> None:
        self._page, self._y = self._pages.add(), TOP

    @contextmanager
    def _indented(self, width: float) -> Iterator[None]:
        self._left += width
        yield
        self._left -= width

    def _wrapped(self, runs: Sequence[Run], width: float) -> list[Line]:
        """Lines of at most this width. Words stay whole where they fit into a line."""
        lines: list[Line] = []
        line: Line = []
        used = 0.0
        for word in _words([Run(self._pages.clean(run.text, run.style), run.style) for run in runs if run.text]):
            wide = _wide(word)
            if word[0].text.isspace():
                if line:
                    line, used = line + word, used + wide
                continue
            if used + wide > width and line:
                lines.append(_trimmed(line))
                line, used = [], 0.0
            *full, rest = _pieces(word, width) if wide > width else [word]
            lines += full
            line, used = line + rest, used + _wide(rest)
        return [*lines, _trimmed(line)] if line else lines


def _capped(lines: list[Line]) -> list[Line]:
    """No more lines than one text may have."""
    words = Run("[The text goes on. The whole of it stands in request.json.]", SMALL_STRONG)
    return lines if len(lines) <= MAX_LINES else [*lines[:MAX_LINES], [words]]


def _words(runs: Sequence[Run]) -> list[Line]:
    """Blanks and words, in order; a word may change its style within."""
    words: list[Line] = []
    for run in runs:
        for found in _PIECES.findall(run.text):
            joins = words and not found.isspace() and not words[-1][-1].text.isspace()
            if joins:
                words[-1].append(Run(found, run.style))
            else:
                words.append([Run(found, run.style)])
    return words


def _pieces(word: Line, width: float) -> list[Line]:
    """A word that is wider than a line, cut where the line is full."""
    pieces: list[Line] = []
    piece: Line = []
    used = 0.0
    for run in word:
        begin = 0
        for at, sign in enumerate(run.text):
            wide = width_of(sign, run.style)
            if used + wide > width and (piece or at > begin):
                pieces.append([*piece, Run(run.text[begin:at], run.style)])
                piece, begin, used = [], at, 0.0
            used += wide
        piece = [*piece, Run(run.text[begin:], run.style)]
    return [*pieces, piece]


def _trimmed(line: Line) -> Line:
    return line[:-1] if line[-1].text.isspace() else line


def _wide(line: Line) -> float:
    return sum(width_of(run.text, run.style) for run in line)


def _height(line: Line, least: Style) -> float:
    """How much room a line takes; an empty one as much as one in this style."""
    return _LEADING * max((run.style.size for run in line), default=least.size)


def _tallest(cells: Sequence[Sequence[Line]]) -> float:
    """The height of a row of which the first lines are equally high."""
    first = max((_height(cell[0], SMALL) for cell in cells if cell), default=0.0)
    return first + max((sum(_height(line, SMALL) for line in cell[1:]) for cell in cells), default=0.0)
