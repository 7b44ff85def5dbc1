"""One invoice of our own making, as values: what the writers of samples turn into bytes. Amounts in EUR."""

from decimal import ROUND_HALF_UP, Decimal

import msgspec

from workflows.intake.document import Kind

_CENT = Decimal("0.01")
NO_TAX_REASONS = {
    "AE": "Reverse charge",
    "K": "Intra-community supply",
    "E": "Exempt from VAT",
    "Z": "Zero rated goods",
}
"""Tax categories without tax (UNTDID 5305), with the reason that EN 16931 asks for (BT-120)."""


class Party(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A supplier or the buyer."""

    name: str
    trading_name: str | None = None
    vat_id: str
    street: str
    city: str
    postcode: str
    country: str
    """Two letters (ISO 3166-1)."""
    email: str
    iban: str | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of an invoice."""

    text: str
    quantity: str
    price: str
    """Net price of one piece, an exact decimal."""
    rate: str = "19"
    """Per cent of tax."""
    category: str = "S"
    """UNTDID 5305; S is the normal rate."""

    @property
    def amount(self) -> Decimal:
        """Net amount, in full cents."""
        return cents(Decimal(self.quantity) * Decimal(self.price))


class Sample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One invoice or credit note in EUR."""

    number: str
    supplier: Party
    buyer: Party
    issue_date: str
    due_date: str
    lines: tuple[Line, ...]
    kind: Kind = "invoice"
    order_reference: str | None = None
    buyer_reference: str | None = None
    stated_gross: str | None = None
    """What a faulty invoice says instead of the true sum."""

    @property
    def type_code(self) -> str:
        """UNTDID 1001."""
        return "381" if self.kind == "credit_note" else "380"

    @property
    def net(self) -> Decimal:
        """Sum of the lines."""
        return sum((line.amount for line in self.lines), Decimal("0.00"))

    @property
    def taxes(self) -> tuple[tuple[str, str, Decimal, Decimal], ...]:
        """Category, rate, base and tax of each rate, in the order of the lines."""
        bases: dict[tuple[str, str], Decimal] = {}
        for line in self.lines:
            group = (line.category, line.rate)
            bases[group] = bases.get(group, Decimal("0.00")) + line.amount
        return tuple(
            (category, rate, base, cents(base * Decimal(rate) / 100)) for (category, rate), base in bases.items()
        )

    @property
    def tax(self) -> Decimal:
        """Sum of the tax of all rates."""
        return sum((tax for *_, tax in self.taxes), Decimal("0.00"))

    @property
    def gross(self) -> str:
        """What the invoice says its total is."""
        return self.stated_gross or str(self.net + self.tax)


def cents(amount: Decimal) -> Decimal:
    """The amount in full cents, halves away from zero."""
    return amount.quantize(_CENT, ROUND_HALF_UP)
