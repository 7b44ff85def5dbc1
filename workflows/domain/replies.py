"""Deciding by answering a mail: where an owner allows it, and up to which low amount."""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from workflows.domain.money import Money

Through = Literal["", "mail"]
"""By what a decision came to the person's laptop, where that is weaker evidence than their own hand on it.

mail: by answering a mail with a one-time code. The laptop signed with the person's key all the same, but anybody who
could read that mail could have answered it.
"""


class ReplyLimit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Up to which amount people may decide by answering a mail, in a unit or a workflow."""

    up_to: Money
    """The largest amount of one decision, itself included; 0: not at all, where a wider limit would allow it."""
    unit: str = ""
    """In this unit and below; empty: everywhere."""
    workflow: str = ""
    """Only this one; empty: every one that is about an amount."""
    hours: Annotated[int, Meta(ge=1, le=168)] = 24
    """So long a code holds."""


HIGHEST: Mapping[str, int] = {
    "EUR": 500, "USD": 500, "GBP": 500, "CHF": 500, "CAD": 750, "AUD": 750, "NZD": 750, "SGD": 750,
    "PLN": 2_000, "CZK": 12_000, "HUF": 200_000, "RON": 2_500, "BGN": 1_000, "DKK": 3_500, "SEK": 5_500, "NOK": 5_500,
    "ISK": 70_000, "TRY": 15_000, "UAH": 20_000, "JPY": 75_000, "CNY": 3_500, "INR": 40_000, "BRL": 2_500,
    "MXN": 9_000, "ZAR": 9_000, "KRW": 700_000,
    "KWD": 150, "BHD": 180, "OMR": 190, "JOD": 350, "KYD": 400, "GIP": 430, "XAU": 0, "XPT": 0, "XPD": 0, "XAG": 10,
}  # fmt: skip
"""The largest limit there may be, in whole units: about 500 euros. In others, which are worth less, 500 at most."""

MOST_LIMITS = 200
