"""The door of intake: a file in, documents with fields and problems out. Never raises for what a file holds."""

import hashlib
from pathlib import Path

from workflows.intake.confined import ConfinedReader
from workflows.intake.document import Document, Format, Problem, Unreadable, refused, with_problem
from workflows.intake.e_invoice import read_xml
from workflows.intake.opened import Family, Opened, open_regular
from workflows.intake.pdf import read_pdf
from workflows.intake.table import read_csv, read_xlsx

_REFUSED_AS: dict[Family, Format] = {"pdf": "pdf", "xlsx": "xlsx", "text": "csv", "xml": "unknown"}


def read_document(path: Path, *, confined: ConfinedReader | None = None) -> Document:
    """Read the first document of a file. A file that holds several says so in a problem: use read_documents."""
    documents = read_documents(path, confined=confined)
    if len(documents) == 1:
        return documents[0]
    text = f"The file holds {len(documents)} documents; this is the first."
    return with_problem(documents[0], Problem(code="several-documents", text=text))


def read_documents(path: Path, *, confined: ConfinedReader | None = None) -> tuple[Document, ...]:
    """Read every document of a file, in its order; at least one, if only to say why the file is refused.

    PDF and Excel files are taken apart in a process of their own. Hand in a ConfinedReader to keep that process
    for several files; without one, each such file starts its own.
    """
    file = path.name.encode("utf-8", "backslashreplace").decode("utf-8")
    try:
        opened = open_regular(path)
    except Unreadable as refusal:
        return (refused(file, "unknown", refusal),)
    if confined is None:
        with ConfinedReader() as own:
            documents = _read(opened, file, own)
    else:
        documents = _read(opened, file, confined)
    if not opened.mismatch:
        return documents
    text = f"The ending “{path.suffix}” does not fit what is in the file."
    return tuple(with_problem(each, Problem(code="extension-mismatch", text=text)) for each in documents)


def _read(opened: Opened, file: str, confined: ConfinedReader) -> tuple[Document, ...]:
    digest = hashlib.sha256(opened.content).hexdigest()
    try:
        if opened.family == "xml":
            return read_xml(opened.content, file, digest)
        if opened.family == "pdf":
            return (read_pdf(opened.content, file, digest, confined),)
        if opened.family == "xlsx":
            return read_xlsx(opened.content, file, digest, confined)
        return read_csv(opened.content, file, digest)
    except Unreadable as refusal:
        return (refused(file, _REFUSED_AS[opened.family], refusal, digest),)
