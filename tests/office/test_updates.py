"""Hearing of newer versions: only by consent, only what a publisher signed, never anything older."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.notices import STRANGER, known, notice, signed
from tests.support.two_laptops import found_office
from workflows.errors import InvalidInput, Trouble
from workflows.ledger.malformed import Malformed
from workflows.office.office import Office
from workflows.office.sharing.sharing import Sharing
from workflows.office.updates import hearing, published
from workflows.office.updates.hearing import AGAIN_MS, WEEK_MS, hear, heard, is_due, pass_on

NOW = 1_795_449_600_000
OFFLINE = Trouble(code="updates-offline", title="t", text="t", advice="a")


@pytest.fixture(autouse=True)
def _publisher(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program knows this publisher, and no other."""
    monkeypatch.setattr(published, "RELEASE_KEYS", (known().to_text(),))
    monkeypatch.setattr(hearing, "__version__", "9.0.0")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office without a folder."""
    with found_office(tmp_path / "home") as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path, office: Office) -> Path:
    """Its folder."""
    place = tmp_path / "folder"
    place.mkdir()
    Sharing.connect(office, str(place))
    return place


def test_nothing_is_asked_before_somebody_consents(office: Office) -> None:
    """And nothing was heard."""
    told = heard(office)

    assert not told.weekly
    assert told.asked_ms is None
    assert told.notice is None
    assert not is_due(office, NOW)


def test_consent_asks_at_once_and_then_once_a_week(office: Office) -> None:
    """After an answer; without one, a day later. Taking it back ends it."""
    hearing.consent(office, weekly=True)
    assert is_due(office, NOW)

    hear(office, signed(), NOW)
    assert not is_due(office, NOW + WEEK_MS - 1)
    assert is_due(office, NOW + WEEK_MS)

    told = hear(office, OFFLINE, NOW + WEEK_MS)
    assert told.came[0].code == "updates-offline"
    assert told.asked_ms == NOW
    assert not is_due(office, NOW + WEEK_MS + AGAIN_MS - 1)
    assert is_due(office, NOW + WEEK_MS + AGAIN_MS)

    hearing.consent(office, weekly=False)
    assert not is_due(office, NOW + 9 * WEEK_MS)


def test_a_clock_that_was_set_back_does_not_put_it_off_for_years(office: Office) -> None:
    """A week is the longest."""
    hearing.consent(office, weekly=True)
    hear(office, signed(), NOW + 1_000 * WEEK_MS)

    assert is_due(office, NOW)


def test_a_newer_version_is_told_until_the_program_is_that_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """And remembered across starts."""
    assert hear(office, signed(), NOW).came[0].what == "newer"
    told = heard(office)
    assert told.notice == notice()
    assert told.can_follow
    assert hear(office, signed(), NOW).came[0].what == "known"

    monkeypatch.setattr(hearing, "__version__", "9.1.0")
    assert heard(office).notice is None
    assert hear(office, signed(), NOW).came[0].what == "not-newer"


def test_an_older_notice_that_is_played_back_is_ignored(office: Office, folder: Path) -> None:
    """Though it is signed and newer than this program; by version and by moment."""
    newest = signed(version="9.2.0", made="2026-11-25T00:00:00Z")
    hear(office, newest, NOW)

    older: tuple[dict[str, Any], ...] = (
        {"version": "9.1.0", "made": "2026-11-26T00:00:00Z"},
        {"version": "9.2.0", "made": "2026-11-24T00:00:00Z"},
        {"version": "9.2.0", "made": "2026-11-25T00:00:00Z", "build": "another of the same moment"},
    )
    for changes in older:
        (folder / "update.note").write_bytes(signed(**changes))
        told = hear(office, None, NOW)
        assert [one.what for one in told.came] == ["older"]
        assert told.notice == notice(version="9.2.0", made="2026-11-25T00:00:00Z")


def test_a_correction_of_the_same_version_counts(office: Office) -> None:
    """If it was made later."""
    hear(office, signed(), NOW)

    told = hear(office, signed(made="2026-11-23T17:00:00Z", build="second"), NOW)

    assert told.notice is not None
    assert told.notice.build == "second"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (signed(STRANGER), "no-known-signature"),
        (signed().replace(b"faster", b"slower"), "bad-signature"),
        (b"", "bad-note"),
        (b"\xff" * 100_000, "notice-too-long"),
        (signed()[:-20], "bad-note"),
    ],
)
def test_the_folder_is_hostile_and_only_a_signature_counts(office: Office, folder: Path, raw: bytes, code: str) -> None:
    """Whatever somebody puts there is told as refused, and nothing is shown of it."""
    (folder / "update.note").write_bytes(raw)

    told = hear(office, None, NOW)

    assert [(one.source, one.what, one.code) for one in told.came] == [("folder", "refused", code)]
    assert told.notice is None


def test_what_is_no_file_in_the_folder_does_no_harm(office: Office, folder: Path, tmp_path: Path) -> None:
    """A link that leads elsewhere is not followed, a directory is nothing."""
    (tmp_path / "elsewhere").write_bytes(signed())
    (folder / "update.note").symlink_to(tmp_path / "elsewhere")
    assert hear(office, None, NOW).came[0].what == "failed"

    (folder / "update.note").unlink()
    (folder / "update.note").mkdir()
    assert hear(office, None, NOW).came[0].what == "nothing"


def test_the_web_and_the_folder_are_heard_side_by_side(office: Office, folder: Path) -> None:
    """The later of the two is shown, and a folder that is gone does not hide what the web had."""
    (folder / "update.note").write_bytes(signed(version="9.3.0"))
    told = hear(office, signed(version="9.2.0"), NOW)
    assert [one.what for one in told.came] == ["newer", "newer"]
    assert told.notice is not None
    assert told.notice.version == "9.3.0"

    folder.rename(folder.with_name("gone"))
    told = hear(office, signed(version="9.4.0"), NOW)
    assert [(one.what, one.code) for one in told.came] == [("newer", ""), ("failed", "folder-offline")]
    assert told.notice is not None
    assert told.notice.version == "9.4.0"


def test_an_exchange_looks_at_no_notice(office: Office, folder: Path) -> None:
    """Without consent nobody hears of it, though it lies in the folder; and the folder is not wrong for it."""
    (folder / "update.note").write_bytes(signed())

    done = Sharing.of(office).exchange()

    assert done.alarms == ()
    assert heard(office).notice is None


def test_a_version_that_is_too_old_is_told_so(office: Office) -> None:
    """It has to go by way of another."""
    told = hear(office, signed(least="9.0.5"), NOW)

    assert told.notice is not None
    assert not told.can_follow


def test_a_notice_is_passed_on_to_laptops_without_the_web(office: Office, folder: Path) -> None:
    """Somebody's file under that name gives way; a later notice does not."""
    with pytest.raises(InvalidInput) as nothing:
        pass_on(office)
    assert nothing.value.code == "no-notice"

    (folder / "update.note").write_bytes(b"somebody's")
    hear(office, signed(), NOW)
    pass_on(office)
    pass_on(office)
    assert (folder / "update.note").read_bytes() == signed()

    (folder / "update.note").write_bytes(signed(version="9.9.0"))
    with pytest.raises(InvalidInput) as older:
        pass_on(office)
    assert older.value.code == "older-notice"
    with pytest.raises(Malformed):
        pass_on(office, signed(STRANGER, version="9.10.0"))
    assert (folder / "update.note").read_bytes() == signed(version="9.9.0")


def test_what_was_altered_in_the_database_is_shown_to_nobody(office: Office) -> None:
    """What was heard is judged again each time; keys that the program knows no more count no more."""
    hear(office, signed(), NOW)
    with office.store.database.transaction():
        office.store.facts.put(hearing.HEARD_FACT, signed(STRANGER))
        office.store.facts.put(hearing.NEXT_FACT, b"soon")

    assert heard(office).notice is None
    assert not is_due(office, NOW)


def test_this_program_asks_nobody_by_itself() -> None:
    """Where a publisher set no address, no consent makes a call."""
    assert published.NOTICE_ADDRESS == ""
    assert published.DOWNLOAD_PAGE == ""
    assert hearing.release_keys() == (known(),)
