"""FatturaPA (Italy, FPA12 and FPR12, version 1.2 and its forerunners) as fields. One file may hold many bodies."""

from xml.etree.ElementTree import Element

from workflows.intake.document import Attachment, Sums, TaxLine
from workflows.intake.enclosed import MAX_ATTACHMENTS, enclose_base64
from workflows.intake.filling import Filling
from workflows.intake.xml_tree import Paths, local_name

ROOT_NAME = "FatturaElettronica"
_NO = Paths({})
_SUPPLIER = "FatturaElettronicaHeader/CedentePrestatore"
_BUYER = "FatturaElettronicaHeader/CessionarioCommittente"


def bodies(root: Element) -> list[Element]:
    """The documents of the file, in order."""
    return list(_NO.every(root, "FatturaElettronicaBody"))


def is_fatturapa(root: Element) -> bool:
    """Whether this is the root of a FatturaPA file, of any version of its namespace."""
    return (local_name(root.tag) == ROOT_NAME and "fatture" in root.tag) or root.tag == ROOT_NAME


def fill(filling: Filling, root: Element, body: Element) -> None:
    """Take every field from the file's header and one body."""
    general = _NO.one(body, "DatiGenerali/DatiGeneraliDocumento")
    filling.text("invoice_number", _NO.text(general, "Numero"))
    filling.iso_date("issue_date", _NO.text(general, "Data"))
    filling.text("type_code", _NO.text(general, "TipoDocumento"))
    filling.currency(_NO.text(general, "Divisa"))
    filling.amount("gross", _NO.text(general, "ImportoTotaleDocumento"))
    filling.amount("rounding", _NO.text(general, "Arrotondamento"))
    filling.fields["net"] = filling.sum_of("net", _NO.texts(body, "DatiBeniServizi/DatiRiepilogo/ImponibileImporto"))
    filling.fields["tax"] = filling.sum_of("tax", _NO.texts(body, "DatiBeniServizi/DatiRiepilogo/Imposta"))
    orders = [
        _NO.text(order, "IdDocumento")
        for order in _NO.every(body, "DatiGenerali/DatiOrdineAcquisto")
        if _NO.one(order, "RiferimentoNumeroLinea") is None  # with a line number it is that line's order only
    ]
    filling.one_of("order_reference", orders, "several-orders")
    _parties(filling, root)
    _payment(filling, body)


def profile(root: Element) -> tuple[str | None, str | None]:
    """No process; the transmission format, such as FPR12."""
    stated = _NO.text(root, "FatturaElettronicaHeader/DatiTrasmissione/FormatoTrasmissione")
    return None, stated or root.get("versione")


def sums(filling: Filling, body: Element) -> Sums:
    """Lines and tax breakdown, for the sum checks. The format states no total of the lines."""
    lines = list(_NO.every(body, "DatiBeniServizi/DettaglioLinee"))
    return Sums(
        lines=len(lines),
        line_sum=filling.sum_of("net", (_NO.text(line, "PrezzoTotale") for line in lines)),
        withheld=filling.sum_of("payable", _withheld(body)),
        taxes=tuple(
            TaxLine(
                category=filling.clean("tax", _NO.text(part, "Natura")),
                rate=filling.decimal("tax", _NO.text(part, "AliquotaIVA")),
                base=filling.decimal("tax", _NO.text(part, "ImponibileImporto")),
                tax=filling.decimal("tax", _NO.text(part, "Imposta")),
            )
            for part in _NO.every(body, "DatiBeniServizi/DatiRiepilogo")
        ),
    )


def attachments(filling: Filling, body: Element) -> tuple[Attachment, ...]:
    """The files of the Allegati blocks."""
    found = list(_NO.every(body, "Allegati"))
    if len(found) > MAX_ATTACHMENTS:
        filling.problem("too-many-attachments", None, f"Only the first {MAX_ATTACHMENTS} attachments are taken.")
    decoded = (
        enclose_base64(filling, _NO.text(each, "NomeAttachment"), None, _NO.text(each, "Attachment"))
        for each in found[:MAX_ATTACHMENTS]
    )
    return tuple(each for each in decoded if each is not None)


def _withheld(body: Element) -> list[str | None]:
    """Ritenuta, and the tax itself where the buyer pays it to the state (split payment, EsigibilitaIVA S)."""
    amounts = _NO.texts(body, "DatiGenerali/DatiGeneraliDocumento/DatiRitenuta/ImportoRitenuta")
    for part in _NO.every(body, "DatiBeniServizi/DatiRiepilogo"):
        if (_NO.text(part, "EsigibilitaIVA") or "").strip() == "S":
            amounts.append(_NO.text(part, "Imposta"))
    return amounts


def _parties(filling: Filling, root: Element) -> None:
    supplier = _NO.one(root, _SUPPLIER)
    person = _NO.one(supplier, "DatiAnagrafici")
    filling.text("supplier_name", _name(person))
    country, number = _NO.text(person, "IdFiscaleIVA/IdPaese"), _NO.text(person, "IdFiscaleIVA/IdCodice")
    filling.text("supplier_vat_id", f"{(country or '').strip()}{number.strip()}" if number else None)
    filling.text("supplier_tax_number", _NO.text(person, "CodiceFiscale"))
    office, rea = _NO.text(supplier, "IscrizioneREA/Ufficio"), _NO.text(supplier, "IscrizioneREA/NumeroREA")
    filling.text("supplier_company_id", f"{office or ''} {rea}" if rea else None)
    filling.text("supplier_country", _NO.text(supplier, "Sede/Nazione"))
    filling.text("buyer_name", _name(_NO.one(root, f"{_BUYER}/DatiAnagrafici")))


def _name(person: Element | None) -> str | None:
    """A firm's name, or a person's first and last name."""
    firm = _NO.text(person, "Anagrafica/Denominazione")
    if firm is not None:
        return firm
    parts = [_NO.text(person, "Anagrafica/Nome"), _NO.text(person, "Anagrafica/Cognome")]
    return " ".join(part for part in parts if part) or None


def _payment(filling: Filling, body: Element) -> None:
    details = list(_NO.every(body, "DatiPagamento/DettaglioPagamento"))
    filling.fields["payable"] = filling.sum_of("payable", [_NO.text(each, "ImportoPagamento") for each in details])
    filling.accounts(_NO.text(each, "IBAN") for each in details)
    filling.one_of(
        "payment_reference",
        [_NO.text(each, "CodicePagamento") for each in details],
        "several-payment-references",
    )
    due = dict.fromkeys(filter(None, (_NO.text(each, "DataScadenzaPagamento") for each in details)))
    if len(due) > 1:
        filling.problem("several-due-dates", "due_date", f"There are {len(due)} different due dates.")
    elif due:
        filling.iso_date("due_date", next(iter(due)))
