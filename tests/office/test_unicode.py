"""Letters of all kinds: one spelling for what looks the same, and nothing half-written where a text cannot be kept."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import msgspec
import pytest

from tests.support.shop import Shop, entry_count
from workflows.office.sample_firm import sample_invoices

NFC, NFD = "Bäckerei Zoé", unicodedata.normalize("NFD", "Bäckerei Zoé")
ROOT = Path(__file__).parents[2]


def test_two_spellings_of_one_name_are_one_supplier(shop: Shop) -> None:
    """Composed or decomposed letters: the second with the same number is a duplicate."""
    first = shop.ask(supplier_name=NFC, number="1")
    second = shop.ask(supplier_name=NFD, number="1")

    shown = shop.done("show", second)
    assert shop.done("show", first)["facts"]["supplier_key"] == shown["facts"]["supplier_key"]
    assert shown["status"] == "stopped"
    assert shown["fields"]["supplier_name"] == NFC
    assert shop.done("verify")["ok"] is True


def test_a_decomposed_file_name_is_taken_in(shop: Shop, tmp_path: Path) -> None:
    """As some systems hand them over."""
    path = tmp_path / f"{NFD}.xml"
    path.write_bytes(sample_invoices()[0].read_bytes())

    (taken,) = shop.done("intake", path)["documents"]

    assert taken["outcome"] == "request"
    assert shop.done("verify")["ok"] is True


@pytest.mark.parametrize(
    "text", [NFD, "寿司 🍣 bar", "קפה שלום", "مقهى", "👩‍👩‍👧", "a\u0301\u0327", "ﬁn", "İstanbul", "ẞ"]
)
def test_texts_of_all_scripts_come_back_as_they_look(shop: Shop, text: str) -> None:
    """In values, reasons, notes and comments; signed, verified and found by a search."""
    request = shop.ask_and_call_back(supplier_name=text)
    shop.done("comment", request, text, "--as", "ben")
    shop.done("decide", request, "reject", "--as", "ben", "--reason", text)

    shown = shop.done("show", request)

    composed = unicodedata.normalize("NFC", text)
    assert shown["fields"]["supplier_name"] == composed
    assert shown["decisions"][0]["reason"] == composed
    assert shop.done("verify")["findings"] == []


@pytest.mark.parametrize("query", [NFC, NFD, "BACKEREI", "backerei zoe", "Bäcker"])
def test_a_search_minds_neither_case_nor_accents(shop: Shop, query: str) -> None:
    """However it is typed."""
    request = shop.ask(supplier_name=NFD)

    assert [one["request"] for one in shop.done("search", query)["requests"]] == [request]


@pytest.mark.parametrize("name", [NFC, NFD])
def test_a_person_is_found_by_either_spelling(shop: Shop, tmp_path: Path, name: str) -> None:
    """People type what they see."""
    (tmp_path / "people.yaml").write_text(f"people: [{{id: zoe, name: {NFC}}}]", "utf-8")
    shop.done("apply", tmp_path / "people.yaml")

    assert shop.done("inbox", "--as", name)["tasks"] == []


def test_a_name_in_a_file_is_one_person_in_either_spelling(shop: Shop, tmp_path: Path) -> None:
    """Applying the other spelling changes nothing and adds nobody."""
    for name, text in (("a", NFC), ("b", NFD)):
        (tmp_path / f"{name}.yaml").write_text(f"people: [{{name: {text}, roles: [clerk]}}]", "utf-8")

    first, second = shop.done("apply", tmp_path / "a.yaml"), shop.done("apply", tmp_path / "b.yaml")

    assert first["changed"] == ["person baeckerei-zoe", "roles of baeckerei-zoe"]
    assert second == {"changed": [], "unchanged": 2}


SURROGATE = "Papier\udce4hof"


@pytest.mark.parametrize(
    "words",
    [
        ("submit", "invoice", "--as", "carl", f"--set=supplier_name={SURROGATE}", "--set=invoice_number=1",
         "--set=issue_date=2026-11-02", "--set=gross=5.00"),
        ("submit", SURROGATE, "--as", "carl"),
        ("submit", "invoice", "--as", SURROGATE),
        ("submit", "invoice", "--as", "carl", "--unit", SURROGATE, "--set=supplier_name=P", "--set=invoice_number=1",
         "--set=issue_date=2026-11-02", "--set=gross=5.00"),
        ("decide", "REQUEST", "reject", "--as", "ben", "--reason", SURROGATE),
        ("decide", "REQUEST", "approve", "--as", "ben", "--step", SURROGATE),
        ("decide", "REQUEST", "hand-on", "--as", "ben", "--to", SURROGATE, "--reason", "x"),
        ("comment", "REQUEST", SURROGATE, "--as", "ben"),
        ("withdraw", "REQUEST", "--as", "carl", "--reason", SURROGATE),
        ("tick", "REQUEST", "--as", "ben", "--item", SURROGATE),
        ("show", SURROGATE),
        ("rules", "check", SURROGATE),
        ("rules", "why", SURROGATE),
        ("inbox", "--as", SURROGATE),
        ("apply", SURROGATE),
        ("apply", "no-such.yaml", "--as", SURROGATE),
        ("intake", SURROGATE),
        ("intake", "x.xml", "--workflow", SURROGATE),
        ("evidence", SURROGATE, "-o", "x.zip"),
    ],
    ids=lambda words: " ".join(words[:3]).encode("ascii", "replace").decode(),
)  # fmt: skip
def test_bytes_that_are_no_text_are_refused_clearly_and_change_nothing(shop: Shop, words: tuple[str, ...]) -> None:
    """As a terminal in another encoding hands them over: a coded error, never a traceback."""
    request = shop.ask_and_call_back()
    before = entry_count(shop.home)

    answer = shop(*(request if word == "REQUEST" else word for word in words))

    assert answer.code in {1, 2}
    assert msgspec.json.decode(answer.out.encode("utf-8", "strict"))
    assert entry_count(shop.home) == before


@pytest.mark.parametrize("part", ["--name", "--owner", "--person"])
def test_an_office_is_not_founded_under_bytes_that_are_no_text(empty: Shop, part: str) -> None:
    """Nothing is left behind."""
    words = {"--name": "Shop", "--owner": "Anna", "--person": "Ben=manager"} | {part: SURROGATE}

    answer = empty("init", *(word for pair in words.items() for word in pair))

    assert (answer.code, answer.error["code"]) == (1, "bad-text")
    assert not empty.home.exists()


def test_a_search_for_bytes_that_are_no_text_is_no_crash(shop: Shop) -> None:
    """It finds nothing, or says no."""
    shop.ask()

    answer = shop("search", SURROGATE)

    assert answer.code in {0, 1}
    assert msgspec.json.decode(answer.out)


@pytest.mark.skipif(os.name == "nt", reason="file names are bytes on POSIX only")
def test_a_file_whose_name_is_no_text_is_no_crash(shop: Shop, tmp_path: Path) -> None:
    """Found in a folder: refused or taken in under a name that can be written, and the others are taken in."""
    (tmp_path / "in").mkdir()
    odd = Path(os.fsdecode(os.fsencode(str(tmp_path / "in")) + b"/\xe4.xml"))
    odd.write_bytes(sample_invoices()[0].read_bytes())
    (tmp_path / "in" / "z.xml").write_bytes(sample_invoices()[1].read_bytes())

    documents = shop.done("intake", tmp_path / "in")["documents"]

    assert documents[-1]["outcome"] == "request"
    assert len(documents) == 2
    assert shop.done("verify")["ok"] is True


@pytest.mark.skipif(os.name == "nt", reason="arguments are bytes on POSIX only")
def test_a_real_terminal_in_another_encoding_gets_a_clear_error(shop: Shop) -> None:
    """Latin-1 bytes on the command line of another process."""
    process = subprocess.run(
        [sys.executable.encode(), b"-m", b"workflows.cli.main", b"submit", b"invoice", b"--as", b"carl",
         b"--set=supplier_name=B\xe4cker", b"--set=invoice_number=1", b"--set=issue_date=2026-11-02",
         b"--set=gross=5.00", b"--json", b"--home", os.fsencode(shop.home)],
        cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip

    assert process.returncode == 1
    assert b"Traceback" not in process.stderr
    assert set(msgspec.json.decode(process.stdout)) == {"error"}
