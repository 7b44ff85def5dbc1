"""Many requests at once: written, found again, and never half."""

from pathlib import Path

import pytest

from tests.store.making import make_entries, make_log, make_request, make_rows, make_task
from workflows.store.projections import packed, unpacked
from workflows.store.rows import RequestRows
from workflows.store.store import Store
from workflows.store.troubles import Conflict


def requests(count: int) -> list[RequestRows]:
    """Some requests with a task and words each."""
    return [
        RequestRows(request=make_request(f"r{at:03}"), tasks=(make_task(f"r{at:03}"),), text=f"chair number{at}")
        for at in range(count)
    ]


def test_what_was_packed_is_unpacked_as_it_was() -> None:
    """Also between processes, where values travel without their types."""
    rows = make_rows("r1")

    assert unpacked(packed(rows)) == rows


def test_requests_written_at_once_stand_as_if_written_one_by_one(tmp_path: Path) -> None:
    """Rows, words and all."""
    with Store.create(tmp_path / "one") as one, Store.create(tmp_path / "other") as other:
        with one.database.transaction():
            for rows in requests(150):
                one.projections.put_request(rows)
        for part in (requests(150)[:70], requests(150)[70:]):
            with other.database.transaction():
                other.projections.put_new([packed(rows) for rows in part])

        assert other.projections.state_hash() == one.projections.state_hash()
        assert [found.id for found in other.questions.search("number77", 10)] == ["r077"]
        other.check()


def test_a_request_that_is_there_already_is_a_conflict(tmp_path: Path) -> None:
    """Then nothing of that transaction stays."""
    with Store.create(tmp_path / "home") as store:
        with store.database.transaction():
            store.projections.put_request(requests(3)[2])
        before = store.projections.state_hash()

        with pytest.raises(Conflict), store.database.transaction():
            store.projections.put_new([packed(rows) for rows in requests(3)])

        assert store.projections.state_hash() == before


def test_entries_of_many_requests_come_request_by_request(tmp_path: Path) -> None:
    """However many are asked for, each with all its entries, by device and position."""
    names = [f"r{at:03}" for at in range(230)]
    with Store.create(tmp_path / "home") as store:
        with store.database.transaction():
            store.entries.add_log(make_log("a"))
            store.entries.append(make_entries(0, 460, "a"), b"")
            store.entries.name_requests([(names[at % 230], "a", at) for at in range(460)])

        found = [(row.request, row.position) for row in store.entries.of_requests(names[:205])]

        assert found == [(name, at) for place, name in enumerate(names[:205]) for at in (place, place + 230)]
        assert store.entries.held_of(["r001", "r229", "r230", "x"]) == {"r001", "r229"}


def test_marked_entries_are_found_in_parts(tmp_path: Path) -> None:
    """From a place on, by device and position."""
    with Store.create(tmp_path / "home") as store:
        with store.database.transaction():
            for device in ("a", "b"):
                store.entries.add_log(make_log(device, own=device == "a"))
                store.entries.append(make_entries(0, 4, device, request="~unread"), b"")

        assert store.entries.places_from("~unread", "a", 2, 3) == [("a", 2), ("a", 3), ("b", 0)]
        assert [(row.device, row.position) for row in store.entries.unread_from("~unread", "b", 3, 9)] == [("b", 3)]
