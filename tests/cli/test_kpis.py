"""``kpis`` as a script outside would call it."""

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
    assert "target at most 16" in words


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
