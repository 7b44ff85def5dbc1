"""How the command line says no: exit codes 1, 2 and 3, one JSON error on standard output, and nothing changed."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.support.shop import Shop
from workflows.cli.commands import COMMANDS
from workflows.cli.wording import refusal_sentence
from workflows.domain.commands import Refusal
from workflows.store.home import Home
from workflows.store.lock import HomeLock

ROOT = Path(__file__).parents[2]
BUILT = [entry for entry in COMMANDS.values() if importlib.util.find_spec(entry.module) is not None]


def run(*words: str, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """The program as another process."""
    return subprocess.run(
        [sys.executable, "-m", "workflows.cli.main", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


# ---------------------------------------------------------------- a rule says no


def test_nobody_decides_their_own_request(shop: Shop) -> None:
    """own-request, although Ben is a manager."""
    request = shop.ask_and_call_back(by="ben")

    assert shop.refused("decide", request, "approve", "--as", "ben") == "own-request"


def test_nobody_decides_above_their_limit(shop: Shop, tmp_path: Path) -> None:
    """over-limit."""
    file = tmp_path / "limits.yaml"
    file.write_text(
        "authority: [{person: ben-okafor, workflow: invoice, up_to: 100.00}, "
        "{person: dora-reich, workflow: invoice, up_to: 600.00}]",
        "utf-8",
    )
    shop.done("apply", file)
    request = shop.ask_and_call_back("600.00")

    assert shop.refused("decide", request, "approve", "--as", "ben") == "over-limit"
    assert shop.done("decide", request, "approve", "--as", "dora")["status"] == "approved"


def test_only_those_who_are_asked_decide(shop: Shop, tmp_path: Path) -> None:
    """not-your-turn."""
    file = tmp_path / "people.yaml"
    file.write_text("people: [{name: Emil Roth, roles: [clerk]}]", "utf-8")
    shop.done("apply", file)
    request = shop.ask_and_call_back()

    assert shop.refused("decide", request, "approve", "--as", "emil") == "not-your-turn"


@pytest.mark.parametrize("verdict", ["reject", "ask-changes", "hand-on"])
def test_a_no_needs_a_reason(shop: Shop, verdict: str) -> None:
    """reason-missing; a reason of blanks is none."""
    request = shop.ask_and_call_back()
    to = ("--to", "dora") if verdict == "hand-on" else ()

    assert shop.refused("decide", request, verdict, "--as", "ben", *to) == "reason-missing"
    assert shop.refused("decide", request, verdict, "--as", "ben", "--reason", "  ", *to) == "reason-missing"


def test_what_is_decided_stays_decided(shop: Shop) -> None:
    """already-decided, for the same person and for another."""
    request = shop.ask_and_call_back()
    shop.done("decide", request, "approve", "--as", "ben")

    assert shop.refused("decide", request, "reject", "--as", "ben", "--reason", "no") == "already-decided"
    assert shop.refused("decide", request, "approve", "--as", "dora") == "already-decided"


def test_who_entered_the_values_does_not_approve_them(shop: Shop) -> None:
    """A manager who confirmed a draft cannot approve it."""
    request = shop.done("intake", ROOT / "resources/sample_firm/invoices/12-fensterglanz-2026-131.pdf")["documents"][0][
        "request"
    ]
    shop.done("fill", request, "--as", "carl", "--set=supplier_name=Fensterglanz")

    assert shop.refused("decide", request, "approve", "--as", "carl") in {"entered-it", "not-your-turn", "not-its-turn"}


def test_only_the_requester_takes_a_request_back(shop: Shop) -> None:
    """not-yours; and nothing is taken back after it was decided."""
    request = shop.ask_and_call_back()

    assert shop.refused("withdraw", request, "--as", "ben") == "not-yours"
    shop.done("decide", request, "approve", "--as", "ben")
    assert shop.refused("withdraw", request, "--as", "carl") == "already-decided"


def test_only_an_owner_changes_the_office(shop: Shop, tmp_path: Path) -> None:
    """not-owner."""
    file = tmp_path / "office.yaml"
    file.write_text("units: [{id: north, name: North}]", "utf-8")

    assert shop.refused("apply", file, "--as", "ben") == "not-owner"


def test_a_required_value_is_missed_by_name(shop: Shop) -> None:
    """field-missing names the field."""
    answer = shop("submit", "invoice", "--as", "carl", "--set=supplier_name=P")

    assert (answer.code, answer.error["code"]) == (1, "field-missing")
    assert "invoice_number" in answer.error["text"]


# ---------------------------------------------------------------- what is typed wrongly


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("gross=12,50", "bad-amount"),
        ("gross=1.234,56", "bad-amount"),
        ("gross=1e3", "bad-amount"),
        ("gross=12.345", "too-many-decimals"),
        ("gross=99999999999999999999", "bad-amount"),
        ("gross=5.00 EURO", "bad-amount"),
        ("issue_date=02.11.2026", "bad-date"),
        ("issue_date=2026-02-30", "bad-date"),
        ("no_such_field=1", "unknown-field"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_never_guessed(shop: Shop, told: str, code: str) -> None:
    """Each with what was found and what was expected."""
    assert shop.refused("submit", "invoice", "--as", "carl", "--set", told) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("inbox", "--as", "nobody"), "unknown-person"),
        (("inbox", "--as", ""), "unknown-person"),
        (("show", "zzzz"), "unknown-request"),
        (("show", ""), "unknown-request"),
        (("show", "%"), "unknown-request"),
        (("decide", "zzzz", "approve", "--as", "ben"), "unknown-request"),
        (("submit", "no-such", "--as", "ben"), "unknown-workflow"),
        (("intake", "x.xml", "--workflow", "no-such"), "unknown-workflow"),
        (("rules", "check", "no-such"), "unknown-table"),
        (("apply", "no-such.yaml"), "unreadable-file"),
    ],
)
def test_a_name_that_nobody_bears_is_refused(shop: Shop, words: tuple[str, ...], code: str) -> None:
    """Exit code 1, and the advice says where names are found."""
    assert shop.refused(*words) == code


def test_intake_for_a_unit_that_does_not_exist_creates_nothing(shop: Shop) -> None:
    """The unit is checked before a request is made."""
    invoice = ROOT / "resources/sample_firm/invoices/01-papierhof-PH-20431.xml"

    answer = shop("intake", invoice, "--unit", "nowhere")

    assert answer.code == 1
    assert "unknown-unit" in answer.out
    assert shop.done("search")["requests"] == []


def test_a_first_name_that_two_bear_is_refused(shop: Shop, tmp_path: Path) -> None:
    """The advice lists the ids."""
    file = tmp_path / "people.yaml"
    file.write_text("people: [{name: Ben Stiller}]", "utf-8")
    shop.done("apply", file)

    assert shop.refused("inbox", "--as", "ben") == "unknown-person"
    assert shop.done("inbox", "--as", "ben-stiller")["tasks"] == []


# ---------------------------------------------------------------- outside trouble: 3


def test_a_home_without_an_office_is_outside_trouble(empty: Shop) -> None:
    """Exit code 3, with advice how to begin; nothing is made."""
    assert empty.refused("inbox", "--as", "ben", exit_code=3) == "no-office-here"
    assert not empty.home.exists()


def test_a_busy_home_is_outside_trouble(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 3, with the process that holds it; reading goes on meanwhile."""
    request = shop.ask_and_call_back()
    monkeypatch.setattr("workflows.store.lock._PAUSE_S", 0.2)
    monkeypatch.setattr("workflows.store.lock.clock.monotonic_s", iter(range(0, 10_000, 3)).__next__)
    lock = HomeLock(Home(shop.home).lock)
    lock.acquire(0)

    code = shop.refused("decide", request, "approve", "--as", "ben", exit_code=3)
    lock.release()

    assert code == "home-busy"
    assert shop.status(request) == "waiting"


