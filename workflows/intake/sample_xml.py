"""Writing a sample as UBL (Peppol BIS Billing 3) and as CII (EN 16931, the profile Factur-X calls COMFORT)."""

from decimal import Decimal
from xml.sax.saxutils import escape

from workflows.intake.sample import NO_TAX_REASONS, Line, Party, Sample

_PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n'
_UBL = "urn:oasis:names:specification:ubl:schema:xsd"
_UN = "urn:un:unece:uncefact:data:standard"


def ubl_invoice(sample: Sample) -> bytes:
    """A UBL 2.1 Invoice, or a CreditNote for a credit note."""
    credit = sample.kind == "credit_note"
    root = "CreditNote" if credit else "Invoice"
    due = "" if credit else f"<cbc:DueDate>{sample.due_date}</cbc:DueDate>\n"
    order = _block("cac:OrderReference", _tag("cbc:ID", sample.order_reference)) if sample.order_reference else ""
    parts = [
        (
            f'{_PROLOG}<{root} xmlns="{_UBL}:{root}-2" xmlns:cac="{_UBL}:CommonAggregateComponents-2"'
            f' xmlns:cbc="{_UBL}:CommonBasicComponents-2">\n'
        ),
        _tag("cbc:CustomizationID", "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"),
        _tag("cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"),
        _tag("cbc:ID", sample.number),
        f"<cbc:IssueDate>{sample.issue_date}</cbc:IssueDate>\n{due}",
        _tag(f"cbc:{root}TypeCode", sample.type_code),
        "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>\n",
        _tag("cbc:BuyerReference", sample.buyer_reference),
        order,
        _block("cac:AccountingSupplierParty", _ubl_party(sample.supplier)),
        _block("cac:AccountingCustomerParty", _ubl_party(sample.buyer)),
        _ubl_payment(sample, credit=credit),
        _ubl_tax(sample),
        _ubl_totals(sample),
        *(_ubl_line(number, line, credit=credit) for number, line in enumerate(sample.lines, start=1)),
        f"</{root}>\n",
    ]
    return "".join(parts).encode("utf-8")


def cii_invoice(sample: Sample) -> bytes:
    """A CII CrossIndustryInvoice."""
    parts = [
        (
            f'{_PROLOG}<rsm:CrossIndustryInvoice xmlns:rsm="{_UN}:CrossIndustryInvoice:100"'
            f' xmlns:ram="{_UN}:ReusableAggregateBusinessInformationEntity:100"'
            f' xmlns:udt="{_UN}:UnqualifiedDataType:100">\n'
        ),
        _block(
            "rsm:ExchangedDocumentContext",
            _block("ram:GuidelineSpecifiedDocumentContextParameter", _tag("ram:ID", "urn:cen.eu:en16931:2017")),
        ),
        _block(
            "rsm:ExchangedDocument",
            _tag("ram:ID", sample.number)
            + _tag("ram:TypeCode", sample.type_code)
            + _block("ram:IssueDateTime", _cii_date(sample.issue_date)),
        ),
        _block(
            "rsm:SupplyChainTradeTransaction",
            "".join(_cii_line(number, line) for number, line in enumerate(sample.lines, start=1))
            + _cii_agreement(sample)
            + "<ram:ApplicableHeaderTradeDelivery/>\n"
            + _cii_settlement(sample),
        ),
        "</rsm:CrossIndustryInvoice>\n",
    ]
    return "".join(parts).encode("utf-8")


def _tag(name: str, text: str | Decimal | None, attributes: str = "") -> str:
    return "" if text is None else f"<{name}{attributes}>{escape(str(text))}</{name}>\n"


def _block(name: str, inside: str) -> str:
    return f"<{name}>\n{inside}</{name}>\n"


def _eur(name: str, amount: str | Decimal) -> str:
    return _tag(name, amount, ' currencyID="EUR"')


def _ubl_party(party: Party) -> str:
    trading = _block("cac:PartyName", _tag("cbc:Name", party.trading_name)) if party.trading_name else ""
    address = (
        _tag("cbc:StreetName", party.street)
        + _tag("cbc:CityName", party.city)
        + _tag("cbc:PostalZone", party.postcode)
        + _block("cac:Country", _tag("cbc:IdentificationCode", party.country))
    )
    return _block(
        "cac:Party",
        _tag("cbc:EndpointID", party.email, ' schemeID="EM"')
        + trading
        + _block("cac:PostalAddress", address)
        + _block("cac:PartyTaxScheme", _tag("cbc:CompanyID", party.vat_id) + _ubl_vat())
        + _block("cac:PartyLegalEntity", _tag("cbc:RegistrationName", party.name)),
    )


def _ubl_vat() -> str:
    return _block("cac:TaxScheme", _tag("cbc:ID", "VAT"))


def _ubl_payment(sample: Sample, *, credit: bool) -> str:
    due = _tag("cbc:PaymentDueDate", sample.due_date) if credit else ""
    account = _block("cac:PayeeFinancialAccount", _tag("cbc:ID", sample.supplier.iban)) if sample.supplier.iban else ""
    return _block(
        "cac:PaymentMeans",
        _tag("cbc:PaymentMeansCode", "58") + due + _tag("cbc:PaymentID", sample.number) + account,
    )


def _ubl_category(name: str, category: str, rate: str, *, reason: bool) -> str:
    why = _tag("cbc:TaxExemptionReason", NO_TAX_REASONS.get(category)) if reason else ""
    return _block(name, _tag("cbc:ID", category) + _tag("cbc:Percent", rate) + why + _ubl_vat())


