"""Whole stories on one laptop, as a shop would live them, through the real command line."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.support.shop import Shop, entry_count

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="limits and signals are POSIX")


def start(*words: object, cwd: Path = ROOT) -> "subprocess.Popen[str]":
    """The program as another process."""
    return subprocess.Popen(
        [sys.executable, "-m", "workflows.cli.main", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


# ---------------------------------------------------------------- beginning


def test_the_sample_firm_shows_everything_in_one_command(empty: Shop) -> None:
    """Invoices by rule and by people, a sound log, an equal rebuild, a forgery that is found; all left to look at."""
    shown = empty.done("demo")

    keys = {"home", "folder", "offices", "invoices", "log", "converged", "tamper_detected", "seconds"}
    assert set(shown) >= keys
    assert shown["invoices"] == {"read": 15, "approved_by_rule": 4, "decided_by_people": 8, "refused": 3}
    assert shown["log"]["verified"] is True
    assert (shown["converged"], shown["tamper_detected"]) == (True, True)
    assert Path(shown["offices"][0]["home"]) == Path(shown["home"]) == empty.home
    assert shown["log"]["entries"] == entry_count(empty.home)
    assert empty.done("verify")["ok"] is True
    assert empty("verify", "--home", shown["tampered_home"], home=False).code == 1


def test_the_demo_tells_its_story_in_words(empty: Shop) -> None:
    """For people: the suppliers, the rules, who decided, and the altered entry by its number."""
    told = empty("demo", as_json=False)

    assert told.code == 0
    for words in ("Papierhof", "rule", "Anna Berg", "Verified", "alters one bit of entry"):
        assert words in told.out


def test_the_demo_runs_again_where_it_ran_before(empty: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``--home`` it makes a folder here, and the next time another one."""
    monkeypatch.chdir(tmp_path)

    homes = [empty("demo", home=False).json["home"] for _ in range(2)]

    assert homes == [str(tmp_path / "countersign-demo" / "home"), str(tmp_path / "countersign-demo-2" / "home")]


# ---------------------------------------------------------------- deciding


def test_an_invoice_goes_through_every_hand_until_it_is_paid(shop: Shop) -> None:
    """Carl asks, Petra calls back, Ben and Anna decide, Petra releases and books it; each signed."""
    request = shop.ask("2400.00", by="carl")
    shop.done("tick", request, "--as", "petra", "--note", "Called Ms Weber")
    assert shop.inbox("ben") == shop.inbox("dora") == shop.inbox("anna") == [request]

    assert shop.done("decide", request, "approve", "--as", "ben")["status"] == "waiting"
    assert shop.done("decide", request, "approve", "--as", "anna")["status"] == "approved"
    shop.done("tick", request, "--as", "petra")
    paid = ("account_code=4930", "paid_on=2026-11-24", "proof_is=on the bank statement")
    shop.done("fill", request, "--as", "petra", *(f"--set={one}" for one in paid))

    shown = shop.done("show", request)
    assert (shown["status"], shown["tasks"]) == ("done", [])
    assert [one["by"] for one in shown["decisions"]] == ["ben-okafor", "anna-berg"]
    assert shop.done("verify")["ok"] is True


def test_changes_are_asked_for_and_answered_over_rounds(shop: Shop) -> None:
    """Each round is numbered, each answer changes what it says and nothing else, and every round is decided anew."""
    request = shop.ask_and_call_back("600.00")
    for number in (1, 2):
        asked = shop.done("decide", request, "ask-changes", "--as", "ben", "--reason", f"Which order? {number}")
        assert asked["status"] == "changes-asked"
        assert shop.inbox("ben") == []
        assert shop.inbox("carl") == [request]
        assert shop.refused("decide", request, "approve", "--as", "dora") in {"not-its-turn", "already-decided"}
        shop.done("answer", request, "--as", "carl", "--set", f"order_reference=PO-{number}", "--note", "Here")
        shop.done("tick", request, "--as", "petra", "--note", "Called again")
    decided = shop.done("decide", request, "approve", "--as", "ben")

    shown = shop.done("show", request)
    assert decided["status"] == "approved"
    assert (shown["round"], shown["fields"]["order_reference"]) == (3, "PO-2")
    assert [(one["round"], one["verdict"]) for one in shown["decisions"]] == [
        (1, "ask-changes"),
        (2, "ask-changes"),
        (3, "approve"),
    ]
    assert shop.done("verify")["ok"] is True


