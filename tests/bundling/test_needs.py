"""What gathering takes from the system: said before anything is made."""

import os
import platform
import shutil
import subprocess
import sys

import pytest

from installer import system_packages
from installer.bundling import build, needs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is taken from the system")


def test_what_is_missing_is_named_with_the_line_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3, and neither an environment nor a folder was begun."""
    begun: list[object] = []
    monkeypatch.setattr(shutil, "which", lambda name: None if name in ("strip", "objdump") else f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(subprocess, "run", lambda *words, **_: begun.append(words))

    with pytest.raises(SystemExit) as ended:
        build.main([])

    assert ended.value.code == 3
    assert "apt-get install -y --no-install-recommends binutils" in capsys.readouterr().err
    assert begun == []


def test_as_root_it_is_fetched_and_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system's own packages; what is there after counts."""
    there: list[str] = []
    monkeypatch.setattr(needs, "has_shared_library", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" or there else None)
    monkeypatch.setattr(system_packages, "_apt_get", lambda *words: there.extend(words))

    needs.provide()

    assert "binutils" in there


def test_on_other_systems_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their Python brings all of it."""
    asked: list[object] = []
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setattr(system_packages, "provide", asked.append)

    needs.provide()
    assert asked == []

    monkeypatch.setattr(platform, "system", lambda: "Linux")
    needs.provide()
    assert len(asked) == 1
