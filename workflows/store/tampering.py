"""Alters a stored entry behind the office's back, as somebody with the file could. For demonstrations, on copies."""

import shutil
from pathlib import Path

from workflows.store.home import Home
from workflows.store.statements import Statement
from workflows.store.store import Store

_ALTER = Statement("UPDATE entries SET raw = ? WHERE device = ? AND position = ?")


def copy_home(home: Path, target: Path) -> None:
    """A copy of a whole home, to do with as one likes. The office must be closed."""
    shutil.copytree(home, target, ignore=shutil.ignore_patterns(Home(home).lock.name))


def alter_entry(home: Path, device: str, position: int, *, bit: int) -> None:
    """Flip one bit of an entry's stored bytes, counted from 0, the highest bit of each byte first."""
    with Store.open(home, write=True) as store:
        row = store.entries.one(device, position)
        assert row is not None, f"there is no entry {position}"
        raw = bytearray(row.raw)
        raw[bit // 8] ^= 0x80 >> bit % 8
        with store.database.transaction():
            store.database.run(_ALTER, (bytes(raw), device, position))
