"""The sums of an invoice, compared one by one (EN 16931, BR-CO-10 to BR-CO-17)."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import msgspec

from workflows.intake.document import Document

LINE_TOLERANCE = Decimal("0.02")
"""Sums over lines and over tax rates may be off by this for each line, for each line was rounded. Totals are exact."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two amounts that should be the same."""

    what: str
    """What was computed, as in ``net + tax = gross``."""
    computed: Decimal
    stated: Decimal
    tolerance: Decimal = Decimal(0)

    @property
    def holds(self) -> bool:
        """Whether they are the same, within the tolerance."""
        return abs(self.computed - self.stated) <= self.tolerance


def comparisons(document: Document) -> tuple[Comparison, ...]:
    """Every comparison for which the document states both sides, in reading order: lines, tax, totals."""
    return tuple(each for rule in _RULES for each in rule(document))


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _lines(document: Document) -> Iterator[Comparison]:
    """BR-CO-10 and BR-CO-13: the lines make the line total; with charges and without allowances it is the net."""
    sums = document.sums
    net, total, computed = _number(document.fields["net"]), _number(sums.line_total), _number(sums.line_sum)
    slack = LINE_TOLERANCE * max(sums.lines or 0, 1)
    changes = (_number(sums.charges) or Decimal(0)) - (_number(sums.allowances) or Decimal(0))
    if computed is not None and total is not None:
        yield Comparison(what="lines = line total", computed=computed, stated=total, tolerance=slack)
    if total is not None and net is not None:
        yield Comparison(what="line total - allowances + charges = net", computed=total + changes, stated=net)
    elif computed is not None and net is not None and document.format != "fatturapa":
        what = "lines - allowances + charges = net"
        yield Comparison(what=what, computed=computed + changes, stated=net, tolerance=slack)


def _breakdown(document: Document) -> Iterator[Comparison]:
    """BR-CO-14, BR-CO-17 and the sums of the bases (BR-S-08 and its siblings)."""
    sums = document.sums
    slack = LINE_TOLERANCE * max(sums.lines or 0, 1)
    bases = [_number(part.base) for part in sums.taxes]
    taxes = [_number(part.tax) for part in sums.taxes]
    for part, base, tax in zip(sums.taxes, bases, taxes, strict=True):
        rate = _number(part.rate)
        if base is not None and tax is not None and rate is not None:
            what = f"base x {rate.normalize():f} % = tax"
            yield Comparison(what=what, computed=base * rate / 100, stated=tax, tolerance=slack)
    if document.format == "fatturapa" or not sums.taxes:
        return  # a FatturaPA's net and tax are these very sums
    net, tax_total = _number(document.fields["net"]), _number(document.fields["tax"])
    if net is not None and None not in bases:
        yield Comparison(what="bases = net", computed=_total(bases), stated=net, tolerance=slack)
    if tax_total is not None and None not in taxes:
        yield Comparison(what="taxes = tax", computed=_total(taxes), stated=tax_total)


def _totals(document: Document) -> Iterator[Comparison]:
    """BR-CO-15 and BR-CO-16. In a FatturaPA rounding belongs to the gross, and withheld tax leaves the payable."""
    fields = document.fields
    net, tax, gross = (_number(fields[name]) for name in ("net", "tax", "gross"))
    prepaid, rounding, payable = (_number(fields[name]) for name in ("prepaid", "rounding", "payable"))
    if document.format == "fatturapa":
        if net is not None and tax is not None and gross is not None:
            yield Comparison(what="net + tax + rounding = gross", computed=net + tax + (rounding or 0), stated=gross)
        due = gross if gross is not None else (net + tax if net is not None and tax is not None else None)
        withheld = _number(document.sums.withheld)
        if due is not None and payable is not None:
            yield Comparison(what="gross - withheld = payable", computed=due - (withheld or 0), stated=payable)
        return
    if net is not None and tax is not None and gross is not None:
        yield Comparison(what="net + tax = gross", computed=net + tax, stated=gross)
    if gross is not None and payable is not None and not _may_leave_out_prepaid(document):
        computed = gross - (prepaid or 0) + (rounding or 0) + (_number(document.sums.third_party) or 0)
        yield Comparison(what="gross - prepaid + rounding = payable", computed=computed, stated=payable)


def _may_leave_out_prepaid(document: Document) -> bool:
    """Factur-X MINIMUM, written in CII, has no field for what was prepaid, so payable may be less than gross."""
    gross, payable = _number(document.fields["gross"]), _number(document.fields["payable"])
    if document.format not in {"cii", "factur-x"} or document.fields["prepaid"] is not None:
        return False
    if not (document.customization or "").endswith("minimum") or gross is None or payable is None:
        return False
    return min(gross, Decimal(0)) <= payable <= max(gross, Decimal(0))


def _total(amounts: list[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


_RULES: tuple[Callable[[Document], Iterator[Comparison]], ...] = (_lines, _breakdown, _totals)
