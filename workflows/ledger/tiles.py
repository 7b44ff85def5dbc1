"""A log as files in the tlog-tiles layout (C2SP tlog-tiles v0.1.0): where each hash and entry is found.

A tile holds 256 hashes, a bundle 256 entries; the last of a level may be partial, and says so in its name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import HASH_BYTES, leaf_hash, root_of

TILE_WIDTH = 256
ENTRIES = "entries"
"""Stands where a tile has its level: the path of a bundle of entries."""
MAX_LEVEL = 63

_PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/(?P<index>(?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


class TilePath(msgspec.Struct, frozen=True, kw_only=True):
    """The place of one tile or bundle."""

    level: int | None
    """0 for leaf hashes, upwards to 63; None for a bundle of entries."""
    index: int
    """Counted within the level, from 0."""
    width: int = TILE_WIDTH
    """Hashes or entries in it, 1 to 256."""

    def __str__(self) -> str:
        groups = [f"{self.index % 1000:03}"]
        rest = self.index // 1000
        while rest:
            groups.append(f"x{rest % 1000:03}")
            rest //= 1000
        level = ENTRIES if self.level is None else self.level
        partial = "" if self.width == TILE_WIDTH else f".p/{self.width}"
        return f"tile/{level}/{'/'.join(reversed(groups))}{partial}"


def parse_path(text: str) -> TilePath:
    """Read a path in its one spelling. Raises Malformed ``bad-tile-path``."""
    match = _PATH.fullmatch(text)
    if match is None:
        raise Malformed("bad-tile-path", "This is no place of a tile or bundle.")
    path = TilePath(
        level=None if match["level"] == ENTRIES else int(match["level"]),
        index=int(match["index"].replace("/", "").replace("x", "")),
        width=TILE_WIDTH if match["width"] is None else int(match["width"]),
    )
    # Leading zero groups, a level above 63 or a "partial" tile of 256 would be a second spelling or nothing.
    if str(path) != text or (path.level or 0) > MAX_LEVEL or path.width > TILE_WIDTH:
        raise Malformed("bad-tile-path", "This is no place of a tile or bundle.")
    return path


def encode_bundle(entries: Iterable[bytes]) -> bytes:
    """Entries one after another, each behind its length in two bytes, big-endian.

    Raises Malformed ``too-long`` for an entry above 65,535 bytes.
    """
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > 0xFFFF:
            raise Malformed("too-long", "An entry of a bundle has at most 65,535 bytes.")
        parts.append(len(entry).to_bytes(2, "big"))
        parts.append(entry)
    return b"".join(parts)


def decode_bundle(raw: bytes) -> list[bytes]:
    """The entries of a bundle, in log order. Raises Malformed ``bad-bundle`` where bytes are missing."""
    entries: list[bytes] = []
    at, end = 0, len(raw)
    while at < end:
        start = at + 2
        at = start + int.from_bytes(raw[at:start], "big")
        if at > end:
            raise Malformed("bad-bundle", "A bundle ends in the middle of an entry.")
        entries.append(raw[start:at])
    return entries


def encode_thinned(items: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A bundle of which entries were retired: each as (entry, leaf hash), a retired one with no bytes.

    The framing of a bundle, in which a length of 0 is followed by the 32 bytes of the leaf hash: no entry has no bytes.
    """
    parts: list[bytes] = []
    for entry, leaf in items:
        parts.append(encode_bundle((entry,)) if entry else b"\0\0" + leaf)
    return b"".join(parts)


def decode_thinned(raw: bytes) -> list[tuple[bytes, bytes]]:
    """The entries of such a file with their leaf hashes, in log order. Raises Malformed ``bad-bundle``."""
    items: list[tuple[bytes, bytes]] = []
    at, end = 0, len(raw)
    while at < end:
        start = at + 2
        length = int.from_bytes(raw[at:start], "big")
        at = start + (length or HASH_BYTES)
        if at > end:
            raise Malformed("bad-bundle", "A bundle ends in the middle of an entry.")
        items.append((raw[start:at], leaf_hash(raw[start:at])) if length else (b"", raw[start:at]))
    return items


def encode_tile(hashes: Sequence[bytes]) -> bytes:
    """The bytes of a tile: its hashes one after another."""
    return b"".join(hashes)


def decode_tile(raw: bytes, path: TilePath) -> list[bytes]:
    """The hashes of a tile. Raises Malformed ``bad-tile`` where the length is not what its place says."""
    if len(raw) != path.width * HASH_BYTES:
        raise Malformed("bad-tile", "A tile does not have the length that its name says.")
    return [raw[at : at + HASH_BYTES] for at in range(0, len(raw), HASH_BYTES)]


def hash_tiles(leaves: Sequence[bytes]) -> Iterator[tuple[TilePath, bytes]]:
    """All hash tiles of a log of these leaves, level 0 first, each level from left to right."""
    level, hashes = 0, list(leaves)
    while hashes:
        tiles = _split(hashes)
        for index, tile in enumerate(tiles):
            yield TilePath(level=level, index=index, width=len(tile)), encode_tile(tile)
        hashes = [root_of(tile) for tile in tiles if len(tile) == TILE_WIDTH]
        level += 1


def log_files(entries: Sequence[bytes]) -> Iterator[tuple[TilePath, bytes]]:
    """Every bundle and hash tile of a log of these entries; only its ``checkpoint`` file is missing."""
    for index, bundle in enumerate(_split(entries)):
        yield TilePath(level=None, index=index, width=len(bundle)), encode_bundle(bundle)
    yield from hash_tiles([leaf_hash(entry) for entry in entries])


def _split(items: Sequence[bytes]) -> list[Sequence[bytes]]:
    """Items in groups of 256, the last one possibly shorter."""
    cuts = [*range(0, len(items), TILE_WIDTH), len(items)]
    return [items[start:end] for start, end in pairwise(cuts)]
