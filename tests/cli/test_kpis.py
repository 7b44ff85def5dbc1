"""``kpis`` as a script outside would call it."""

from pathlib import Path

import pytest

from tests.support.shop import Shop

PROMISED = {"name", "unit", "workflow", "value", "count", "unit_of_measure"}


def test_what_is_promised_stands_in_each_figure(shop: Shop) -> None:
    """Names, values as numbers or exact amounts, and the count beside each."""
    shop.ask()
    found = shop.done("kpis")
    assert found["kpis"]
    for one in found["kpis"]:
        assert one.keys() >= PROMISED
        assert isinstance(one["count"], int)
        assert one["value"] is None or one["count"] > 0
    assert {one["workflow"] for one in found["kpis"]} == {"invoice"}
    assert found["not_counted"] == {"retired_entries": 0, "unreadable_entries": 0, "requests_of_older_program": 0}
    waiting = next(one for one in found["kpis"] if one["kpi"] == "unapproved" and one["group"] is None)
    assert (waiting["unit_of_measure"], waiting["count"]) == ("EUR", 1)
    assert isinstance(waiting["value"], str)


def test_words_say_the_figure_the_count_and_the_target(shop: Shop) -> None:
    """A table for people; a target by word, not by colour alone."""
    shop.ask()
    words = shop("kpis", "--workflow", "invoice", "--unit", "head-office", as_json=False).out
    assert "Incoming invoice (1 running)" in words
    assert "Received to approved" in words
    assert "n=0" in words
    assert "target at most 16 working hours\n" in words
    assert "target at most 5 %\n" in words


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--unit", "west"), "unknown-unit"),
        (("--workflow", "invoices"), "unknown-workflow"),
        (("--since", "2026-06-02", "--until", "2026-06-01"), "bad-period"),
    ],
)
def test_what_is_not_there_is_refused_clearly(shop: Shop, words: tuple[str, ...], code: str) -> None:
    """With a code, and what there is."""
    assert shop.refused("kpis", *words) == code
    assert shop("kpis", "--since", "yesterday").code == 2


def test_weeks_come_where_they_are_asked_for(shop: Shop) -> None:
    """Twelve of each figure, except of what is running now."""
    found = shop.done("kpis", "--weeks")["kpis"]
    assert {len(one.get("weeks", ())) for one in found if one["over"] != "running"} == {12}


WISHES = """
workflows:
  - id: wish
    name: Wish
    fields: [{id: what, type: text, label: What}, {id: size, type: number, label: Size}]
    steps: [{kind: approval, id: ok, name: OK, approvers: [{role: owner}]}]
    kpis:
      - {id: size, name: Size, measure: {kind: sum, field: size}, over: sent, by: field what}
"""


def test_what_people_wrote_neither_rounds_a_sum_nor_pushes_figures_away(shop: Shop, tmp_path: Path) -> None:
    """Large numbers stay exact in JSON, and a long text stands shortened in the table."""
    file = tmp_path / "wishes.yaml"
    file.write_text(WISHES)
    shop.done("apply", file)
    for what, size in (("x" * 5_000, "999999999999999999"), ("short", "0.1")):
        shop.done("submit", "wish", "--as", "carl", f"--set=what={what}", f"--set=size={size}")

    told = {one["group"]: one["value"] for one in shop.done("kpis", "--workflow", "wish")["kpis"]}
    assert told == {None: "999999999999999999.1", "x" * 5_000: 999999999999999999, "short": 0.1}
    words = shop("kpis", "--workflow", "wish", as_json=False).out
    assert max(map(len, words.splitlines())) < 120
    assert "xxx…" in words
