"""The parts of a set-up, each by itself."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from installer import building, newer_python, project_link, system_packages
from installer.sole_builder import sole_builder
from installer.system_packages import SystemPackage, provide
from installer.trouble import told
from workflows.errors import Trouble

ROOT = Path(__file__).parents[2]
posix_only = pytest.mark.skipif(os.name == "nt", reason="made of shell scripts and POSIX locks")


def program(folder: Path, name: str, text: str) -> None:
    """Put a shell script into a folder."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


# ---------------------------------------------------------------- what pip left behind


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A folder of packages as pip leaves it."""
    about = tmp_path / "ledgerlib-1.dist-info"
    about.mkdir()
    (tmp_path / "ledgerlib.py").touch()
    (about / "INSTALLER").write_text("pip\n", encoding="utf-8")
    rows = "ledgerlib.py,sha256=abc,0\n__pycache__/ledgerlib.cpython-311.pyc,,\nledgerlib-1.dist-info/RECORD,,\n"
    (about / "RECORD").write_text(rows, encoding="utf-8")
    return tmp_path


def test_packages_with_all_their_files_are_intact(packages: Path) -> None:
    """Compiled files come and go and are not missed."""
    assert building.is_intact(packages)


@pytest.mark.parametrize("lost", ["ledgerlib.py", "ledgerlib-1.dist-info/INSTALLER", "ledgerlib-1.dist-info/RECORD"])
def test_a_package_cut_short_is_not_intact(packages: Path, lost: str) -> None:
    """Pip killed half-way leaves a package that it would itself take for installed."""
    (packages / lost).unlink()

    assert not building.is_intact(packages)


def test_a_wrong_hash_is_told_apart_from_a_bad_network() -> None:
    """Trying again mends the one; around the other nobody should go."""
    wrong = building.failed_install("some.lock", "0 ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM ...")
    away = building.failed_install("some.lock", "0 ERROR: No matching one\n0 ERROR: Connection refused\n")

    assert (wrong.code, away.code) == ("package-not-as-locked", "packages-not-installed")
    assert "Connection refused" in away.text
    assert "safe" in away.text


# ---------------------------------------------------------------- the project in its environment


def test_the_path_file_is_ascii_and_adds_the_project_last() -> None:
    """Pythons read it in different encodings, and the project must not hide the standard library."""
    line = project_link.path_line("/home/zoë/büro 'x'")
    path = ["first"]
    exec(line.replace("import sys; sys.path", "path"), {"path": path})

    assert line.isascii()
    assert path == ["first", "/home/zoë/büro 'x'"]


@posix_only
def test_the_launcher_stands_any_folder_name_and_passes_words_on(tmp_path: Path) -> None:
    """Spaces and quotes in the path of the project, and in what the person types, arrive whole."""
    folder = tmp_path / "it's an office"
    program(folder, "python", 'printf "%s|" "${PYTHONPATH:-none}" "$@"')
    (tmp_path / "countersign").write_text(
        project_link.posix_launcher(str(folder / "python"), "invented.main"), encoding="utf-8"
    )
    done = subprocess.run(
        ["/bin/sh", str(tmp_path / "countersign"), "show", "a b"],
        env={**os.environ, "PYTHONPATH": "elsewhere"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "none|-P|-m|invented.main|show|a b|"


# ---------------------------------------------------------------- a newer Python


@posix_only
def test_a_newer_python_is_one_that_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Version switchers leave names on the path that start nothing; those are passed over."""
    program(tmp_path, "python3.13", "echo 'python3.13: command not found' >&2; exit 127")
    program(tmp_path, "python3.12", f'exec "{sys.executable}" "$@"')
    monkeypatch.setenv("PATH", str(tmp_path))

    assert Path(newer_python.found()).samefile(sys.executable)


def test_without_a_newer_python_the_words_say_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A person on an old system gets a line to type, not a traceback."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Trouble) as trouble:
        newer_python.found()
    assert trouble.value.code == "python-too-old"
    assert "3.11" in trouble.value.text
    assert "nstall" in trouble.value.advice


