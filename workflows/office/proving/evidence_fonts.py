"""The typefaces of an evidence PDF: what they can show, how wide it is, and the few glyphs that a PDF needs of them.

Reads TrueType outlines (ISO/IEC 14496-22) of the two files under ``resources/fonts``, which are ours and trusted.
"""

import struct
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from workflows.office.shipped import RESOURCES

Weight = Literal["regular", "bold"]

REPLACEMENT = "\ufffd"
"""Stands for each sign that cannot or must not be shown."""

_FILES: dict[Weight, str] = {"regular": "Roboto-Regular.ttf", "bold": "Roboto-Bold.ttf"}
_MARKS = 2
"""Accents on one letter, at most: a pile of them would cover the lines above."""

# Flags of a part of a composite glyph (OpenType, table glyf).
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


class Typeface:
    """One font file. Widths are in thousandths of the size of the type."""

    def __init__(self, raw: bytes) -> None:
        self._tables: dict[str, bytes] = {}
        for at in range(12, 12 + 16 * struct.unpack_from(">H", raw, 4)[0], 16):
            tag, _, offset, length = struct.unpack_from(">4sIII", raw, at)
            self._tables[tag.decode("ascii")] = raw[offset : offset + length]
        head, hhea = self._tables["head"], self._tables["hhea"]
        self._units: int = struct.unpack_from(">H", head, 18)[0]
        self.box: tuple[int, ...] = tuple(map(self._thousandths, struct.unpack_from(">4h", head, 36)))
        self.ascent, self.descent = map(self._thousandths, struct.unpack_from(">2h", hhea, 4))
        count = struct.unpack_from(">H", self._tables["maxp"], 4)[0]
        wide = struct.unpack_from(">h", head, 50)[0] == 1
        places = struct.unpack_from(f">{count + 1}{'I' if wide else 'H'}", self._tables["loca"])
        self._places: tuple[int, ...] = places if wide else tuple(2 * place for place in places)
        self._metrics: int = struct.unpack_from(">H", hhea, 34)[0]
        self._glyphs = _characters(self._tables["cmap"])

    def shows(self, sign: str) -> bool:
        """Whether the font has this character."""
        return ord(sign) in self._glyphs

    def width(self, sign: str) -> int:
        """The advance of a character that the font shows."""
        return self._thousandths(self._metric(self._glyphs[ord(sign)])[0])

    def subset(self, signs: Sequence[str]) -> bytes:
        """A font file with just these characters: glyph 0 is the empty box, glyph 1 the first of them, and so on.

        Each character has a glyph of its own, also where the font shares one, so that text copied out of a PDF is
        the text that went in.
        """
        chosen = [0, *(self._glyphs[ord(sign)] for sign in signs)]
        new: dict[int, int] = {}
        for number, glyph in enumerate(chosen):
            new.setdefault(glyph, number)
        outlines: list[bytes] = []
        while len(outlines) < len(chosen):  # parts of composites come in behind
            outlines.append(self._renumbered(self._outline(chosen[len(outlines)]), chosen, new))
        loca, glyf = [0], bytearray()
        for outline in outlines:
            glyf += outline + bytes(-len(outline) % 4)
            loca.append(len(glyf))
        count = len(chosen)
        head = bytearray(self._tables["head"])
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        return _font_file(
            {
                "glyf": bytes(glyf),
                "head": bytes(head),
                "hhea": self._tables["hhea"][:34] + struct.pack(">H", count),
                "hmtx": b"".join(struct.pack(">Hh", *self._metric(glyph)) for glyph in chosen),
                "loca": struct.pack(f">{count + 1}I", *loca),
                "maxp": self._tables["maxp"][:4] + struct.pack(">H", count) + self._tables["maxp"][6:],
            }
        )

    def _outline(self, glyph: int) -> bytes:
        return self._tables["glyf"][self._places[glyph] : self._places[glyph + 1]]

    def _metric(self, glyph: int) -> tuple[int, int]:
        """Advance and left side bearing in the font's own units."""
        hmtx, last = self._tables["hmtx"], self._metrics - 1
        if glyph <= last:
            advance, bearing = struct.unpack_from(">Hh", hmtx, 4 * glyph)
        else:
            advance = struct.unpack_from(">H", hmtx, 4 * last)[0]
            bearing = struct.unpack_from(">h", hmtx, 4 * self._metrics + 2 * (glyph - self._metrics))[0]
        return advance, bearing

    def _thousandths(self, units: int) -> int:
        return (units * 1000 + self._units // 2) // self._units

    @staticmethod
    def _renumbered(outline: bytes, chosen: list[int], new: dict[int, int]) -> bytes:
        """A composite glyph that names its parts by their new numbers; parts that are not chosen yet are added."""
        if not outline or struct.unpack_from(">h", outline)[0] >= 0:
            return outline
        changed, at, flags = bytearray(outline), 10, _MORE
        while flags & _MORE:
            flags, part = struct.unpack_from(">2H", outline, at)
            if part not in new:
                new[part] = len(chosen)
                chosen.append(part)
            struct.pack_into(">H", changed, at + 2, new[part])
            at += 4 + (4 if flags & _WORDS else 2)
            at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        return bytes(changed)


@lru_cache(maxsize=2)
def typeface(weight: Weight) -> Typeface:
    """The shipped font of this weight."""
    return Typeface((RESOURCES / "fonts" / _FILES[weight]).read_bytes())


def shown(text: str, weight: Weight = "regular") -> str:
    """The text as it may stand on a page: one line, every kind of blank a plain one, accents joined to their letters.

    What turns the reading direction, is invisible, or is not in the font becomes the replacement sign. Hebrew, Arabic
    and the scripts of Asia are not in it: nothing is shown in a wrong order or shape.
    """
    font, signs, marks = typeface(weight), list[str](), 0
    for sign in unicodedata.normalize("NFC", text):
        if sign.isspace():
            marks = 0
            signs.append(" ")
            continue
        marks = marks + 1 if unicodedata.combining(sign) else 0
        fits = sign.isprintable() and font.shows(sign) and marks <= _MARKS
        signs.append(sign if fits else REPLACEMENT)
    return "".join(signs)


def _characters(cmap: bytes) -> dict[int, int]:
    """Glyph by code point, out of the Windows Unicode subtable of format 4."""
    for at in range(4, 4 + 8 * struct.unpack_from(">H", cmap, 2)[0], 8):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, at)
        if (platform, encoding, struct.unpack_from(">H", cmap, offset)[0]) == (3, 1, 4):
            return _segments(cmap, offset)
    raise ValueError("the font has no Unicode table of format 4")


