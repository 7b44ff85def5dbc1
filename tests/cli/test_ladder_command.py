"""``ladder`` as a script outside would call it, and the one command that starts what it proposes."""

from pathlib import Path

import pytest

from tests.office.ladder_past import Weeks
from tests.support.old_office import Past
from tests.support.shop import Shop
from tests.support.tried_office import NORTH, tried_office

OWNER = "anna-berg"


@pytest.fixture
def branches(empty: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Two branches, where Nina in the north advised forty times and was followed; and amounts that crowd."""
    past = Past(monkeypatch)
    past.go("2026-06-01T08:00:00Z")
    with tried_office(empty.home) as office:
        weeks = Weeks(office, past)
        for _ in range(40):
            weeks.asked(300, (NORTH, "approve"), (OWNER, "approve"), workflow="buying")
        for number in range(25):
            weeks.asked(190 + number % 10)
    return empty


def test_a_proposal_says_all_an_owner_wants_to_know_and_starts_with_one_command(branches: Shop) -> None:
    """Counts, how sure, sums, time, what would have gone otherwise; downward moves first."""
    words = branches("ladder", as_json=False).out
    assert words.index("▼ row-just-under-limit-spending-1") < words.index("▲ opinion-nina-nord-buying-north")
    assert "40 of 40 requests in North up to 300.00 EUR that Nina Nord had to send up were decided as" in words
    assert "Try for 6 weeks: let Nina Nord decide, then tell, up to 300.00 EUR in North" in words
    assert "with 95 % confidence at least 91 % (Wilson's score interval, 1927)" in words
    assert "40 of them waited 20.0 hours in all" in words
    assert "spoke against it: none" in words
    assert "countersign pilot start --proposal opinion-nina-nord-buying-north" in words

    plain = {one["proposal"]: one for one in branches.done("ladder")["proposals"]}
    found = plain["opinion-nina-nord-buying-north"]
    assert (found["gives"], found["weeks"], found["evidence"]["agreed"]) == (True, 6, 40)
    assert len(found["would_have_changed"]) == 40
    assert found["evidence"]["sums"] == {"EUR": "12000.00"}
    started = branches.done("pilot", "start", "--proposal", found["proposal"], "--as", "anna")
    assert (started["state"], started["days_left"], started["units"]) == ("running", 42, ["north"])
    left = [one["proposal"] for one in branches.done("ladder")["proposals"]]
    assert left == ["row-just-under-limit-spending-1"]


def test_proposals_are_saved_as_files_that_the_other_commands_take(branches: Shop, tmp_path: Path) -> None:
    """A draft to replay and to try; a file that stands there is left."""
    saved = branches.done("ladder", "--save", tmp_path / "out")["proposals"]
    files = {one["proposal"]: one["file"] for one in saved}

    assert branches.refused("ladder", "--save", tmp_path / "out") == "file-exists"
    draft = files["row-just-under-limit-spending-1"]
    assert branches.done("rules", "replay", "spending", "--with", draft)["requests"] == 25
    where = ("--unit", "north", "--weeks", "2", "--as", "anna")
    branches.done("pilot", "start", "spending", "--with", draft, *where)
    branches.done("pilot", "start", "--authority", files["opinion-nina-nord-buying-north"], *where)
    assert branches.done("ladder")["proposals"] == []


def test_nothing_is_proposed_without_evidence_and_slips_are_told(branches: Shop) -> None:
    """An unknown unit or proposal is refused; a proposal says itself where."""
    assert branches.done("ladder", "--unit", "south")["proposals"] == []
    assert "Nothing is proposed" in branches("ladder", "--unit", "south", as_json=False).out
    assert branches.refused("ladder", "--unit", "west") == "unknown-unit"
    assert branches.refused("pilot", "start", "--proposal", "none", "--as", "anna") == "unknown-proposal"
    both = ("--proposal", "opinion-nina-nord-buying-north", "--unit", "north")
    assert branches.refused("pilot", "start", *both, exit_code=2) == "usage"
