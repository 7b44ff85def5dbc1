"""What a trial brought stays when requests are let go: later requests still use it."""

from pathlib import Path

import pytest

from tests.support.old_office import BEFORE_MS, Past
from tests.support.tried_office import OWNER, decided, draft, spent, started, tried_office, version_of
from workflows.office.office import Office
from workflows.office.piloting import Trial
from workflows.office.retention.planning import plan
from workflows.office.retention.retiring import retire


def test_the_table_of_a_trial_outlives_the_requests_it_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version is there, also in tables that are made anew, and an open request still goes by it."""
    past = Past(monkeypatch)
    past.go("2014-03-01T09:00:00Z")
    with tried_office(tmp_path / "home") as office:
        wish = Trial(units=("north",), since="2014-03-01", until="2014-03-31", table=draft(office, tmp_path))
        started(office, wish)
        still_open = spent(office, 700)
        for _ in range(100):  # more than one full bundle of the log
            decided(office, spent(office, 900), "nina-nord", "reject")
        past.go("2026-11-23T09:00:00Z")
        planned = plan(office, BEFORE_MS)
        assert planned.requests > 50
        retire(office, planned, by=OWNER)
    with Office.open(tmp_path / "home") as office:
        office.rebuild()

        assert still_open in {row.id for row in office.store.questions.every_request()}
        assert len(list(office.store.questions.every_request())) < 50
        assert version_of(office, still_open) == 2
        assert sorted(office.state.tables["spending"]) == [1, 2]
        decided(office, still_open, "nina-nord")
        assert version_of(office, spent(office, 300)) == 1
