"""What one currency is worth in another, from a day on."""

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from workflows.domain.money import Money, minor_digits


class Rate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"since": "from"}):
    """One unit of a currency in units of another, from a day on until a later rate of the same two."""

    currency: str
    """Three capital letters (ISO 4217)."""
    into: str
    """Three capital letters (ISO 4217)."""
    rate: str
    """Exact decimal above zero, such as ``0.9215``: so many of ``into`` for one of ``currency``."""
    since: str
    """First day, YYYY-MM-DD."""


def converted(amount: Money, into: str, rates: Sequence[Rate], day: str) -> Money | None:
    """The amount in another currency at the rate of the day (YYYY-MM-DD), rounded away from zero.

    What is compared with a limit is never rounded below it. A rate written the other way round serves too. None where
    no rate of the two currencies holds yet on that day.
    """
    if amount.currency == into:
        return amount
    known = [one for one in rates if one.since <= day and {one.currency, one.into} == {amount.currency, into}]
    if not known:
        return None
    # Of two rates of one day the one that is written in this direction.
    rate = max(known, key=lambda one: (one.since, one.into == into))
    factor = Fraction(rate.rate) if rate.into == into else 1 / Fraction(rate.rate)
    exact = abs(amount.minor) * factor * Fraction(10) ** (minor_digits(into) - minor_digits(amount.currency))
    whole = -(-exact.numerator // exact.denominator)
    return Money(minor=whole if amount.minor >= 0 else -whole, currency=into)
