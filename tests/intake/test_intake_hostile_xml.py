"""Hostile XML: refused with a code, or read without its poison. Nothing is fetched, nothing grows."""

import base64
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from workflows.intake import xml_tree
from workflows.intake.document import Document, Unreadable
from workflows.intake.xml_tree import parse

ReadBytes = Callable[..., Document]

LAUGHS = (
    b'<!DOCTYPE a [<!ENTITY a0 "lol">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><a>&a11;</a>"
)
XXE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to reach a network fails the test."""

    def forbidden(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    monkeypatch.setattr(socket.socket, "connect", forbidden)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (LAUGHS, "xml-dtd"),
        (XXE + b"<a>&x;</a>", "xml-dtd"),
        (b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', "xml-dtd"),
        (b"<!DOCTYPE a><a/>", "xml-dtd"),
        (b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.org/">%p;]><a/>', "xml-dtd"),
        (b"<a>" * 101 + b"</a>" * 101, "xml-too-deep"),
        (b"<a>" * 1_000_000, "xml-too-deep"),
        (b"<a>" + b"<b/>" * 400_000 + b"</a>", "xml-too-large"),
        (b"<a " + b" ".join(b'a%d=""' % n for n in range(400_000)) + b"/>", "xml-too-large"),
        (b"<a><!--" + b"x" * 3_000_000 + b"--></a>", "xml-too-large"),
        (b"<a>" + b"".join(b"<b%d/>" % n for n in range(3_000)) + b"</a>", "xml-too-large"),
        (b"<a>" + b"x" * 26_000_000 + b"</a>", "too-large"),
        (b"<a>\0</a>", "xml-damaged"),
        (b"<a>", "xml-damaged"),
        (b"<a/><b/>", "xml-damaged"),
        (b"<a>\xff\xfe</a>", "xml-damaged"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "xml-encoding-unknown"),
        (b'<?xml version="1.0" encoding="UTF-8-W/O-BOM"?><a/>', "xml-encoding-unknown"),
        (b'<?xml version="1.0" encoding="hex"?><a/>', "xml-encoding-unknown"),
        ('<?xml version="1.0" encoding="UTF-8"?><a/>'.encode("utf-16"), "xml-damaged"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>'.encode("utf-16"), "xml-damaged"),
        (b"<", "xml-damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_xml_is_refused_with_a_code(read_bytes: ReadBytes, content: bytes, code: str) -> None:
    """Every known attack has its own word, and no field is filled."""
    document = read_bytes(content)

    assert (document.outcome, document.problems[0].code) == ("refused", code)
    assert set(document.fields.values()) == {None}


def test_the_tree_of_the_largest_allowed_xml_stays_small() -> None:
    """As many elements as are allowed take less than 100 MB."""
    content = b"<a>" + b"<b>1</b>" * (xml_tree.MAX_NODES - 2) + b"</a>"

    tracemalloc.start()
    parse(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 100_000_000


def test_reading_stops_at_the_limit_and_not_at_the_end() -> None:
    """A file that is too deep at its beginning is not read to its end."""
    content = b"<a>" * 8_000_000

    tracemalloc.start()
    with pytest.raises(Unreadable):
        parse(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 5_000_000


def test_a_doctype_before_a_good_invoice_is_refused(read_bytes: ReadBytes, ubl: bytes) -> None:
    """It is the doctype that is refused, however good the rest is."""
    document = read_bytes(XXE + ubl.split(b"?>", 1)[1].replace(b"PH-20431", b"&x;"))

    assert document.problems[0].code == "xml-dtd"


def test_an_include_is_not_followed_and_flagged(read_bytes: ReadBytes, ubl: bytes) -> None:
    """XInclude leaves an empty place and a problem."""
    include = b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
    document = read_bytes(ubl.replace(b"<cbc:ID>PH-20431<", b"<cbc:ID>" + include + b"<", 1))

    assert document.fields["invoice_number"] is None
    assert document.problems[0].code == "xinclude-ignored"


def test_a_schema_and_a_style_sheet_are_not_asked(read_bytes: ReadBytes, ubl: bytes) -> None:
    """Hints to other places change nothing."""
    hints = (
        b'?>\n<?xml-stylesheet href="http://example.org/x.xsl"?>\n<Invoice xmlns:xsi='
        b'"http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a http://example.org/a.xsd"'
    )
    document = read_bytes(ubl.replace(b"?>\n<Invoice", hints, 1))

    assert (document.outcome, document.problems) == ("invoice", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_an_honest_encoding_is_read(read_bytes: ReadBytes, ubl: bytes, encoding: str) -> None:
    """The usual encodings give the same fields."""
    text = ubl.decode().replace("UTF-8", encoding.removesuffix("-sig")).replace("Papierhof B", "Papierhöf B")
    document = read_bytes(text.encode(encoding))

    assert document.fields["supplier_name"] == "Papierhöf Beispiel GmbH"


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.pdf", "x.pdf"),
        ("C:x.pdf", "x.pdf"),
        ("\\\\server\\share\\a.pdf", "a.pdf"),
        ("NUL", "_NUL"),
        ("con.pdf", "_con.pdf"),
        ("COM1 .txt", "_COM1 .txt"),
        ("..", "attachment"),
        ("a.pdf. .", "a.pdf"),
        ("a\u202efdp.exe", "a_fdp.exe"),
        ("ab:c|d?.pdf", "ab_c_d_.pdf"),
        ("/", "attachment"),
        ("x" * 300 + ".pdf", "x" * 108 + ".pdf"),
        ("Müller.pdf", "Müller.pdf"),
    ],
)
def test_an_attachment_gets_a_name_that_is_only_a_name(
    read_bytes: ReadBytes, ubl: bytes, name: str, cleaned: str
) -> None:
    """No folder, no device, nothing invisible; a changed name is flagged; nothing is written."""
    content = base64.b64encode(b"hello")
    part = (
        "<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject "
        f'mimeCode="application/pdf" filename="{name}">'
    ).encode()
    end = b"</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>"
    mark = b"<cac:AccountingSupplierParty>"
    document = read_bytes(ubl.replace(mark, part + content + end + mark, 1))

    (attachment,) = document.attachments
    assert (attachment.name, attachment.content, attachment.size) == (cleaned, b"hello", 5)
    assert [problem.code for problem in document.problems] == ([] if cleaned == name else ["attachment-name"])


def test_reading_writes_nothing(
    read_bytes: ReadBytes, ubl: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After reading there is no file but the one that was read."""
    monkeypatch.chdir(tmp_path)

    read_bytes(ubl)

    assert [path.name for path in tmp_path.iterdir()] == ["invoice.xml"]
