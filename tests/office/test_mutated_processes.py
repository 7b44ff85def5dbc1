"""Every workflow file of ours, changed at random, is a valid workflow or a clear error; never anything else."""

from pathlib import Path

import pytest

from tests.office.mutating import FILES, Trial, tried
from workflows.readable import read

EACH = 40
"""Here; ``python -m tests.office.mutating --each 1000`` is the long way."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_a_changed_file_is_a_workflow_or_a_clear_error(file: Path) -> None:
    """Slips of the pen in its text, and parts left out, put twice, renamed, moved or replaced in what it says.

    What the program takes fits the published schema, and what no type has room for does not.
    """
    found = tried(file, EACH)

    assert found.total() == EACH
    assert found["refused"] > EACH // 4


def test_the_files_as_they_are_are_sound() -> None:
    """So that a refusal comes from the change."""
    trial = Trial()

    assert {trial.of_text(file.read_text(encoding="utf-8")) for file in FILES} == {"sound"}
    assert {trial.of_value(read(file.read_text(encoding="utf-8"), file.name).value) for file in FILES} == {"sound"}
