"""What the command line promises to scripts: every command's JSON, its keys, and exit code 0."""

import re
from pathlib import Path

import pytest

from tests.support.shop import Shop
from workflows.cli.commands import COMMANDS
from workflows.office.sample_firm import sample_invoices

INVOICE = sample_invoices()[0]
ID = re.compile(r"[a-z2-7]{26}\Z")
AMOUNT = re.compile(r"-?[0-9]+\.[0-9]{2}\Z")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")

READ_FIELDS = [
    "supplier_name",
    "supplier_trading_name",
    "supplier_vat_id",
    "supplier_tax_number",
    "supplier_company_id",
    "supplier_country",
    "buyer_name",
    "buyer_reference",
    "order_reference",
    "invoice_number",
    "issue_date",
    "due_date",
    "type_code",
    "currency",
    "net",
    "tax",
    "gross",
    "prepaid",
    "rounding",
    "payable",
    "iban",
    "other_account",
    "payment_reference",
]


def test_init_names_office_device_and_owner(empty: Shop) -> None:
    """``{"office", "device", "owner"}``, and the home is made."""
    made = empty.done("init", "--name", "Corner Shop", "--owner", "Anna Berg")

    assert ID.match(made["office"])
    assert ID.match(made["device"])
    assert made["owner"] == "anna-berg"
    assert (empty.home / "countersign.db").exists()


def test_init_takes_country_and_currency(empty: Shop) -> None:
    """An office elsewhere reckons in its own money."""
    empty.done("init", "--name", "Eckladen", "--owner", "Anna Berg", "--country", "CH", "--currency", "CHF")

    made = empty.done("submit", "invoice", "--as", "anna", "--set=supplier_name=P", "--set=invoice_number=1",
                      "--set=issue_date=2026-11-02", "--set=gross=10.00")  # fmt: skip

    assert empty.done("show", made["request"])["currency"] == "CHF"


def test_apply_says_what_changed_and_how_much_did_not(shop: Shop, tmp_path: Path) -> None:
    """``{"changed": […], "unchanged": n}``."""
    file = tmp_path / "office.yaml"
    file.write_text("units: [{id: north, name: North}]\nroles: [{id: manager, name: Manager}]\n", "utf-8")

    first, second = shop.done("apply", file), shop.done("apply", file)

    assert first == {"changed": ["unit north"], "unchanged": 1}
    assert second == {"changed": [], "unchanged": 2}


def test_read_gives_every_field_by_its_promised_name(shop: Shop) -> None:
    """All fields are there, null where absent; amounts are exact decimals as text."""
    answer = shop("read", INVOICE, home=False)

    (document,) = answer.json["documents"]
    assert answer.code == 0
    assert set(document) >= {"file", "outcome", "format", "fields", "problems"}
    assert (document["file"], document["outcome"], document["format"]) == (INVOICE.name, "invoice", "ubl")
    assert set(document["fields"]) >= set(READ_FIELDS)
    assert document["fields"]["gross"] == "107.10"
    assert document["fields"]["issue_date"] == "2026-10-05"
    assert document["fields"]["prepaid"] is None


def test_read_names_what_is_wrong_with_a_document(tmp_path: Path, shop: Shop) -> None:
    """A refused file has a problem with code, field and text, and exit code 1 where none could be read."""
    (tmp_path / "x.xml").write_text("<nothing", "utf-8")

    answer = shop("read", tmp_path / "x.xml", home=False)

    (document,) = answer.json["documents"]
    assert (answer.code, document["outcome"]) == (1, "refused")
    assert set(document["problems"][0]) == {"code", "field", "text"}


def test_read_goes_on_after_a_document_that_is_refused(tmp_path: Path, shop: Shop) -> None:
    """One bad file does not keep the others from being read; that is success."""
    (tmp_path / "x.xml").write_text("<nothing", "utf-8")

    answer = shop("read", tmp_path / "x.xml", INVOICE, home=False)

    assert answer.code == 0
    assert [one["outcome"] for one in answer.json["documents"]] == ["refused", "invoice"]


