"""When the environment counts as ready, and what both scripts may ask of a machine before it is."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from installer import building, environment
from installer.environment import DEV_LOCK, RUN_LOCK
from workflows.errors import Trouble

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder whose environment is the outside of a real one: its files, and two invented packages."""
    root = tmp_path / "project"
    (root / ".venv").mkdir(parents=True)
    Path(environment.programs(str(root))).mkdir()
    system = root / "system"
    system.mkdir()
    (system / "python.exe").touch()
    (root / ".venv" / "pyvenv.cfg").write_text(f"home = {system}\nversion = 3.11.4\n", encoding="utf-8")
    if os.name != "nt":  # there it is a program of its own that reads where the other lies
        Path(environment.python(str(root))).symlink_to(system / "python.exe")
    for package in ("ledgerlib", "formlib"):
        (Path(environment.packages(str(root))) / package).mkdir(parents=True)
    for lock in (RUN_LOCK, DEV_LOCK):
        (root / lock).write_text(f"# {lock}\n", encoding="utf-8")
    return root


def stamp(root: Path, lock: str) -> None:
    """What a finished set-up does last."""
    Path(environment.stamp_file(str(root))).write_bytes(environment.stamp_now(str(root), lock))


def change_lock(root: Path) -> None:
    """A new version of the project asks for another package."""
    (root / RUN_LOCK).write_text("ledgerlib==2\n", encoding="utf-8")


def lose_stamp(root: Path) -> None:
    """A set-up that was killed before its end."""
    Path(environment.stamp_file(str(root))).unlink()


def half_write_stamp(root: Path) -> None:
    """A disk that lost the end of the file."""
    file = Path(environment.stamp_file(str(root)))
    file.write_bytes(file.read_bytes()[:-3])


def lose_package(root: Path) -> None:
    """A cleaner that took too much."""
    (Path(environment.packages(str(root))) / "formlib").rmdir()


def lose_python(root: Path) -> None:
    """The system's Python was removed."""
    (root / "system" / "python.exe").unlink()


def change_version(root: Path) -> None:
    """Somebody made the environment over with another Python."""
    settings = root / ".venv" / "pyvenv.cfg"
    settings.write_text(settings.read_text(encoding="utf-8") + "version = 3.99.1\n", encoding="utf-8")


def lose_environment(root: Path) -> None:
    """The folder is gone."""
    (root / ".venv").rename(root / "elsewhere")


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK])
def test_a_finished_set_up_stands(project: Path, lock: str) -> None:
    """The stamp of a whole environment is believed, whichever lock it was built from."""
    stamp(project, lock)

    assert environment.standing_lock(str(project)) == lock


@pytest.mark.parametrize(
    "harm",
    [change_lock, lose_stamp, half_write_stamp, lose_package, lose_python, change_version, lose_environment],
)
def test_a_set_up_that_no_longer_fits_is_made_again(project: Path, harm: Callable[[Path], None]) -> None:
    """A new lock, a set-up cut short, a lost part, another Python: none may be started with."""
    stamp(project, RUN_LOCK)
    harm(project)

    assert environment.standing_lock(str(project)) == ""


def test_an_environment_that_was_moved_is_made_again(project: Path) -> None:
    """The programs in it name the folder they were made for."""
    stamp(project, RUN_LOCK)
    moved = project.rename(project.with_name("moved"))

    assert environment.standing_lock(str(moved)) == ""


def test_a_package_added_by_hand_does_no_harm(project: Path) -> None:
    """A developer's debugger in the environment is no reason to build it again."""
    stamp(project, RUN_LOCK)
    (Path(environment.packages(str(project))) / "debugger").mkdir()

    assert environment.standing_lock(str(project)) == RUN_LOCK


@pytest.mark.parametrize(
    ("standing", "asked", "enough"),
    [
        (RUN_LOCK, RUN_LOCK, True),
        (DEV_LOCK, DEV_LOCK, True),
        (DEV_LOCK, RUN_LOCK, True),
        (RUN_LOCK, DEV_LOCK, False),
        ("", RUN_LOCK, False),
    ],
)
def test_the_larger_lock_serves_both_scripts(standing: str, asked: str, *, enough: bool) -> None:
    """An environment for checking is never taken down for the program alone."""
    assert environment.serves(standing, asked) is enough


@pytest.mark.parametrize(
    ("before", "asked", "built"),
    [(DEV_LOCK, RUN_LOCK, DEV_LOCK), (RUN_LOCK, DEV_LOCK, DEV_LOCK), ("", RUN_LOCK, RUN_LOCK)],
)
def test_building_anew_never_builds_less_than_there_was(
    project: Path, monkeypatch: pytest.MonkeyPatch, before: str, asked: str, built: str
) -> None:
    """A start of the program after a change of the lock keeps what the checks had been given."""
    if before:
        stamp(project, before)
        (project / before).write_text("ledgerlib==2\n", encoding="utf-8")
    locks: list[str] = []
    monkeypatch.setattr(building, "build_anew", lambda _root, lock, _held: locks.append(lock))
    building.build(str(project), asked)

    assert locks == [built]


def test_a_build_that_fails_is_not_believed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages that could not be fetched leave no stamp, not even the old one: the next start builds again."""
    stamp(project, RUN_LOCK)
    change_lock(project)
    outcomes = iter([0, 1])
    monkeypatch.setattr(building, "call", lambda _command, _held: next(outcomes))
    with pytest.raises(Trouble):
        building.build(str(project), RUN_LOCK)

    assert environment.stamped(str(project)) == ("", set(), b"")


def test_a_program_is_given_no_packages_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path set for other work would put other versions before the locked ones."""
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("LANG", "C")

    assert "PYTHONPATH" not in environment.surroundings()
    assert environment.surroundings()["LANG"] == "C"


@pytest.mark.parametrize(
    "script",
    [
        "run",
        "check",
        "installer/__init__.py",
        "installer/environment.py",
        "installer/newer_python.py",
        "installer/trouble.py",
        "installer/window_libraries.py",
        "workflows/__init__.py",
        "workflows/errors.py",
    ],
)
def test_an_old_python_can_read_what_finds_a_newer_one(script: str) -> None:
    """Otherwise the first words a person on an old system sees are a syntax error."""
    tree = ast.parse((ROOT / script).read_text(encoding="utf-8"), feature_version=(3, 7))

    assert tree.body


def test_the_set_up_needs_no_package() -> None:
    """On a fresh machine there is only Python: nothing on the way to a set-up may import more."""
    bare = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import installer.building, installer.newer_python"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", bare], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_start_that_is_ready_loads_next_to_nothing() -> None:
    """Every library loaded before the program starts is paid for at every start."""
    ask = f"import sys; sys.path.insert(0, {str(ROOT)!r}); old = set(sys.modules); import installer.environment as own"
    ask += "; own.standing_lock(own.ROOT); print(*sorted(set(sys.modules) - old))"
    done = subprocess.run([sys.executable, "-I", "-c", ask], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["installer", "installer.environment"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no bit for this")
@pytest.mark.parametrize("script", ["run", "check", ".ci/run"])
def test_the_scripts_can_be_started(script: str) -> None:
    """The README's two commands begin with these names."""
    assert os.access(ROOT / script, os.X_OK)
