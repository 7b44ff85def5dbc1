"""What ``show`` tells of a request, and the original documents that it writes out."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.shop import Shop
from workflows.office.file_names import clean_name
from workflows.office.sample_firm import sample_invoices

INVOICE = sample_invoices()[0]


def taken_in(shop: Shop, tmp_path: Path, name: str = "mine.xml") -> str:
    """A request made of a document."""
    (tmp_path / name).write_bytes(INVOICE.read_bytes())
    request: str = shop.done("intake", tmp_path / name)["documents"][0]["request"]
    return request


def test_fields_are_those_of_the_form_with_exact_amounts(shop: Shop) -> None:
    """What the program found out stands beside them, and so do the currencies."""
    shown = shop.done("show", shop.ask("119.00"))

    assert shown["fields"] == {
        "supplier_name": "Papierhof",
        "invoice_number": "1",
        "issue_date": "2026-11-02",
        "gross": "119.00",
        "account_code": "4980",
        "branch": "head-office",
        "period": "2026-11",
    }
    assert shown["facts"]["new_supplier"] is True
    assert shown["facts"]["weighed"] == "119.00"
    assert shown["currencies"] == {"gross": "EUR", "weighed": "EUR"}


def test_words_name_each_field_by_its_label_and_its_key(shop: Shop) -> None:
    """The key is what ``--set`` wants."""
    assert "Invoice number (invoice_number)" in shop("show", shop.ask(), as_json=False).out


def test_words_say_where_a_document_came_from(shop: Shop, tmp_path: Path) -> None:
    """Not that nobody asked."""
    request = taken_in(shop, tmp_path)

    words = shop("show", request, as_json=False).out

    assert words.count("taken in from mine.xml") == 2
    assert "nobody" not in words
    assert shop.done("show", request)["sources"][0]["name"] == "mine.xml"


def test_words_give_times_without_seconds(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """For people; JSON stays exact."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2027-03-01T05:23:17Z")
    request = shop.ask()

    assert "  1 Mar 2027, 05:23 UTC  Carl Weiss asked" in shop("show", request, as_json=False).out
    assert shop.done("show", request)["history"][0]["at"] == "2027-03-01T05:23:17Z"


def test_the_history_names_people_items_and_what_changed(shop: Shop) -> None:
    """An answer names the field and its new value; a tick names what was ticked."""
    request = shop.ask_and_call_back("600.00")
    shop.done("decide", request, "ask-changes", "--as", "ben", "--reason", "Which order?")
    shop.done("answer", request, "--as", "carl", "--set", "order_reference=PO-7")

    words = shop("show", request, as_json=False).out

    assert "Petra Lang ticked “The supplier confirmed the account by telephone”: “Called them”" in words
    assert "Carl Weiss answered (Order: PO-7); round 2 begins" in words
    assert "Invoice checks, version 1, let it pass by rule 4" in words


def test_the_history_says_what_was_filled_in(shop: Shop) -> None:
    """A form by its name, and each value that was set."""
    draft = sample_invoices()[11]
    request = shop.done("intake", draft)["documents"][0]["request"]
    shop.done("fill", request, "--as", "carl", "--set=supplier_name=Fensterglanz", "--set=gross=380.80")

    words = shop("show", request, as_json=False).out

    assert "Carl Weiss filled in “Confirm what was read”: Supplier: Fensterglanz, Gross: 380.80 EUR" in words


# ---------------------------------------------------------------- saving originals


def test_the_original_comes_out_byte_for_byte(shop: Shop, tmp_path: Path) -> None:
    """Under the name it came in with, and the answer says where."""
    request, folder = taken_in(shop, tmp_path), tmp_path / "new" / "originals"

    saved = shop.done("show", request, "--save", folder)["saved"]

    assert [Path(one["file"]) for one in saved] == [folder / "mine.xml"]
    assert (folder / "mine.xml").read_bytes() == INVOICE.read_bytes()
    assert f"Saved: {folder / 'mine (2).xml'}" in shop("show", request, "--save", folder, as_json=False).out


def test_no_file_is_replaced_and_no_link_followed(shop: Shop, tmp_path: Path) -> None:
    """What is there stays; another name is taken."""
    request, folder = taken_in(shop, tmp_path), tmp_path / "originals"
    folder.mkdir()
    (folder / "mine.xml").write_text("mine", "utf-8")
    (folder / "mine (2).xml").symlink_to(tmp_path / "elsewhere")

    saved = shop.done("show", request, "--save", folder)["saved"]

    assert Path(saved[0]["file"]).name == "mine (3).xml"
    assert (folder / "mine.xml").read_text("utf-8") == "mine"
    assert not (tmp_path / "elsewhere").exists()


def test_a_request_without_a_document_has_none_to_save(shop: Shop, tmp_path: Path) -> None:
    """Nothing is made, not even the folder."""
    assert shop.refused("show", shop.ask(), "--save", tmp_path / "out") == "no-document"
    assert not (tmp_path / "out").exists()


def test_an_altered_document_is_not_handed_out(shop: Shop, tmp_path: Path) -> None:
    """Only what the hash in the log names."""
    request = taken_in(shop, tmp_path)
    kept = next(path for path in (shop.home / "attachments").iterdir() if path.is_file())
    kept.write_bytes(kept.read_bytes() + b" ")

    answer = shop("show", request, "--save", tmp_path / "out")

    assert (answer.code, answer.error["code"]) == (1, "no-document")
    assert "mine.xml" in answer.error["text"]


def test_a_folder_that_cannot_be_made_is_outside_trouble(shop: Shop, tmp_path: Path) -> None:
    """Exit code 3."""
    (tmp_path / "file").write_text("x", "utf-8")

    assert shop.refused("show", taken_in(shop, tmp_path), "--save", tmp_path / "file", exit_code=3) == "file-not-saved"


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("invoice.xml", "invoice.xml"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/abs/olute.pdf", "olute.pdf"),
        ("..", "document"),
        ("", "document"),
        ("a:b*?.pdf", "a_b__.pdf"),
        ("nul.txt", "_nul.txt"),
        (".hidden", "hidden"),
        ("Rechnung März.pdf", "Rechnung März.pdf"),
        ("x\x1b[31m\u202e.pdf", "x_[31m_.pdf"),
    ],
)
def test_a_name_is_cleaned(name: str, clean: str) -> None:
    """It is one file in one folder on every system."""
    assert clean_name(name) == clean


@given(st.text(max_size=400))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    """Whatever a sender calls a file."""
    clean = clean_name(name)

    assert Path(clean).name == clean
    assert clean.isprintable()
    assert 0 < len(clean) <= 121
    assert not clean.startswith(".")
    assert msgspec.json.encode(clean)
