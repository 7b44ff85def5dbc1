"""The lines of an XML invoice for reading on a screen. No check and no rule rests on them.

The families name the same things differently; here a thing is known by the local name of its element inside a line.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from workflows.intake.filling import Filling
from workflows.intake.xml_tree import local_name, parse, value

MAX_LINES = 500
"""Lines after these are counted and not shown."""

_LINES = frozenset({"InvoiceLine", "CreditNoteLine", "IncludedSupplyChainTradeLineItem", "DettaglioLinee"})
_NAMES = ("Name", "Descrizione")
_DETAILS = ("Description",)
_QUANTITIES = ("InvoicedQuantity", "CreditedQuantity", "BilledQuantity", "Quantita")
_UNITS = ("UnitaMisura",)
_PRICES = ("PriceAmount", "NetPriceProductTradePrice", "PrezzoUnitario")
_AMOUNTS = ("LineExtensionAmount", "LineTotalAmount", "PrezzoTotale")
_RATES = ("Percent", "RateApplicablePercent", "ApplicablePercent", "AliquotaIVA")


class InvoiceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line. What it does not say, or says unusably, is None; numbers are exact decimals."""

    name: str | None
    detail: str | None
    quantity: str | None
    unit: str | None
    """A code (UN/ECE Recommendation 20) or a word, as it stands there."""
    price: str | None
    """Of one unit, before tax."""
    amount: str | None
    """Of the line, before tax."""
    rate: str | None
    """Of the tax, in per cent."""


class InvoiceLines(msgspec.Struct, frozen=True, kw_only=True):
    """The first lines of an invoice, and how many there are."""

    lines: tuple[InvoiceLine, ...]
    count: int


def invoice_lines(content: bytes) -> InvoiceLines:
    """The lines in their order. Raises Unreadable where this is no XML that may be read."""
    found = [each for each in parse(content).root.iter() if local_name(each.tag) in _LINES]
    return InvoiceLines(lines=tuple(_line(each) for each in found[:MAX_LINES]), count=len(found))


def _line(line: Element) -> InvoiceLine:
    filling = Filling()
    product = _first(line, ("Item", "SpecifiedTradeProduct"))
    inside = line if product is None else product
    counted = _first(line, _QUANTITIES)
    price = _first(line, _PRICES)
    if price is not None and len(price):
        price = _first(price, ("ChargeAmount",))
    unit = value(_first(line, _UNITS)) or (None if counted is None else counted.get("unitCode"))
    return InvoiceLine(
        name=filling.clean(None, value(_first(inside, _NAMES))),
        detail=filling.clean(None, value(_first(inside, _DETAILS))),
        quantity=filling.decimal("quantity", value(counted)),
        unit=filling.clean(None, unit),
        price=filling.decimal("price", value(price)),
        amount=filling.decimal("amount", value(_first(line, _AMOUNTS))),
        rate=filling.decimal("rate", value(_first(line, _RATES))),
    )


def _first(inside: Element, names: tuple[str, ...]) -> Element | None:
    return next(_named(inside, names), None)


def _named(inside: Element, names: tuple[str, ...]) -> Iterator[Element]:
    return (each for each in inside.iter() if local_name(each.tag) in names)