def test_a_missing_key_is_outside_trouble(shop: Shop) -> None:
    """Nobody signs without it; what needs no key still works."""
    request = shop.ask_and_call_back()
    (shop.home / "device.key").unlink()

    assert shop.refused("decide", request, "approve", "--as", "ben", exit_code=3) == "key-missing"
    assert shop.inbox("ben") == [request]


def test_an_office_that_is_there_is_not_founded_again(shop: Shop) -> None:
    """home-exists, and the office stands as before."""
    request = shop.ask()

    assert shop.refused("init", "--name", "Again", "--owner", "Eve") == "home-exists"
    assert shop.status(request) == "waiting"


# ---------------------------------------------------------------- where things are printed


def test_standard_output_holds_one_document_and_nothing_else(shop: Shop) -> None:
    """Also where the words for people go to standard error."""
    process = run("submit", "invoice", "--as", "carl", "--home", str(shop.home), "--json")

    assert process.returncode == 1
    assert set(msgspec.json.decode(process.stdout)) == {"error"}
    assert process.stderr


def test_words_for_people_hold_no_control_characters(shop: Shop) -> None:
    """A supplier's name cannot recolour or reorder a terminal; JSON carries it unharmed."""
    name = "Evil\x1b[31m Ltd \u202etxt.exe"
    request = shop.ask(supplier_name=name)

    words, plain = shop("show", request, as_json=False).out, shop.done("show", request)

    assert "\x1b" not in words
    assert "\u202e" not in words
    assert plain["fields"]["supplier_name"] == name


