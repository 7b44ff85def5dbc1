"""What is taken out of a gathered folder, and that the rest still works."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from installer.bundling import elf, thin_icu
from installer.bundling.lighten import lighten, orphans

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libraries of Linux")

SORTING = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale
for language in ("en", "de"):
    collator = QCollator(QLocale(language))
    collator.setNumericMode(True)
    words = ["Zebra", "\\u00e4rger", "Apfel", "Seite 10", "Seite 9", "\\u00f6l", "Ofen"]
    print(sorted(words, key=cmp_to_key(collator.compare)))
print(QLocale("de").toUpper("stra\\u00dfe"))
"""


def qt_library(name: str) -> Path:
    """A library of Qt as its wheel brings it."""
    found = find_spec("PySide6")
    assert found is not None
    assert found.submodule_search_locations is not None
    return next((Path(found.submodule_search_locations[0]) / "Qt" / "lib").glob(name))


def said(program: str, **more: str) -> bytes:
    """What a program in a process of its own prints."""
    return subprocess.run(
        [sys.executable, "-c", program], env=os.environ | more, check=True, capture_output=True
    ).stdout


def test_words_are_sorted_with_the_small_data_as_with_the_large(tmp_path: Path) -> None:
    """A twentieth of ICU's data is enough for what Qt asks of it, numbers and umlauts included."""
    small = tmp_path / qt_library("libicudata.so.*").name
    small.write_bytes(qt_library("libicudata.so.*").read_bytes())
    before = small.stat().st_size

    fewer = thin_icu.thin(small)

    assert before - fewer == small.stat().st_size < before // 15
    assert said(SORTING, LD_PRELOAD=str(small)) == said(SORTING)
    loaded = "import ctypes, sys; print(open('/proc/self/maps').read().count(sys.argv[1]) > 0)"
    maps = subprocess.run(
        [sys.executable, "-c", loaded, str(small)],
        env=os.environ | {"LD_PRELOAD": str(small)},
        capture_output=True,
        check=True,
    )
    assert maps.stdout.strip() == b"True"


def test_the_small_library_holds_the_kept_items_alone_and_untouched() -> None:
    """Names in order, as ICU looks them up; each item as it was."""
    name, whole = thin_icu.data_of(qt_library("libicudata.so.*").read_bytes())
    library = thin_icu.library("libicudata.so.73", name, thin_icu.package(whole), machine=62)

    found = thin_icu.items(thin_icu.data_of(library)[1])

    large = thin_icu.items(whole)
    assert list(found) == sorted(one for one in large if thin_icu.KEPT.fullmatch(one))
    assert all(item.rstrip(b"\0") == large[one].rstrip(b"\0") for one, item in found.items())


@pytest.mark.parametrize("raw", [b"", b"MZ" + bytes(200), b"\x7fELF\x01\x01" + bytes(200)])
def test_what_is_no_such_library_is_refused(raw: bytes) -> None:
    """And left as it is."""
    with pytest.raises(elf.NotAsExpected):
        thin_icu.data_of(raw)


def test_a_library_that_nobody_needs_is_removed_and_one_that_somebody_needs_stays(tmp_path: Path) -> None:
    """Also where it is needed by way of another, and where a link to it is left over."""
    inside = tmp_path / "_internal"
    inside.mkdir()
    for name in ("libQt6Core.so.6", "libQt6Network.so.6", "libQt6Svg.so.6"):
        (inside / name).write_bytes(qt_library(name).read_bytes())
    (inside / "libQt6Svg.so").symlink_to("libQt6Svg.so.6")
    (inside / "PySide6").mkdir()
    module = qt_library("libQt6Core.so.6").parents[2] / "QtNetwork.abi3.so"
    (inside / "PySide6" / module.name).write_bytes(module.read_bytes())
    (inside / "notes.txt").write_text("no library", "utf-8")

    assert [path.name for path in orphans(tmp_path)] == ["libQt6Svg.so.6"]
    done = lighten(tmp_path)

    assert done == ["_internal/libQt6Svg.so.6: removed, nothing needs it"]
    assert sorted(path.name for path in inside.iterdir()) == [
        "PySide6",
        "libQt6Core.so.6",
        "libQt6Network.so.6",
        "notes.txt",
    ]
