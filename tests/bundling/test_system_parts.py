"""What a bundle holds of the Linux that it was made on: with the records of this system, where it is a Debian."""

import json
import pathlib
import runpy
import shutil
import sys
import sysconfig
from pathlib import Path

import pytest

from desktop.about_file import Component
from installer.bundling import papers, system_parts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Python brings its libraries along")
is_debian = pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="needs the records of Debian")


def _record(tmp_path: Path, *rows: tuple[str, str, str]) -> tuple[Path, Path]:
    """PyInstaller's record of these files, and a folder that holds them."""
    inside = tmp_path / "_internal"
    for name, _, _ in rows:
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).touch()
    record = tmp_path / "COLLECT-00.toc"
    record.write_text(repr((list(rows),)), "utf-8")
    return record, inside


def _owned() -> str:
    """A file of which Debian knows the package."""
    return shutil.which("dpkg-query") or ""


@is_debian
def test_a_library_of_the_system_is_named_with_its_version_and_licence(tmp_path: Path) -> None:
    """Such as OpenSSL: who looks for a fault in it has to find it, and its authors want to be named."""
    record, inside = _record(tmp_path, ("libdpkg.so.1", _owned(), "BINARY"), ("again.so", _owned(), "BINARY"))

    first, *shared = system_parts.gather(record, inside)

    assert first.name == "dpkg"
    assert first.version[0].isdigit()
    assert "\n" not in first.version
    assert "Copyright" in first.text
    assert [one.name for one in shared] == ["Licences that Debian's texts name"]
    assert "GNU GENERAL PUBLIC LICENSE" in shared[0].text


def test_what_wheels_and_python_brought_is_named_by_them(tmp_path: Path) -> None:
    """And what was taken out again, or is no library, is nobody's."""
    record, inside = _record(
        tmp_path,
        ("PySide6/a.so", "/somewhere/site-packages/PySide6/a.so", "BINARY"),
        ("libpython3.11.so.1.0", "/somewhere/lib/libpython3.11.so.1.0", "BINARY"),
        ("_ssl.so", f"{sysconfig.get_path('stdlib')}/lib-dynload/_ssl.so", "BINARY"),
        ("words", "/usr/share/words", "DATA"),
        ("libgtk-3.so.0", "/lib/libgtk-3.so.0", "BINARY"),
    )
    (inside / "libgtk-3.so.0").unlink()

    assert system_parts.taken(record, inside) == []


def test_a_library_that_nobody_knows_is_not_kept_silent(tmp_path: Path) -> None:
    """It stands in the list, and that its licence is still to be looked for."""
    library = tmp_path / "libours.so.1"
    library.touch()
    record, inside = _record(tmp_path, ("libours.so.1", str(library), "BINARY"))

    (found,) = system_parts.gather(record, inside)

    assert (found.name, found.version, found.licence) == ("libours.so.1", "", "see the text")
    assert "No text of its licence was found" in found.text


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        (
            "Format: x\n\nFiles: *\nCopyright: a\nLicense: Apache-2.0\n\nFiles: debian/*\nLicense: GPL-2+\n",
            "Apache-2.0",
        ),
        ("Format: x\n\nFiles:\n *\nLicense: Zlib\n text\n", "Zlib"),
        ("Format: x\n\nFiles: *\nLicense: GPL-2+\n\nFiles: lib/*\nLicense: LGPL-2+\n", "see the text"),
        ("It was packaged by somebody.\n\nLicense: as it comes\n", "see the text"),
        ("", "see the text"),
    ],
)
def test_the_licence_in_short_is_that_of_the_work_and_not_of_its_packaging(text: str, licence: str) -> None:
    """Debian names both in one text."""
    assert system_parts._short(text) == licence


def test_both_papers_name_what_was_taken_from_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """About and LICENCES.txt are made of the one, the bill is the other."""
    openssl = Component(name="openssl", version="3.0.19-1", licence="Apache-2.0", text="Copyright")
    monkeypatch.setattr(system_parts, "gather", lambda *_: (openssl,))
    about, bill = tmp_path / "about.json", tmp_path / "bill.json"

    papers.main(about, bill, tmp_path / "record", tmp_path / "inside")

    listed = [one["name"] for one in json.loads(about.read_bytes())["components"]]
    assert "openssl" in listed
    assert listed == sorted(listed, key=str.lower)
    parts = {one["name"]: one for one in json.loads(bill.read_bytes())["components"]}
    assert parts["openssl"]["version"] == "3.0.19-1"


def test_it_loads_where_folders_are_parted_by_another_stroke(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are written on every system by one module; a path of this one in a pattern was none on Windows."""
    monkeypatch.setattr(pathlib, "Path", pathlib.PureWindowsPath)

    loaded = runpy.run_path(system_parts.__file__)

    assert loaded["_NAMED"].findall("see /usr/share/common-licenses/GPL-2.") == ["GPL-2"]
