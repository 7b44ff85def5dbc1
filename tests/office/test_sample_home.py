"""The firm to look around in: it stands by itself, is full at once, marked, thrown away, and shows tampering."""

import threading
import time
from pathlib import Path

import pytest

from tests.support.shop import found_shop
from workflows import clock
from workflows.errors import InvalidInput
from workflows.office.founding import Stopped
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.sample_home import is_sample, is_sample_home, make_sample_home, remove_sample_home
from workflows.office.showing.overview import overview
from workflows.office.tamper_trial import try_to_tamper


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample firm."""
    home = tmp_path_factory.mktemp("sample") / "sample-firm"
    make_sample_home(home)
    return home


def test_the_inbox_is_full_and_the_keyring_is_untouched(sample: Path) -> None:
    """Several people have something to do, the owner among them; the key lies in the home."""
    with Office.open(sample, write=False) as office:
        known = overview(office, clock.now_ms())
        assert office.keys.kept_in == "file"
        assert is_sample(office)

    assert known.waiting["anna-berg"] >= 3
    assert len(known.waiting) >= 5
    assert len(known.acting) >= 12
    assert check_office(sample).ok


def test_the_clock_is_moved_for_nobody_else(tmp_path: Path) -> None:
    """Another office of the same process may be signing at that moment."""
    seen: list[int] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            seen.append(clock.now_ms())
            time.sleep(0.005)

    watcher = threading.Thread(target=look)
    watcher.start()
    before = clock.now_ms()
    try:
        make_sample_home(tmp_path / "sample")
    finally:
        ended.set()
        watcher.join()

    assert min(seen) >= before - 1000


def test_it_can_be_stopped_and_leaves_nothing(tmp_path: Path) -> None:
    """Somebody who looked for something else closes it again."""
    with pytest.raises(Stopped):
        make_sample_home(tmp_path / "firm" / "sample", lambda done, _all: done < 5)

    assert list((tmp_path / "firm").iterdir()) == []


def test_it_is_thrown_away_and_a_real_office_never_is(tmp_path: Path) -> None:
    """The mark decides, not the folder's name."""
    real, sample = tmp_path / "sample-firm", tmp_path / "other"
    found_shop(real)
    make_sample_home(sample)

    remove_sample_home(sample)
    with pytest.raises(InvalidInput, match="not the sample firm"):
        remove_sample_home(real)

    assert not sample.exists()
    assert not is_sample_home(real)
    assert check_office(real).ok


def test_tampering_is_found_in_exactly_the_entry_that_was_altered(sample: Path) -> None:
    """In a copy, while the office is in use; nothing of the copy is left, and the office is as it was."""
    before = sorted(path.name for path in sample.parent.iterdir())
    with Office.open(sample), Office.open(sample, write=False) as reading:
        tried = try_to_tamper(reading)

    assert tried.found
    assert [(one.code, one.index, one.device) for one in tried.check.findings] == [
        ("altered", tried.index, tried.device)
    ]
    assert tried.person
    assert sorted(path.name for path in sample.parent.iterdir()) == before
    assert check_office(sample).ok


def test_where_nothing_was_decided_nothing_can_be_altered(tmp_path: Path) -> None:
    """It says what to do first."""
    found_shop(tmp_path / "shop")
    with (
        Office.open(tmp_path / "shop", write=False) as office,
        pytest.raises(InvalidInput, match="Nobody has approved"),
    ):
        try_to_tamper(office)