def test_a_terminal_without_unicode_loses_no_answer(shop: Shop) -> None:
    """Characters that it lacks are replaced; JSON stays readable."""
    process = run("apply", "no-such.yaml", "--home", str(shop.home), "--json", env={"PYTHONIOENCODING": "ascii"})

    assert process.returncode == 1
    assert msgspec.json.decode(process.stdout)["error"]["code"] == "unreadable-file"


def test_a_reader_that_goes_away_is_no_crash(shop: Shop) -> None:
    """As in ``countersign search | head -1``: no traceback."""
    for number in range(60):
        shop.ask(number=str(number), supplier_name=f"Supplier {number} " + "x" * 300)
    script = f"{sys.executable} -m workflows.cli.main search --home {shop.home} --json | head -c 10"

    process = subprocess.run(script, cwd=ROOT, shell=True, capture_output=True, text=True, timeout=60, check=False)

    assert "Traceback" not in process.stderr


def test_a_fixed_clock_is_taken_and_a_wrong_one_refused(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """``COUNTERSIGN_NOW``: for tests and demonstrations."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2027-03-01T10:00:00Z")
    request = shop.ask()
    assert shop.done("show", request)["history"][0]["at"] == "2027-03-01T10:00:00Z"

    monkeypatch.setenv("COUNTERSIGN_NOW", "tomorrow")
    assert shop.refused("submit", "invoice", "--as", "carl") == "bad-time"


def test_an_office_is_founded_with_its_people_or_not_at_all(empty: Shop) -> None:
    """A slip in the last of them leaves nothing behind, so that the recovery key of no office is lost."""
    words = ("init", "--name", "Shop", "--owner", "Anna", "--person", "Ben=manager", "--person", "Cara=pilot")

    assert empty.refused(*words) == "bad-person"
    assert not empty.home.exists()
    assert empty.done(*words[:-1], "Cara=clerk")["people"] == {"anna": "Anna", "ben": "Ben", "cara": "Cara"}


WORDLESS = {
    "nobody-acted", "submitted-twice", "too-early", "wrong-answer", "wrong-place", "wrong-table", "wrong-version",
}  # fmt: skip
"""What no command can come to: only entries of a program that was tampered with are judged so."""

OFFICE_ONLY = {
    "bad-date", "bad-founding", "bad-table", "bad-workflow", "founded-twice", "head-has-no-parent", "substitute-self",
    "unit-below-itself", "unknown-person", "unknown-role",
}  # fmt: skip
"""Told with the line of the file that asked for it."""


def test_every_refusal_that_a_command_can_come_to_has_words_of_its_own() -> None:
    """None is told by its bare code."""
    sources = [path.read_text("utf-8") for path in (ROOT / "workflows" / "engine").glob("*.py")]
    codes = {code for source in sources for code in re.findall(r'Refusal\(code="([a-z-]+)"', source)}

    wordless = {code for code in codes if f"({code})" in refusal_sentence(Refusal(code=code))[1]}

    assert len(codes) > 20
    assert wordless - WORDLESS - OFFICE_ONLY == set()
