"""Fits the amounts of a shipped process to one answer, above which somebody wants to be asked.

A shipped rule table names one amount above which the owner is asked. That one becomes the answer; larger ones keep
their proportion to it; smaller ones, up to which no person is asked at all, only ever shrink. Texts and saved cases of
the table follow, so that its own test still says whether the rows do what they say.
"""

import re
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Any

from workflows.domain.money import minor_digits

ASKED_ABOVE = Decimal(1000)
"""The amount in the shipped tables above which the owner is asked."""
TOGETHER_UP_TO = Decimal(5000)
"""The amount in the shipped tables up to which a manager decides together with the owner."""
LEAST, MOST = Decimal(10), Decimal(10_000_000)
"""What can be answered, both included."""

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_PENNY = Decimal("0.01")
"""The step by which saved cases stand beside a limit, in the shipped files."""


def fitted(plain: dict[str, Any], asked_above: Decimal, currency: str) -> dict[str, Any]:
    """A shipped process, as plain values, with its amounts fitted to the answer. The original stays as it is."""
    tables = [_Fitting(table, asked_above, currency).table() for table in plain.get("tables") or ()]
    return {**plain, "tables": tables} if tables else plain


class _Fitting:
    """One table on its way. A table without amounts comes out as it went in."""

    def __init__(self, table: dict[str, Any], asked_above: Decimal, currency: str) -> None:
        self._table = table
        self._above = asked_above
        self._unit = Decimal(1).scaleb(-minor_digits(currency))
        self._columns = {one["id"] for one in table["inputs"] if one.get("type") == "money"}
        self._limits = {
            Decimal(found)
            for row in table["rows"]
            for column in self._columns
            for found in _NUMBER.findall(str((row.get("when") or {}).get(column, "")))
        }

    def table(self) -> dict[str, Any]:
        if not self._columns or ASKED_ABOVE not in self._limits:
            return self._table
        rows = [self._row(row) for row in self._table["rows"]]
        return {**self._table, "rows": rows, "cases": [self._case(case) for case in self._table.get("cases") or ()]}

    def _row(self, row: dict[str, Any]) -> dict[str, Any]:
        when = {
            column: _NUMBER.sub(lambda found: str(self._limit(Decimal(found[0]))), str(cell))
            if column in self._columns
            else cell
            for column, cell in (row.get("when") or {}).items()
        }
        then = dict(row["then"])
        if "text" in then:
            then["text"] = self._said(then["text"])
        return {**row, "then": then} | ({"when": when} if when else {})

    def _case(self, case: dict[str, Any]) -> dict[str, Any]:
        given = {
            name: str(self._value(Decimal(str(value)))) if name in self._columns else value
            for name, value in case["given"].items()
        }
        return {**case, "name": self._said(case["name"]), "given": given}

    def _limit(self, limit: Decimal) -> Decimal:
        """What becomes of a limit in the rows."""
        fitted_limit = limit * self._above / ASKED_ABOVE
        if limit < ASKED_ABOVE:
            fitted_limit = min(limit, fitted_limit)
        return _plain(fitted_limit.quantize(self._unit, ROUND_HALF_EVEN))

    def _value(self, value: Decimal) -> Decimal:
        """What becomes of an amount in a saved case: beside a limit it stays beside it."""
        for limit in self._limits:
            if abs(value - limit) <= _PENNY:
                steps = (value - limit) / _PENNY
                return _plain(self._limit(limit) + steps * self._unit)
        if value < 0:
            return _plain(value.quantize(self._unit))  # below every limit it stays
        near = min((limit for limit in self._limits if limit > value), default=max(self._limits))
        return _plain((value * self._limit(near) / near).quantize(self._unit))

    def _said(self, text: str) -> str:
        def changed(found: re.Match[str]) -> str:
            try:
                limit = Decimal(found[0].replace(",", ""))
            except InvalidOperation:
                return found[0]
            return f"{self._limit(limit):,}" if limit in self._limits else found[0]

        return _NUMBER.sub(changed, text)


def _plain(amount: Decimal) -> Decimal:
    """Without zeros that say nothing, and never in powers of ten."""
    whole = amount.to_integral_value()
    return whole.quantize(Decimal(1)) if amount == whole else amount
