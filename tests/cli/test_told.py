"""``told``: what others decided, for those who are to know."""

from pathlib import Path

from tests.support.shop import Shop


def test_a_decision_on_that_rung_is_told_to_whoever_stands_above(shop: Shop, tmp_path: Path) -> None:
    """To the owner where nobody else does; to nobody else."""
    file = tmp_path / "authority.yaml"
    file.write_text('authority: [{workflow: invoice, role: manager, up_to: "900", rung: decide-then-tell}]')
    shop.done("apply", file, "--as", "anna")
    request = shop.ask_and_call_back("500.00")
    shop.done("decide", request, "approve", "--as", "ben", "--reason", "needed")

    (one,) = shop.done("told", "--as", "anna")["told"]
    assert (one["request"], one["by"], one["verdict"], one["because"]) == (request, "ben-okafor", "approve", "above")
    assert shop.done("told", "--as", "dora")["told"] == []
    assert "Ben Okafor approved" in shop("told", "--as", "anna", as_json=False).out
    assert shop("told", "--as", "dora", as_json=False).out == "There is nothing to tell.\n"
