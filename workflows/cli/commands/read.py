"""``countersign read``: what is in a document. Creates nothing."""

import argparse
from pathlib import Path
from typing import Any

from workflows.cli.output import Output
from workflows.intake.document import Document
from workflows.intake.read import read_documents

EXAMPLE = "  countersign read invoice.xml scan.pdf --json\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="XML or PDF invoices, CSV or Excel lists")


def run(options: argparse.Namespace, output: Output) -> int:
    """Read each file by itself; one that is refused does not keep the others from being read."""
    documents = [document for path in options.files for document in read_documents(path)]
    words: list[str] = []
    for document in documents:
        words += [*_words(document), ""]
    output.answer({"documents": [_plain(document) for document in documents]}, words[:-1])
    return 1 if documents and all(one.outcome == "refused" for one in documents) else 0


def _plain(document: Document) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "file": document.file,
        "outcome": document.outcome,
        "format": document.format,
        "kind": document.kind,
        "fields": document.fields,
        "problems": [{"code": one.code, "field": one.field, "text": one.text} for one in document.problems],
        "attachments": [
            {"name": one.name, "media_type": one.media_type, "size": one.size, "sha256": one.sha256}
            for one in document.attachments
        ],
        "proposals": [
            {"field": one.field, "value": one.value, "page": one.page, "line": one.line} for one in document.proposals
        ],
    }
    if document.number > 1:
        plain["number"] = document.number
    return plain


def _words(document: Document) -> list[str]:
    words = {"invoice": "an invoice", "document": "a document, no invoice data inside", "refused": "refused"}
    lines = [f"{document.file}: {words[document.outcome]} ({document.format})"]
    lines += [f"  {name:<22} {value}" for name, value in document.fields.items() if value is not None]
    lines += [
        f"  {one.field:<22} {one.value}   (proposed, page {one.page}: “{one.line}”)" for one in document.proposals
    ]
    lines += [f"  ! {one.text}" for one in document.problems]
    return lines
