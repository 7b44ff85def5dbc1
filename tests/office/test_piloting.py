"""Trials in a real office: they hold in their units on their days, fall back by themselves, and end in one act."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.old_office import Past
from tests.support.tried_office import (
    LOOSER,
    OWNER,
    SOUTH,
    TABLE,
    decided,
    draft,
    grant,
    spent,
    started,
    statuses,
    tried_office,
    version_of,
)
from workflows import clock
from workflows.domain.commands import Decide, Refusal
from workflows.domain.pilots import Pilot
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.office_export import office_text
from workflows.office.piloting import Trial, end, last_day, planned, start
from workflows.office.shipped import apply_text
from workflows.office.showing.rules_shown import tables

SINCE, UNTIL = "2026-11-02", "2026-11-15"


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> Past:
    """The day before the trial begins."""
    moved = Past(monkeypatch)
    moved.go("2026-11-01T09:00:00Z")
    return moved


@pytest.fixture
def office(past: Past, tmp_path: Path) -> Iterator[Office]:
    """Two branches, each with a manager."""
    with tried_office(tmp_path / "home") as opened:
        yield opened


def trial(office: Office, folder: Path, text: str = LOOSER, **changes: object) -> Trial:
    """The looser table, for two weeks in the north."""
    wish = {"units": ("north",), "since": SINCE, "until": UNTIL, "table": draft(office, folder, text)} | changes
    return Trial(**wish)  # type: ignore[arg-type]  # told by name


def test_a_tried_table_holds_in_its_units_on_its_days_and_falls_back_by_itself(
    office: Office, past: Past, tmp_path: Path
) -> None:
    """In units below as well; nobody has to be online on its last day, and what began under it stays under it."""
    started(office, trial(office, tmp_path))
    found: dict[str, list[int]] = {}
    for moment in ("2026-11-01T23:59:00Z", "2026-11-02T00:00:00Z", "2026-11-15T23:59:00Z", "2026-11-16T00:00:00Z"):
        past.go(moment)
        found[moment] = [version_of(office, spent(office, 300, unit)) for unit in ("north", "north-shop", "south")]

    assert list(found.values()) == [[1, 1, 1], [2, 2, 1], [2, 2, 1], [1, 1, 1]]


def test_running_requests_keep_what_they_began_with(office: Office, past: Past, tmp_path: Path) -> None:
    """Neither the beginning of a trial nor its end changes a request that runs."""
    before = spent(office, 300)
    started(office, trial(office, tmp_path))
    past.go("2026-11-03T09:00:00Z")
    during = [spent(office, 300), spent(office, 700)]
    past.go("2026-12-03T09:00:00Z")
    office.catch_up()

    assert [version_of(office, one) for one in (before, *during)] == [1, 2, 2]
    assert statuses(office, [before, *during]) == ["waiting", "approved", "waiting"]


def test_one_act_pulls_it_back_and_another_lets_it_hold_everywhere(office: Office, past: Past, tmp_path: Path) -> None:
    """An owner's act each time; nobody else's."""
    first = started(office, trial(office, tmp_path))
    past.go("2026-11-03T09:00:00Z")
    nobody = end(office, SOUTH, first, "pulled-back")
    assert isinstance(nobody, Refusal)
    assert nobody.code == "not-owner"
    assert not isinstance(end(office, OWNER, first, "pulled-back", "too loose"), Refusal)
    assert version_of(office, spent(office, 300)) == 1

    second = started(office, trial(office, tmp_path))
    assert second != first
    past.go("2026-12-03T09:00:00Z")
    assert not isinstance(end(office, OWNER, second, "rolled-out"), Refusal)
    assert [version_of(office, spent(office, 300, unit)) for unit in ("north", "south")] == [3, 3]


def test_more_authority_holds_only_in_its_units_and_weeks(office: Office, past: Past) -> None:
    """In the south the manager still only says what they think."""
    started(office, Trial(units=("north",), since=SINCE, until=UNTIL, grants=(grant(),)))
    past.go("2026-11-03T09:00:00Z")
    north, south = spent(office, 400, workflow="buying"), spent(office, 400, "south", workflow="buying")
    decided(office, north, "nina-nord")
    decided(office, south, SOUTH)
    assert statuses(office, [north, south]) == ["approved", "waiting"]

    past.go("2026-11-16T09:00:00Z")
    late = spent(office, 400, workflow="buying")
    decided(office, late, "nina-nord")
    assert statuses(office, [late]) == ["waiting"]


def test_somebody_asked_by_a_trial_is_no_longer_asked_after_its_last_day(office: Office, past: Past) -> None:
    """The inbox follows the day, with nobody's act."""
    started(office, Trial(units=("north",), since=SINCE, until=UNTIL, grants=(grant(800),)))
    past.go("2026-11-03T09:00:00Z")
    request = spent(office, 700, workflow="buying")
    asked = [able.person for task in office.tasks(request) for able in task.people]
    past.go("2026-11-16T09:00:00Z")
    office.catch_up()

    assert asked == ["nina-nord"]
    assert [row.person for row in office.store.questions.tasks_of(request)] == [OWNER]
    late = office.act(request, Decide(verdict="approve", by="nina-nord"))
    assert isinstance(late, Refusal)
    assert late.code == "over-limit"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TABLE, "draft-unchanged"),
        (LOOSER.replace('- {id: "2", then', '- {id: "2", when: {gross: "> 500"}, then'), "draft-contradicts"),
        (LOOSER.replace("inputs:", "policy: unique\ninputs:"), "draft-contradicts"),
        (LOOSER.replace('"700.00"}, expect: "2"', '"300.00"}, expect: "2"'), "draft-fails-cases"),
        (LOOSER.replace("<= 400", "> 400 and < 300"), "invalid-file"),
    ],
)
def test_a_draft_that_could_do_harm_is_never_signed(office: Office, tmp_path: Path, text: str, code: str) -> None:
    """Gaps, contradictions, failing cases and mistakes are refused with the reason, and the log stays as it was."""
    size = office.journal().size

    with pytest.raises(InvalidInput) as refused:
        start(office, OWNER, trial(office, tmp_path, text))
    assert refused.value.code == code
    assert office.journal().size == size


