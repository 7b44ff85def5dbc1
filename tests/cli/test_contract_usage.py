"""How commands are typed: names of people and requests, options in any place, and wrong usage with exit code 2."""

import importlib.util
import sys
from pathlib import Path

import msgspec
import pytest

from tests.support.shop import Shop
from workflows.cli.commands import COMMANDS, Entry
from workflows.cli.main import main

ROOT = Path(__file__).parents[2]
BUILT = [entry for entry in COMMANDS.values() if importlib.util.find_spec(entry.module) is not None]


# ---------------------------------------------------------------- how people and requests are named


@pytest.mark.parametrize(
    "name", ["ben-okafor", "Ben Okafor", "ben okafor", "BEN", " ben ", "Ben-Okafor", "Okafor", "be", "ben ok", "oka"]
)
def test_a_person_is_named_by_id_by_a_name_or_by_its_beginning(shop: Shop, name: str) -> None:
    """Capitals and blanks around do not matter."""
    request = shop.ask_and_call_back()

    assert shop.inbox(name) == [request]


@pytest.mark.parametrize("name", ["Müller", "joerg", "jörg m", "mueller"])
def test_a_name_with_an_umlaut_is_typed_either_way(shop: Shop, tmp_path: Path, name: str) -> None:
    """As it is written, or as it stands in the id."""
    (tmp_path / "people.yaml").write_text("people: [{name: Jörg Müller}]", "utf-8")
    shop.done("apply", tmp_path / "people.yaml")

    assert shop.done("inbox", "--as", name)["tasks"] == []


def test_of_several_people_only_those_are_listed(shop: Shop, tmp_path: Path) -> None:
    """The advice does not name the whole office."""
    (tmp_path / "people.yaml").write_text("people: [{name: Ben Stiller}]", "utf-8")
    shop.done("apply", tmp_path / "people.yaml")

    advice = shop("inbox", "--as", "ben").error["advice"]

    assert "ben-okafor" in advice
    assert "ben-stiller" in advice
    assert "petra" not in advice


def test_a_misspelt_person_is_suggested(shop: Shop) -> None:
    """A slip of the finger costs one more try."""
    assert "Did you mean Petra Lang?" in shop("inbox", "--as", "pertra").error["text"]
    assert "Did you mean" not in shop("inbox", "--as", "zzzzzz").error["text"]


def test_a_closed_person_gives_way_to_an_active_one_of_the_same_name(shop: Shop, tmp_path: Path) -> None:
    """Who left does not make a first name ambiguous; alone they are still named."""
    (tmp_path / "p.yaml").write_text("people: [{name: Ben Stiller, active: false}]", "utf-8")
    shop.done("apply", tmp_path / "p.yaml")

    assert shop("inbox", "--as", "ben").code == 0
    assert shop("inbox", "--as", "stiller").code == 0


def test_a_request_is_named_by_the_beginning_of_its_id(shop: Shop) -> None:
    """In capitals as well; what two begin with is refused."""
    request = shop.ask()

    assert shop.done("show", request[:6])["request"] == request
    assert shop.done("show", request[:6].upper())["request"] == request
    for number in range(40):
        shop.ask(number=f"n{number}", supplier_name=f"S{number}")
    firsts = [one["request"][0] for one in shop.done("search")["requests"]]
    twice = next(first for first in firsts if firsts.count(first) > 1)
    assert shop.refused("show", twice) == "ambiguous-request"


def test_home_stands_before_or_after_the_command(shop: Shop) -> None:
    """And as ``--home=DIR``."""
    for words in (
        ("--home", str(shop.home), "inbox", "--as", "ben"),
        ("inbox", "--home", str(shop.home), "--as", "ben"),
        (f"--home={shop.home}", "--json", "inbox", "--as", "ben"),
        ("inbox", "--as", "ben", f"--home={shop.home}"),
    ):
        assert shop(*words, home=False).json["tasks"] == []


def test_without_home_the_platforms_folder_is_used(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One office, found again without an option."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    assert shop("init", "--name", "Shop", "--owner", "Anna", home=False).code == 0
    assert shop("inbox", "--as", "anna", home=False).json["tasks"] == []
    if sys.platform == "linux":
        assert (tmp_path / "data" / "Countersign" / "office" / "countersign.db").exists()


# ---------------------------------------------------------------- wrong usage: 2


@pytest.mark.parametrize(
    "words",
    [
        ("inbox",),
        ("decide",),
        ("decide", "x", "aprove", "--as", "ben"),
        ("decide", "x", "approve", "--as"),
        ("inbox", "--as", "ben", "--no-such-option"),
        ("inbox", "--as", "ben", "extra"),
        ("inbox", "--as", "ben", "--limit", "many"),
        ("inb", "--as", "ben"),
        ("init",),
        ("rules", "burn"),
        ("bench", "nothing"),
        ("bench", "rules", "--size", "0"),
        ("inbox", "--as", "ben", "--limit", "0"),
        ("search", "--limit", "-1"),
        ("submit", "invoice", "--as", "carl", "--set", "gross"),
        ("decide", "x", "hand-on", "--as", "ben", "--reason", "away"),
        ("rules", "why"),
        ("log", "export", "--tiles"),
    ],
)
def test_wrong_usage_exits_with_two(shop: Shop, words: tuple[str, ...]) -> None:
    """One JSON error, and a hint where help is."""
    answer = shop(*words)

    assert answer.code == 2
    assert answer.error["advice"]


def test_options_are_not_abbreviated(shop: Shop) -> None:
    """A script must not break when an option is added."""
    assert shop("submit", "invoice", "--as", "carl", "--se", "gross=1").code == 2


def test_an_unknown_command_names_the_one_that_was_meant(shop: Shop) -> None:
    """Exit code 2; with ``--json`` the error is one document."""
    answer = shop("aprove")
    near = shop("inbx", as_json=False)

    assert (answer.code, answer.error["code"]) == (2, "usage")
    assert near.code == 2
    assert "inbox" in near.err
    assert near.out == ""


def test_a_missing_command_exits_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    """Without any word the help is shown; with options only, something is missing."""
    assert main([]) == 0
    assert "usage" in capsys.readouterr().out
    assert main(["--home", "x"]) == 2
    assert main(["--home"]) == 2


@pytest.mark.parametrize("entry", BUILT, ids=lambda entry: entry.name)
def test_every_command_explains_itself_with_an_example(entry: Entry, capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` exits with 0 and shows how the command is typed."""
    with pytest.raises(SystemExit) as ended:
        main([entry.name, "--help"])

    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert "example:" in shown
    assert f"countersign {entry.name}" in shown.split("example:")[1]


def test_the_overview_names_every_command_that_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """None is offered that does not exist."""
    main(["--help"])

    shown = capsys.readouterr().out
    assert all(f"  {entry.name}" in shown for entry in COMMANDS.values())
    assert [entry.name for entry in COMMANDS.values() if entry not in BUILT] == []


def test_help_and_version_are_documents_for_programs(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    """With ``--json`` standard output holds one document, whatever is asked."""
    assert set(shop("--version", home=False).json) >= {"program", "version"}
    assert {one["name"] for one in shop("--help", home=False).json["commands"]} == set(COMMANDS)

    with pytest.raises(SystemExit):
        main(["inbox", "--help", "--json"])
    assert "example:" in msgspec.json.decode(capsys.readouterr().out)["help"]
