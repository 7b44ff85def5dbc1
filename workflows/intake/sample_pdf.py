"""Writing a sample as a PDF that people can read, with or without the invoice embedded (Factur-X 1.0, EN 16931).

The PDF is written by hand and is the same, byte for byte, every time. It follows ISO 32000-1 and carries the XMP
and the file relationship that Factur-X asks for; it is not PDF/A-3, since it leaves Helvetica to the reader.
"""

import hashlib
from xml.sax.saxutils import escape

from workflows.intake.sample import Party, Sample
from workflows.intake.sample_xml import cii_invoice

_TITLES = {"invoice": "Rechnung", "credit_note": "Gutschrift"}


def factur_x_pdf(sample: Sample) -> bytes:
    """A PDF with the invoice as text and as embedded factur-x.xml."""
    return _pdf(sample, cii_invoice(sample))


def plain_pdf(sample: Sample) -> bytes:
    """A PDF with the invoice as text only."""
    return _pdf(sample, None)


def _pdf(sample: Sample, embedded: bytes | None) -> bytes:
    day = f"D:{sample.issue_date.replace('-', '')}120000Z"
    title = f"{_TITLES[sample.kind]} {sample.number}"
    extra = b" /Names << /EmbeddedFiles << /Names [(factur-x.xml) 8 0 R] >> >> /AF [8 0 R]" if embedded else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R" + extra + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
            b" /Resources << /Font << /F1 4 0 R >> >> >>"
        ),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _stream(b"", _page(sample, title)),
        _stream(b" /Type /Metadata /Subtype /XML", _xmp(sample, title, with_invoice=embedded is not None)),
    ]
    if embedded:
        parameters = f" /Params << /Size {len(embedded)} /ModDate ({day}) >>".encode()
        objects += [
            _stream(b" /Type /EmbeddedFile /Subtype /text#2Fxml" + parameters, embedded),
            (
                b"<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /Desc (Factur-X invoice)"
                b" /AFRelationship /Alternative /EF << /F 7 0 R /UF 7 0 R >> >>"
            ),
        ]
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    """Header, objects, cross-reference table and trailer (ISO 32000-1, 7.5)."""
    content = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    identity = hashlib.sha256(content).hexdigest()[:32].encode()
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<< /Size %d /Root 1 0 R /ID [<%s> <%s>] >>\n" % (len(objects) + 1, identity, identity)
    return content + b"startxref\n%d\n%%%%EOF\n" % start


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _page(sample: Sample, title: str) -> bytes:
    """The text of the page: one line under the other, two columns for labels and values."""
    rows = [
        (50, 16, sample.supplier.trading_name or sample.supplier.name),
        (50, 9, _address(sample.supplier)),
        (50, 9, f"USt-IdNr. {sample.supplier.vat_id}"),
        (50, 9, ""),
        (50, 10, sample.buyer.name),
        (50, 10, _address(sample.buyer)),
        (50, 9, ""),
        (50, 14, title),
        (50, 10, f"Rechnungsnummer: {sample.number}"),
        (50, 10, f"Rechnungsdatum: {_german(sample.issue_date)}"),
        (50, 10, f"Zahlbar bis: {_german(sample.due_date)}"),
        *([(50, 10, f"Bestellnummer: {sample.order_reference}")] if sample.order_reference else []),
        (50, 9, ""),
        *((50, 10, f"{line.quantity} x {line.text}: {_euro(str(line.amount))}") for line in sample.lines),
        (50, 9, ""),
        (50, 10, f"Nettobetrag: {_euro(str(sample.net))}"),
        (50, 10, f"Umsatzsteuer: {_euro(str(sample.tax))}"),
        (50, 12, f"Gesamtbetrag: {_euro(sample.gross)}"),
        (50, 9, ""),
        *([(50, 10, f"IBAN: {_in_fours(sample.supplier.iban)}")] if sample.supplier.iban else []),
    ]
    commands, height = [], 790
    for left, size, text in rows:
        commands.append(b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, left, height, _literal(text)))
        height -= size + 8
    return b"\n".join(commands)


def _literal(text: str) -> bytes:
    """The inside of a PDF string in WinAnsi (ISO 32000-1, 7.3.4.2)."""
    raw = text.encode("cp1252", "replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _address(party: Party) -> str:
    return f"{party.street}, {party.country}-{party.postcode} {party.city}"


def _german(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}.{month}.{year}"


def _euro(amount: str) -> str:
    """An amount as a German reader expects it: 1.234,50 EUR."""
    sign, digits = ("-", amount[1:]) if amount.startswith("-") else ("", amount)
    whole, _, decimals = digits.partition(".")
    return f"{sign}{int(whole):,}".replace(",", ".") + f",{decimals or '00'} EUR"


def _in_fours(iban: str) -> str:
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


def _xmp(sample: Sample, title: str, *, with_invoice: bool) -> bytes:
    """XMP metadata; with an invoice inside, the four entries of Factur-X 1.0, chapter 6.2.2."""
    fx = (
        '<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">'
        "<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>"
        "<fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>\n"
        if with_invoice
        else ""
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{escape(sample.supplier.name)}</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description>\n"
        f'{fx}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()