def test_what_would_change_nothing_or_cannot_be_told_apart_is_refused(office: Office, tmp_path: Path) -> None:
    """Two trials of one table in one place; more authority where nobody wrote limits down; no unit; no end."""
    started(office, trial(office, tmp_path))
    slips = {
        "pilot-beside-another": trial(office, tmp_path, units=("north-shop",), since="2026-11-15", until="2026-12-01"),
        "nothing-to-try": Trial(units=("north",), since=SINCE, until=UNTIL, grants=(grant(workflow="spending"),)),
        "unknown-unit": trial(office, tmp_path, units=("west",)),
    }
    for code, wish in slips.items():
        with pytest.raises(InvalidInput) as refused:
            planned(office, wish)
        assert refused.value.code == code
    assert planned(office, trial(office, tmp_path, units=("south",))).pilot.version == 3
    assert (
        planned(office, trial(office, tmp_path, since="2026-11-16", until="2026-11-20")).pilot.id == "spending-north-2"
    )
    with pytest.raises(InvalidInput, match="1 to 52 weeks"):
        last_day(SINCE, 0)
    assert last_day(SINCE, 2) == UNTIL


def test_the_office_file_knows_no_trials_and_publishes_beside_them(office: Office, past: Past, tmp_path: Path) -> None:
    """An export is the office without its trials; a new version takes the next free number, and the trial goes on."""
    without = office_text(office.state)
    started(office, trial(office, tmp_path))
    past.go("2026-11-03T09:00:00Z")

    assert office_text(office.state) == without
    assert apply_text(office, without, "office.yaml", OWNER)[0].wishes == ()
    stricter = "tables:\n  - id: spending\n" + "".join(
        f"    {line}\n" for line in TABLE.replace("<= 200", "<= 100").replace("200.00", "90.00").strip().splitlines()
    )
    apply_text(office, stricter, "office.yaml", OWNER)
    assert [version_of(office, spent(office, 300, unit)) for unit in ("north", "south")] == [2, 3]
    overtaken = end(office, OWNER, "spending-north", "rolled-out")
    assert isinstance(overtaken, Refusal)
    assert overtaken.code == "pilot-overtaken"


def test_the_list_of_tables_shows_what_holds_everywhere(office: Office, tmp_path: Path) -> None:
    """A draft that is tried somewhere is not the table's newest text."""
    three = LOOSER.replace("rows:", 'rows:\n  - {id: "0", when: {gross: "<= 1"}, then: approve}')
    started(office, trial(office, tmp_path, three.replace("inputs:", "name: Draft\ninputs:")))

    (line,) = (one for one in tables(office, clock.now_ms()) if one.table == "spending")
    assert (line.name, line.rows, line.in_force, line.versions) == ("spending", 2, 1, (2, 1))


DAYS = st.dates(date(2026, 10, 1), date(2026, 12, 31))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_trial_never_changes_anything_outside_its_units_and_days(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """For any units, days, pull back and day that is asked about: elsewhere table and authority are the same."""
    plain = _state(tmp_path_factory)
    units = data.draw(st.sets(st.sampled_from(sorted(plain.units)), min_size=1))
    since = data.draw(DAYS)
    until = since + timedelta(days=data.draw(st.integers(0, 40)))
    back = data.draw(st.none() | DAYS)
    pilot = Pilot(
        id="p",
        units=tuple(sorted(units)),
        since=since.isoformat(),
        until=until.isoformat(),
        grants=(grant(),),
        ended="pulled-back" if back else None,
        ended_on=back.isoformat() if back else "",
    )
    tried = _with(plain, pilot)
    day = data.draw(DAYS)
    for unit in plain.units:
        inside = bool(set(plain.path_up(unit)) & units) and since <= day <= until and (back is None or day < back)
        now = (tried.table_on("spending", day.isoformat(), unit), tried.grants_on(day.isoformat(), unit))
        before = (plain.table_on("spending", day.isoformat(), unit), plain.grants_on(day.isoformat(), unit))
        assert (now == before) is not inside


_STATES: list[OfficeState] = []


def _state(factory: pytest.TempPathFactory) -> OfficeState:
    if not _STATES:
        with tried_office(factory.mktemp("law") / "home") as office:
            _STATES.append(office.state)
    return _STATES[0]


def _with(plain: OfficeState, pilot: Pilot) -> OfficeState:
    table = plain.tables["spending"][1]
    second = msgspec.structs.replace(table, version=2, name="tried")
    beside = msgspec.structs.replace(pilot, id="t", grants=(), table="spending", version=2)
    return msgspec.structs.replace(plain, tables={"spending": {1: table, 2: second}}, pilots={"p": pilot, "t": beside})
