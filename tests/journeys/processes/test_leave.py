"""What a leave brings about in the office: whoever accepted stands in on exactly these days."""

from pathlib import Path

from tests.journeys.processes.stories import STORIES
from tests.journeys.processes.walking import ANNA, Walk, firm_with

LEAVE = STORIES["leave"].ordinary


def test_whoever_accepted_stands_in_after_the_last_yes(tmp_path: Path) -> None:
    """Nobody writes it down by hand: from the first day to the last it stands in the office, with their acceptance."""
    with firm_with("leave", tmp_path / "home") as firm:
        assert not firm.office.state.substitutes

        walked = firm.walk(Walk(name="a week", values=LEAVE))

        values = firm.office.request(walked.request).standing.values
        (found,) = firm.office.state.substitutes
    assert walked.status in {"done", "approved"}
    assert (found.person, found.by) == ("sam", "lotte")
    assert (found.since, found.until) == (values["first_day"], values["last_day"])
    assert found.accepted
    assert not found.asked


def test_where_the_substitute_says_no_nobody_stands_in(tmp_path: Path) -> None:
    """The request is over, and the office is as it was."""
    with firm_with("leave", tmp_path / "home") as firm:
        walked = firm.walk(Walk(name="no", values=LEAVE, says={"accept": "reject"}))

        assert (walked.status, firm.office.state.substitutes) == ("rejected", ())


def test_whoever_is_ill_names_nobody(tmp_path: Path) -> None:
    """Being ill is written down; no substitution is made of it."""
    with firm_with("leave", tmp_path / "home") as firm:
        walked = firm.walk(Walk(name="ill", values={**LEAVE, "kind": "sick", "days": "2"}))

        assert "set" not in walked.steps
        assert firm.office.state.substitutes == ()


def test_the_substitute_of_an_owner_is_switched_on_by_an_owner(tmp_path: Path) -> None:
    """There is nobody above an owner who could say yes; the step says so to an owner, who does it by hand."""
    with firm_with("leave", tmp_path / "home") as firm:
        walked = firm.walk(Walk(name="an owner is away", values=LEAVE, by=ANNA))

        assert {"accept-owner", "stand-in"} <= walked.steps
        assert "set" not in walked.steps
