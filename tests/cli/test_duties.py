"""``duties``: a few of each week to look at."""

from pathlib import Path

from tests.support.shop import Shop

ALONE = """\
workflows:
  - id: cash
    name: Cash
    title: "{what}"
    fields: [{id: what, type: text, label: What}]
    steps:
      - {kind: approval, id: approve, name: Approve, approvers: [{role: owner, at: head}]}
      - kind: todo
        id: pay
        name: Pay
        pays: true
        who: [{role: owner, at: head}]
        checklist: [{id: paid, text: Paid}]
"""


def test_a_week_of_a_small_firm_is_sampled(shop: Shop, tmp_path: Path) -> None:
    """The owner approves and pays; five of seven are drawn, the same whenever one looks."""
    file = tmp_path / "cash.yaml"
    file.write_text(ALONE)
    warned = shop.done("apply", file, "--as", "anna")["warnings"]
    assert len(warned) == 2
    assert warned[0].startswith("cash: expected not_requester")
    for number in range(7):
        request = shop.done("submit", "cash", "--as", "carl", f"--set=what={number}")["request"]
        shop.done("decide", request, "approve", "--as", "anna")
        shop.done("tick", request, "--as", "anna")

    sample, every = shop.done("duties"), shop.done("duties", "--all")
    assert (sample["total"], len(sample["shown"]), len(every["shown"])) == (7, 5, 7)
    assert sample == shop.done("duties")
    assert [one for one in every["shown"] if one in sample["shown"]] == sample["shown"]
    assert {(one["person"], one["step"], one["other_step"]) for one in every["shown"]} == {
        ("anna-berg", "pay", "approve")
    }
    assert shop.done("duties", "--day", "2001-01-01")["total"] == 0
    assert "5 of 7 shown" in shop("duties", as_json=False).out
    assert shop.refused("duties", "--day", "soon", exit_code=2) == "usage"
