"""What a request is called, whatever people write into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.flows import TEXT, flow, todo
from workflows.domain.forms import Field, Value
from workflows.domain.money import Money
from workflows.engine.values import MAX_TITLE, start_of_day, title_of

NUMBER = Field(id="number", type="text", label="Number")
DEFINITION = flow(todo(), fields=(TEXT, NUMBER), title="{text} - {number}", name="Invoice")


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"text": "Meyer", "number": "7"}, "Meyer - 7"),
        ({"text": "Meyer"}, "Meyer"),
        ({"number": "7"}, "7"),
        ({}, "Invoice"),
        ({"text": "a\n\tb", "number": " "}, "a b"),
        ({"text": "{number}", "number": "7"}, "{number} - 7"),
        ({"text": "\\1 \\g<0>", "number": "%s"}, "\\1 \\g<0> - %s"),
        ({"text": "safe\u202efdp.exe"}, "safe fdp.exe"),
        ({"text": "\x00\x1b[31m"}, "[31m"),
        ({"text": Money(minor=5, currency="EUR"), "number": True}, "0.05 EUR - yes"),
        ({"text": ("a", "b")}, "a, b"),
    ],
)
def test_a_title_is_one_plain_line(values: dict[str, Value], title: str) -> None:
    """Values are put in as they are, and only once; what could mislead the eye is left out."""
    assert title_of(DEFINITION, values) == title


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_gives_a_title_that_can_be_shown(text: str, number: str) -> None:
    """Never empty, never long, never more than one line."""
    title = title_of(DEFINITION, {"text": text, "number": number})

    assert 0 < len(title) <= MAX_TITLE
    assert len(title.splitlines()) == 1
    assert not set(title) & set("\x00\x1b\x7f\u202a\u202e\u2066\u200f")


def test_a_date_begins_at_midnight_and_anything_else_gives_what_is_given_otherwise() -> None:
    """UTC; a text that is no date is no date."""
    assert start_of_day("1970-01-02", otherwise=5) == 86_400_000
    assert [start_of_day(value, otherwise=5) for value in (None, "soon", True, "2026-02-30")] == [5] * 4
