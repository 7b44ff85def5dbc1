"""XML invoices of every known family as documents."""

from xml.etree.ElementTree import Element

from workflows.intake import cii, fatturapa, ubl
from workflows.intake.document import Document, Format, Unreadable
from workflows.intake.filling import Filling, short
from workflows.intake.xml_tree import Tree, local_name, parse

_ENVELOPE = "{http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader}StandardBusinessDocument"
"""Peppol's network hands invoices over in this."""


def read_xml(content: bytes, file: str, digest: str | None) -> tuple[Document, ...]:
    """Read every document of an XML text, at least one. Raises Unreadable where it is no usable invoice."""
    tree = parse(content)
    root = tree.root
    if root.tag == _ENVELOPE:
        root = next((child for child in root if child.tag in {ubl.INVOICE_ROOT, ubl.CREDIT_NOTE_ROOT}), root)
    if root.tag in {ubl.INVOICE_ROOT, ubl.CREDIT_NOTE_ROOT}:
        return (_from_ubl(tree, root, file, digest),)
    if root.tag in {cii.CII_ROOT, cii.ZUGFERD1_ROOT}:
        return (_from_cii(tree, root, file, digest),)
    if fatturapa.is_fatturapa(root):
        return _from_fatturapa(tree, root, file, digest)
    name = short(local_name(root.tag))
    raise Unreadable("not-an-invoice", f"This XML is no invoice that is known here; it is a “{name}”.")


def _from_ubl(tree: Tree, root: Element, file: str, digest: str | None) -> Document:
    filling = _filling(tree)
    ubl.fill(filling, root)
    kind = filling.kind(root="credit_note" if root.tag == ubl.CREDIT_NOTE_ROOT else "invoice")
    profile, customization = ubl.profile(root)
    sums = ubl.sums(filling, root)
    attachments = ubl.attachments(filling, root)
    return Document(
        file=file,
        outcome="invoice",
        format="ubl",
        kind=kind,
        fields=filling.fields,
        profile=filling.clean(None, profile),
        customization=filling.clean(None, customization),
        sums=sums,
        attachments=attachments,
        problems=tuple(filling.problems),
        sha256=digest,
    )


def _from_cii(tree: Tree, root: Element, file: str, digest: str | None) -> Document:
    filling = _filling(tree)
    cii.fill(filling, root)
    profile, customization = cii.profile(root)
    sums = cii.sums(filling, root)
    attachments = cii.attachments(filling, root)
    form: Format = "zugferd1" if root.tag == cii.ZUGFERD1_ROOT else "cii"
    return Document(
        file=file,
        outcome="invoice",
        format=form,
        kind=filling.kind(),
        fields=filling.fields,
        profile=filling.clean(None, profile),
        customization=filling.clean(None, customization),
        sums=sums,
        attachments=attachments,
        problems=tuple(filling.problems),
        sha256=digest,
    )


def _from_fatturapa(tree: Tree, root: Element, file: str, digest: str | None) -> tuple[Document, ...]:
    bodies = fatturapa.bodies(root)
    if not bodies:
        raise Unreadable("not-an-invoice", "This FatturaPA file holds no document.")
    profile, customization = fatturapa.profile(root)
    documents = []
    for number, body in enumerate(bodies, start=1):
        filling = _filling(tree)
        fatturapa.fill(filling, root, body)
        sums = fatturapa.sums(filling, body)
        attachments = fatturapa.attachments(filling, body)
        document = Document(
            file=file,
            number=number,
            outcome="invoice",
            format="fatturapa",
            kind=filling.kind(),
            fields=filling.fields,
            profile=filling.clean(None, profile),
            customization=filling.clean(None, customization),
            sums=sums,
            attachments=attachments,
            problems=tuple(filling.problems),
            sha256=digest,
        )
        documents.append(document)
    return tuple(documents)


def _filling(tree: Tree) -> Filling:
    filling = Filling()
    if tree.xinclude:
        filling.problem(
            "xinclude-ignored", None, "The XML asks to include other files (XInclude). It was not followed."
        )
    return filling
