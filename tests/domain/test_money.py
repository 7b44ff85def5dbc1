"""Money is exact or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.domain.money import MAX_MINOR, Money, decimal_text, parse_money


@given(st.integers(-MAX_MINOR, MAX_MINOR), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_an_amount_reads_back_as_it_is_written(minor: int, currency: str) -> None:
    """With as many decimals as the currency has."""
    money = Money(minor=minor, currency=currency)

    assert parse_money(decimal_text(money), currency) == money


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [(5, "EUR", "0.05"), (-5, "EUR", "-0.05"), (-100, "EUR", "-1.00"), (7, "JPY", "7"), (1, "KWD", "0.001")],
)
def test_an_amount_is_written_with_its_currencys_decimals(minor: int, currency: str, text: str) -> None:
    """Also between zero and one, and below zero."""
    assert decimal_text(Money(minor=minor, currency=currency)) == text


@pytest.mark.parametrize(
    ("amount", "currency", "code"),
    [
        ("1", "eur", "bad-currency"),
        ("1", "EUR\n", "bad-currency"),
        ("1,5", "EUR", "bad-amount"),
        ("", "EUR", "bad-amount"),
        ("1.", "EUR", "bad-amount"),
        ("1.001", "EUR", "too-many-decimals"),
        ("10000000000000.01", "EUR", "absurd-amount"),
    ],
)
def test_what_is_no_amount_is_refused(amount: str, currency: str, code: str) -> None:
    """With a code, and never rounded."""
    with pytest.raises(ValueError, match=f"^{code}$"):
        parse_money(amount, currency)
