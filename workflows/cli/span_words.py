"""How long something took, in words; and amounts by currency."""

from collections.abc import Mapping

from workflows.domain.money import Money, decimal_text

_MINUTE_MS, _HOUR_MS, _DAY_MS = 60_000, 3_600_000, 86_400_000


def span_words(milliseconds: int) -> str:
    """In the largest measure of which there are two or more."""
    if milliseconds >= 2 * _DAY_MS:
        return f"{milliseconds / _DAY_MS:,.1f} days"
    if milliseconds >= 2 * _HOUR_MS:
        return f"{milliseconds / _HOUR_MS:,.1f} hours"
    return f"{milliseconds // _MINUTE_MS} minutes" if milliseconds // _MINUTE_MS != 1 else "1 minute"


def sums_words(sums: Mapping[str, int]) -> str:
    """Amounts of several currencies, such as ``1,200.00 EUR, 10.00 USD``; ``nothing`` without any."""
    return ", ".join(f"{amount_text(minor, currency)} {currency}" for currency, minor in sums.items()) or "nothing"


def amount_text(minor: int, currency: str) -> str:
    """An amount without its currency."""
    return decimal_text(Money(minor=minor, currency=currency))
