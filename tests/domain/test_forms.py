"""What a form takes, from people and from signed events."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.domain.forms import Field, FieldType, Value, parse_value, plain_value, value_from_plain, value_problem
from workflows.domain.money import MAX_MINOR, Money

TYPES: tuple[FieldType, ...] = (
    "text",
    "number",
    "money",
    "date",
    "yes-no",
    "one-of",
    "many-of",
    "person",
    "unit",
    "file",
)


def field(kind: FieldType) -> Field:
    """A field of this type; where it has options, these are a and b."""
    return Field(id="f", type=kind, label="F", options=("a", "b"))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "  hello ", "hello"),
        ("number", "-12.50", "-12.50"),
        ("money", "12.5", Money(minor=1250, currency="EUR")),
        ("money", "12 JPY", Money(minor=12, currency="JPY")),
        ("date", "2024-02-29", "2024-02-29"),
        ("yes-no", "Yes", True),
        ("yes-no", "false", False),
        ("one-of", "a", "a"),
        ("many-of", "a, b,", ("a", "b")),
        ("text", "   ", None),
    ],
)
def test_what_a_person_types_is_read_exactly(kind: FieldType, text: str, value: Value) -> None:
    """Nothing is rounded, blanks around it are dropped, nothing at all is no value."""
    assert parse_value(field(kind), text, "EUR") == value


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("number", "1e5", "bad-number"),
        ("number", "١٢", "bad-number"),
        ("money", "12,50", "bad-amount"),
        ("money", "1.2.3", "bad-amount"),
        ("money", "1.005", "too-many-decimals"),
        ("money", "1.5 JPY", "too-many-decimals"),
        ("money", "10000000000001", "absurd-amount"),
        ("date", "2026-02-29", "bad-date"),
        ("date", "0000-01-01", "bad-date"),
        ("yes-no", "maybe", "bad-yes-no"),
        ("one-of", "c", "not-an-option"),
        ("many-of", "a, c", "not-an-option"),
        ("text", "x" * 10_001, "too-long"),
        ("text", "\udce9", "bad-text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code(kind: FieldType, text: str, code: str) -> None:
    """Never a guess."""
    with pytest.raises(ValueError, match=f"^{code}$"):
        parse_value(field(kind), text, "EUR")


@pytest.mark.parametrize(
    "plain",
    [
        {"minor": True, "currency": "EUR"},
        {"minor": 1.5, "currency": "EUR"},
        {"minor": "1", "currency": "EUR"},
        {"minor": 1, "currency": "euro"},
        {"minor": MAX_MINOR + 1, "currency": "EUR"},
        {"minor": 1},
        "1.00",
        5,
    ],
)
def test_an_amount_in_an_event_is_exact_or_refused(plain: Any) -> None:
    """Minor units as a whole number, and a currency."""
    with pytest.raises(ValueError, match=r"bad-amount|bad-currency|absurd-amount"):
        value_from_plain(field("money"), plain)


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["minor", "currency", "x"]), inner, max_size=3),
    ),
    max_leaves=5,
)


@given(st.sampled_from(TYPES), ANYTHING)
def test_any_plain_value_is_taken_whole_or_refused_with_a_code(kind: FieldType, plain: Any) -> None:
    """And what is taken reads back as it was."""
    value, code = taken(value_from_plain, field(kind), plain)

    assert code.replace("-", "").isalpha()
    assert code != "fits" or value_problem(field(kind), value) is None
    assert value_from_plain(field(kind), plain_value(value)) == value


@given(st.sampled_from(TYPES), st.text(max_size=20))
def test_any_text_is_taken_or_refused_with_a_code(kind: FieldType, text: str) -> None:
    """And what is taken survives the log."""
    value, code = taken(parse_value, field(kind), text, "EUR")

    assert code.replace("-", "").isalpha()
    assert value_from_plain(field(kind), plain_value(value)) == value


def taken(read: Callable[..., Value], *given_to_it: Any) -> tuple[Value, str]:
    """The value and “fits”, or no value and the code of why."""
    try:
        return read(*given_to_it), "fits"
    except ValueError as error:
        return None, str(error)
