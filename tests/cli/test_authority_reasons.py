"""``authority who`` and ``why`` on the command line."""

from pathlib import Path

import pytest

from tests.support.shop import Shop

LIMITS = """\
authority:
  - {role: manager, workflow: invoice, up_to: 1000, per_period: 5000}
  - {person: carl-weiss, workflow: invoice, up_to: 50, rung: ask-first}
substitutes:
  - {person: ben-okafor, by: petra-lang, from: 2026-01-01, to: 2099-01-01, up_to: 300}
"""


@pytest.fixture
def limited(shop: Shop, tmp_path: Path) -> Shop:
    """The corner shop with limits."""
    file = tmp_path / "limits.yaml"
    file.write_text(LIMITS)
    shop("apply", file)
    return shop


def able(shop: Shop, *words: object) -> dict[str, str]:
    """Who may decide it, and on which rung."""
    (step,) = shop("authority", "who", "--workflow", "invoice", *words).json["steps"]
    return {one["person"]: one["rung"] for one in step["people"] if one["may"]}


def test_who_may_decide_a_kind_of_thing(limited: Shop) -> None:
    """By amount: opinions, decisions, substitutes up to their ceiling."""
    assert able(limited, "--amount", "40")["carl-weiss"] == "ask-first"
    assert "carl-weiss" not in able(limited, "--amount", "51")
    assert "petra-lang" in able(limited, "--amount", "300")
    assert set(able(limited, "--amount", "1000")) == {"anna-berg", "ben-okafor", "dora-reich"}
    assert set(able(limited, "--amount", "1000.01")) == {"anna-berg"}


def test_why_tells_each_line_in_words(limited: Shop) -> None:
    """With the office's own names."""
    (step,) = limited("authority", "why", "--workflow", "invoice", "--amount", "2000", "--person", "ben").json["steps"]
    (ben,) = step["people"]

    assert not ben["may"]
    texts = [reason["text"] for reason in ben["reasons"]]
    assert texts == ["a manager may decide up to 1000.00 EUR, and 5000.00 EUR in a month: it is above that"]
    told = limited("authority", "who", "--workflow", "invoice", "--amount", "100", as_json=False)
    assert "Petra Lang may decide for Ben Okafor" in told.out


def test_each_rung_reads_as_a_sentence_with_its_limit(limited: Shop) -> None:
    """The limit stands beside what it limits."""
    carl = limited("authority", "why", "--workflow", "invoice", "--amount", "40", "--person", "carl", as_json=False)

    assert "is asked for an opinion up to 50.00 EUR, and somebody else decides" in carl.out


def test_without_limits_nobody_is_named_as_if_they_were_asked(shop: Shop) -> None:
    """A role is asked then by a step or a rule; the question was about limits."""
    told = shop("authority", "who", "--workflow", "invoice", "--amount", "1200", as_json=False).out

    assert "Nobody wrote limits for this down" in told
    assert "Carl Weiss" not in told


def test_a_unit_may_be_named_as_people_call_it(limited: Shop, tmp_path: Path) -> None:
    """By its name, or by its id."""
    file = tmp_path / "units.yaml"
    file.write_text("units: [{id: n1, name: North Shop}]")
    limited.done("apply", file)

    assert able(limited, "--unit", "north shop", "--amount", "300") == able(limited, "--unit", "n1", "--amount", "300")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--workflow", "nothing"], "unknown-workflow"),
        (["--workflow", "invoice", "--unit", "nowhere"], "unknown-unit"),
        (["--workflow", "invoice", "--amount", "much"], "usage"),
        (["--workflow", "invoice", "--day", "soon"], "usage"),
        ([], "usage"),
        (["abc", "--workflow", "invoice"], "usage"),
    ],
)
def test_what_cannot_be_asked_is_told(limited: Shop, words: list[str], code: str) -> None:
    """Nothing is guessed."""
    assert limited("authority", "who", *words).error["code"] == code
