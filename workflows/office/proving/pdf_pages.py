"""Pages with text and lines as a PDF file (ISO 32000-1), the same bytes for the same pages.

No date, no chance, and no compression: an archive around the file does that, and the bytes do not hang on how some
version of a compressor works. Of the fonts only the characters that were used go in, and text can be copied out.
"""

import hashlib
from collections.abc import Iterable

import msgspec

from workflows.office.proving.evidence_fonts import REPLACEMENT, Typeface, Weight, shown, typeface

WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points. Places count from the top left corner; a text's place is the beginning of its base line."""

_WEIGHTS: tuple[Weight, ...] = ("regular", "bold")
_PER_BLOCK = 100
"""Characters in one block of a table that says which glyph is which (Adobe Technical Note 5411)."""


class Style(msgspec.Struct, frozen=True):
    """How a text looks."""

    size: float = 9.5
    weight: Weight = "regular"
    ink: float = 0.0
    """0 is black, 1 is white."""


class Pages:
    """Pages that are being filled."""

    def __init__(self) -> None:
        self._contents: list[list[str]] = []
        self._numbers: dict[Weight, dict[str, int]] = {weight: {} for weight in _WEIGHTS}
        self.replaced = False
        """Whether some sign could not be shown."""

    def __len__(self) -> int:
        return len(self._contents)

    def add(self) -> int:
        """Begin a page; its number from 0."""
        self._contents.append([])
        return len(self._contents) - 1

    def clean(self, text: str, style: Style) -> str:
        """The text as ``text`` will show it, to be measured and broken into lines."""
        cleaned = shown(text, style.weight)
        self.replaced = self.replaced or REPLACEMENT in cleaned
        return cleaned

    def text(self, page: int, x: float, y: float, text: str, style: Style) -> None:
        """Put one line of text on a page."""
        numbers = self._numbers[style.weight]
        codes = "".join(f"{numbers.setdefault(sign, len(numbers) + 1):04x}" for sign in self.clean(text, style))
        font = _WEIGHTS.index(style.weight)
        self._contents[page].append(
            f"BT {_number(style.ink)} g /F{font} {_number(style.size)} Tf "
            f"{_number(x)} {_number(HEIGHT - y)} Td <{codes}> Tj ET"
        )

    def box(self, page: int, x: float, y: float, width: float, height: float, ink: float) -> None:
        """Fill a rectangle; ``x`` and ``y`` are of its top left corner. What is put there later lies above it."""
        place = " ".join(map(_number, (x, HEIGHT - y - height, width, height)))
        self._contents[page].append(f"{_number(ink)} g {place} re f")

    def file(self, *, title: str, language: str = "en") -> bytes:
        """The whole file."""
        catalog, tree, info = 1, 2, 3
        fonts_at, pages_at = 4, 4 + 5 * len(_WEIGHTS)
        kids = " ".join(f"{pages_at + 2 * number} 0 R" for number in range(len(self)))
        objects = [
            f"<</Type/Catalog/Pages {tree} 0 R/Lang({language})/ViewerPreferences<</DisplayDocTitle true>>>>".encode(),
            f"<</Type/Pages/Kids[{kids}]/Count {len(self)}/MediaBox[0 0 {WIDTH} {HEIGHT}]>>".encode(),
            f"<</Title <feff{shown(title).encode('utf-16-be').hex()}>/Producer(Countersign)>>".encode(),
        ]
        for number, weight in enumerate(_WEIGHTS):
            objects += _font(typeface(weight), list(self._numbers[weight]), weight, fonts_at + 5 * number)
        faces = " ".join(f"/F{number} {fonts_at + 5 * number} 0 R" for number in range(len(_WEIGHTS)))
        for number, content in enumerate(self._contents):
            objects.append(
                f"<</Type/Page/Parent {tree} 0 R/Resources<</Font<<{faces}>>>>"
                f"/Contents {pages_at + 2 * number + 1} 0 R>>".encode()
            )
            objects.append(_stream("\n".join(content).encode("ascii")))
        return _file(objects, f"/Root {catalog} 0 R/Info {info} 0 R")


def width_of(text: str, style: Style) -> float:
    """How many points wide a cleaned text is."""
    font = typeface(style.weight)
    return sum(map(font.width, text)) * style.size / 1000


def _font(face: Typeface, signs: list[str], weight: Weight, first: int) -> list[bytes]:
    """Five objects, numbered from ``first``: a font whose codes are the places of these characters, from 1."""
    tag = hashlib.sha256("".join(signs).encode()).digest()[:6]
    name = "".join(chr(ord("A") + byte % 26) for byte in tag) + f"+Roboto-{weight.capitalize()}"
    widths = " ".join(str(face.width(sign)) for sign in signs)
    box = " ".join(map(str, face.box))
    file = face.subset(signs)
    return [
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{first + 1} 0 R]"
        f"/ToUnicode {first + 4} 0 R>>".encode(),
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/FontDescriptor {first + 2} 0 R/CIDToGIDMap/Identity/W[1[{widths}]]>>".encode(),
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {face.ascent}"
        f"/Descent {face.descent}/CapHeight 711/StemV {140 if weight == 'bold' else 90}"
        f"/FontFile2 {first + 3} 0 R>>".encode(),
        _stream(file, f"/Length1 {len(file)}"),
        _stream(_to_unicode(signs)),
    ]


def _to_unicode(signs: list[str]) -> bytes:
    """Which character each code stands for, so that a reader can search and copy (ISO 32000-1, 9.10.3)."""
    lines = [f"<{number:04x}> <{sign.encode('utf-16-be').hex()}>" for number, sign in enumerate(signs, 1)]
    blocks = (lines[start : start + _PER_BLOCK] for start in range(0, len(lines), _PER_BLOCK))
    told = "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{told}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _stream(content: bytes, more: str = "") -> bytes:
    return f"<</Length {len(content)}{more}>>\nstream\n".encode("ascii") + content + b"\nendstream"


def _file(objects: Iterable[bytes], trailer: str) -> bytes:
    """Objects numbered from 1, the table of where they begin, and an id made from the content."""
    whole, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n".encode("ascii") + content + b"\nendobj\n"
    start, mark = len(whole), hashlib.sha256(whole).hexdigest()[:32]
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    whole += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode("ascii")
    whole += f"trailer\n<</Size {len(places) + 1}{trailer}/ID[<{mark}><{mark}>]>>\n".encode("ascii")
    return bytes(whole + f"startxref\n{start}\n%%EOF\n".encode("ascii"))


def _number(value: float) -> str:
    """A number as PDF writes it: at most two decimals, never an exponent."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