def test_a_changed_amount_goes_to_those_who_may_decide_it(shop: Shop) -> None:
    """Whoever raises the amount in an answer does not keep the easier way."""
    request = shop.ask_and_call_back("600.00")
    shop.done("decide", request, "ask-changes", "--as", "ben", "--reason", "The amount is wrong")
    shop.done("answer", request, "--as", "carl", "--set", "gross=6000.00")
    shop.done("tick", request, "--as", "petra", "--note", "Called again")

    shown = shop.done("show", request)
    asked = {one["person"] for task in shown["tasks"] for one in task["people"]}
    assert "anna-berg" in asked
    assert "ben-okafor" not in asked


def test_a_stop_is_cleared_with_a_reason(shop: Shop) -> None:
    """A second invoice of one number stands still until the bookkeeper has compared the two, and says so."""
    shop.ask_and_call_back(number="17")
    request = shop.ask("501.00", number="17", issue_date="2026-12-24")
    assert shop.status(request) == "stopped"
    assert shop.inbox("petra") == [request]

    assert shop.refused("decide", request, "approve", "--as", "petra") == "reason-missing"
    assert shop.refused("decide", request, "approve", "--as", "ben", "--reason", "ok") == "not-your-turn"
    shop.done("decide", request, "approve", "--as", "petra", "--reason", "Another delivery with the same number")

    assert shop.status(request) == "waiting"
    assert shop.done("verify")["ok"] is True


def test_a_stopped_copy_is_rejected_and_never_paid(shop: Shop) -> None:
    """The other end of the same story."""
    shop.ask_and_call_back(number="17")
    request = shop.ask(number="17")

    decided = shop.done("decide", request, "reject", "--as", "petra", "--reason", "The same delivery")

    assert decided["status"] == "rejected"
    assert shop.done("show", request)["tasks"] == []


def test_a_request_is_handed_on_and_decided_by_the_other(shop: Shop) -> None:
    """Ben cannot judge it; the owner can. Who handed it on is out."""
    request = shop.ask_and_call_back("600.00")

    shop.done("decide", request, "hand-on", "--as", "ben", "--to", "anna", "--reason", "You ordered this")

    assert shop.inbox("anna") == [request]
    assert shop.inbox("ben") == []
    assert shop.done("decide", request, "approve", "--as", "anna")["status"] == "approved"
    other = shop.ask("700.00", number="2")
    told = ("decide", other, "hand-on", "--as", "ben", "--reason", "x", "--to")
    assert shop.refused(*told, "petra") == "not-permitted"
    assert shop.refused(*told, "ben") == "hand-on-to-self"


