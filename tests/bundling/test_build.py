"""The parts of making a bundle that need no gathering: packing, sizes, limits, and the self-test."""

import json
import sys
import tarfile
from pathlib import Path

import pytest

from installer.bundling import build, smoke


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder such as a bundle is: a program, a link to it, and something inside."""
    monkeypatch.setattr(build, "BUILD", tmp_path)
    made = tmp_path / "countersign"
    (made / "_internal" / "resources").mkdir(parents=True)
    (made / "countersign-desktop").write_bytes(b"x" * 2_000_000)
    (made / "countersign-desktop").chmod(0o755)
    (made / "_internal" / "large.so").write_bytes(b"y" * 3_000_000)
    (made / "_internal" / "resources" / "small.txt").write_text("small", "utf-8")
    (made / "countersign").symlink_to("countersign-desktop")
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="a zip there")
def test_the_same_folder_is_packed_into_the_same_bytes(folder: Path) -> None:
    """Whoever builds it again can compare. Links stay links, programs stay programs, and no name of ours is in it."""
    first = build.pack(folder).read_bytes()
    (folder / "_internal" / "large.so").touch()
    packed = build.pack(folder)

    assert packed.read_bytes() == first
    with tarfile.open(packed) as archive:
        entries = {one.name: one for one in archive}
    assert entries["countersign/countersign"].linkname == "countersign-desktop"
    assert entries["countersign/countersign-desktop"].mode & 0o111
    assert {(one.uid, one.uname, one.mtime) for one in entries.values()} == {(0, "", 0)}


def test_sizes_are_told_by_part_and_links_count_once(folder: Path) -> None:
    """In MB of a million bytes, the largest first."""
    assert build.size_mb(folder) == 5.0
    assert list(build.parts_mb(folder).items()) == [("large.so", 3.0), ("countersign-desktop", 2.0), ("the rest", 0.0)]


def test_a_bundle_beyond_its_limits_says_by_how_much() -> None:
    """On Linux, where the limits hold."""
    large = {"system": "linux-x86_64", "unpacked_mb": 180.1, "download_mb": 60}

    assert build.beyond(large) == ["unpacked_mb 180.1 > 180"]
    assert build.beyond(large | {"system": "windows-amd64"}) == []


def test_a_bundle_whose_self_test_says_nothing_has_failed(folder: Path) -> None:
    """A program that does not start at all is told as such."""
    (folder / "countersign-desktop").write_text("#!/bin/sh\necho broken >&2\nexit 0\n", "utf-8")

    answer = build.smoke(folder)

    assert answer["passed"] is False
    assert "broken" in answer["said"]


@pytest.mark.slow
def test_the_self_test_uses_every_part_for_real(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the source as in a bundle: database, log, keyring, folder, scheduler, helpers, pages, window."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    monkeypatch.setenv("COUNTERSIGN_DATA", "/nowhere")

    code = smoke.main([])

    answer = json.loads(capsys.readouterr().out)
    assert {name: one["found"] for name, one in answer["parts"].items() if not one["passed"]} == {}
    assert (code, answer["passed"], set(answer["parts"])) == (0, True, set(smoke.PARTS))


def test_a_part_that_fails_is_named_and_the_others_are_still_tried(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code is 1, and what went wrong is said."""

    def missing(_: Path) -> str:
        raise ModuleNotFoundError("no module named x")

    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    monkeypatch.setenv("COUNTERSIGN_DATA", "/nowhere")
    monkeypatch.setattr(smoke, "PARTS", {"first": missing, "second": lambda _: "there", "third": missing})

    code = smoke.main(["--without-third"])

    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["passed"]) == (1, False)
    assert answer["parts"]["first"]["found"] == "ModuleNotFoundError: no module named x"
    assert answer["parts"]["second"]["passed"]
    assert "third" not in answer["parts"]
