"""What one currency is worth in another, from a day on."""

import msgspec


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
