"""Rows at the end of CSV and Excel files that people use as well."""

import csv
import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.effect_trial import failed, occasion, refused
from workflows.automations.effects import rows
from workflows.automations.effects.rows import AppendRow
from workflows.domain.automations import Action
from workflows.office.office import Office

ROW = AppendRow()
VALUES = {"supplier": "Papierhof", "gross": {"minor": 11900, "currency": "EUR"}}
COLUMNS = {"Supplier": "{supplier}", "Gross": "{gross.amount}", "Currency": "{gross.currency}", "On": "{today}"}


def action(file: Path, **more: Any) -> Action:
    """Supplier, amount and day."""
    return Action(kind="append-row", settings={"file": str(file), "columns": COLUMNS} | more)


def lines(file: Path) -> list[list[str]]:
    """As another program reads them."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def cells(file: Path) -> list[list[Any]]:
    """The first sheet."""
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(file).worksheets[0].iter_rows()]


def test_a_csv_is_made_and_added_to(office: Office, folder: Path) -> None:
    """Once for each key."""
    for key in ("one", "one", "two"):
        ROW.run(action(folder / "paid.csv"), occasion(key, values=VALUES), office)
    row = ["Papierhof", "119.00", "EUR", "2026-11-23"]
    assert lines(folder / "paid.csv") == [list(COLUMNS), row, row]


def test_an_excel_file_is_made_and_added_to(office: Office, folder: Path) -> None:
    """Amounts are numbers there; once for each key."""
    for key in ("one", "one", "two"):
        ROW.run(action(folder / "paid.xlsx"), occasion(key, values=VALUES), office)
    row = ["Papierhof", 119, "EUR", "2026-11-23"]
    assert cells(folder / "paid.xlsx") == [list(COLUMNS), row, row]


def test_a_persons_own_csv_keeps_every_byte(office: Office, folder: Path) -> None:
    """Its order of columns, its delimiter, its line ends; a missing last line end is added."""
    file = folder / "own.csv"
    before = b"Note;On;Gross;Supplier;Currency\nfirst;x;1;y;EUR"
    file.write_bytes(before)
    ROW.run(action(file), occasion(values=VALUES), office)
    assert file.read_bytes() == before + b"\n;2026-11-23;119.00;Papierhof;EUR\n"


def test_a_persons_own_sheet_keeps_its_cells(office: Office, folder: Path) -> None:
    """Formulas of theirs stay formulas."""
    file = folder / "own.xlsx"
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append(["Sum", *COLUMNS])
    page.append(["=SUM(C3:C9)"])
    book.save(file)
    ROW.run(action(file), occasion(values=VALUES), office)
    assert cells(file)[1:] == [["=SUM(C3:C9)", *[None] * 4], [None, "Papierhof", 119, "EUR", "2026-11-23"]]


FORMULAS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    "＝1",
    "  =1",
    '=HYPERLINK("http://x")',
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(office: Office, folder: Path, text: str) -> None:
    """In neither kind of file."""
    for name in ("x.csv", "x.xlsx"):
        ROW.run(action(folder / name), occasion(name, values=VALUES | {"supplier": text}), office)
    assert not lines(folder / "x.csv")[1][0].startswith(("=", "+", "-", "@", "\t", "\r", "＝", " "))
    made = openpyxl.load_workbook(folder / "x.xlsx").worksheets[0]["A2"]
    assert made.data_type == "s"


@given(text=st.text(max_size=100))
def test_any_text_stays_in_its_cell(text: str) -> None:
    """Whatever separators and line ends it holds."""
    wish = rows._wish({"file": "/x/y.csv", "columns": {"A": "{v}", "B": "end"}})
    made = rows._csv_with_row(wish, None, rows._cells(wish, occasion(values={"v": text})))
    read = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert len(read) == 2
    assert (len(read[1]), read[1][1]) == (2, "end")


def test_a_file_with_other_headings_is_left_alone(office: Office, folder: Path) -> None:
    """Somebody means something else with it."""
    file = folder / "other.csv"
    file.write_text("Name,Sum\n")
    error = failed(ROW, action(file), occasion(values=VALUES), office)
    assert (error.code, error.again, file.read_text()) == ("other-header", False, "Name,Sum\n")


@pytest.mark.parametrize("marker", [".~lock.paid.csv#", "~$paid.csv"])
def test_a_file_that_is_open_elsewhere_is_tried_again(office: Office, folder: Path, marker: str) -> None:
    """As LibreOffice and Excel say it."""
    (folder / marker).write_text("Petra")
    error = failed(ROW, action(folder / "paid.csv"), occasion(values=VALUES), office)
    assert (error.code, error.happened, error.again) == ("file-open", "no", True)


def test_a_change_in_between_is_not_lost(office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saved while the row was made; it is tried again with what they saved."""
    file = folder / "paid.csv"
    ROW.run(action(file), occasion(values=VALUES), office)
    real = rows._with_row

    def slow(*given: Any) -> bytes:
        made = real(*given)
        file.write_bytes(file.read_bytes() + b"mine,1.00,EUR,today\r\n")
        return made

    with monkeypatch.context() as patch:
        patch.setattr(rows, "_with_row", slow)
        error = failed(ROW, action(file), occasion("two", values=VALUES), office)
    assert (error.code, error.again) == ("file-changed", True)
    ROW.run(action(file), occasion("two", values=VALUES), office)
    assert [row[0] for row in lines(file)] == ["Supplier", "Papierhof", "mine", "Papierhof"]


