"""Headings of tables, in English and German, and the fields they mean."""

_ALIASES = {
    "supplier_name": "supplier; supplier name; vendor; vendor name; seller; creditor; lieferant; lieferantenname;"
    " kreditor; kreditorenname; rechnungssteller; verkäufer",
    "supplier_trading_name": "trading name; trade name; handelsname",
    "supplier_vat_id": "vat id; vat no; vat number; supplier vat id; supplier vat; vat registration number; ust-id;"
    " ust-idnr; ustidnr; uid; uid-nummer; umsatzsteuer-id; umsatzsteuer-identifikationsnummer",
    "supplier_tax_number": "tax number; tax no; supplier tax number; steuernummer; steuer-nr",
    "supplier_company_id": "company id; company number; registration number; handelsregisternummer; registernummer",
    "supplier_country": "country; supplier country; country code; land; länderkennzeichen; ländercode",
    "buyer_name": "buyer; buyer name; customer; customer name; käufer; kunde; rechnungsempfänger; empfänger",
    "buyer_reference": "buyer reference; your reference; cost centre; cost center; kostenstelle; leitweg-id;"
    " ihr zeichen; käuferreferenz",
    "order_reference": "order reference; order; order number; order no; purchase order; po; po number; po no;"
    " bestellung; bestellnummer; bestell-nr; auftragsnummer",
    "invoice_number": "invoice number; invoice no; invoice nr; invoice #; invoice id; invoice; number; document number;"
    " rechnungsnummer; rechnungs-nr; rechnung nr; rechnungsnr; rechnung; belegnummer; beleg-nr; belegnr",
    "issue_date": "issue date; invoice date; date; document date; datum; rechnungsdatum; belegdatum; ausstellungsdatum",
    "due_date": "due date; due; payable by; fällig; fällig am; fälligkeit; fälligkeitsdatum; zahlbar bis; zahlungsziel",
    "type_code": "type; type code; document type; art; belegart; dokumentart; typ",
    "currency": "currency; currency code; währung; waehrung; whg",
    "net": "net; net amount; net total; amount net; netto; nettobetrag; betrag netto; netto betrag",
    "tax": "tax; tax amount; vat; vat amount; steuer; steuerbetrag; mwst; mwst-betrag; ust; ust-betrag; umsatzsteuer;"
    " mehrwertsteuer",
    "gross": "gross; gross amount; gross total; amount gross; total incl vat; brutto; bruttobetrag; betrag brutto;"
    " brutto betrag; gesamtbetrag; rechnungsbetrag; amount; total; total amount; invoice amount; betrag; summe; gesamt",
    "prepaid": "prepaid; prepaid amount; paid; deposit; anzahlung; vorauszahlung; bereits gezahlt",
    "rounding": "rounding; rundung; rundungsbetrag",
    "payable": "payable; amount due; payable amount; balance due; to pay; zahlbetrag; zu zahlen; offener betrag; offen",
    "iban": "iban; bank account; account; supplier iban; bankverbindung; konto",
    "other_account": "other account; account number; kontonummer",
    "payment_reference": "payment reference; remittance; reference; verwendungszweck; zahlungsreferenz",
}


def heading_key(text: str) -> str:
    """A heading in small letters, only letters and digits, so that ``Invoice No.`` and ``invoice_no`` are one."""
    return "".join(character for character in text[:200].casefold() if character.isalnum())


HEADINGS = {heading_key(alias): field for field, aliases in _ALIASES.items() for alias in (field, *aliases.split(";"))}
"""Field by the key of its heading."""

UNQUALIFIED = frozenset(
    map(heading_key, ("amount", "betrag", "summe", "total", "gesamt", "invoice amount", "total amount"))
)
"""Headings of a total that do not say whether tax is in it."""
