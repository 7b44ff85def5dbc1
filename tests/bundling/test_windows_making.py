"""The command that makes the Windows installer says what is missing, and takes what the lock says for Windows."""

from collections import namedtuple
from pathlib import Path

import pytest

from installer.bundling import contents
from installer.windows import __main__ as command
from installer.windows import bundle, facts, interpreter, needs, wheels, wine
from installer.windows.transcript import StepFailed, Transcript
from workflows.errors import Trouble


def test_it_refuses_with_exactly_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line to type; what is here is not in it."""
    for name in ("wine", "Xvfb"):
        (tmp_path / name).write_text("#!/bin/sh\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Trouble) as trouble:
        needs.require(needs.NEEDED[:5])

    line = trouble.value.advice.splitlines()[0]
    assert line.endswith("install -y --no-install-recommends nsis gcc-mingw-w64-x86-64-win32")
    assert "Nothing was changed" in trouble.value.text


def test_the_command_itself_ends_with_3_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before it fetches or writes anything."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SystemExit) as ended:
        command.main(["--work", str(tmp_path / "work")])

    assert ended.value.code == 3
    said = capsys.readouterr().err
    assert "Needed, by Debian 13's names: wine" in said
    assert "nsis" in said
    assert not (tmp_path / "work").exists()


@pytest.mark.parametrize(("answer", "is_enough"), [("wine-10.0 (Debian 10.0)", True), ("wine-8.0", False), ("", False)])
def test_a_wine_that_cannot_run_the_program_is_refused(answer: str, *, is_enough: bool) -> None:
    """Wine 8 fails much later, with words about a library that nobody knows."""
    if is_enough:
        needs.require_wine(answer)
        return
    with pytest.raises(Trouble, match="too old"):
        needs.require_wine(answer)


def test_too_little_room_is_said_before_hours_are_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With how much is needed."""
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 -- as shutil has it
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(9, 8, 1_000_000_000))

    with pytest.raises(Trouble, match=r"1\.0 GB free; 5 GB"):
        needs.require_place(tmp_path)


LOCK = """\
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via click
jeepney==0.9.0 ; sys_platform == 'linux' \\
    --hash=sha256:cc
    # via keyring
backports==1 ; python_full_version < '3.12' \\
    --hash=sha256:dd
six==1.17.0 \\
    --hash=sha256:ee
    # via
    #   -c requirements.lock
"""


def test_conditions_of_the_lock_are_read_for_windows() -> None:
    """Where it runs does not count; every hash comes along."""
    assert wheels.lines_for(LOCK) == [
        "colorama==0.4.6 --hash=sha256:aa --hash=sha256:bb",
        "six==1.17.0 --hash=sha256:ee",
    ]


def test_a_package_without_a_hash_does_not_come_in() -> None:
    """It could be anybody's."""
    with pytest.raises(ValueError, match="six"):
        wheels.lines_for("six==1.17.0\n    # via us\n")
    assert "--hash=sha256:" in interpreter.SOURCE


def test_the_real_lock_names_what_windows_needs_and_not_what_linux_does() -> None:
    """The keyring of each system is another package."""
    names = {line.partition("==")[0] for line in wheels.lines_for((contents.ROOT / contents.LOCK).read_text("utf-8"))}

    assert {"pywin32-ctypes", "pefile", "tzdata", "pyside6-essentials", "pyinstaller", "pydantic-core"} <= names
    assert not names & {"jeepney", "secretstorage", "macholib", "backports-tarfile"}


def test_the_bundle_is_gathered_from_a_copy_that_can_have_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project stays as it is; the copy's mark follows its content and nothing else."""
    project = tmp_path / "project"
    for name in ("workflows", "desktop", "resources", "installer"):
        (project / name).mkdir(parents=True)
    (project / "workflows" / "__init__.py").write_text('__version__ = "1.2.3"\n', "utf-8")
    (project / "desktop" / "old.pyc").touch()
    for name in ("LICENSE", contents.LOCK, "pyproject.toml"):
        (project / name).write_text(name, "utf-8")
    monkeypatch.setattr(contents, "ROOT", project)

    mark = bundle.copy_source(tmp_path / "copy", "0.9")
    again = bundle.copy_source(tmp_path / "copy", "0.9")
    other = bundle.copy_source(tmp_path / "copy")

    assert mark == again != other
    assert bundle.program_version() == "1.2.3"
    assert not (tmp_path / "copy" / "desktop" / "old.pyc").exists()
    assert (tmp_path / "copy" / "workflows" / "__init__.py").read_text("utf-8") == '__version__ = "1.2.3"\n'


def test_each_build_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what the spec hands to PyInstaller; elsewhere it is PyInstaller's usual one."""
    monkeypatch.delenv(contents.INSIDE, raising=False)
    assert contents.inside() == "_internal"
    monkeypatch.setenv(contents.INSIDE, f"{facts.FOLDER_BEGINS}1.2.3-abc")
    assert contents.inside() == "countersign-app-1.2.3-abc"


def test_paths_are_said_as_windows_says_them() -> None:
    """The whole of this machine is drive Z there."""
    assert wine.windows_path(Path("/made/shared folder/a.exe")) == r"Z:\made\shared folder\a.exe"


def test_a_journey_keeps_what_it_said_also_where_it_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is there however it ends."""
    told = Transcript(file=tmp_path / "journey.txt")
    told.step("Install")
    told.must(1, "the first promise")

    with pytest.raises(StepFailed):
        told.must([], "the second promise", "nothing")

    kept = (tmp_path / "journey.txt").read_text("utf-8")
    assert "ok: the first promise" in kept
    assert "FAILED: the second promise; found: 'nothing'" in kept
    assert kept == capsys.readouterr().out.lstrip("\n")
