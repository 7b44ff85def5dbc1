"""CII, ZUGFeRD 1 and FatturaPA: the cases that the corpus does not hold."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workflows.intake.checks import sums_add_up
from workflows.intake.document import Document
from workflows.intake.read import read_document, read_documents

ReadBytes = Callable[..., Document]

FATTURA = """<?xml version="1.0" encoding="UTF-8"?>
<p:FatturaElettronica versione="FPA12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
<FatturaElettronicaHeader><DatiTrasmissione><FormatoTrasmissione>FPA12</FormatoTrasmissione></DatiTrasmissione>
<CedentePrestatore><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>01234567890</IdCodice></IdFiscaleIVA>
<CodiceFiscale>RSSMRA80A01H501U</CodiceFiscale><Anagrafica><Nome>Mario</Nome><Cognome>Rossi</Cognome></Anagrafica>
</DatiAnagrafici><Sede><Nazione>IT</Nazione></Sede>
<IscrizioneREA><Ufficio>RM</Ufficio><NumeroREA>123456</NumeroREA></IscrizioneREA></CedentePrestatore>
</FatturaElettronicaHeader>{bodies}</p:FatturaElettronica>"""

BODY = """<FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>{kind}</TipoDocumento>
<Divisa>EUR</Divisa><Data>2026-01-0{number}</Data><Numero>{number}</Numero>{extra}
<ImportoTotaleDocumento>122.00</ImportoTotaleDocumento></DatiGeneraliDocumento>
<DatiOrdineAcquisto><IdDocumento>PO-{number}</IdDocumento></DatiOrdineAcquisto></DatiGenerali>
<DatiBeniServizi><DettaglioLinee><PrezzoTotale>100.00</PrezzoTotale></DettaglioLinee>
<DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>100.00</ImponibileImporto><Imposta>22.00</Imposta>
<EsigibilitaIVA>{due}</EsigibilitaIVA></DatiRiepilogo></DatiBeniServizi>
<DatiPagamento><DettaglioPagamento><DataScadenzaPagamento>2026-02-01</DataScadenzaPagamento>
<ImportoPagamento>{payable}</ImportoPagamento></DettaglioPagamento></DatiPagamento></FatturaElettronicaBody>"""


def _body(number: int, *, kind: str = "TD01", due: str = "I", payable: str = "122.00", extra: str = "") -> str:
    return BODY.format(number=number, kind=kind, due=due, payable=payable, extra=extra)


def test_a_file_with_several_bodies_gives_several_documents(tmp_path: Path) -> None:
    """Each body of a FatturaPA is a document of its own, numbered in order."""
    path = tmp_path / "many.xml"
    path.write_text(FATTURA.format(bodies=_body(1) + _body(2, kind="TD04")), encoding="utf-8")

    first, second = read_documents(path)

    assert (first.number, first.fields["invoice_number"], first.kind) == (1, "1", "invoice")
    assert (second.number, second.fields["order_reference"], second.kind) == (2, "PO-2", "credit_note")
    assert first.fields["supplier_name"] == "Mario Rossi"
    assert first.fields["supplier_vat_id"] == "IT01234567890"
    assert first.fields["supplier_tax_number"] == "RSSMRA80A01H501U"
    assert first.fields["supplier_company_id"] == "RM 123456"


def test_reading_one_document_of_several_says_so(tmp_path: Path) -> None:
    """Whoever asks for one document learns that there are more."""
    path = tmp_path / "many.xml"
    path.write_text(FATTURA.format(bodies=_body(1) + _body(2)), encoding="utf-8")

    document = read_document(path)

    assert document.fields["invoice_number"] == "1"
    assert document.problems[-1].code == "several-documents"


@pytest.mark.parametrize(
    "body",
    [
        _body(1, due="S", payable="100.00"),
        _body(1, payable="102.00", extra="<DatiRitenuta><ImportoRitenuta>20.00</ImportoRitenuta></DatiRitenuta>"),
    ],
    ids=["split payment", "withheld"],
)
def test_tax_that_goes_to_the_state_is_no_error_of_the_sums(read_bytes: ReadBytes, body: str) -> None:
    """In Italy the buyer may owe less than the total, and the sums still add up."""
    document = read_bytes(FATTURA.format(bodies=body).encode())

    assert document.problems == ()
    assert sums_add_up(document).passed is True


def test_a_line_that_only_heads_others_is_not_summed(read_bytes: ReadBytes, cii: bytes) -> None:
    """Lines of kind GROUP and INFORMATION (EXTENDED profile) are counted, but not added."""
    start, end = cii.index(b"<ram:IncludedSupply"), cii.index(b"<ram:ApplicableHeaderTradeAgreement>")
    status = b"<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument>"
    group = cii[start:end].replace(b"</ram:AssociatedDocumentLineDocument>", status)
    document = read_bytes(cii[:start] + group + cii[start:])

    assert document.lines == 2
    assert sums_add_up(document).passed is True


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b'<udt:DateTimeString format="102">20261007</udt:DateTimeString>', "2026-10-07"),
        (b'<udt:DateTimeString format="203">202610072359</udt:DateTimeString>', "2026-10-07"),
        (b"<udt:DateTime>2026-10-07T00:00:00</udt:DateTime>", "2026-10-07"),
        (b'<udt:DateTimeString format="102">2026-10-07</udt:DateTimeString>', None),
        (b'<udt:DateTimeString format="102">20261332</udt:DateTimeString>', None),
        (b'<udt:DateTimeString format="616">202641</udt:DateTimeString>', None),
        (b'<udt:DateTimeString format="999">20261007</udt:DateTimeString>', None),
    ],
)
def test_a_date_is_read_by_its_format_code(
    read_bytes: ReadBytes, cii: bytes, written: bytes, value: str | None
) -> None:
    """UNTDID 2379 says how the digits are meant; a week, or another writing, is no date."""
    document = read_bytes(cii.replace(b'<udt:DateTimeString format="102">20261007</udt:DateTimeString>', written))

    assert document.fields["issue_date"] == value
    assert [problem.code for problem in document.problems] == ([] if value else ["bad-date"])


def test_a_tax_total_in_a_second_currency_is_left_aside(read_bytes: ReadBytes, cii: bytes) -> None:
    """BT-111 beside BT-110: the amount's own currency decides."""
    other = b'<ram:TaxTotalAmount currencyID="DKK">226.72</ram:TaxTotalAmount>'
    document = read_bytes(cii.replace(b"<ram:TaxTotalAmount", other + b"<ram:TaxTotalAmount", 1))

    assert document.fields["tax"] == "30.40"
    assert document.problems == ()


def test_a_credit_note_is_known_by_its_type_code(read_bytes: ReadBytes, cii: bytes) -> None:
    """CII has one root for both kinds."""
    document = read_bytes(cii.replace(b"TypeCode>380<", b"TypeCode>381<"))

    assert document.kind == "credit_note"
