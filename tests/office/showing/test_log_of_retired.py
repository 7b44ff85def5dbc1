"""What the decision log still tells of entries whose keeping time was over."""

from pathlib import Path

import pytest

from tests.support.old_office import TODAY, Past, old_office, over, retire_old
from workflows import clock
from workflows.office.showing.log_entries import search
from workflows.office.showing.log_filter import LogFilter
from workflows.office.showing.logs import entry_proof


def test_retired_entries_keep_their_place_and_are_no_cause_for_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are told as what they are, are not among the doubtful ones, and nobody calls them altered."""
    past = Past(monkeypatch)
    with old_office(tmp_path / "home") as office:
        over(office, 190)
        past.go(TODAY)
        retire_old(office)
        now_ms = clock.now_ms()

        everything = search(office, LogFilter(), None, None, 10_000, now_ms).entries
        doubtful = search(office, LogFilter(group="doubtful"), None, None, 10_000, now_ms).entries
        retired = [one for one in everything if one.why == "retired"]
        proof = entry_proof(office, retired[0].device, retired[0].position, now_ms)

    assert len(retired) > 100
    assert [one.position for one in everything] == list(range(len(everything) - 1, -1, -1))
    assert doubtful == ()
    assert proof is not None
    assert (proof.signature, proof.signer) == ("retired", None)
