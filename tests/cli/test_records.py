"""``countersign records``: one laptop, from a hostile table to a list for a spreadsheet."""

import csv
import io
from pathlib import Path

import pytest

from tests.office.proof_home import run_sql
from tests.support.shop import Shop, entry_count

IBAN = "DE89370400440532013000"
HEAD = "sort,legal_name,vat_id,iban,payment_terms,phone\n"


def write(tmp_path: Path, text: str | bytes) -> Path:
    """A table."""
    path = tmp_path / "records.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_an_import_says_first_what_it_would_do(shop: Shop, tmp_path: Path) -> None:
    """Nothing is written until it is wished; every refused row is named with its line, field and reason."""
    table = write(
        tmp_path,
        HEAD
        + f"supplier,Papierhof GmbH,DE136695976,{IBAN};NL91ABNA0417164300,30,040 1\n"
        + "supplier,Holz KG,,DE00,,\n"
        + "friend,Nobody,,,,\n"
        + "supplier,Papierhof,DE 136 695 976,,,\n"
        + "supplier,Glas,,,a fortnight,\n"
        + "supplier,One,,,,,more\n",
    )
    before = entry_count(shop.home)
    answer = shop("records", "import", table)

    assert answer.code == 1
    assert entry_count(shop.home) == before
    rows = [(one["line"], one["does"], one["field"], one["problem"]) for one in answer.json["rows"]]
    assert rows == [
        (2, "add", "", ""),
        (3, "refused", "iban/DE00", "bad-iban"),
        (4, "refused", "sort", "unknown-sort"),
        (5, "refused", "", "twice"),
        (6, "refused", "payment_terms", "bad-days"),
        (7, "refused", "", "too-many-cells"),
    ]


def test_what_is_imported_twice_stays_as_it_is(shop: Shop, tmp_path: Path) -> None:
    """Found again by its VAT id; an account that was verified stays verified; terms need somebody who leads."""
    table = write(tmp_path, HEAD + f"supplier,Papierhof GmbH,DE136695976,{IBAN},30,040 1\n")
    assert shop("records", "import", table, "--as", "carl", "--do-it").json["rows"][0]["problem"] == "needs-lead"
    first = shop.done("records", "import", table, "--as", "petra", "--do-it")
    record = first["rows"][0]["record"]
    shop.done("records", "verify", record, IBAN, "--as", "ben", "--how", "called them")
    before = entry_count(shop.home)
    second = shop.done("records", "import", table, "--as", "petra", "--do-it")

    assert [one["does"] for one in second["rows"]] == ["same"]
    assert entry_count(shop.home) == before
    assert shop.done("records", "list")["records"][0]["unverified"] == 0
    changed = write(tmp_path, HEAD + f"supplier,Papierhof GmbH,DE136695976,{IBAN},30,040 2\n")
    third = shop.done("records", "import", changed, "--as", "carl", "--do-it")
    assert [one["does"] for one in third["rows"]] == ["set"]  # the terms stay as they are, so a clerk may
    assert third["written"] == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00a",
        b"sort,legal_name\nsupplier,a\0b\n",
        b"sort,colour\nsupplier,red\n",
        b"legal_name,legal_name\na,b\n",
        b'sort,legal_name\nsupplier,"never closed\n',
        b"sort," + b"x" * 200_000,
    ],
)
def test_a_hostile_table_is_refused_whole(shop: Shop, tmp_path: Path, content: bytes) -> None:
    """With what is wrong, and nothing written."""
    assert shop.refused("records", "import", write(tmp_path, content), "--as", "petra", "--do-it") != ""


def test_no_cell_of_an_export_is_a_formula_and_it_is_read_back(shop: Shop, tmp_path: Path) -> None:
    """What begins like a formula stands behind an apostrophe, which an import takes away again."""
    name = '=HYPERLINK("http://evil.example";"x")'
    shop.done("records", "add", "supplier", "--as", "carl", f"--set=legal_name={name}", "--set=phone=+49 40 1")
    target = tmp_path / "out.csv"
    shop.done("records", "export", target)

    lines = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert lines[0][:2] == ["id", "sort"]
    assert not [cell for line in lines for cell in line if cell[:1] in {"=", "+", "-", "@"}]
    again = shop.done("records", "import", target, "--as", "carl", "--do-it")
    assert [one["does"] for one in again["rows"]] == ["same"]
    assert shop.refused("records", "export", target) == "file-exists"


