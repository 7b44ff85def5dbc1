"""What reading a file answers with: one value per document, whatever the file was."""

from typing import Literal

import msgspec

Outcome = Literal["invoice", "document", "refused"]
"""invoice: fields were read; document: safe to keep, fields only proposed; refused: not usable, see the problems."""

Format = Literal[
    "ubl",
    "cii",
    "factur-x",
    "zugferd1",
    "fatturapa",
    "pdf",
    "csv",
    "xlsx",
    "unknown",
]

Kind = Literal["invoice", "credit_note"]

Fields = dict[str, str | None]

FIELD_NAMES = (
    "supplier_name",
    "supplier_trading_name",
    "supplier_vat_id",
    "supplier_tax_number",
    "supplier_company_id",
    "supplier_country",
    "buyer_name",
    "buyer_reference",
    "order_reference",
    "invoice_number",
    "issue_date",
    "due_date",
    "type_code",
    "currency",
    "net",
    "tax",
    "gross",
    "prepaid",
    "rounding",
    "payable",
    "iban",
    "other_account",
    "payment_reference",
)
"""Every document carries exactly these fields; None where absent or unusable."""

AMOUNT_FIELDS = ("net", "tax", "gross", "prepaid", "rounding", "payable")
DATE_FIELDS = ("issue_date", "due_date")

_CREDIT_TEXT = "81 83 261 262 296 308 381 396 420 458 532 TD04 TD08"
CREDIT_TYPE_CODES = frozenset(_CREDIT_TEXT.split())
"""Type codes that mean a credit note (UNTDID 1001, and FatturaPA's TipoDocumento)."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something about the document that a person should know."""

    code: str
    field: str | None = None
    """The field it is about; None where it is about the whole file."""
    text: str


class TaxLine(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the tax breakdown (EN 16931, BG-23). Amounts as exact decimals."""

    category: str | None = None
    rate: str | None = None
    """Per cent."""
    base: str | None = None
    tax: str | None = None


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """What the sum checks need besides the fields. None where the document does not say."""

    lines: int | None = None
    """How many lines the document has; None where the format has none."""
    line_sum: str | None = None
    """Sum of the amounts of the lines, computed; None where a line's amount is unusable."""
    line_total: str | None = None
    """Sum of the lines as the document states it (BT-106)."""
    allowances: str | None = None
    """Allowances on the whole document (BT-107)."""
    charges: str | None = None
    """Charges on the whole document (BT-108)."""
    withheld: str | None = None
    """What the buyer pays to the state instead of the supplier (FatturaPA)."""
    third_party: str | None = None
    """Claims of others that are paid along with this invoice (XRechnung extension, BT-DEX-002)."""
    taxes: tuple[TaxLine, ...] = ()


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file that came inside the document. Intake never writes it anywhere."""

    name: str
    """Cleaned: no folder, no device name, nothing invisible."""
    media_type: str
    size: int
    """In bytes."""
    sha256: str
    content: bytes


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A field found in the text of a plain PDF. A person confirms it; it is never filled in silently."""

    field: str
    value: str
    page: int
    """From 1."""
    line: str
    """The line of text it was found in."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a file."""

    file: str
    """The file's name, without its folder."""
    number: int = 1
    """Which document of the file this is, from 1; for rows of a table the row's own number."""
    outcome: Outcome
    format: Format
    kind: Kind | None = None
    """None where the document is no invoice, or contradicts itself about it."""
    fields: Fields
    problems: tuple[Problem, ...] = ()
    profile: str | None = None
    customization: str | None = None
    sums: Sums = Sums()
    attachments: tuple[Attachment, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    sha256: str | None = None
    """Of the whole file; None where it could not be read."""

    @property
    def lines(self) -> int | None:
        """How many lines the document has; None where the format has none."""
        return self.sums.lines


class Unreadable(Exception):
    """A file, or a part of one, that is refused. Never leaves intake: the door turns it into a Document."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


def no_fields() -> Fields:
    """All fields, all None."""
    return dict.fromkeys(FIELD_NAMES)


def refused(file: str, form: Format, refusal: Unreadable, digest: str | None = None) -> Document:
    """The answer for a file that is not usable."""
    return Document(
        file=file,
        outcome="refused",
        format=form,
        fields=no_fields(),
        problems=(Problem(code=refusal.code, text=refusal.text),),
        sha256=digest,
    )


def with_problem(document: Document, problem: Problem) -> Document:
    """The document with one more problem."""
    return msgspec.structs.replace(document, problems=(*document.problems, problem))
