"""Which records seem to be about the same. Nobody merges them but a person: this only suggests."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

import msgspec

from workflows.office.records.folding import BLOCK, cells_of
from workflows.office.records.spelling import beginning, spellings
from workflows.store.records import RecordRow

if TYPE_CHECKING:
    from workflows.office.office import Office

Why = Literal["vat", "account", "name", "person"]
"""vat: the same VAT id. account: the same bank account. name: names that are alike. person: the same person."""

ALIKE = 0.85
"""Names of at least this ratio (difflib) are shown as alike."""

MOST_IN_BLOCK = 200
"""Names that begin alike are compared with each other up to so many; beyond, only equal ones are found."""

_Pairs = dict[tuple[str, str], set[Why]]


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """Two records that seem to be about the same. Nobody merges them but a person."""

    record: str
    other: str
    why: tuple[Why, ...]


def duplicates(office: "Office") -> tuple[Duplicate, ...]:
    """Records of one kind that seem to be about the same, those with the most reasons first."""
    store = office.store.records
    rows = {row.id: row for row in store.heads()}
    pairs: _Pairs = {}
    by_key: dict[tuple[str, str], list[str]] = {}
    for what, text, record in store.shared():
        row = store.one(record) if what != "block" else None
        if row is not None:
            by_key.setdefault((what, text), []).append(row.head)
    for (what, _), found in by_key.items():
        heads = sorted(set(found) & rows.keys())
        if what in {"vat", "account", "name", "person"}:
            for place, one in enumerate(heads):
                for other in heads[place + 1 : place + 50]:
                    _note(rows, pairs, one, other, what)  # type: ignore[arg-type]  # one of the words just named
    _compare_names(rows, pairs)
    made = [Duplicate(record=one, other=other, why=tuple(sorted(why))) for (one, other), why in pairs.items()]
    return tuple(sorted(made, key=lambda one: (-len(one.why), one.record, one.other)))


class _Name:
    """One spelling of a name, ready to be compared with many others."""

    __slots__ = ("letters", "size", "text")

    def __init__(self, text: str, bits: dict[tuple[str, int], int]) -> None:
        self.text, self.size, self.letters = text, len(text), 0
        counts: dict[str, int] = {}
        for letter in text:
            counts[letter] = counts.get(letter, 0) + 1
            self.letters |= 1 << bits.setdefault((letter, counts[letter]), len(bits))

    def may_be_like(self, other: "_Name") -> bool:
        """No, where the letters alone, in whatever order, are too different for the ratio of all."""
        return 2 * (self.letters & other.letters).bit_count() >= ALIKE * (self.size + other.size)


def _compare_names(rows: Mapping[str, RecordRow], pairs: _Pairs) -> None:
    bits: dict[tuple[str, int], int] = {}
    known: dict[str, tuple[tuple[_Name, ...], ...]] = {}
    blocks: dict[tuple[str, str], dict[str, None]] = {}
    for head in sorted(rows):
        found = [spellings(value) for value in _names_of(rows[head])]
        known[head] = tuple(tuple(_Name(text, bits) for text in one) for one in found)
        for key, _, bare in found:
            for begins in {key[:BLOCK], beginning(bare, BLOCK)}:
                blocks.setdefault((rows[head].sort, begins), {})[head] = None
    matcher = SequenceMatcher(None)
    for heads in blocks.values():
        names = list(heads)[:MOST_IN_BLOCK]
        for place, other in enumerate(names):
            for one in names[:place]:
                if "name" not in pairs.get((one, other), ()) and _are_alike(matcher, known[one], known[other]):
                    _note(rows, pairs, one, other, "name")


def _are_alike(
    matcher: SequenceMatcher[str], one: tuple[tuple[_Name, ...], ...], other: tuple[tuple[_Name, ...], ...]
) -> bool:
    """Whether any name of one is like any of the other, in any spelling."""
    for theirs in other:
        for own in one:
            for left, right in zip(own, theirs, strict=True):
                if left.may_be_like(right):
                    if left.text == right.text:
                        return True
                    matcher.set_seqs(left.text, right.text)
                    if matcher.ratio() >= ALIKE:
                        return True
    return False


def _names_of(row: RecordRow) -> Iterator[str]:
    cells = cells_of(row)
    for name in ("legal_name", "trading_name"):
        if name in cells:
            yield from (value for value in cells[name].values if value and spellings(value)[0])


def _note(rows: Mapping[str, RecordRow], pairs: _Pairs, one: str, other: str, why: Why) -> None:
    if rows[one].sort == rows[other].sort:
        pairs.setdefault((one, other), set()).add(why)
