"""What is typed in the signs of any locale becomes exactly one value, or none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from desktop.widgets.form import typed
from workflows.domain.money import MAX_MINOR, Money, decimal_text, parse_money

LOCALES = ["en_US", "de_DE", "de_CH", "fr_FR", "sv_SE", "ar_EG", "fa_IR", "hi_IN", "pt_BR", "C"]


@given(
    minor=st.integers(min_value=-MAX_MINOR, max_value=MAX_MINOR),
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    name=st.sampled_from(LOCALES),
)
def test_an_amount_that_is_shown_is_read_as_itself(minor: int, currency: str, name: str) -> None:
    """To the last digit, in the signs of every locale: nothing goes through a double."""
    locale, exact = QLocale(name), decimal_text(Money(minor=minor, currency=currency))

    shown = typed.shown_money(f"{exact} {currency}", locale)

    assert shown is not None
    read = typed.money(shown[0], shown[1], locale)
    assert read is not None
    amount, _, code = read.rpartition(" ")
    assert parse_money(amount, code) == Money(minor=minor, currency=currency)


@pytest.mark.parametrize(
    ("text", "name", "exact"),
    [
        ("1240.50", "en_US", "1240.50"),
        ("1,240.50", "en_US", "1240.50"),
        ("1.240,50", "de_DE", "1240.50"),
        ("1 240,50", "fr_FR", "1240.50"),
        ("1'240.50", "de_CH", "1240.50"),
        ("12,34,567.89", "hi_IN", "1234567.89"),
        ("٣٫٥", "ar_EG", "3.5"),
        ("12,50", "en_US", "12.50"),
        ("12.5", "de_DE", "12.5"),
        ("1.250", "de_DE", "1250"),
        ("1,250", "en_US", "1250"),
        ("12.", "en_US", "12"),
        (".5", "en_US", "0.5"),
        ("−7", "en_US", "-7"),
        ("  7 ", "en_US", "7"),
    ],
)
def test_a_number_is_read_as_people_there_write_it(text: str, name: str, exact: str) -> None:
    """The locale's own signs first; another point or comma where it can only mean one thing."""
    assert typed.decimal(text, QLocale(name)) == exact


@pytest.mark.parametrize(
    "text", ["", "x", "1.2.3", "1,2,3", "1-2", "--1", "1e5", "NaN", "0,250", "1.250,00.5", "½", "1 2"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    """Nothing is guessed."""
    assert typed.decimal(text, QLocale("en_US")) is None


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("12 USD", "12 USD"),
        ("usd 12", "12 USD"),
        ("€12.50", "12.50 EUR"),
        ("12,50 €", "12.50 EUR"),
        ("12", "12 CHF"),
        ("1.250", None),
        ("12 ABCD", None),
    ],
)
def test_a_currency_may_stand_with_its_amount(text: str, exact: str | None) -> None:
    """And three digits behind the point of a currency that has two are asked about again, not understood."""
    assert typed.money(text, "CHF", QLocale("en_US")) == exact


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("2026-11-24", "en_US", "2026-11-24"),
        ("24.11.2026", "en_US", "2026-11-24"),
        ("24.11.26", "de_DE", "2026-11-24"),
        ("11/24/2026", "en_US", "2026-11-24"),
        ("11/24/26", "en_US", "2026-11-24"),
        ("24/11/2026", "fr_FR", "2026-11-24"),
        ("24 Nov 2026", "en_US", "2026-11-24"),
        ("29.02.2028", "de_DE", "2028-02-29"),
        ("29.02.2026", "de_DE", None),
        ("tomorrow", "en_US", None),
        ("", "en_US", None),
    ],
)
def test_a_day_is_read_as_people_there_write_it(text: str, name: str, iso: str | None) -> None:
    """Or none, where there is no such day."""
    assert typed.day(text, QLocale(name)) == iso


@given(day=st.dates(min_value=date(1000, 1, 1)), name=st.sampled_from(LOCALES))
def test_a_day_that_is_shown_is_read_as_itself(day: date, name: str) -> None:
    """In every locale, with its whole year."""
    iso = day.isoformat()

    assert typed.day(typed.shown_day(iso, QLocale(name)), QLocale(name)) == iso


@pytest.mark.parametrize("text", ["a\nb", "a\r\n\tb", "a\u2028b", "\na\n\nb\n"])
def test_several_lines_become_one(text: str) -> None:
    """Words stay apart, nothing else of the lines remains."""
    assert typed.one_line(text) == "a b"
