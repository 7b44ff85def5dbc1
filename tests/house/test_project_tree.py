"""What lies where, and what no file may name."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from installer import environment

ROOT = Path(__file__).parents[2]
FOLDERS = {"desktop", "workflows", "resources", "installer", "tests"}
FILES = re.compile(
    r"pyproject\.toml|run|check|LICENSE|NOTICE|[A-Z_]+\.md|requirements(-[a-z]+)?\.lock|\.gitignore|\.gitattributes"
)


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """The paths of all tracked files, in order; without git, or outside a checkout, there is nothing to ask."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("needs git and a checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("git does not answer for this folder")
    return [path for path in listed.stdout.decode().split("\0") if path and (ROOT / path).is_file()]


def test_only_the_agreed_names_stand_at_the_top(tracked: list[str]) -> None:
    """A newcomer sees the rooms, the papers and the two commands, and nothing else."""
    tops = {path.split("/")[0] for path in tracked}
    strange = {
        top
        for top in tops
        if not ((ROOT / top).is_dir() and (top in FOLDERS or top.startswith("."))) and not FILES.fullmatch(top)
    }

    assert strange == set()


def test_no_file_names_a_place_on_one_machine(tracked: list[str]) -> None:
    """What works only where it was written works nowhere else. Tests may speak of the homes of invented people."""
    everywhere = re.compile(r"(?<![\w.$}-])/(?:work|root)/|" + re.escape(str(ROOT)) + r"(?=/|\b)")
    outside_tests = re.compile(r"(?<![\w.$}-])/(?:home|Users)/[a-z]")
    named = []
    for path in tracked:
        text = (ROOT / path).read_bytes().decode("utf-8", errors="ignore")
        if everywhere.search(text) or (not path.startswith("tests/") and outside_tests.search(text)):
            named.append(path)

    assert named == []


def test_every_layer_of_the_import_law_has_its_room() -> None:
    """A law about a room that was renamed away guards nothing."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(law["layers"] for law in settings["contracts"] if law["type"] == "layers")
    rooms = [room.strip() for layer in layers for room in layer.split("|")]
    missing = [
        room
        for room in rooms
        if not (ROOT / "workflows" / f"{room}.py").is_file()
        and not (ROOT / "workflows" / room / "__init__.py").is_file()
    ]

    assert rooms
    assert missing == []


def test_every_command_is_packed_with_its_room_and_what_it_shows() -> None:
    """A package that starts only in a checkout is found out by the first person who installs it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    commands = {**settings["project"]["scripts"], **settings["project"]["gui-scripts"]}
    modules = {command: target.split(":")[0] for command, target in commands.items()}

    assert modules == {"countersign": environment.PROGRAM, "countersign-desktop": environment.WINDOW}
    assert {module.split(".")[0] for module in modules.values()} <= set(packed["packages"])
    assert packed["force-include"] == {"resources": "resources"}


def test_no_source_file_outgrows_its_subject() -> None:
    """At 400 lines a file holds more than one subject and is split."""
    sources = [path for room in ("workflows", "desktop", "installer") for path in (ROOT / room).rglob("*.py")]
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sources
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }

    assert sources
    assert long == {}