def _ubl_tax(sample: Sample) -> str:
    parts = "".join(
        _block(
            "cac:TaxSubtotal",
            _eur("cbc:TaxableAmount", base)
            + _eur("cbc:TaxAmount", tax)
            + _ubl_category("cac:TaxCategory", category, rate, reason=True),
        )
        for category, rate, base, tax in sample.taxes
    )
    return _block("cac:TaxTotal", _eur("cbc:TaxAmount", sample.tax) + parts)


def _ubl_totals(sample: Sample) -> str:
    return _block(
        "cac:LegalMonetaryTotal",
        _eur("cbc:LineExtensionAmount", sample.net)
        + _eur("cbc:TaxExclusiveAmount", sample.net)
        + _eur("cbc:TaxInclusiveAmount", sample.gross)
        + _eur("cbc:PayableAmount", sample.gross),
    )


def _ubl_line(number: int, line: Line, *, credit: bool) -> str:
    quantity = "cbc:CreditedQuantity" if credit else "cbc:InvoicedQuantity"
    item = _tag("cbc:Name", line.text) + _ubl_category(
        "cac:ClassifiedTaxCategory", line.category, line.rate, reason=False
    )
    return _block(
        "cac:CreditNoteLine" if credit else "cac:InvoiceLine",
        _tag("cbc:ID", str(number))
        + _tag(quantity, line.quantity, ' unitCode="C62"')
        + _eur("cbc:LineExtensionAmount", line.amount)
        + _block("cac:Item", item)
        + _block("cac:Price", _eur("cbc:PriceAmount", line.price)),
    )


def _cii_date(iso: str) -> str:
    return _tag("udt:DateTimeString", iso.replace("-", ""), ' format="102"')


def _cii_party(name: str, party: Party) -> str:
    trading = (
        _block("ram:SpecifiedLegalOrganization", _tag("ram:TradingBusinessName", party.trading_name))
        if party.trading_name
        else ""
    )
    address = (
        _tag("ram:PostcodeCode", party.postcode)
        + _tag("ram:LineOne", party.street)
        + _tag("ram:CityName", party.city)
        + _tag("ram:CountryID", party.country)
    )
    return _block(
        name,
        _tag("ram:Name", party.name)
        + trading
        + _block("ram:PostalTradeAddress", address)
        + _block("ram:URIUniversalCommunication", _tag("ram:URIID", party.email, ' schemeID="EM"'))
        + _block("ram:SpecifiedTaxRegistration", _tag("ram:ID", party.vat_id, ' schemeID="VA"')),
    )


def _cii_agreement(sample: Sample) -> str:
    order = (
        _block("ram:BuyerOrderReferencedDocument", _tag("ram:IssuerAssignedID", sample.order_reference))
        if sample.order_reference
        else ""
    )
    return _block(
        "ram:ApplicableHeaderTradeAgreement",
        _tag("ram:BuyerReference", sample.buyer_reference)
        + _cii_party("ram:SellerTradeParty", sample.supplier)
        + _cii_party("ram:BuyerTradeParty", sample.buyer)
        + order,
    )


def _cii_settlement(sample: Sample) -> str:
    account = (
        _block("ram:PayeePartyCreditorFinancialAccount", _tag("ram:IBANID", sample.supplier.iban))
        if sample.supplier.iban
        else ""
    )
    taxes = "".join(
        _block(
            "ram:ApplicableTradeTax",
            _tag("ram:CalculatedAmount", tax)
            + _tag("ram:TypeCode", "VAT")
            + _tag("ram:ExemptionReason", NO_TAX_REASONS.get(category))
            + _tag("ram:BasisAmount", base)
            + _tag("ram:CategoryCode", category)
            + _tag("ram:RateApplicablePercent", rate),
        )
        for category, rate, base, tax in sample.taxes
    )
    totals = (
        _tag("ram:LineTotalAmount", sample.net)
        + _tag("ram:TaxBasisTotalAmount", sample.net)
        + _eur("ram:TaxTotalAmount", sample.tax)
        + _tag("ram:GrandTotalAmount", sample.gross)
        + _tag("ram:DuePayableAmount", sample.gross)
    )
    return _block(
        "ram:ApplicableHeaderTradeSettlement",
        _tag("ram:PaymentReference", sample.number)
        + "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>\n"
        + _block("ram:SpecifiedTradeSettlementPaymentMeans", _tag("ram:TypeCode", "58") + account)
        + taxes
        + _block("ram:SpecifiedTradePaymentTerms", _block("ram:DueDateDateTime", _cii_date(sample.due_date)))
        + _block("ram:SpecifiedTradeSettlementHeaderMonetarySummation", totals),
    )


def _cii_line(number: int, line: Line) -> str:
    tax = (
        _tag("ram:TypeCode", "VAT")
        + _tag("ram:CategoryCode", line.category)
        + _tag("ram:RateApplicablePercent", line.rate)
    )
    amount = _tag("ram:LineTotalAmount", line.amount)
    return _block(
        "ram:IncludedSupplyChainTradeLineItem",
        _block("ram:AssociatedDocumentLineDocument", _tag("ram:LineID", str(number)))
        + _block("ram:SpecifiedTradeProduct", _tag("ram:Name", line.text))
        + _block(
            "ram:SpecifiedLineTradeAgreement",
            _block("ram:NetPriceProductTradePrice", _tag("ram:ChargeAmount", line.price)),
        )
        + _block(
            "ram:SpecifiedLineTradeDelivery",
            _tag("ram:BilledQuantity", line.quantity, ' unitCode="C62"'),
        )
        + _block(
            "ram:SpecifiedLineTradeSettlement",
            _block("ram:ApplicableTradeTax", tax) + _block("ram:SpecifiedTradeSettlementLineMonetarySummation", amount),
        ),
    )