def _segments(cmap: bytes, offset: int) -> dict[int, int]:
    count = struct.unpack_from(">H", cmap, offset + 6)[0] // 2
    row = f">{count}H"
    ends = struct.unpack_from(row, cmap, offset + 14)
    starts = struct.unpack_from(row, cmap, offset + 16 + 2 * count)
    deltas = struct.unpack_from(row, cmap, offset + 16 + 4 * count)
    ranges_at = offset + 16 + 6 * count
    ranges = struct.unpack_from(row, cmap, ranges_at)
    found: dict[int, int] = {}
    for number, (start, end, delta, jump) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, end + 1):
            glyph = code
            if jump:
                glyph = struct.unpack_from(">H", cmap, ranges_at + 2 * number + jump + 2 * (code - start))[0]
                if glyph == 0:
                    continue
            glyph = (glyph + delta) & 0xFFFF
            if glyph and code != 0xFFFF:
                found[code] = glyph
    return found


def _font_file(tables: dict[str, bytes]) -> bytes:
    """The tables behind a directory, with the sums that the format asks for."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    start = struct.pack(">IHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    offset, directory, content, head_at = 12 + 16 * count, b"", b"", 0
    for tag, table in sorted(tables.items()):
        head_at = offset if tag == "head" else head_at
        directory += struct.pack(">4sIII", tag.encode("ascii"), _sum(table), offset, len(table))
        padded = table + bytes(-len(table) % 4)
        content += padded
        offset += len(padded)
    whole = bytearray(start + directory + content)
    struct.pack_into(">I", whole, head_at + 8, (0xB1B0AFBA - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