def test_personal_values_are_exported_only_where_they_are_asked_for(shop: Shop, tmp_path: Path) -> None:
    """And never stand in the tables of the office."""
    shop.done("records", "add", "employee", "--as", "anna", "--set=person=carl-weiss", "--set=phone=0171 555")
    shop.done("records", "export", tmp_path / "a.csv")
    shop.done("records", "export", tmp_path / "b.csv", "--personal")

    assert "0171 555" not in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert "0171 555" in (tmp_path / "b.csv").read_text("utf-8-sig")
    assert b"0171 555" not in b"".join(one.read_bytes() for one in shop.home.glob("countersign.db*"))


def test_who_changed_what_from_what_to_what_is_told(shop: Shop) -> None:
    """Every change is signed, and stands in the history with what was there before."""
    record = shop.done("records", "add", "supplier", "--as", "carl", "--set=legal_name=Papierhof")["id"]
    shop.done("records", "set", record, "--as", "petra", "--set=legal_name=Papierhof GmbH", "--set=segment=paper")
    history = shop.done("records", "show", record)["history"]

    said = [(one["by"], one["cell"], one["before"], one["after"]) for one in history]
    assert said == [
        ("carl-weiss", "legal_name", [], "Papierhof"),
        ("petra-lang", "legal_name", ["Papierhof"], "Papierhof GmbH"),
        ("petra-lang", "segment", [], "paper"),
    ]
    before = entry_count(shop.home)
    shop.done("records", "set", record, "--as", "petra", "--set=segment=paper")
    assert entry_count(shop.home) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", "supplier", "--as", "carl", "--set=payment_terms=30"], "needs-lead"),
        (["add", "supplier", "--as", "carl", "--set=colour=red"], "bad-field"),
        (["add", "supplier", "--as", "carl", "--set=owner=nobody"], "bad-field"),
        (["add", "supplier", "--as", "carl", "--set=iban/DE00=x"], "bad-field"),
        (["add", "supplier", "--as", "carl", "--set=email=@"], "bad-field"),
    ],
)
def test_what_does_not_fit_is_refused(shop: Shop, words: list[str], code: str) -> None:
    """With the field and what was expected."""
    assert shop.refused("records", *words) == code


def test_the_one_who_entered_an_account_does_not_verify_it(shop: Shop) -> None:
    """Nor a clerk, nor somebody who does not say how."""
    record = shop.done("records", "add", "supplier", "--as", "petra", f"--set=iban/{IBAN}=Papierhof")["id"]

    assert shop.refused("records", "verify", record, IBAN, "--as", "petra", "--how", "x") == "verify-own"
    assert shop.refused("records", "verify", record, IBAN, "--as", "carl", "--how", "x") == "needs-lead"
    silent = shop("records", "verify", record, IBAN, "--as", "ben")
    assert (silent.error["code"], "--how" in silent.error["advice"]) == ("reason-missing", True)
    assert (
        shop.refused("records", "verify", record, "NL91ABNA0417164300", "--as", "ben", "--how", "x")
        == "unknown-account"
    )
    assert (
        shop.done("records", "verify", record, IBAN, "--as", "ben", "--how", "called them")["line"]["unverified"] == 0
    )


def test_an_unknown_record_is_named(shop: Shop) -> None:
    """With what to do."""
    assert shop.refused("records", "show", "zzzz") == "unknown-record"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records SET body = CAST(replace(CAST(body AS TEXT), 'Papierhof', 'Mallory') AS BLOB)",
        "UPDATE record_keys SET found_by = 'NL91ABNA0417164300' WHERE what = 'account'",
        "DELETE FROM records",
    ],
)
def test_a_check_names_tables_of_records_that_do_not_follow_from_the_log(shop: Shop, change: str) -> None:
    """A row that somebody edited verifies no account."""
    shop.done(
        "records", "add", "supplier", "--as", "carl", "--set=legal_name=Papierhof", f"--set=iban/{IBAN}=Papierhof"
    )
    assert shop("verify").code == 0
    run_sql(shop.home, change)

    answer = shop("verify")
    assert answer.code == 1
    assert "records" in answer.out
