"""Whenever the program is killed, nothing that it acknowledged is lost, and nothing is there by halves."""

import os
from pathlib import Path

import pytest

from tests.journeys.crash_loop import crash_loop


@pytest.mark.skipif(os.name == "nt", reason="the acting process is forked")
def test_kills_at_random_moments_lose_nothing_acknowledged(tmp_path: Path) -> None:
    """After each kill all acknowledged entries are there; at the end the log verifies and the tables follow from it."""
    outcome = crash_loop(tmp_path / "home", acts=40, kills=8, seed=8)

    assert outcome.problems == ()
    assert outcome.acts >= 40
    assert outcome.acknowledged > 40
