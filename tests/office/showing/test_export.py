"""Lists as CSV and Excel."""

import csv
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.support.shown_office import Both
from workflows.errors import Trouble
from workflows.office.office import Office
from workflows.office.showing import export
from workflows.office.showing.export import Column, Exported, Progress, Sheet, _csv_text, to_csv, to_excel
from workflows.office.showing.requests_index import Filter, RequestIndex, Sorting, requests_index

COLUMNS: tuple[Column, ...] = ("title", "status", "amount", "currency", "requester", "waiting", "created", "due")
SHEET = Sheet(columns=COLUMNS, headings=tuple(f"={name}" for name in COLUMNS), statuses={"waiting": "Waits"})
HOSTILE = ("=1+1", "\u2003=1", "\x0b=1", "+1", "-2", "@SUM(A1)", "\t=1", " =1", "＝1+1", '=HYPERLINK("http://x")')

Write = Callable[[Office, RequestIndex, Sheet, Path, Progress], Exported]


def go_on(_done: int, _all: int) -> bool:
    """Nobody cancels."""
    return True


def index_of(both: Both) -> RequestIndex:
    """All requests, oldest first."""
    found = requests_index(both.reader, Filter(), Sorting(by="created", descending=False))
    assert found is not None
    return found


def test_a_csv_holds_what_the_list_holds(both: Both, tmp_path: Path) -> None:
    """Names, exact amounts, times in UTC; a spreadsheet calculates nothing."""
    both.buy("5000.00", what="=1+1")
    both.buy("50.00", what='Pens, "blue"')
    path = tmp_path / "list.csv"

    done = to_csv(both.reader, index_of(both), SHEET, path, go_on)

    raw = path.read_bytes()
    lines = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    assert (done.rows, done.finished, done.path) == (2, True, path)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == 3
    assert lines[0][0] == "'=title"
    assert lines[1][:6] == ["'=1+1", "Waits", "5000.00", "EUR", "Carl Weiss", "Anna Berg, Ben Okafor, Dora Reich"]
    assert lines[2][:4] == ['Pens, "blue"', "approved", "50.00", "EUR"]
    assert datetime.fromisoformat(lines[1][6]).utcoffset() == timedelta(0)
    assert lines[2][7] == ""


def test_a_sheet_holds_text_numbers_and_times(both: Both, tmp_path: Path) -> None:
    """Whatever a text begins with, it is text."""
    for number, text in enumerate(HOSTILE):
        both.buy("5000.00", what=f"{text} {number}")
    path = tmp_path / "list.xlsx"

    done = to_excel(both.reader, index_of(both), SHEET, path, go_on)

    page = load_workbook(path).active
    assert page is not None
    cells = list(page.iter_rows(min_row=2))
    assert done.rows == len(cells) == len(HOSTILE)
    assert {cell.data_type for row in page.iter_rows() for cell in row[:2]} == {"s"}
    assert [row[2].value for row in cells] == [5000] * len(HOSTILE)
    assert all(isinstance(row[6].value, datetime) for row in cells)


@given(text=st.sampled_from(HOSTILE) | st.text(max_size=8))
def test_no_text_begins_like_a_formula(text: str) -> None:
    """And nothing but an apostrophe is added."""
    told = _csv_text(text)

    assert told in {text, f"'{text}"}
    assert not told.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not told.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize("write", [to_csv, to_excel])
def test_a_cancelled_export_leaves_nothing(
    both: Both, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there before stays as it was; progress is told as it goes."""
    monkeypatch.setattr(export, "_PART", 2)
    for number in range(6):
        both.buy("50.00", what=f"Pens {number}")
    path = tmp_path / "list"
    path.write_text("before")
    told: list[tuple[int, int]] = []

    def stop_in_the_middle(done: int, of: int) -> bool:
        told.append((done, of))
        return done < 4

    done = write(both.reader, index_of(both), SHEET, path, stop_in_the_middle)

    assert (done.finished, done.rows) == (False, 0)
    assert told == [(0, 6), (2, 6), (4, 6)]
    assert path.read_text() == "before"
    assert list(tmp_path.glob("*part*")) == []


@pytest.mark.parametrize("write", [to_csv, to_excel])
def test_a_place_that_cannot_be_written_is_trouble(both: Both, tmp_path: Path, write: Write) -> None:
    """In our own words."""
    both.buy("50.00")

    with pytest.raises(Trouble, match="could not be written"):
        write(both.reader, index_of(both), SHEET, tmp_path / "gone" / "list.csv", go_on)


def test_more_rows_than_a_sheet_has_are_refused(both: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is written."""
    monkeypatch.setattr(export, "_MOST_ROWS", 1)
    both.buy("50.00")

    with pytest.raises(Trouble, match="so many rows"):
        to_excel(both.reader, index_of(both), SHEET, tmp_path / "list.xlsx", go_on)
    assert list(tmp_path.glob("list*")) == []