def test_after_a_crash_the_file_tells(office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before or after it was put in its place; where somebody changed it since, nobody knows."""
    file = folder / "paid.csv"
    ROW.run(action(file), occasion("zero", values=VALUES), office)
    with monkeypatch.context() as patch:
        patch.setattr(rows, "_replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            ROW.run(action(file), occasion(values=VALUES), office)
    assert ROW.was_done(action(file), occasion(), office) == "no"
    ROW.run(action(file), occasion(values=VALUES), office)
    assert ROW.was_done(action(file), occasion(), office) == "yes"
    file.write_bytes(file.read_bytes() + b"x,1,EUR,y\r\n")
    assert ROW.was_done(action(file), occasion(), office) == "unknown"


def test_what_would_be_lost_is_left_alone(office: Office, folder: Path) -> None:
    """The library writes no pictures back, and no macro; a bomb is not unpacked."""
    file = folder / "own.xlsx"
    for part in ("xl/drawings/drawing1.xml", "xl/vbaProject.bin", "xl/pivotTables/p.xml"):
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(part, b"x")
        before = file.read_bytes()
        assert failed(ROW, action(file), occasion(values=VALUES), office).code == "would-lose-parts"
        assert file.read_bytes() == before
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/x.xml", bytes(rows._UNPACKED + 1))
    assert failed(ROW, action(file), occasion(values=VALUES), office).code == "xlsx-too-large"
    file.write_bytes(b"PK\x03\x04 damaged")
    assert failed(ROW, action(file), occasion(values=VALUES), office).code == "xlsx-damaged"


def test_a_link_is_no_file(office: Office, folder: Path, tmp_path: Path) -> None:
    """Nothing is written through it."""
    outside = tmp_path / "outside.csv"
    outside.write_text("A,B\n")
    (folder / "paid.csv").symlink_to(outside)
    assert failed(ROW, action(folder / "paid.csv"), occasion(values=VALUES), office).code == "disk-error"
    assert outside.read_text() == "A,B\n"


def test_a_dry_run_shows_the_row(office: Office, folder: Path) -> None:
    """And writes nothing."""
    would = ROW.dry_run(action(folder / "paid.csv"), occasion(values=VALUES), office)
    assert would.preview.splitlines()[:2] == ["Supplier: Papierhof", "Gross: 119.00"]
    assert list(folder.iterdir()) == []


def test_an_amount_is_exact(office: Office, folder: Path) -> None:
    """Also one that no float holds."""
    values = VALUES | {"gross": {"minor": 10**15 - 1, "currency": "EUR"}}
    ROW.run(action(folder / "paid.xlsx"), occasion(values=values), office)
    with zipfile.ZipFile(folder / "paid.xlsx") as archive:
        assert str(Decimal("9999999999999.99")) in archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"file": "/x/y.xls"}, "“file”"),
        ({"file": "y.csv"}, "“file”"),
        ({"columns": {}}, "“columns”"),
        ({"columns": "Supplier"}, "“columns”"),
        ({"columns": {"A": 5}}, "“columns”"),
        ({"columns": "A = {a}\nA = {b}"}, "“columns”"),
        ({"delimiter": ";"}, "“delimiter”"),
        ({"sheets": "x"}, "“sheets”"),
    ],
)
def test_a_mistake_in_the_settings_names_its_place(change: dict[str, Any], place: str) -> None:
    """Columns may also stand as lines, as in a workflow's step."""
    good = {"file": "/x/y.csv", "columns": "Supplier = {supplier}\nSum = {gross.amount}"}
    ROW.check(good)
    assert place in refused(ROW, good | change)
