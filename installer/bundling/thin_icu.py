"""Keeps the part of ICU's data that Qt asks of it here, as a library that takes the place of the large one.

Qt's own library for Linux is bound to ICU, whose data are 32 MB: names of languages, currencies and zones, spelling
rules, encodings. Qt has those of its own and asks ICU for one thing, how words are sorted, and that for file dialogs.
So the rest can go. ICU looks its data up by name in one table; a table with fewer entries is a valid one.

Formats: ELF-64 (System V ABI, object files and dynamic linking); ICU's common data (icu4c, ``ucmndata.h``). Both are
little-endian here, as on every system that Qt's wheels are made for.
"""

import re
import struct
from pathlib import Path

from installer.bundling import elf
from installer.bundling.elf import NotAsExpected

KEPT = re.compile(
    r"icudt\d+l/(pool\.res|root\.res|en\.res|de\.res|res_index\.res|icuver\.res|supplementalData\.res|keyTypeData\.res"
    r"|coll/(pool|root|en|de|res_index)\.res|coll/ucadata\.icu|nfkc\.nrm|ulayout\.icu|uprops\.icu|ucase\.icu)"
)
_ALIGN = 16
_PAGE = 0x1000
_EHDR, _PHDR, _SYM, _DYN = 64, 56, 24, 16
_PT_LOAD, _PT_DYNAMIC, _PT_GNU_STACK = 1, 2, 0x6474E551
_DT_NULL, _DT_HASH, _DT_STRTAB, _DT_SYMTAB, _DT_STRSZ, _DT_SYMENT, _DT_SONAME = 0, 4, 5, 6, 10, 11, 14


def thin(path: Path) -> int:
    """Put the smaller library in the place of the one at ``path``; answers how many bytes fewer there are."""
    raw = path.read_bytes()
    name, whole = data_of(raw)
    smaller = library(path.name, name, package(whole), machine=struct.unpack_from("<H", raw, 18)[0])
    path.write_bytes(smaller)
    return len(raw) - len(smaller)


def data_of(raw: bytes) -> tuple[str, bytes]:
    """The symbol under which ICU looks for its data in a library, and the data."""
    for symbol, content in elf.symbols(raw):
        if re.fullmatch(r"icudt\d+_dat", symbol):
            return symbol, content
    raise NotAsExpected("no data of ICU")


def items(whole: bytes) -> dict[str, bytes]:
    """Every item of ICU's common data by its name."""
    size = struct.unpack_from("<H", whole)[0]
    if whole[2:4] != b"\xda\x27" or whole[12:16] != b"CmnD":
        raise NotAsExpected("no common data of ICU")
    toc = memoryview(whole)[size:]
    (count,) = struct.unpack_from("<I", toc)
    places = [struct.unpack_from("<II", toc, 4 + 8 * at) for at in range(count)]
    ends = [start for _, start in places[1:]] + [len(toc)]
    found = {}
    for (text, start), end in zip(places, ends, strict=True):
        name_end = whole.index(b"\0", size + text)
        found[whole[size + text : name_end].decode("ascii")] = bytes(toc[start:end])
    return found


def package(whole: bytes) -> bytes:
    """The same common data with the kept items alone."""
    size = struct.unpack_from("<H", whole)[0]
    kept = {name: item for name, item in sorted(items(whole).items()) if KEPT.fullmatch(name)}
    if not any(name.endswith("coll/ucadata.icu") for name in kept):
        raise NotAsExpected("no rules of sorting")
    names_at = 4 + 8 * len(kept)
    names = b"".join(name.encode("ascii") + b"\0" for name in kept)
    start = _up(size + names_at + len(names)) - size
    table, contents, text_at = struct.pack("<I", len(kept)), bytearray(), names_at
    for name, item in kept.items():
        table += struct.pack("<II", text_at, start + len(contents))
        text_at += len(name) + 1
        contents += item.ljust(_up(len(item)), b"\0")
    head = whole[:size] + table + names
    return head.ljust(size + start, b"\0") + bytes(contents)


def library(soname: str, symbol: str, content: bytes, *, machine: int) -> bytes:
    """A shared library that offers the content under one symbol, and nothing else."""
    names = b"\0" + symbol.encode() + b"\0" + soname.encode() + b"\0"
    symbols_at = _EHDR + 3 * _PHDR
    names_at = symbols_at + 2 * _SYM
    hash_at = _up(names_at + len(names))
    dynamic_at = _up(hash_at + 4 * 5)
    content_at = _up(dynamic_at + 7 * _DYN)
    total = content_at + len(content)
    dynamic = [
        (_DT_SONAME, 1 + len(symbol) + 1),
        (_DT_HASH, hash_at),
        (_DT_STRTAB, names_at),
        (_DT_SYMTAB, symbols_at),
        (_DT_STRSZ, len(names)),
        (_DT_SYMENT, _SYM),
        (_DT_NULL, 0),
    ]
    parts = {
        0: b"\x7fELF\x02\x01\x01".ljust(16, b"\0")
        + struct.pack("<HHIQQQIHHHHHH", 3, machine, 1, 0, _EHDR, 0, 0, _EHDR, _PHDR, 3, 0, 0, 0),
        # One part for all, writable because the loader notes addresses in the table of what is dynamic.
        _EHDR: struct.pack("<IIQQQQQQ", _PT_LOAD, 6, 0, 0, 0, total, total, _PAGE)
        + struct.pack("<IIQQQQQQ", _PT_DYNAMIC, 6, dynamic_at, dynamic_at, dynamic_at, 7 * _DYN, 7 * _DYN, 8)
        + struct.pack("<IIQQQQQQ", _PT_GNU_STACK, 6, 0, 0, 0, 0, 0, _ALIGN),
        symbols_at: bytes(_SYM) + struct.pack("<IBBHQQ", 1, 0x11, 0, 1, content_at, len(content)),
        names_at: names,
        hash_at: struct.pack("<5I", 1, 2, 1, 0, 0),  # one bucket, and in it the one symbol
        dynamic_at: b"".join(struct.pack("<QQ", *one) for one in dynamic),
        content_at: content,
    }
    raw = bytearray(total)
    for at, part in parts.items():
        raw[at : at + len(part)] = part
    return bytes(raw)


def _up(size: int) -> int:
    return (size + _ALIGN - 1) // _ALIGN * _ALIGN
