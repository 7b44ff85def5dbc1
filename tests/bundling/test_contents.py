"""What goes into a bundle and what stays out, told by the data that the build reads."""

import re
import tomllib
from pathlib import Path

import pytest

from installer.bundling import contents
from installer.bundling.bill import locked, shipped
from installer.bundling.contents import ROOT, belongs
from installer.bundling.entry import is_window
from installer.bundling.licences import normal
from workflows.intake.confined import FROZEN_FLAG
from workflows.office.side_processes import SIDE_FLAG

QT = "PySide6/Qt"


@pytest.mark.parametrize(
    "path",
    [
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqwayland.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        f"{QT}/plugins/imageformats/libqjpeg.so",
        f"{QT}/translations/qtbase_de.qm",
        f"{QT}/lib/libQt6Core.so.6",
        f"{QT}/lib/libQt6XcbQpa.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6\\Qt6Widgets.dll",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "resources/translations/countersign_de.qm",
        "stdnum/iban.dat",
        "libsqlite3.so.0",
    ],
)
def test_what_is_used_goes_in(path: str) -> None:
    """Files of every system, with either slash."""
    assert belongs(path)


@pytest.mark.parametrize(
    "path",
    [
        f"{QT}/plugins/platforms/libqeglfs.so",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/imageformats/libqwebp.so",
        f"{QT}/plugins/networkinformation/libqglib.so",
        f"{QT}/translations/qtbase_fr.qm",
        f"{QT}/translations/qt_de.qm",
        f"{QT}/lib/libQt6Quick.so.6",
        f"{QT}/qml/QtQuick/qmldir",
        "PySide6/QtQml.abi3.so",
        "PySide6\\opengl32sw.dll",
        "PySide6\\plugins\\platforms\\qminimal.dll",
        "resources/translations/countersign_de.ts",
        "workflows/store/migrations/__pycache__/env.cpython-311.pyc",
        "stdnum/oui.dat",
        "libX11.so.6",
        "libdbus-1.so.3",
    ],
)
def test_what_nobody_uses_stays_out(path: str) -> None:
    """Unused parts of Qt, other languages, sources of translations, and what must be the system's own."""
    assert not belongs(path)


def test_no_package_that_the_program_needs_is_left_out() -> None:
    """An excluded module fails when it is first used, which may be months after the installation."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {normal(line.split(" ")[0].split(">")[0].split("=")[0]) for line in project["dependencies"]}

    assert needed.isdisjoint({normal(name) for name in contents.EXCLUDED})
    assert needed <= {*locked(ROOT / contents.LOCK), "tzdata"}
    assert contents.TOOLS.isdisjoint(shipped(ROOT / contents.LOCK))


def test_no_part_of_qt_that_the_window_asks_for_is_left_out() -> None:
    """Many are asked for only when they are needed, such as when somebody prints."""
    sources = [path.read_text("utf-8") for folder in ("desktop", "installer") for path in (ROOT / folder).rglob("*.py")]
    asked = {
        found for text in sources for found in re.findall(r"^\s*(?:from|import) PySide6\.(\w+)", text, re.MULTILINE)
    }

    assert "QtPrintSupport" in asked
    assert {f"PySide6.{name}" for name in asked}.isdisjoint(contents.EXCLUDED)
    assert all(belongs(f"PySide6/{name}.abi3.so") for name in asked)
    assert all(belongs(f"{QT}/lib/libQt6{name.removeprefix('Qt')}.so.6") for name in asked)
    assert belongs(f"{QT}/plugins/printsupport/libcupsprintersupport.so")


def test_everything_that_is_read_as_a_file_is_there() -> None:
    """Folders that were renamed would be missing in the bundle alone."""
    assert all((ROOT / source).exists() for source, _ in contents.DATA)
    assert all((ROOT / f"{name.replace('.', '/')}.py").is_file() for name in contents.NOT_SHIPPED)
    compile((ROOT / "installer" / "countersign.spec").read_text("utf-8"), "countersign.spec", "exec")


def test_a_bundle_answers_the_words_with_which_it_starts_parts_of_itself() -> None:
    """It has no ``-m``: a word that its entry does not know would open a second window instead of a helper."""
    entry = (Path(contents.__file__).parent / "entry.py").read_text("utf-8")

    assert f'word == "{FROZEN_FLAG}"' in entry
    assert f'word == "{SIDE_FLAG}"' in entry


@pytest.mark.parametrize(
    ("called", "window"),
    [
        ("countersign", False),
        ("/usr/bin/countersign", False),
        ("C:/Programs/Countersign/countersign.exe", False),
        ("./countersign-desktop", True),
        ("countersign-desktop.exe", True),
        ("/Applications/Countersign.app/Contents/MacOS/Countersign", True),
        ("", True),
    ],
)
def test_the_name_it_is_called_by_says_which_program_it_is(called: str, window: bool) -> None:
    """The command is a link to the window's program, so that the bundle holds everything once."""
    assert is_window(called) is window
