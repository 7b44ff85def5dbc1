"""Finding entries of the decision log, telling of a single one, and remembering the last check."""

from pathlib import Path

import pytest

from tests.support.shown_office import Both
from workflows import clock
from workflows.domain.commands import Comment, Decide
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.showing.last_check import LastCheck, keep, last_check
from workflows.office.showing.log_entries import LogEntry, LogPlace, one_entry, search
from workflows.office.showing.log_filter import GROUPS, LogFilter
from workflows.office.showing.told_entries import told_entry
from workflows.store.tampering import alter_entry


def found(office: Office, wanted: LogFilter, *, most: int | None = None) -> list[LogEntry]:
    """All entries that fit, page by page."""
    fitting: list[LogEntry] = []
    after: LogPlace | None = None
    while True:
        page = search(office, wanted, None, after, 3, clock.now_ms(), most=most)
        fitting += page.entries
        assert most is None or page.looked <= most
        if page.after is None:
            return fitting
        after = page.after


def test_every_kind_of_entry_belongs_to_exactly_one_group(both: Both) -> None:
    """Nothing can be hidden by choosing every group in turn."""
    request = both.buy("500.00")
    both.act(request, Comment(by="carl-weiss", text="Soon, please"))
    everything = found(both.reader, LogFilter())

    by_group = {group: found(both.reader, LogFilter(group=group)) for group in GROUPS}

    assert sum(len(group) for group in by_group.values()) == len(everything)
    assert all(by_group[group] for group in ("decisions", "requests", "office", "laptops"))
    assert {one.kind for one in by_group["requests"]} == {"request.submitted", "request.commented"}


def test_entries_are_found_by_who_acted(both: Both) -> None:
    """And by nobody else."""
    both.buy("500.00")

    fitting = found(both.reader, LogFilter(person="carl-weiss"))

    assert [one.kind for one in fitting] == ["request.submitted"]


@pytest.mark.parametrize("text", ["chairs", "SOON please", "carl soon", "weiß soon", "carl weiss chairs soon"])
def test_entries_are_found_by_words_in_them_and_in_the_names_around(both: Both, text: str) -> None:
    """Every word counts, and great and small letters are alike."""
    request = both.buy("500.00")
    both.act(request, Comment(by="carl-weiss", text="Soon, please"))

    kinds = [one.kind for one in found(both.reader, LogFilter(text=text))]

    assert "request.commented" in kinds
    assert len(kinds) <= 3
    assert not found(both.reader, LogFilter(text=f"{text} nowhere"))


def test_a_search_that_looks_at_little_at_a_time_finds_the_same(both: Both) -> None:
    """Pages may be empty, and still go on."""
    both.buy("500.00")

    assert found(both.reader, LogFilter(group="laptops"), most=4) == found(both.reader, LogFilter(group="laptops"))


def test_what_cannot_be_read_is_found_as_doubtful_and_still_told_of(both: Both, home: Path) -> None:
    """The tables say whose decision it was; the entry itself says nothing any more."""
    request = both.buy("500.00")
    both.act(request, Decide(step="approve", by="ben-okafor", verdict="approve"))
    (decision,) = found(both.reader, LogFilter(group="decisions", person="ben-okafor"))
    both.writer.close()
    alter_entry(home, decision.device, decision.position, bit=1000)

    with Office.open(home, write=False) as reader:
        doubtful = found(reader, LogFilter(group="doubtful"))
        told = told_entry(reader, decision.device, decision.position, clock.now_ms())

    assert [(one.position, one.why) for one in doubtful] == [(decision.position, "altered")]
    assert told is not None
    assert (told.entry, told.person, told.verdict) == (doubtful[0], "ben-okafor", "approve")


def test_a_single_entry_is_the_one_of_the_pages(both: Both) -> None:
    """And there is none beyond the end."""
    both.buy("500.00")

    for one in found(both.reader, LogFilter()):
        assert one_entry(both.reader, one.device, one.position, clock.now_ms()) == one
    assert one_entry(both.reader, both.writer.keys.device, 10_000, clock.now_ms()) is None
    assert told_entry(both.reader, both.writer.keys.device, 10_000, clock.now_ms()) is None


def test_the_last_check_is_remembered_and_harms_no_other(both: Both, home: Path) -> None:
    """What is kept reads back, counts stay where findings are many, and the next check finds nothing wrong with it."""
    assert last_check(both.reader) is None
    verdict = check_office(home)
    check = LastCheck(at_ms=7, took_ms=2, verdict=verdict, wrong=0)

    keep(both.writer, check)

    assert last_check(both.reader) == check
    assert check_office(home).ok
