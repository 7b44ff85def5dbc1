"""One invoice that reached two laptops before they met is not paid twice without anybody being told."""

from pathlib import Path

from tests.office.sharing.team import BEN, PETRA, Team
from workflows.office.shipped import RESOURCES

INVOICE = RESOURCES / "sample_firm" / "invoices" / "02-fensterglanz-2026-118.xml"


def test_whoever_goes_on_with_one_of_two_twins_is_told_and_has_to_say_why(team: Team) -> None:
    """Neither record knows of the other; a reason, or rejecting one of them, lets the other go on."""
    second = team.join("second", BEN)
    ours, theirs = (one.done("intake", Path(INVOICE))["documents"][0]["request"] for one in (team.first, second))
    team.sync(team.first, second, team.first)

    assert team.first.done("show", ours)["twins"] == [theirs]
    assert second.done("show", theirs)["twins"] == [ours]
    assert team.first.refused("tick", ours, "--as", PETRA) == "came-twice"
    team.first.done("tick", ours, "--as", PETRA, "--note", "Called them: two deliveries with one number.")

    assert second.refused("decide", theirs, "approve", "--as", BEN) in {"came-twice", "not-your-turn", "not-its-turn"}


def test_an_invoice_that_was_known_when_its_copy_came_is_no_twin(team: Team) -> None:
    """There the rules have spoken already."""
    ours = team.first.done("intake", Path(INVOICE))["documents"][0]["request"]

    assert team.first.done("show", ours)["twins"] == []
    assert team.first.done("intake", Path(INVOICE))["documents"][0]["outcome"] == "duplicate"
