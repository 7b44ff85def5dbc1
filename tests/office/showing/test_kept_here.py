"""Drafts and saved filters: kept on this device alone."""

from pathlib import Path

import pytest

from tests.support.shown_office import Both, both_open
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.sharing.continuing import continue_here
from workflows.office.showing import drafts, saved_filters
from workflows.office.showing.drafts import Draft
from workflows.office.showing.requests_index import Filter, Sorting
from workflows.office.showing.saved_filters import SavedFilter


def test_a_draft_survives_a_restart(home: Path) -> None:
    """As typed, valid or not."""
    with Office.open(home) as office:
        kept = drafts.save(office, Draft(workflow="purchase", by="carl-weiss", values={"price": "12,5 or so"}))

    with Office.open(home, write=False) as office:
        assert drafts.drafts(office) == (kept,)
        assert drafts.draft(office, kept.id) == kept


def test_a_draft_is_kept_in_its_own_place(both: Both) -> None:
    """Saving again replaces it; people have their own; removing twice is no error."""
    first = drafts.save(both.writer, Draft(workflow="purchase", by="carl-weiss", values={"what": "C"}))
    again = drafts.save(both.writer, Draft(workflow="purchase", by="carl-weiss", id=first.id, values={"what": "Ch"}))
    other = drafts.save(both.writer, Draft(workflow="invoice", by="ben-okafor"))

    assert drafts.drafts(both.reader, "carl-weiss") == (again,)
    assert {one.id for one in drafts.drafts(both.reader)} == {again.id, other.id}

    drafts.remove(both.writer, first.id)
    drafts.remove(both.writer, first.id)
    assert drafts.drafts(both.reader) == (other,)
    assert drafts.draft(both.reader, first.id) is None


def test_nothing_of_a_draft_is_in_the_log_or_readable_in_the_file(home: Path) -> None:
    """Local, and locked with the device's key: it may hold personal data that is not sealed yet."""
    with both_open(home) as both:
        before = both.writer.store.entries.count()
        drafts.save(both.writer, Draft(workflow="purchase", values={"born": "Kanarienweg seventeen"}))
        after = both.writer.store.entries.count()

    assert after == before
    assert not any(b"Kanarienweg" in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_a_draft_that_another_key_locked_is_left_out_and_can_be_removed(both: Both) -> None:
    """It hides no other."""
    kept = drafts.save(both.writer, Draft(workflow="purchase"))
    with both.writer.store.database.transaction():
        both.writer.store.facts.put("secret/draft/strange", b"x" * 60)

    assert drafts.drafts(both.reader) == (kept,)
    assert drafts.draft(both.reader, "strange") is None


def test_a_draft_goes_on_with_a_laptop_that_goes_on_under_a_new_key(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is locked anew with everything else; and what is kept here is nothing that a check minds."""
    with Office.open(home) as office:
        kept = drafts.save(office, Draft(workflow="purchase", values={"what": "Chairs"}))
        saved_filters.save(office, SavedFilter(name="Mine", filter=Filter()))
        device = office.keys.device
    monkeypatch.setenv("COUNTERSIGN_MACHINE", "the new computer")

    continue_here(home)

    with Office.open(home) as office:
        assert office.keys.device != device
        assert drafts.drafts(office) == (kept,)
        assert len(saved_filters.saved_filters(office)) == 1
    assert check_office(home).ok


def test_filters_have_names_and_stay(home: Path) -> None:
    """By name; saved again under the same id; removed."""
    with both_open(home) as both:
        mine = saved_filters.save(
            both.writer,
            SavedFilter(name="Waiting in North", filter=Filter(statuses=("waiting",), units=("north",))),
        )
        due = SavedFilter(name="due", filter=Filter(), sorting=Sorting(by="due", descending=False), group_by="unit")
        other = saved_filters.save(both.writer, due)

    with both_open(home) as both:
        assert saved_filters.saved_filters(both.reader) == (other, mine)
        renamed = saved_filters.save(both.writer, SavedFilter(id=mine.id, name="A", filter=mine.filter))
        assert saved_filters.saved_filters(both.reader) == (renamed, other)
        saved_filters.remove(both.writer, other.id)
        assert saved_filters.saved_filters(both.reader) == (renamed,)