def test_intake_says_what_became_of_each_document(shop: Shop, tmp_path: Path) -> None:
    """``request``, ``duplicate`` and ``refused``, with the checks that were not passed."""
    (tmp_path / "x.xml").write_text("<nothing", "utf-8")

    documents = shop.done("intake", INVOICE, INVOICE, tmp_path / "x.xml", "--as", "carl")["documents"]

    assert [one["outcome"] for one in documents] == ["request", "duplicate", "refused"]
    assert all(set(one) >= {"file", "outcome", "request", "checks"} for one in documents)
    assert ID.match(documents[0]["request"])
    assert documents[1]["request"] == documents[0]["request"]
    assert documents[2]["request"] is None
    assert all(set(check) >= {"code", "text"} for one in documents for check in one["checks"])


def test_intake_reads_a_folder_in_the_order_of_names(shop: Shop, tmp_path: Path) -> None:
    """Hidden and unfinished files are left alone."""
    for number, source in ((2, 0), (1, 1)):
        (tmp_path / f"{number}.xml").write_bytes(sample_invoices()[source].read_bytes())
    for name in (".hidden", "~lock", "half.part"):
        (tmp_path / name).write_text("x", "utf-8")

    documents = shop.done("intake", tmp_path)["documents"]

    assert [one["file"] for one in documents] == ["1.xml", "2.xml"]


def test_intake_of_nothing_but_refused_files_fails(shop: Shop, tmp_path: Path) -> None:
    """Exit code 1, and still one JSON document that names each."""
    (tmp_path / "x.xml").write_text("<nothing", "utf-8")

    answer = shop("intake", tmp_path / "x.xml")

    assert answer.code == 1
    assert [one["outcome"] for one in answer.json["documents"]] == ["refused"]


def test_submit_says_who_is_asked_and_why(shop: Shop) -> None:
    """``{"request", "status", "waiting_for": [{"person", "why"}]}``."""
    made = shop.done("submit", "invoice", "--as", "carl", "--set=supplier_name=P", "--set=invoice_number=1",
                     "--set=issue_date=2026-11-02", "--set=gross=83.30")  # fmt: skip

    assert ID.match(made["request"])
    assert made["status"] == "waiting"
    assert [one["person"] for one in made["waiting_for"]] == ["petra-lang"]
    assert all(one["why"] for one in made["waiting_for"])


def test_the_inbox_holds_what_a_list_needs(shop: Shop) -> None:
    """Request, workflow, title, amount, currency, unit, why, due_at and the rule's table, version and row."""
    request = shop.ask_and_call_back("600.00")

    (task,) = shop.done("inbox", "--as", "ben")["tasks"]

    keys = {"request", "workflow", "title", "amount", "currency", "unit", "why", "due_at", "rule"}
    assert set(task) >= keys
    assert (task["request"], task["workflow"], task["title"]) == (request, "invoice", "Papierhof 1")
    assert (task["amount"], task["currency"], task["unit"]) == ("600.00", "EUR", "head-office")
    assert MOMENT.match(task["due_at"])
    assert task["rule"] == {"table": "invoice-approval", "version": 1, "row": "3"}
    assert task["why"]


def test_an_empty_inbox_is_an_empty_list(shop: Shop) -> None:
    """No error, and no null."""
    assert shop.done("inbox", "--as", "anna")["tasks"] == []


def test_decide_names_the_signed_decision(shop: Shop) -> None:
    """``{"request", "status", "decision": {"id", "by", "for", "signed_by", "entry"}}``."""
    request = shop.ask_and_call_back("600.00")

    decided = shop.done("decide", request, "approve", "--as", "ben")

    assert (decided["request"], decided["status"]) == (request, "approved")
    decision = decided["decision"]
    assert set(decision) >= {"id", "by", "for", "signed_by", "entry"}
    assert (decision["by"], decision["for"], decision["signed_by"]) == ("ben-okafor", None, "ben-okafor")
    assert isinstance(decision["entry"], int)
    assert re.fullmatch(r"[0-9a-f]{64}", decision["id"])


