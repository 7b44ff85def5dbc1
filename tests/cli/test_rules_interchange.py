"""``rules import`` and ``rules export``: tables come in as readable YAML that applies, and go out to other programs."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import parse

import openpyxl
import pytest

from tests.rules.dmn_making import sample_xml
from tests.rules.dmn_samples import SAMPLES
from tests.support.shop import Shop
from workflows.office.table_files import read_table_file

SHEET = """\
row,gross,verdict,text
input type,money EUR
1,<= 50,approve,
2,> 50,reject,Too much.
"""


def written(folder: Path, name: str) -> Path:
    """A foreign DMN file of one sample."""
    sample = next(one for one in SAMPLES if one.name == name)
    path = folder / "foreign.dmn"
    path.write_text(sample_xml(sample), encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", ["dmn", "csv", "xlsx"])
def test_a_table_goes_out_and_comes_back_as_it_was(shop: Shop, tmp_path: Path, ending: str) -> None:
    """Every shipped table, in every format: applying what came back changes nothing."""
    for table in shop.done("rules", "list")["tables"]:
        out, back = tmp_path / f"table.{ending}", tmp_path / "back.yaml"
        told = shop.done("rules", "export", table["table"], "-o", out)
        imported = shop.done("rules", "import", out, "-o", back)

        assert (told["table"], told["rows"]) == (table["table"], len(table["rows"]))
        assert imported["refused"] == []
        assert shop.done("apply", back)["changed"] == []


def test_a_table_goes_out_as_readable_yaml(shop: Shop, tmp_path: Path) -> None:
    """The same file that ``apply`` takes."""
    out = tmp_path / "table.yaml"
    shop.done("rules", "export", "invoice-checks", "-o", out)

    assert shop.done("apply", out)["changed"] == []
    assert "reject" in out.read_text(encoding="utf-8") or "stop" in out.read_text(encoding="utf-8")


def test_importing_applies_nothing_and_needs_no_office(tmp_path: Path, shop: Shop) -> None:
    """It answers with a file to look at."""
    source = written(tmp_path, "Kind of bill")
    answer = shop("rules", "import", source, home=False)
    plain = answer.json

    assert answer.code == 0
    assert [table["id"] for table in plain["tables"]] == ["kind-of-bill"]
    assert {row["then"]["verdict"] for row in plain["tables"][0]["rows"]} == {"note"}
    assert "kept-as-notes" in [remark["code"] for remark in plain["read"][0]["remarks"]]
    assert "kind-of-bill" not in [table["table"] for table in shop.done("rules", "list")["tables"]]


def test_a_mapping_makes_verdicts_of_foreign_words(tmp_path: Path, shop: Shop) -> None:
    """Each value of the column is said to mean something, approvers included; the words stay as the text."""
    source = written(tmp_path, "Where a claim goes")
    words = ["--map", "REFUSE=reject", "--map", "ASK=ask manager, person petra-lang", "--map", "PAY=approve"]
    out = tmp_path / "claims.yaml"
    (table,) = shop.done("rules", "import", source, "--as-table", "claims", *words, "-o", out)["tables"]

    assert table["id"] == "claims"
    assert [(row["then"]["verdict"], row["then"]["text"]) for row in table["rows"]] == [
        ("reject", "REFUSE"),
        ("reject", "REFUSE"),
        ("ask", "ASK"),
        ("ask", "ASK"),
        ("approve", "PAY"),
    ]
    assert table["rows"][2]["then"]["approvers"] == [{"role": "manager"}, {"person": "petra-lang"}]
    assert len(shop.done("apply", out)["changed"]) == 1
    assert "claims" in [one["table"] for one in shop.done("rules", "list")["tables"]]


def test_half_a_mapping_is_refused_with_the_row_that_lacks_one(tmp_path: Path, shop: Shop) -> None:
    """Otherwise some rows would decide and others would pass in silence."""
    answer = shop("rules", "import", written(tmp_path, "Where a claim goes"), "--map", "REFUSE=reject")
    (refusal,) = answer.json["refused"]

    assert answer.code == 1
    assert (refusal["code"], refusal["row"], refusal["found"]) == ("map-incomplete", 3, "“ASK”")


def test_a_refused_table_is_told_by_its_place_and_nothing_is_written(tmp_path: Path, shop: Shop) -> None:
    """Table, row and column, and why; exit code 1."""
    out = tmp_path / "out.yaml"
    answer = shop("rules", "import", written(tmp_path, "Between two named numbers"), "-o", out, as_json=False)

    assert answer.code == 1
    assert "“Between two named numbers”, row 1, column “article.cost”: found “[low..high]”" in answer.out
    assert not out.exists()


def test_the_yaml_for_people_is_the_file_itself(tmp_path: Path, shop: Shop) -> None:
    """Without -o it is printed, with remarks as comments, so that it can be kept and applied."""
    answer = shop("rules", "import", written(tmp_path, "Menu of the day"), as_json=False)
    kept = tmp_path / "kept.yaml"
    kept.write_text(answer.out, encoding="utf-8")

    assert answer.out.startswith("# Read “Menu of the day”: table menu-of-the-day, 6 rows.\n")
    assert len(shop.done("apply", kept)["changed"]) == 1


def test_a_sheet_of_excel_is_read_with_typed_numbers_and_days(tmp_path: Path, shop: Shop) -> None:
    """What Excel makes of typed values is what they say."""
    path = tmp_path / "typed.xlsx"
    lines: list[list[Any]] = [
        ["row", "km", "known", "verdict"],
        ["input type", "number km", "yes-no"],
        [1, 12.5, True, "approve"],
    ]
    workbook(path, lines)
    (table,) = shop.done("rules", "import", path)["tables"]

    assert table["id"] == "typed"
    assert table["rows"] == [{"id": "1", "when": {"km": "12.5", "known": "yes"}, "then": {"verdict": "approve"}}]


def test_a_workbook_with_a_formula_is_refused_by_its_cell(tmp_path: Path, shop: Shop) -> None:
    """Its result might have been anything when the file was saved."""
    path = tmp_path / "formula.xlsx"
    workbook(path, [["row", "km", "verdict"], ["input type", "number"], [1, "=1+1", "approve"]])
    answer = shop("rules", "import", path)

    assert answer.code == 1
    assert answer.error["code"] == "formula"
    assert "B3" in answer.error["text"]


def test_no_cell_that_is_written_is_a_formula(shop: Shop, tmp_path: Path) -> None:
    """Texts that begin like formulas stay texts, in CSV and in Excel, and come back."""
    source, office = tmp_path / "bad.csv", tmp_path / "bad.yaml"
    source.write_text(SHEET.replace("Too much.", "'=HYPERLINK(1)"), encoding="utf-8")
    shop.done("rules", "import", source, "-o", office)
    shop.done("apply", office)
    for ending in ("csv", "xlsx"):
        shop.done("rules", "export", "bad", "-o", tmp_path / f"out.{ending}")
    (page,) = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets

    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}
    assert ",'=HYPERLINK(1)" in (tmp_path / "out.csv").read_text(encoding="utf-8")
    for ending in ("csv", "xlsx"):
        (back,) = read_table_file(tmp_path / f"out.{ending}").tables
        assert back.table.rows[1].then.text == "=HYPERLINK(1)"


HOSTILE = {
    "xml-dtd": '<!DOCTYPE d [<!ENTITY a "b">]><definitions>&a;</definitions>',
    "xml-too-deep": "<a>" * 200 + "</a>" * 200,
    "xml-damaged": "<definitions",
    "not-dmn": "<html/>",
}


@pytest.mark.parametrize("code", HOSTILE)
def test_hostile_xml_is_refused(tmp_path: Path, shop: Shop, code: str) -> None:
    """No entity is opened, nothing is fetched, depth and size are bounded."""
    path = tmp_path / "hostile.dmn"
    path.write_text(HOSTILE[code], encoding="utf-8")

    assert shop.refused("rules", "import", path) == code


def test_files_that_are_no_tables_are_refused(tmp_path: Path, shop: Shop) -> None:
    """A folder, nothing, a readable file, and a sheet without headings."""
    (tmp_path / "office.yaml").write_text("tables: []\n", encoding="utf-8")
    (tmp_path / "list.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    codes = [shop.refused("rules", "import", tmp_path / name) for name in ("", "none.dmn", "office.yaml", "list.csv")]

    assert codes == ["not-a-file", "file-missing", "readable-file", "sheet-headings"]


def test_an_export_says_what_it_cannot_do(tmp_path: Path, shop: Shop) -> None:
    """An unknown table, an unknown ending, no place to write to."""
    assert shop.refused("rules", "export", "no-such", "-o", tmp_path / "a.dmn") == "unknown-table"
    assert shop.refused("rules", "export", "invoice-checks", "-o", tmp_path / "a.pdf", exit_code=2) == "usage"
    assert shop.refused("rules", "export", "invoice-checks", exit_code=2) == "usage"
    assert shop.refused("rules", "import", exit_code=2) == "usage"
    assert shop.refused("rules", "import", "a.dmn", "--map", "Yes=perhaps", exit_code=2) == "usage"
    assert (
        shop.refused("rules", "export", "invoice-checks", "-o", tmp_path / "none" / "a.dmn", exit_code=3)
        == "disk-error"
    )


def test_an_exported_dmn_is_xml_that_any_parser_reads(shop: Shop, tmp_path: Path) -> None:
    """Plain XML of DMN 1.3."""
    shop.done("rules", "export", "invoice-checks", "-o", tmp_path / "a.dmn")
    root = parse(tmp_path / "a.dmn").getroot()

    assert root.tag == "{https://www.omg.org/spec/DMN/20191111/MODEL/}definitions"


def workbook(path: Path, lines: list[list[Any]]) -> None:
    """An Excel file with these values as Excel types them."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for line in lines:
        page.append(line)
    book.save(path)
