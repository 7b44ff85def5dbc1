"""The whole way from a bare folder to a program that runs: real environments, real pip, a package made on the spot."""

import base64
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from installer import environment
from installer.environment import DEV_LOCK, RUN_LOCK

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, os, sys
import ledgerlib
def main():
    print(json.dumps({"words": sys.argv[1:], "folder": os.getcwd(), "package": ledgerlib.VERSION}))
    return 5 if "refuse" in sys.argv else 0
if __name__ == "__main__":
    sys.exit(main())
"""


def wheel(folder: Path, name: str, version: str) -> str:
    """Make a package of one file; gives the line that locks it. Source: PyPA, Binary distribution format."""
    about = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"VERSION = {version!r}\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{path},sha256={urlsafe_digest(text)},{len(text)}" for path, text in files.items()]
    files[f"{about}/RECORD"] = "\n".join([*rows, f"{about}/RECORD,,", ""])
    made = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as packed:
        for path, text in files.items():
            packed.writestr(path, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(made.read_bytes()).hexdigest()}\n"


def urlsafe_digest(text: str) -> str:
    """A file's digest as a wheel's list of files writes it."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A bare copy of the project with a small program, and the folder its packages come from."""

    root: Path
    wheels: Path

    def command(self, script: str, *words: str) -> list[str]:
        """What is typed."""
        return [sys.executable, str(self.root / script), *words]

    def variables(self) -> dict[str, str]:
        """A machine without a screen, whose pip looks in one folder only, with a path that points elsewhere."""
        dropped = ("PIP_", "PYTHON", "DISPLAY", "WAYLAND_", "QT_")
        own = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri(), "PIP_CONFIG_FILE": os.devnull}
        return {**own, **pip, "PYTHONPATH": str(self.wheels)}

    def type(self, script: str, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Type a command in a folder that has a `workflows` of its own, and wait for it."""
        return subprocess.run(
            self.command(script, *words),
            cwd=self.wheels,
            env={**self.variables(), **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def lock(self, lock: str, *lines: str) -> None:
        """Write a lock file."""
        (self.root / lock).write_text("".join(lines), encoding="utf-8")

    def standing(self) -> str:
        """The lock that the environment holds."""
        return environment.standing_lock(str(self.root))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was just copied to a machine."""
    root, wheels = tmp_path.resolve() / "an office's folder", tmp_path.resolve() / "wheels"
    (wheels / "workflows").mkdir(parents=True)
    (wheels / "workflows" / "__init__.py").write_text("raise SystemExit('the wrong workflows')\n", encoding="utf-8")
    (root / "workflows" / "cli").mkdir(parents=True)
    shutil.copytree(ROOT / "installer", root / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("run", "check", "workflows/__init__.py", "workflows/errors.py"):
        shutil.copy(ROOT / file, root / file)
    (root / "workflows" / "cli" / "__init__.py").touch()
    (root / "desktop").mkdir()
    (root / "desktop" / "__init__.py").touch()
    (root / "desktop" / "start.py").write_text("import sys\nprint('a window', sys.argv[1:])\n", encoding="utf-8")
    (root / "workflows" / "cli" / "main.py").write_text(PROGRAM, encoding="utf-8")
    made = Project(root=root, wheels=wheels)
    made.lock(RUN_LOCK, wheel(wheels, "ledgerlib", "1.0"))
    made.lock(DEV_LOCK, wheel(wheels, "ledgerlib", "1.0"), wheel(wheels, "checklib", "1.0"))
    return made


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_one_command_sets_a_folder_up_even_after_one_that_was_killed(project: Project) -> None:
    """A closed lid costs another minute; the next start builds, and all answer on standard output alone."""
    killed = subprocess.Popen(
        project.command("run", "demo"), env=project.variables(), stderr=subprocess.DEVNULL, start_new_session=True
    )
    for _ in range(1000):
        if Path(environment.python(str(project.root))).exists():
            break
        time.sleep(0.02)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    left = project.standing()
    first = project.type("run", "demo", "--json")
    second = project.type("run", "refuse")
    launcher = Path(environment.programs(str(project.root))) / "countersign"
    third = subprocess.run([str(launcher), "show", "a b"], capture_output=True, text=True, check=True)

    assert left == ""
    assert "Setting up" in first.stderr
    assert json.loads(first.stdout) == {
        "words": ["demo", "--json"],
        "folder": str(project.wheels),
        "package": "1.0",
    }
    assert (second.returncode, second.stderr) == (5, "")
    assert json.loads(third.stdout)["words"] == ["show", "a b"]


@pytest.mark.slow
def test_a_check_adds_to_the_environment_or_takes_nothing_from_it(project: Project) -> None:
    """Without its packages a check fails and says so, and the program starts as before; with them, both do."""
    set_up = project.type("run", "inbox")
    checklib = project.wheels / "checklib-1.0-py3-none-any.whl"
    away = checklib.rename(project.wheels / "away")
    failed = project.type("check", "lint")
    after_failure = (project.standing(), project.type("run", "inbox"))
    away.rename(checklib)
    project.type("check", "lint")
    after_check = (project.standing(), project.type("run", "inbox"))

    assert set_up.returncode == 0
    assert (failed.returncode, failed.stdout) == (3, "")
    assert "checklib" in failed.stderr
    assert "safe" in failed.stderr
    assert (after_failure[0], after_failure[1].stderr) == (RUN_LOCK, "")
    assert json.loads(after_failure[1].stdout)["package"] == "1.0"
    assert (after_check[0], after_check[1].stderr) == (DEV_LOCK, "")


@pytest.mark.slow
def test_a_start_without_words_opens_the_window_where_there_is_a_screen(project: Project) -> None:
    """Where there is none, that is said on standard error, and the command line's help stands on the other."""
    project.type("run", "inbox")
    nowhere = project.type("run")
    shown = project.type("run", QT_QPA_PLATFORM="offscreen")
    launcher = "countersign-desktop" + (".cmd" if os.name == "nt" else "")
    by_name = subprocess.run(
        [str(Path(environment.programs(str(project.root))) / launcher)], capture_output=True, text=True, check=True
    )

    if sys.platform == "linux":
        assert "no screen" in nowhere.stderr
        assert json.loads(nowhere.stdout)["words"] == ["--help"]
    assert (shown.stdout, shown.stderr) == ("a window []\n", "")
    assert by_name.stdout == "a window []\n"
