"""The first thing that runs: questions about the program are answered without a window."""

import subprocess
import sys

import pytest

from desktop import start
from workflows import __version__


@pytest.mark.parametrize(
    ("option", "told"),
    [("--help", "usage: countersign-desktop"), ("-h", "usage: countersign-desktop"), ("--version", __version__)],
)
def test_a_question_is_answered_before_anything_of_qt_is_loaded(option: str, told: str) -> None:
    """On standard output, with 0."""
    code = f"import sys; sys.argv = ['x', {option!r}]; from desktop.start import main; end = main(); "
    code += "sys.exit(end or any(name.startswith('PySide6') for name in sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert told in done.stdout


def test_a_word_behind_two_dashes_is_no_option() -> None:
    """A file may be called as it likes."""
    assert not start._said(["--home", "/home/anna/office", "--", "--help", "-h", "--version"])
