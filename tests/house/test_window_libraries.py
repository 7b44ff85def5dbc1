"""What a window takes from a Linux system: asked for only by who needs it, and got or named."""

import os
import sys
from pathlib import Path

import pytest

from installer import environment, system_packages, window_libraries
from installer.system_packages import SystemPackage
from installer.window_libraries import DRAWING, ON_WAYLAND, ON_X, libraries, prepare, screen
from workflows.errors import Trouble

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
linux_only = pytest.mark.skipif(not window_libraries.LINUX, reason="other systems have all of it")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packages that were asked for, on a Linux where a look finds no library and nothing gets installed."""
    names: list[str] = []

    def note(needed: list[SystemPackage]) -> None:
        names.extend(package.debian for package in needed)

    monkeypatch.setattr(window_libraries, "LINUX", True)
    monkeypatch.setattr(window_libraries, "lies_there", lambda _library: False)
    monkeypatch.setattr(system_packages, "provide", note)
    return names


@pytest.mark.parametrize(
    ("session", "kind", "table"),
    [
        ({}, "", DRAWING),
        ({"DISPLAY": ":0"}, "xcb", DRAWING + ON_X),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "xcb", DRAWING + ON_X),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland", DRAWING + ON_WAYLAND),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland;xcb"}, "wayland", DRAWING + ON_WAYLAND),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "vnc", DRAWING),
    ],
)
def test_the_session_says_which_screen_there_is(
    monkeypatch: pytest.MonkeyPatch, session: dict[str, str], kind: str, table: tuple[tuple[str, str], ...]
) -> None:
    """Over a plain connection to another machine, and on a server, there is none; each kind needs its own libraries."""
    monkeypatch.setattr(window_libraries, "LINUX", True)
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    for name, value in session.items():
        monkeypatch.setenv(name, value)

    assert screen() == kind
    assert libraries(screen()) == table


def test_other_systems_always_have_a_screen_and_are_asked_for_nothing(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    """Windows and macOS bring along what Qt needs, and name no screen."""
    monkeypatch.setattr(window_libraries, "LINUX", False)
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    prepare(DRAWING)

    assert screen()
    assert asked == []


def test_what_a_look_does_not_find_is_asked_for(asked: list[str]) -> None:
    """The packages stand in the order of the table."""
    prepare(DRAWING)

    assert asked == [package for _, package in DRAWING]


def test_a_system_that_has_all_is_asked_for_nothing(monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> None:
    """Every start of the window passes here."""
    monkeypatch.setattr(window_libraries, "lies_there", lambda _library: True)
    prepare(DRAWING + ON_X)

    assert asked == []


@linux_only
def test_a_library_in_an_unusual_place_is_found_by_the_system(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where libraries lie elsewhere, the system's own loader has the last word, and nothing is installed."""
    monkeypatch.setattr(window_libraries, "lies_there", lambda _library: False)
    prepare((("libc.so.6", "libc6"),))

    assert capfd.readouterr() == ("", "")
    assert not window_libraries.loads("libinvented.so.7")


@linux_only
def test_what_takes_a_person_ends_with_the_line_to_type(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without the rights to install, the words name every missing package in one line, and the code is 3."""
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(window_libraries, "lies_there", lambda _library: False)
    monkeypatch.setattr(window_libraries, "loads", lambda _library: False)
    with pytest.raises(SystemExit) as end:
        prepare(DRAWING + ON_X)
    said = capfd.readouterr().err

    assert end.value.code == 3
    assert f"install -y --no-install-recommends {' '.join(package for _, package in DRAWING + ON_X)}'" in said
    assert "libxcb-cursor.so.0" in said


@linux_only
def test_an_old_python_lets_the_one_in_the_environment_go_on(monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> None:
    """The part that installs is written in the newer Python."""
    handed: list[list[str]] = []

    def hand_over(command: list[str], _variables: dict[str, str]) -> int:
        handed.append(command)
        return 7

    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(sys, "argv", ["./run"])
    monkeypatch.setattr(environment, "hand_over", hand_over)
    with pytest.raises(SystemExit) as end:
        prepare(DRAWING + ON_X)

    assert end.value.code == 7
    assert handed == [[environment.python(environment.ROOT), "./run"]]
    assert asked == []


def test_a_missing_library_is_named_as_the_system_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person on a system we do not know looks for that name."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Trouble) as trouble:
        system_packages.provide([system_packages.library("libinvented.so.7", "libinvented7", lambda _name: False)])

    assert "libinvented.so.7" in trouble.value.text
