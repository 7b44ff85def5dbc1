from pathlib import Path

import msgspec

from tests.support.sample_homes import sample_home
from workflows.office.office import Office
from workflows.office.showing.requests_index import Filter, Sorting, groups, month_ms, month_of, requests_index, rows


def test_months_count_what_their_lists_hold(tmp_path: Path) -> None:
    """The figure beside a month is the length of the list that it opens, and all of them together are everything."""
    with Office.open(sample_home(tmp_path / "home"), write=False) as office:
        months = groups(office, Filter(), "month")
        every = requests_index(office, Filter(), Sorting())
        assert every is not None
        assert months

        listed = 0
        for month in months:
            since_ms, until_ms = month_ms(month.key or "")
            index = requests_index(office, Filter(since_ms=since_ms, until_ms=until_ms), Sorting())
            assert index is not None
            shown = [row for row in rows(office, index, 0, len(index)) if row is not None]
            assert len(index) == month.count
            assert {month_of(row.updated_ms) for row in shown} == {month.key}
            listed += len(index)

        assert listed == len(every)
        assert [month.key for month in months] == sorted((month.key or "" for month in months), reverse=True)


def test_a_month_ends_where_the_next_begins() -> None:
    """No moment is in two months, and none in no month, at the turn of the year as well."""
    for month, following in (("2026-11", "2026-12"), ("2026-12", "2027-01")):
        begins, ends = month_ms(month)

        assert month_of(begins) == month == month_of(ends - 1)
        assert month_of(ends) == following
        assert month_ms(following)[0] == ends


def test_lists_are_sorted_by_unit_and_kind_too(tmp_path: Path) -> None:
    """Every heading with one value for each row can sort."""
    with Office.open(sample_home(tmp_path / "home"), write=False) as office:
        for order in ("unit", "workflow"):
            index = requests_index(office, Filter(), msgspec.convert({"by": order, "descending": False}, Sorting))
            assert index is not None
            found = [getattr(row, order) for row in rows(office, index, 0, len(index)) if row is not None]

            assert found == sorted(found)
            assert found
