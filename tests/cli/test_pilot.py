"""``pilot`` as a script outside would call it: start, list, compare, end."""

from pathlib import Path

import pytest

from tests.support.old_office import Past
from tests.support.shop import Shop
from tests.support.tried_office import LOOSER, TABLE, tried_office


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> Past:
    """The first day of the trial."""
    moved = Past(monkeypatch)
    moved.go("2026-11-23T09:00:00Z")
    return moved


@pytest.fixture
def branches(empty: Shop, past: Past, tmp_path: Path) -> Shop:
    """An office with two branches, a draft of its rules, and authority to try."""
    with tried_office(empty.home):
        pass
    (tmp_path / "draft.yaml").write_text(LOOSER, "utf-8")
    (tmp_path / "more.yaml").write_text(
        "authority:\n  - {workflow: buying, role: manager, up_to: 500, rung: decide-then-tell}\n", "utf-8"
    )
    return empty


def start(shop: Shop, folder: Path, *more: str) -> dict[str, object]:
    """Try the draft in the north for six weeks."""
    words = ("pilot", "start", "spending", "--with", folder / "draft.yaml", "--unit", "north", "--weeks", "6")
    found: dict[str, object] = shop.done(*words, *more)
    return found


def test_a_trial_is_started_seen_and_pulled_back(branches: Shop, past: Past, tmp_path: Path) -> None:
    """Six weeks are 42 days; the request under trial says which table it was, and afterwards nothing is left of it."""
    found = start(branches, tmp_path, "--name", "Up to 400", "--why", "fewer questions", "--as", "anna")
    assert {name: found[name] for name in ("pilot", "state", "from", "to", "days_left", "version")} == {
        "pilot": "up-to-400",
        "state": "running",
        "from": "2026-11-23",
        "to": "2027-01-03",
        "days_left": 42,
        "version": 2,
    }
    sent = branches.done("submit", "spending", "--unit", "north", "--as", "carl-clerk", "--set=gross=300.00")
    assert sent["status"] == "approved"
    why = branches.done("rules", "why", sent["request"])
    assert [(one["version"], one["trial"]) for one in why["answers"]] == [(2, "up-to-400")]
    assert "version 2, on trial “up-to-400”" in branches("rules", "why", sent["request"], as_json=False).out
    compared = branches.done("pilot", "compare", "up-to-400")
    assert compared["in_trial"]["during"]["decided_without_touch"] == 1
    assert compared["outside"]["during"]["requests"] == 0

    past.go("2026-11-24T09:00:00Z")
    ended = branches.done("pilot", "end", "up-to-400", "--reason", "too loose", "--as", "anna")
    assert (ended["state"], ended["ends"]) == ("pulled-back", "2026-11-23")
    assert (
        branches.done("submit", "spending", "--unit", "north", "--as", "carl-clerk", "--set=gross=300.00")["status"]
        == "waiting"
    )
    assert [one["state"] for one in branches.done("pilot", "list")["pilots"]] == ["pulled-back"]
    assert branches.refused("pilot", "end", "up-to-400", "--as", "anna") == "pilot-over"


def test_words_for_people_have_counts_beside_every_figure(branches: Shop, past: Past, tmp_path: Path) -> None:
    """And say when there are too few to tell anything."""
    assert branches("pilot", "list", as_json=False).out == "There was no trial yet.\n"
    start(branches, tmp_path)
    branches.done("submit", "spending", "--unit", "north", "--as", "carl-clerk", "--set=gross=300.00")
    branches.done("submit", "spending", "--unit", "north", "--as", "carl-clerk", "--set=gross=900.00")

    words = branches("pilot", "compare", "spending-north", as_json=False).out
    assert "runs until 2027-01-03 (42 days left)" in words
    assert "1 of 1 (100 %)" in words
    assert "1200.00 EUR" in words
    assert "Fewer than 30 decided requests" in words
    assert "Not decided yet, of the trial: 1." in words


def test_authority_is_tried_from_a_file_and_rolled_out(branches: Shop, tmp_path: Path) -> None:
    """Rolled out, it stands in the office file like any other."""
    branches.done("pilot", "start", "--authority", tmp_path / "more.yaml", "--unit", "north", "--until", "2026-12-31")
    found = branches.done("pilot", "end", "buying-north", "--roll-out", "--as", "anna")

    assert found["state"] == "rolled-out"
    assert "decide-then-tell" in branches("export", as_json=False).out


def test_slips_are_told_and_nothing_is_signed(branches: Shop, tmp_path: Path) -> None:
    """Half a command is wrong usage; what could do harm is refused with its reason."""
    file, more = tmp_path / "draft.yaml", tmp_path / "more.yaml"
    for words in (
        ("start", "spending", "--unit", "north", "--weeks", "6"),
        ("start", "--with", file, "--unit", "north", "--weeks", "6"),
        ("start", "spending", "--with", file, "--weeks", "6"),
        ("start", "spending", "--with", file, "--unit", "north"),
        ("start", "spending", "--with", file, "--unit", "north", "--weeks", "6", "--from", "May"),
        ("start", "spending", "--with", file, "--authority", more, "--unit", "north", "--weeks", "6"),
        ("end",),
        ("compare",),
    ):
        assert branches.refused("pilot", *words, exit_code=2) == "usage"
    usual = ("--unit", "north", "--weeks", "6", "--as", "anna")
    assert (
        branches.refused("pilot", "start", "spending", "--with", file, "--unit", "west", "--weeks", "6")
        == "unknown-unit"
    )
    assert (
        branches.refused("pilot", "start", "spending", "--with", file, "--unit", "north", "--weeks", "99")
        == "bad-weeks"
    )
    assert branches.refused("pilot", "start", "nothing", "--with", file, *usual) == "unknown-table"
    assert branches.refused("pilot", "start", "--authority", file, *usual) == "invalid-file"
    file.write_text(TABLE, "utf-8")
    assert branches.refused("pilot", "start", "spending", "--with", file, *usual) == "draft-unchanged"
    assert branches.refused("pilot", "compare", "none") == "unknown-pilot"
    assert branches.refused("pilot", "end", "none", "--as", "anna") == "unknown-pilot"
    file.write_text(LOOSER, "utf-8")
    by_sam = ("--unit", "north", "--weeks", "6", "--as", "sam")
    assert branches.refused("pilot", "start", "spending", "--with", file, *by_sam) == "not-owner"
