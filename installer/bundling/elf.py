"""Reads what a shared library of Linux needs and offers (ELF-64, little-endian; System V ABI, dynamic linking)."""

import struct
from collections.abc import Iterator

_PHDR, _SYM = 56, 24
_PT_LOAD, _PT_DYNAMIC = 1, 2
_DT_NEEDED, _DT_STRTAB, _DT_SYMTAB = 1, 5, 6


class NotAsExpected(Exception):
    """The file is no library that this can read."""


def needed(raw: bytes) -> list[str]:
    """The names of the libraries that this one is bound to. Empty for a program that is bound to none."""
    dynamic, place = _dynamic(raw)
    table = next((value for tag, value in dynamic if tag == _DT_STRTAB), None)
    if table is None:
        return []
    names = place(table)
    return [_text(raw, names + value) for tag, value in dynamic if tag == _DT_NEEDED]


def symbols(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """What a library offers or asks for by name, with its bytes; empty ones where they are elsewhere."""
    dynamic, place = _dynamic(raw)
    found = dict(dynamic)
    names, start = place(found[_DT_STRTAB]), place(found[_DT_SYMTAB])
    for at in range(start, names, _SYM):  # linkers put the names after the symbols
        text, _, _, section, value, size = struct.unpack_from("<IBBHQQ", raw, at)
        content = raw[place(value) : place(value) + size] if section and size else b""
        yield _text(raw, names + text), content


def _dynamic(raw: bytes) -> tuple[list[tuple[int, int]], "_Places"]:
    if raw[:6] != b"\x7fELF\x02\x01":
        raise NotAsExpected("no library of 64 bits, little-endian")
    (offset,), (count,) = struct.unpack_from("<Q", raw, 32), struct.unpack_from("<H", raw, 56)
    heads = [struct.unpack_from("<IIQQQQQQ", raw, offset + _PHDR * at) for at in range(count)]
    places = _Places([(head[3], head[2], head[5]) for head in heads if head[0] == _PT_LOAD])
    for head in heads:
        if head[0] == _PT_DYNAMIC:
            part = raw[head[2] : head[2] + head[5] // 16 * 16]
            return [(int(tag), int(value)) for tag, value in struct.iter_unpack("<QQ", part)], places
    return [], places


class _Places:
    """Where in the file lies what has an address in memory."""

    def __init__(self, loads: list[tuple[int, int, int]]) -> None:
        self._loads = loads

    def __call__(self, address: int) -> int:
        for start, offset, size in self._loads:
            if start <= address < start + size:
                return address - start + offset
        raise NotAsExpected("an address outside of the file")


def _text(raw: bytes, at: int) -> str:
    return raw[at : raw.index(b"\0", at)].decode("utf-8", "replace")
