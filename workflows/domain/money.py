"""Exact money: an integer of minor units and a currency (ISO 4217). Never a float."""

import re
from decimal import Decimal

import msgspec

MAX_MINOR = 10**15
"""Largest amount in minor units either way. Below 2**53, so that every JSON reader keeps it exact."""

_NO_MINOR = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)
_THREE_MINOR = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_AMOUNT = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?\Z")


class Money(msgspec.Struct, frozen=True, kw_only=True, order=False, gc=False):  # lists hold very many
    """An amount of one currency. Two amounts compare only within one currency."""

    minor: int
    """In the currency's smallest unit: cents for EUR, yen for JPY. Negative for credits."""
    currency: str
    """Three capital letters (ISO 4217)."""

    def __str__(self) -> str:
        return f"{decimal_text(self)} {self.currency}"


def minor_digits(currency: str) -> int:
    """How many decimals the currency has (ISO 4217): 2 for most, 0 or 3 for a few."""
    if currency in _NO_MINOR:
        return 0
    return 3 if currency in _THREE_MINOR else 2


def is_currency(text: str) -> bool:
    """Whether the text has the shape of a currency code (three capital letters)."""
    return _CURRENCY.match(text) is not None


def parse_money(amount: str, currency: str) -> Money:
    """Read an exact decimal such as ``1240.50``; nothing is ever rounded.

    Raises ValueError, whose text is a code: bad-currency, bad-amount, too-many-decimals or absurd-amount.
    """
    if not is_currency(currency):
        raise ValueError("bad-currency")
    if not _AMOUNT.match(amount):
        raise ValueError("bad-amount")
    scaled = Decimal(amount).scaleb(minor_digits(currency))
    if scaled != scaled.to_integral_value():
        raise ValueError("too-many-decimals")
    minor = int(scaled)
    if abs(minor) > MAX_MINOR:
        raise ValueError("absurd-amount")
    return Money(minor=minor, currency=currency)


def decimal_text(money: Money) -> str:
    """The amount as an exact decimal with the currency's own number of decimals, such as ``1240.50``."""
    digits = minor_digits(money.currency)
    if digits == 0:
        return str(money.minor)
    sign, whole = ("-", -money.minor) if money.minor < 0 else ("", money.minor)
    return f"{sign}{whole // 10**digits}.{whole % 10**digits:0{digits}d}"
