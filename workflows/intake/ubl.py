"""UBL 2.1 Invoice and CreditNote as fields: the paths of EN 16931's UBL binding (CEN/TS 16931-3-2)."""

from xml.etree.ElementTree import Element

from workflows.intake.document import Attachment, Sums, TaxLine
from workflows.intake.enclosed import MAX_ATTACHMENTS, enclose_base64
from workflows.intake.filling import Filling
from workflows.intake.xml_tree import Paths, value

INVOICE_ROOT = "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice"
CREDIT_NOTE_ROOT = "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote"

_UBL = Paths(
    {
        "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
        "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    },
)
_AMOUNTS = {
    "net": "cbc:TaxExclusiveAmount",  # BT-109
    "gross": "cbc:TaxInclusiveAmount",  # BT-112
    "prepaid": "cbc:PrepaidAmount",  # BT-113
    "rounding": "cbc:PayableRoundingAmount",  # BT-114
    "payable": "cbc:PayableAmount",  # BT-115
}


def fill(filling: Filling, root: Element) -> None:
    """Take every field from an Invoice or CreditNote element."""
    credit = root.tag == CREDIT_NOTE_ROOT
    filling.text("invoice_number", _UBL.text(root, "cbc:ID"))
    filling.iso_date("issue_date", _UBL.text(root, "cbc:IssueDate"))
    filling.text("type_code", _UBL.text(root, "cbc:CreditNoteTypeCode" if credit else "cbc:InvoiceTypeCode"))
    filling.currency(_UBL.text(root, "cbc:DocumentCurrencyCode"))
    filling.text("buyer_reference", _UBL.text(root, "cbc:BuyerReference"))
    filling.text("order_reference", _UBL.text(root, "cac:OrderReference/cbc:ID"))
    _parties(filling, root)
    _payment(filling, root)
    total = _UBL.one(root, "cac:LegalMonetaryTotal")
    for field, path in _AMOUNTS.items():
        _amount(filling, field, _UBL.one(total, path))
    _tax(filling, root)


def profile(root: Element) -> tuple[str | None, str | None]:
    """The process (BT-23) and the specification (BT-24) that the document names."""
    return _UBL.text(root, "cbc:ProfileID"), _UBL.text(root, "cbc:CustomizationID")


def sums(filling: Filling, root: Element) -> Sums:
    """Lines, document totals and tax breakdown, for the sum checks."""
    lines = [*_UBL.every(root, "cac:InvoiceLine"), *_UBL.every(root, "cac:CreditNoteLine")]
    total = _UBL.one(root, "cac:LegalMonetaryTotal")
    currency = filling.fields["currency"]
    return Sums(
        lines=len(lines),
        line_sum=filling.sum_of("net", (_UBL.text(line, "cbc:LineExtensionAmount") for line in lines)),
        line_total=filling.decimal("net", _UBL.text(total, "cbc:LineExtensionAmount")),
        allowances=filling.decimal("net", _UBL.text(total, "cbc:AllowanceTotalAmount")),
        charges=filling.decimal("net", _UBL.text(total, "cbc:ChargeTotalAmount")),
        third_party=_third_party(filling, root),
        taxes=tuple(
            TaxLine(
                category=filling.clean("tax", _UBL.text(part, "cac:TaxCategory/cbc:ID")),
                rate=filling.decimal("tax", _UBL.text(part, "cac:TaxCategory/cbc:Percent")),
                base=filling.decimal("tax", _UBL.text(part, "cbc:TaxableAmount")),
                tax=filling.decimal("tax", _UBL.text(part, "cbc:TaxAmount")),
            )
            for part in _UBL.every(root, "cac:TaxTotal/cac:TaxSubtotal")
            if _currency_of(_UBL.one(part, "cbc:TaxAmount")) in {currency, None}
        ),
    )


def attachments(filling: Filling, root: Element) -> tuple[Attachment, ...]:
    """The embedded supporting documents (BT-125). Links are never followed."""
    path = "cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject"
    found = list(_UBL.every(root, path))
    if len(found) > MAX_ATTACHMENTS:
        filling.problem("too-many-attachments", None, f"Only the first {MAX_ATTACHMENTS} attachments are taken.")
    decoded = (
        enclose_base64(filling, each.get("filename"), each.get("mimeCode"), value(each))
        for each in found[:MAX_ATTACHMENTS]
    )
    return tuple(each for each in decoded if each is not None)


def _third_party(filling: Filling, root: Element) -> str | None:
    """Only the XRechnung extension means claims of others by PrepaidPayment; elsewhere it repeats what was prepaid."""
    if "kosit:extension" not in (_UBL.text(root, "cbc:CustomizationID") or ""):
        return None
    return filling.sum_of("payable", _UBL.texts(root, "cac:PrepaidPayment/cbc:PaidAmount"))


def _parties(filling: Filling, root: Element) -> None:
    supplier = _UBL.one(root, "cac:AccountingSupplierParty/cac:Party")
    _name(filling, "supplier_name", supplier)
    filling.text("supplier_trading_name", _UBL.text(supplier, "cac:PartyName/cbc:Name"))
    filling.text("supplier_company_id", _UBL.text(supplier, "cac:PartyLegalEntity/cbc:CompanyID"))
    filling.text("supplier_country", _UBL.text(supplier, "cac:PostalAddress/cac:Country/cbc:IdentificationCode"))
    for scheme in _UBL.every(supplier, "cac:PartyTaxScheme"):
        is_vat = (_UBL.text(scheme, "cac:TaxScheme/cbc:ID") or "").strip().upper() == "VAT"
        field = "supplier_vat_id" if is_vat else "supplier_tax_number"
        if filling.fields[field] is None:
            filling.text(field, _UBL.text(scheme, "cbc:CompanyID"))
    _name(filling, "buyer_name", _UBL.one(root, "cac:AccountingCustomerParty/cac:Party"))


def _name(filling: Filling, field: str, party: Element | None) -> None:
    filling.text(field, _UBL.text(party, "cac:PartyLegalEntity/cbc:RegistrationName"))
    if filling.fields[field] is None:
        filling.text(field, _UBL.text(party, "cac:PartyName/cbc:Name"))
        if filling.fields[field] is not None:
            filling.problem("trading-name-only", field, "Only the trading name is given, not the registered name.")


def _payment(filling: Filling, root: Element) -> None:
    filling.iso_date("due_date", _UBL.text(root, "cbc:DueDate"))
    if filling.fields["due_date"] is None:  # a CreditNote has its due date (BT-9) here, and so have older invoices
        dates = dict.fromkeys(filter(None, _UBL.texts(root, "cac:PaymentMeans/cbc:PaymentDueDate")))
        if len(dates) > 1:
            filling.problem("several-due-dates", "due_date", f"There are {len(dates)} different due dates.")
        elif dates:
            filling.iso_date("due_date", next(iter(dates)))
    filling.accounts(_UBL.texts(root, "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"))
    filling.one_of(
        "payment_reference",
        _UBL.texts(root, "cac:PaymentMeans/cbc:PaymentID"),
        "several-payment-references",
    )


def _tax(filling: Filling, root: Element) -> None:
    """The total may stand twice, in the document's and in the tax currency (BT-110, BT-111), in either order."""
    currency = filling.fields["currency"]
    stated = list(_UBL.every(root, "cac:TaxTotal/cbc:TaxAmount"))
    own = [amount for amount in stated if currency is None or _currency_of(amount) in {currency, None}]
    if stated and not own:
        filling.problem("amount-currency", "tax", f"The tax is given only in another currency than {currency}.")
    filling.one_of("tax", (filling.decimal("tax", value(amount)) for amount in own), "several-tax-totals")


def _amount(filling: Filling, field: str, amount: Element | None) -> None:
    currency = filling.fields["currency"]
    given = _currency_of(amount)
    if currency and given and given != currency:
        filling.problem("amount-currency", field, f"The amount is given in {given[:10]}, the document in {currency}.")
        return
    filling.amount(field, value(amount))


def _currency_of(amount: Element | None) -> str | None:
    return None if amount is None else (amount.get("currencyID") or "").strip() or None