# ---------------------------------------------------------------- the system's packages


def missing_until(proof: Path) -> SystemPackage:
    """A row of the table that is met once a file is there."""
    return SystemPackage(what="an invented library", debian="libinvented1", is_there=proof.exists)


def test_nothing_is_asked_of_a_system_that_has_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """apt-get is slow and wants rights; it is started only for what is missing."""
    program(tmp_path, "apt-get", f"touch {tmp_path}/asked")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    provide([missing_until(tmp_path)])

    assert not (tmp_path / "asked").exists()


@posix_only
def test_an_administrator_gets_missing_packages_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a bare machine the one command is enough."""
    program(tmp_path, "apt-get", f'echo "$@" >> {tmp_path}/asked; touch {tmp_path}/proof')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    provide([missing_until(tmp_path / "proof")])

    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines() == [
        "update",
        "install -y --no-install-recommends libinvented1",
    ]


@posix_only
def test_anyone_else_gets_the_exact_line_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the rights nothing is tried; the words hold what an administrator would type."""
    program(tmp_path, "apt-get", f"touch {tmp_path}/asked")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(Trouble) as trouble:
        provide([missing_until(tmp_path / "proof")])
    assert "apt-get install -y --no-install-recommends libinvented1" in trouble.value.advice
    assert not (tmp_path / "asked").exists()


def test_a_system_without_apt_is_told_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of packages differ; what is missing is said in words, and Debian's name is something to search for."""
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Trouble, match="an invented library") as trouble:
        provide([missing_until(tmp_path / "proof")])
    assert "libinvented1" in trouble.value.advice


def test_this_python_can_make_environments() -> None:
    """The probe is true where an environment has plainly been made: here."""
    assert system_packages.can_make_environments()


# ---------------------------------------------------------------- one at a time, and words


def builder(root: Path, words: str) -> "subprocess.Popen[str]":
    """A second start that takes the same lock."""
    code = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from installer import building
from installer.sole_builder import sole_builder
with sole_builder(Path({str(root)!r})) as held:
    {words}
"""
    return subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root
    )


def until(happened: Callable[[], bool]) -> None:
    """Wait for something another program does; for no longer than it can honestly take."""
    for _ in range(1000):
        if happened():
            return
        time.sleep(0.02)
    pytest.fail("it did not happen within 20 seconds")


def test_a_second_start_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    """Two set-ups in one folder would write over each other."""
    with sole_builder(tmp_path):
        second = builder(tmp_path, "print('mine', flush=True)")
        assert second.stderr is not None
        words = second.stderr.readline()
        still_waiting = second.poll() is None
    said, _ = second.communicate(timeout=20)

    assert "waiting" in words
    assert still_waiting
    assert said == "mine\n"


@posix_only
def test_a_killed_start_keeps_the_folder_while_its_pip_still_writes(tmp_path: Path) -> None:
    """The program it had started holds the lock on, so that the next start does not build under its hands."""
    first = builder(tmp_path, "building.call(['sh', '-c', 'touch began; sleep 1'], held)")
    until((tmp_path / "began").exists)
    first.kill()
    first.wait()
    second = builder(tmp_path, "print('mine')")
    said, words = second.communicate(timeout=20)
    first.communicate(timeout=20)

    assert "waiting" in words
    assert said == "mine\n"


def test_trouble_is_words_for_a_person_and_one_document_for_a_program(capfd: pytest.CaptureFixture[str]) -> None:
    """With --json standard output is a JSON document even when there is no program yet to write it."""
    trouble = Trouble(code="disk-full", title="The disk is full", text="All is safe.", advice="Free some space.")
    with pytest.raises(SystemExit) as end, told(as_json=True):
        raise trouble
    said = capfd.readouterr()

    assert end.value.code == 3
    assert json.loads(said.out)["error"] == {
        "code": "disk-full",
        "title": "The disk is full",
        "text": "All is safe.",
        "advice": "Free some space.",
    }
    assert "Free some space." in said.err