def test_show_holds_everything_about_a_request(shop: Shop) -> None:
    """Request, workflow, version, status, fields, tasks, decisions and history."""
    request = shop.ask_and_call_back("600.00")
    shop.done("decide", request, "reject", "--as", "ben", "--reason", "Ordered by nobody")

    shown = shop.done("show", request)

    assert set(shown) >= {"request", "workflow", "version", "status", "fields", "tasks", "decisions", "history"}
    assert (shown["request"], shown["workflow"], shown["version"]) == (request, "invoice", 1)
    assert (shown["status"], shown["tasks"]) == ("rejected", [])
    (decision,) = shown["decisions"]
    assert set(decision) >= {"by", "for", "verdict", "at", "rule", "state"}
    assert (decision["by"], decision["for"], decision["verdict"], decision["state"]) == (
        "ben-okafor",
        None,
        "reject",
        "here",
    )
    assert MOMENT.match(decision["at"])
    assert decision["rule"]["table"] == "invoice-approval"
    assert AMOUNT.match(shown["amount"])
    assert next(entry["kind"] for entry in shown["history"]) == "request.submitted"


def decided(shop: Shop, verdict: str) -> str:
    """A request about which Ben decided so."""
    request = shop.ask_and_call_back()
    shop.done("decide", request, verdict, "--as", "ben", "--reason", "said so")
    return request


def withdrawn(shop: Shop) -> str:
    """A request that its requester took back."""
    request = shop.ask()
    shop.done("withdraw", request, "--as", "carl")
    return request


def stopped(shop: Shop) -> str:
    """A request that a rule stopped, because its number came before."""
    shop.ask(number="7")
    return shop.ask(number="7")


def booked(shop: Shop) -> str:
    """A request that was approved, released and booked."""
    request = shop.ask_and_call_back(by="dora")
    shop.done("decide", request, "approve", "--as", "ben")
    shop.done("tick", request, "--as", "petra")
    paid = ("account_code=4930", "paid_on=2026-11-24", "proof_is=on the bank statement")
    shop.done("fill", request, "--as", "petra", *(f"--set={one}" for one in paid))
    return request


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (lambda shop: shop.ask(), "waiting"),
        (lambda shop: decided(shop, "approve"), "approved"),
        (lambda shop: decided(shop, "reject"), "rejected"),
        (lambda shop: decided(shop, "ask-changes"), "changes-asked"),
        (withdrawn, "withdrawn"),
        (stopped, "stopped"),
        (booked, "done"),
    ],
)
def test_show_uses_the_promised_words_for_where_a_request_stands(shop: Shop, make: object, status: str) -> None:
    """Each status is reached by the acts that lead to it."""
    assert callable(make)
    request = make(shop)

    assert shop.status(request) == status


def test_rules_check_answers_for_every_table(shop: Shop) -> None:
    """``{"tables": [{"table", "version", "gaps", "overlaps", "unreachable"}]}``; the shipped tables have no gap."""
    tables = shop.done("rules", "check")["tables"]

    assert [one["table"] for one in tables] == ["invoice-approval", "invoice-budget", "invoice-checks"]
    assert all(set(one) >= {"table", "version", "gaps", "overlaps", "unreachable"} for one in tables)
    assert all(not one["gaps"] for one in tables if one["table"] == "invoice-approval")


def test_rules_check_fails_where_a_gap_stands(shop: Shop, tmp_path: Path) -> None:
    """Exit code 1, with an example of a request that no row answers."""
    file = tmp_path / "gap.yaml"
    file.write_text(
        "tables: [{id: gappy, inputs: [{id: gross, type: money}], rows: [{when: {gross: '<= 10'}, then: approve}]}]",
        "utf-8",
    )
    shop.done("apply", file)

    answer = shop("rules", "check", "gappy")

    (table,) = answer.json["tables"]
    assert answer.code == 1
    assert table["gaps"]
    assert "gross" in table["gaps"][0]


