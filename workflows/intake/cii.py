"""CII (EN 16931's second syntax, CEN/TS 16931-3-3) and its ancestor ZUGFeRD 1 as fields.

The two differ in namespaces and in a few element names; one table of names serves both.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from workflows.intake.document import Attachment, Sums, TaxLine
from workflows.intake.enclosed import MAX_ATTACHMENTS, enclose_base64
from workflows.intake.filling import Filling
from workflows.intake.xml_tree import Paths, value

CII_ROOT = "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice"
ZUGFERD1_ROOT = "{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument"

_TYPES = "urn:un:unece:uncefact:data:standard"


class _Dialect:
    """Where the parts of a document stand in one of the two vocabularies."""

    def __init__(self, prefixes: dict[str, str], names: Mapping[str, str]) -> None:
        self.paths = Paths(prefixes)
        self.names = names


_CII = _Dialect(
    {
        "rsm": f"{_TYPES}:CrossIndustryInvoice:100",
        "ram": f"{_TYPES}:ReusableAggregateBusinessInformationEntity:100",
        "udt": f"{_TYPES}:UnqualifiedDataType:100",
    },
    {
        "context": "rsm:ExchangedDocumentContext",
        "head": "rsm:ExchangedDocument",
        "trade": "rsm:SupplyChainTradeTransaction",
        "agreement": "ram:ApplicableHeaderTradeAgreement",
        "settlement": "ram:ApplicableHeaderTradeSettlement",
        "summation": "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
        "order": "ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
        "line_amount": (
            "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"
        ),
        "rate": "ram:RateApplicablePercent",
    },
)
_ZUGFERD1 = _Dialect(
    {
        "rsm": "urn:ferd:CrossIndustryDocument:invoice:1p0",
        "ram": f"{_TYPES}:ReusableAggregateBusinessInformationEntity:12",
        "udt": f"{_TYPES}:UnqualifiedDataType:15",
    },
    {
        "context": "rsm:SpecifiedExchangedDocumentContext",
        "head": "rsm:HeaderExchangedDocument",
        "trade": "rsm:SpecifiedSupplyChainTradeTransaction",
        "agreement": "ram:ApplicableSupplyChainTradeAgreement",
        "settlement": "ram:ApplicableSupplyChainTradeSettlement",
        "summation": "ram:SpecifiedTradeSettlementMonetarySummation",
        "order": "ram:BuyerOrderReferencedDocument/ram:ID",
        "line_amount": (
            "ram:SpecifiedSupplyChainTradeSettlement/ram:SpecifiedTradeSettlementMonetarySummation/ram:LineTotalAmount"
        ),
        "rate": "ram:ApplicablePercent",
    },
)
_AMOUNTS = {
    "net": "ram:TaxBasisTotalAmount",  # BT-109
    "gross": "ram:GrandTotalAmount",  # BT-112
    "prepaid": "ram:TotalPrepaidAmount",  # BT-113
    "rounding": "ram:RoundingAmount",  # BT-114
    "payable": "ram:DuePayableAmount",  # BT-115
}
_NOT_SUMMED = frozenset({"GROUP", "INFORMATION"})
"""Lines of the EXTENDED profile that only head or explain others (LineStatusReasonCode)."""


def fill(filling: Filling, root: Element) -> None:
    """Take every field from a CrossIndustryInvoice or CrossIndustryDocument element."""
    dialect = _dialect(root)
    paths, names = dialect.paths, dialect.names
    head = paths.one(root, names["head"])
    trade = paths.one(root, names["trade"])
    agreement = paths.one(trade, names["agreement"])
    settlement = paths.one(trade, names["settlement"])
    filling.text("invoice_number", paths.text(head, "ram:ID"))
    filling.text("type_code", paths.text(head, "ram:TypeCode"))
    _date(filling, "issue_date", paths.one(head, "ram:IssueDateTime"), paths)
    filling.currency(paths.text(settlement, "ram:InvoiceCurrencyCode"))
    filling.text("buyer_reference", paths.text(agreement, "ram:BuyerReference"))
    filling.text("order_reference", paths.text(agreement, names["order"]))
    _parties(filling, agreement, paths)
    _payment(filling, settlement, paths)
    summation = paths.one(settlement, names["summation"])
    for field, path in _AMOUNTS.items():
        amounts = _in_document_currency(filling, field, list(paths.every(summation, path)))
        filling.one_of(field, amounts, "several-amounts")
    taxes = _in_document_currency(filling, "tax", list(paths.every(summation, "ram:TaxTotalAmount")))
    filling.one_of("tax", taxes, "several-tax-totals")


def profile(root: Element) -> tuple[str | None, str | None]:
    """The process (BT-23) and the specification (BT-24) that the document names."""
    dialect = _dialect(root)
    context = dialect.paths.one(root, dialect.names["context"])
    return (
        dialect.paths.text(context, "ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"),
        dialect.paths.text(context, "ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"),
    )


def sums(filling: Filling, root: Element) -> Sums:
    """Lines, document totals and tax breakdown, for the sum checks."""
    dialect = _dialect(root)
    paths, names = dialect.paths, dialect.names
    trade = paths.one(root, names["trade"])
    lines = list(paths.every(trade, "ram:IncludedSupplyChainTradeLineItem"))
    status = "ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode"
    counted = [line for line in lines if (paths.text(line, status) or "").strip() not in _NOT_SUMMED]
    settlement = paths.one(trade, names["settlement"])
    summation = paths.one(settlement, names["summation"])
    return Sums(
        lines=len(lines),
        line_sum=filling.sum_of("net", (paths.text(line, names["line_amount"]) for line in counted)),
        line_total=filling.decimal("net", paths.text(summation, "ram:LineTotalAmount")),
        allowances=filling.decimal("net", paths.text(summation, "ram:AllowanceTotalAmount")),
        charges=filling.decimal("net", paths.text(summation, "ram:ChargeTotalAmount")),
        taxes=tuple(
            TaxLine(
                category=filling.clean("tax", paths.text(part, "ram:CategoryCode")),
                rate=filling.decimal("tax", paths.text(part, names["rate"])),
                base=filling.decimal("tax", paths.text(part, "ram:BasisAmount")),
                tax=filling.decimal("tax", paths.text(part, "ram:CalculatedAmount")),
            )
            for part in paths.every(settlement, "ram:ApplicableTradeTax")
        ),
    )


def attachments(filling: Filling, root: Element) -> tuple[Attachment, ...]:
    """The embedded supporting documents (BT-125). Links are never followed."""
    dialect = _dialect(root)
    trade = dialect.paths.one(root, dialect.names["trade"])
    agreement = dialect.paths.one(trade, dialect.names["agreement"])
    found = list(
        dialect.paths.every(agreement, "ram:AdditionalReferencedDocument/ram:AttachmentBinaryObject"),
    )
    if len(found) > MAX_ATTACHMENTS:
        filling.problem("too-many-attachments", None, f"Only the first {MAX_ATTACHMENTS} attachments are taken.")
    decoded = (
        enclose_base64(filling, each.get("filename"), each.get("mimeCode"), value(each))
        for each in found[:MAX_ATTACHMENTS]
    )
    return tuple(each for each in decoded if each is not None)


def _dialect(root: Element) -> _Dialect:
    return _ZUGFERD1 if root.tag == ZUGFERD1_ROOT else _CII


def _parties(filling: Filling, agreement: Element | None, paths: Paths) -> None:
    seller = paths.one(agreement, "ram:SellerTradeParty")
    filling.text("supplier_name", paths.text(seller, "ram:Name"))
    organization = paths.one(seller, "ram:SpecifiedLegalOrganization")
    filling.text("supplier_trading_name", paths.text(organization, "ram:TradingBusinessName"))
    filling.text("supplier_company_id", paths.text(organization, "ram:ID"))
    filling.text("supplier_country", paths.text(seller, "ram:PostalTradeAddress/ram:CountryID"))
    for registration in paths.every(seller, "ram:SpecifiedTaxRegistration/ram:ID"):
        # UNTDID 1153: VA is the VAT id (BT-31), FC the number at the tax office (BT-32).
        field = {"VA": "supplier_vat_id", "FC": "supplier_tax_number"}.get(registration.get("schemeID", ""))
        if field and filling.fields[field] is None:
            filling.text(field, value(registration))
    filling.text("buyer_name", paths.text(agreement, "ram:BuyerTradeParty/ram:Name"))


def _payment(filling: Filling, settlement: Element | None, paths: Paths) -> None:
    filling.text("payment_reference", paths.text(settlement, "ram:PaymentReference"))
    accounts: list[str | None] = []
    means = "ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount"
    for account in paths.every(settlement, means):
        accounts += [paths.text(account, "ram:IBANID"), paths.text(account, "ram:ProprietaryID")]
    filling.accounts(accounts)
    due = list(paths.every(settlement, "ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime"))
    stated = {(value(each) or "").strip() for each in due}
    if len(stated) > 1:
        filling.problem("several-due-dates", "due_date", f"There are {len(stated)} different due dates.")
    elif due:
        _date(filling, "due_date", due[0], paths)


def _date(filling: Filling, field: str, moment: Element | None, paths: Paths) -> None:
    text = paths.one(moment, "udt:DateTimeString")
    if text is not None:
        filling.cii_date(field, value(text), text.get("format"))
    elif moment is not None:
        raw = paths.text(moment, "udt:DateTime")
        filling.iso_date(field, raw.strip()[:10] if raw else raw)


def _in_document_currency(filling: Filling, field: str, stated: list[Element]) -> list[str | None]:
    """The amounts that are in the document's currency; the tax total may stand a second time in another (BT-111)."""
    currency = filling.fields["currency"]
    own = [
        amount for amount in stated if currency is None or (amount.get("currencyID") or currency).strip() == currency
    ]
    if stated and not own:
        filling.problem("amount-currency", field, f"The amount is given only in another currency than {currency}.")
    return [filling.decimal(field, value(amount)) for amount in own]
