"""What `./check` promises beyond the tools it runs."""

import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "check"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script with small tools in place of the real ones: one passes, one fails, one is a test run."""
    loader = SourceFileLoader("check_script", str(SCRIPT))
    spec = spec_from_loader("check_script", loader)
    assert spec is not None
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    module = module_from_spec(spec)
    loader.exec_module(module)

    def say(words: str, code: int) -> list[list[str]]:
        return [[sys.executable, "-c", f"import sys; print({words!r}, *sys.argv[1:]); sys.exit({code})"]]

    steps = {
        "format": say("all is well formed", 0),
        "lint": say("line 7 is odd", 1),
        "tests": say("one dot\n=== 3 passed in 0.1s ===", 0),
    }
    monkeypatch.setattr(module, "tools", lambda: steps)
    return module


def test_a_failing_step_shows_why_and_the_rest_still_runs(
    script: ModuleType, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """One run of the command shows everything that is wrong; what passes stays quiet."""
    code = script.check(["format", "lint", "tests"], [])
    said = capfdbinary.readouterr().out.decode()

    assert code == 1
    assert "line 7 is odd" in said
    assert "all is well formed" not in said
    assert "Failed: lint" in said


def test_the_last_line_says_how_many_tests_ran(script: ModuleType, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A reader of the last line alone knows that tests ran; words after the dashes went to pytest only."""
    code = script.check(["format", "tests"], ["-k", "money"])
    lines = capfdbinary.readouterr().out.decode().splitlines()

    assert code == 0
    assert lines[-1] == "Tests: 3 passed in 0.1s === -k money"
    assert any(line.startswith("All passed: format, tests") for line in lines)


def test_an_unknown_step_is_wrong_usage(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is set up or run for a typing error, and the words name the steps there are."""
    with pytest.raises(SystemExit) as end:
        script.main(["lintt"])

    assert end.value.code == 2
    assert "format, lint, tests" in capsys.readouterr().err