def test_rules_check_fails_where_rows_contradict_each_other(shop: Shop, tmp_path: Path) -> None:
    """An overlap names its rows and an example."""
    file = tmp_path / "overlap.yaml"
    file.write_text(
        "tables: [{id: torn, policy: collect, inputs: [{id: gross, type: money}], rows: ["
        "{id: a, when: {gross: '<= 10'}, then: approve}, {id: b, then: reject}]}]",
        "utf-8",
    )
    shop.done("apply", file)

    answer = shop("rules", "check", "torn")

    (table,) = answer.json["tables"]
    assert answer.code == 1
    assert set(table["overlaps"][0]) >= {"rows", "example"}
    assert table["overlaps"][0]["rows"] == ["a", "b"]


def test_rules_test_runs_the_saved_cases(shop: Shop) -> None:
    """``{"passed", "failed", "cases": [{"name", "expected", "got", "row"}]}``; the shipped cases pass."""
    tested = shop.done("rules", "test")

    assert set(tested) >= {"passed", "failed", "cases"}
    assert (tested["passed"], tested["failed"]) == (len(tested["cases"]), 0)
    assert tested["passed"] > 10
    assert all(set(case) >= {"name", "expected", "got", "row"} for case in tested["cases"])


def test_rules_test_fails_where_a_case_fails(shop: Shop, tmp_path: Path) -> None:
    """Exit code 1, and the case says what it got instead."""
    file = tmp_path / "case.yaml"
    file.write_text(
        "tables: [{id: cased, inputs: [{id: gross, type: money}], rows: [{id: a, then: approve}],"
        " cases: [{name: wrong, given: {gross: '5.00'}, expect: reject}]}]",
        "utf-8",
    )
    shop.done("apply", file)

    answer = shop("rules", "test", "cased")

    assert answer.code == 1
    assert answer.json["failed"] == 1
    assert answer.json["cases"][0]["got"] == "approve"


def test_rules_list_reads_as_sentences(shop: Shop) -> None:
    """Every row of every table in force is a sentence."""
    tables = shop.done("rules", "list")["tables"]

    assert all(row["sentence"] for table in tables for row in table["rows"])


def test_rules_why_explains_each_answer_about_a_request(shop: Shop) -> None:
    """Each table that was asked, with the rows that hit and a sentence for every row looked at."""
    request = shop.ask_and_call_back()

    answers = shop.done("rules", "why", request)["answers"]

    assert [(one["table"], one["rows"]) for one in answers] == [("invoice-checks", ["4"]), ("invoice-approval", ["3"])]
    assert all(one["explanation"] for one in answers)


@pytest.mark.parametrize("name", ["rules", "intake", "replay"])
def test_bench_compares_with_a_floor_in_the_same_run(shop: Shop, name: str) -> None:
    """Name, size, seconds, per_second, peak_mb, floor and the ratio to it."""
    answer = shop("bench", name, "--size", "20", home=False).json

    assert set(answer) >= {"name", "size", "seconds", "per_second", "peak_mb", "floor", "ratio_to_floor"}
    assert (answer["name"], answer["size"]) == (name, 20)
    assert set(answer["floor"]) == {"what", "seconds"}
    assert answer["ratio_to_floor"] > 0


def test_bench_decide_compares_with_a_floor_in_the_same_run(shop: Shop) -> None:
    """The same for acts that are stored durably."""
    answer = shop("bench", "decide", "--size", "2", home=False)

    assert answer.code == 0
    assert answer.json["ratio_to_floor"] > 0


def test_search_finds_by_the_beginnings_of_words(shop: Shop) -> None:
    """All words must be found; without words the latest requests are listed."""
    first, second = shop.ask(number="A-17"), shop.ask(number="B-18", supplier_name="Alpenkaffee")

    assert [one["request"] for one in shop.done("search", "papier", "a-17")["requests"]] == [first]
    assert shop.done("search", "papier", "b-18")["requests"] == []
    assert {one["request"] for one in shop.done("search")["requests"]} == {first, second}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(shop: Shop, shell: str) -> None:
    """The script for each shell names all commands."""
    script = shop("completion", shell, home=False).json["script"]

    assert all(name in script for name in COMMANDS)
