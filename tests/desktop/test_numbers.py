"""Amounts and days as people write them: every digit of the integer, with the signs of the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from desktop import numbers
from workflows.domain.money import minor_digits

PLACES = (
    "de_DE",
    "de_CH",
    "de_AT",
    "en_US",
    "en_GB",
    "en_IN",
    "hi_IN",
    "ar_EG",
    "fa_IR",
    "fr_FR",
    "sv_SE",
    "ja_JP",
    "C",
)
BLANK = "\u00a0"


@pytest.mark.parametrize(
    ("place", "minor", "currency", "said"),
    [
        ("de_DE", 124050, "EUR", "1.240,50"),
        ("en_US", 124050, "EUR", "1,240.50"),
        ("en_IN", 123456789012, "INR", "1,23,45,67,890.12"),
        ("ar_EG", 124050, "EGP", "1٬240٫50"),
        ("de_DE", 1240, "JPY", "1.240"),
        ("de_DE", 1240500, "BHD", "1.240,500"),
        ("de_DE", 5, "EUR", "0,05"),
        ("de_DE", -5, "EUR", "-0,05"),
        ("en_US", -100, "EUR", "-1.00"),
        ("en_US", 0, "EUR", "0.00"),
        ("en_US", 99999999999999999999, "EUR", "999,999,999,999,999,999.99"),
        ("de_DE", -12345678901234567890, "JPY", "-12.345.678.901.234.567.890"),
    ],
)
def test_amounts_in_many_places(place: str, minor: int, currency: str, said: str) -> None:
    """Currencies of none, two and three decimals; negative, tiny and twenty digits long."""
    shown = numbers.amount(minor, currency, minor_digits(currency), QLocale(place))

    assert shown == f"{said}{BLANK}{currency}"


@given(
    minor=st.integers(min_value=-(10**20), max_value=10**20),
    digits=st.sampled_from([0, 2, 3]),
    place=st.sampled_from(PLACES),
)
def test_no_digit_is_lost_or_rounded(minor: int, digits: int, place: str) -> None:
    """The digits of the text are those of the integer, whatever stands between them; so is the sign."""
    signs = QLocale(place)
    shown = numbers.decimal(minor, digits, signs)

    assert "".join(sign for sign in shown if sign.isascii() and sign.isdigit()) == f"{abs(minor):0{digits + 1}d}"
    assert shown.startswith(signs.negativeSign()) == (minor < 0)
    assert (signs.decimalPoint() in shown) == (digits > 0)


@given(whole=st.integers(min_value=0, max_value=10**18 - 1), part=st.from_regex(r"[0-9]{0,9}", fullmatch=True))
def test_exact_decimals_keep_every_digit(whole: int, part: str) -> None:
    """A number of a form is shown as it was given, zeros at its end included."""
    text = f"-{whole}.{part}" if part else f"-{whole}"

    assert numbers.exact(text, QLocale("de_DE")).replace(".", "").replace(",", ".") == text


@pytest.mark.parametrize("text", ["", "1e5", "12,5", "<b>1</b>", "١٢", "1.2.3", "--1"])
def test_what_is_no_number_stays_as_it_is(text: str) -> None:
    """Nothing is guessed."""
    assert numbers.exact(text, QLocale("de_DE")) == text


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("de_DE", "05.01.2026"),
        ("en_GB", "05/01/2026"),
        ("en_US", "1/5/2026"),
        ("sv_SE", "2026-01-05"),
        ("C", "2026-01-05"),
    ],
)
def test_days_have_their_whole_year(place: str, said: str) -> None:
    """In the place's own order, never with a year of two digits."""
    assert numbers.day("2026-01-05", QLocale(place)) == said
    assert numbers.day("no day", QLocale(place)) == "no day"


def test_moments_name_their_month() -> None:
    """Day and month cannot be taken for each other."""
    assert numbers.day_of_ms(1_795_500_000_000, QLocale("en_GB")) == "24 Nov 2026"
    assert numbers.day_of_ms(1_795_500_000_000, QLocale("de_DE")) == "24. Nov. 2026"


def test_counts_are_grouped() -> None:
    """Whole numbers as they are written here."""
    assert numbers.count(1234567, QLocale("de_DE")) == "1.234.567"
    assert numbers.count(-999, QLocale("de_DE")) == "-999"
