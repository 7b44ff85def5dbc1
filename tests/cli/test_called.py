"""The program speaks of itself by the name it was started with, so that its advice can be typed as it stands."""

import os
import runpy
import sys
from pathlib import Path

import pytest

from installer import environment
from tests.support.shop import Shop
from workflows.cli.called import VARIABLE, as_called, program
from workflows.cli.commands import COMMANDS
from workflows.cli.main import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "./run")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_examples_can_be_typed_as_they_stand(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Usage and examples of every command."""
    with pytest.raises(SystemExit):
        main([name, "--help"])

    shown = capsys.readouterr().out
    assert f"usage: ./run {name}" in shown
    assert f"./run {name}" in shown.split("example:")[1]
    assert f"countersign {name}" not in shown


def test_the_overview_is_called_so_too(capsys: pytest.CaptureFixture[str]) -> None:
    """With and without ``--help``."""
    main([])

    shown = capsys.readouterr().out
    assert "usage: ./run COMMAND" in shown
    assert "countersign COMMAND" not in shown


def test_advice_is_called_so_for_people_and_programs(shop: Shop) -> None:
    """Also in the JSON error, which some program shows to a person."""
    shown = shop("show", "zzzz")

    assert "./run inbox --as PERSON" in shown.error["advice"]
    assert "./run inbox --as PERSON" in shown.err
    assert "./run show --help" in shop("show", "--bad").error["advice"]
    assert "./run --help" in shop("no-such-command").error["advice"]


def test_a_folder_without_an_office_is_answered_with_the_line_that_founds_one(empty: Shop) -> None:
    """Whoever forgot to begin is told how."""
    assert "./run init --name" in empty("inbox", "--as", "ben").error["advice"]


def test_init_and_demo_close_with_lines_that_work(empty: Shop, tmp_path: Path) -> None:
    """The name, and the home that was chosen."""
    told = empty("init", "--name", "Shop", "--owner", "Anna", as_json=False).out
    shown = empty("demo", "--home", tmp_path / "with blank" / "home", home=False, as_json=False).out

    assert f"./run inbox --as anna --home {empty.home}" in told
    assert f'./run inbox --as petra --home "{tmp_path}/with blank/home"' in shown.replace(os.sep, "/")


def test_bash_completes_after_that_name(shop: Shop) -> None:
    """And after ``countersign``, which may be installed beside."""
    script = shop("completion", "bash", home=False).json["script"]

    assert script.endswith("-F _countersign countersign ./run")


def test_without_such_a_name_it_is_countersign(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that could move the cursor is none."""
    monkeypatch.setenv(VARIABLE, "./\x1b[31mrun")
    assert program() == "countersign"
    monkeypatch.delenv(VARIABLE)
    assert as_called("countersign show 7k2m") == "countersign show 7k2m"


def test_only_command_lines_are_renamed() -> None:
    """Neither the product nor a file of that name."""
    text = "Countersign keeps countersign.db; countersign shows; my-countersign show; “countersign show 7”"

    assert as_called(text) == text.replace("“countersign show", "“./run show")


@pytest.mark.skipif(os.name == "nt", reason="a script is not started by its name there")
@pytest.mark.parametrize(
    ("typed", "called"),
    [("./run", "./run"), ("run", "python3 run"), ("/opt/shop/run", "/opt/shop/run"), ("./my run", '"./my run"')],
)
def test_run_knows_what_was_typed(typed: str, called: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the project's folder, through an interpreter, from elsewhere. The script is read, not started."""
    monkeypatch.setattr(sys, "argv", [typed])
    monkeypatch.setattr(sys, "path", [*sys.path])

    assert runpy.run_path(str(ROOT / "run"), run_name="read")["called"]() == called


def test_a_start_hands_over_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the program alone, as a variable."""
    handed: dict[str, str] = {}
    monkeypatch.setattr(environment, "hand_over", lambda _command, variables: handed.update(variables))

    environment.start(environment.PROGRAM, ["--help"], "./run")

    assert handed[VARIABLE] == "./run"