def test_a_substitute_decides_while_the_manager_is_away(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the days of the absence and not after; never the substitute's own request."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-12-01T09:00:00Z")
    file = tmp_path / "away.yaml"
    file.write_text(
        "people: [{name: Dora Reich, roles: []}]\n"
        "substitutes: [{person: ben-okafor, by: carl-weiss, from: 2026-12-01, to: 2026-12-05}]\n",
        "utf-8",
    )
    shop.done("apply", file)
    own, other = shop.ask_and_call_back(by="carl"), shop.ask_and_call_back(by="dora", number="2", gross="700.00")

    assert shop.inbox("carl") == [other]
    assert shop.refused("decide", own, "approve", "--as", "carl") == "own-request"
    decided = shop.done("decide", other, "approve", "--as", "carl")["decision"]
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-12-06T09:00:00Z")
    late = shop.ask_and_call_back(by="dora", number="3", gross="800.00")

    assert decided["for"] == "ben-okafor"
    assert shop.refused("decide", late, "approve", "--as", "carl") == "not-your-turn"
    assert shop.done("verify")["ok"] is True


def test_a_rule_is_changed_for_what_comes_and_not_for_what_runs(shop: Shop, tmp_path: Path) -> None:
    """The owner raises a limit; the request that waits keeps the version it started with."""
    waiting = shop.ask_and_call_back("1200.00")
    text = (ROOT / "resources/processes/invoice.yaml").read_text("utf-8")
    file = tmp_path / "rules.yaml"
    file.write_text(text.replace("> 1000 and <= 5000", "> 1500 and <= 5000").replace('"1000.01"', '"1500.01"'), "utf-8")
    shop.done("apply", file)
    later = shop.ask_and_call_back("1200.00", supplier_name="Alpenkaffee")

    versions = {one: shop.done("rules", "why", one)["answers"][-1]["version"] for one in (waiting, later)}
    assert versions == {waiting: 1, later: 2}
    assert shop.inbox("anna") == [waiting]
    assert shop.done("rules", "test")["failed"] == 0


# ---------------------------------------------------------------- what goes wrong


@POSIX
def test_two_programs_at_one_home_do_not_get_into_each_others_way(shop: Shop) -> None:
    """The second writer waits, then says who is there; reading goes on; once the first has gone, all is well."""
    request = shop.ask_and_call_back()
    holder = (
        "import sys\nfrom pathlib import Path\nfrom workflows.office.office import Office\n"
        "with Office.open(Path(sys.argv[1])):\n    print('in', flush=True)\n    sys.stdin.read()\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", holder, str(shop.home)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdin is not None
    assert first.stdout is not None
    assert first.stdout.readline() == "in\n"
    started = time.monotonic()

    answer = shop("decide", request, "approve", "--as", "ben")
    waited, reading = time.monotonic() - started, shop.inbox("ben")
    first.stdin.close()
    first.wait(timeout=30)
    first.stdout.close()

    assert (answer.code, answer.error["code"]) == (3, "home-busy")
    assert str(first.pid) in answer.error["text"] + answer.error["advice"]
    assert 4.5 < waited < 8
    assert reading == [request]
    assert shop.done("decide", request, "approve", "--as", "ben")["status"] == "approved"


@POSIX
def test_many_programs_at_once_each_get_their_turn(shop: Shop) -> None:
    """Eight people click at the same moment: all acts are stored, one after the other."""
    requests = [shop.ask_and_call_back(number=str(number), supplier_name=f"S{number}") for number in range(6)]

    running = [start("decide", one, "approve", "--as", "ben", "--home", shop.home, "--json") for one in requests]
    ended = [(process.communicate(timeout=60), process.returncode) for process in running]

    assert [code for _, code in ended] == [0] * 6
    assert {shop.status(one) for one in requests} == {"approved"}
    assert shop.done("verify")["ok"] is True


FULL = """
import resource, signal, sys
from workflows.cli.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
home, room, *requests = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
codes = [main(["decide", one, "approve", "--as", "ben", "--home", home, "--json"]) for one in requests]
print("CODES", *codes)
"""


@POSIX
@pytest.mark.parametrize("room", [0, 9_000, 12_000])
def test_a_disk_that_fills_up_while_people_decide_loses_no_decision(shop: Shop, room: int) -> None:
    """A decision is stored or it is told that it was not, never the other way round; with room again work goes on."""
    requests = [shop.ask_and_call_back(number=str(number), supplier_name=f"S{number}") for number in range(40)]
    size = (shop.home / "countersign.db").stat().st_size

    process = subprocess.run(
        [sys.executable, "-c", FULL, str(shop.home), str(size + room), *requests],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    (line,) = [line for line in process.stdout.splitlines() if line.startswith("CODES")]
    codes = [int(code) for code in line.split()[1:]]

    assert set(codes) == {0, 3}, process.stderr
    assert "Traceback" not in process.stderr
    assert "home-busy" not in process.stdout
    assert [shop.status(one) for one in requests] == ["waiting" if code else "approved" for code in codes]
    assert shop.done("verify")["ok"] is True
    for one in (one for one, code in zip(requests, codes, strict=True) if code):
        assert shop.done("decide", one, "approve", "--as", "ben")["status"] == "approved"
    assert shop.done("verify")["ok"] is True


def remove_entry(home: Path) -> None:
    """Take the last entry away behind the program's back."""
    sql(home, "DELETE FROM entries WHERE position = (SELECT max(position) FROM entries)")


def turn_verdict(home: Path) -> None:
    """Let a rejection look like an approval in the table that people see."""
    sql(home, "UPDATE decisions SET verdict = 'approve'")
    sql(home, "UPDATE requests SET status = 'approved'")


def put_amount(home: Path) -> None:
    """Make the amount small in the table that the inbox shows."""
    sql(home, "UPDATE requests SET amount_minor = 1")


def sql(home: Path, statement: str) -> None:
    """Change the database as somebody with a database tool could."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize("tamper", [remove_entry, turn_verdict, put_amount])
def test_somebody_with_a_database_tool_is_found_out(shop: Shop, tamper: Callable[[Path], None]) -> None:
    """Whatever table is altered, the check fails and names where."""
    request = shop.ask_and_call_back()
    shop.done("decide", request, "reject", "--as", "ben", "--reason", "no")
    tamper(shop.home)

    answer = shop("verify")

    assert answer.code == 1
    assert answer.json["findings"]


def test_the_program_as_a_process_speaks_json_only_on_standard_output(shop: Shop) -> None:
    """A script needs nothing but the exit code and the document."""
    request = shop.ask_and_call_back()
    process = start("decide", request[:8], "approve", "--as", "Ben Okafor", "--json", "--home", shop.home)
    out, errors = process.communicate(timeout=60)

    assert process.returncode == 0, errors
    assert msgspec.json.decode(out)["status"] == "approved"
    assert errors == ""
