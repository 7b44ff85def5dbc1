"""What became of documents that were taken in, and what was found while reading them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.wording.refusals import REFUSALS
from desktop.wording.speech import QT_TRANSLATE_NOOP, fill, spoken, translate

if TYPE_CHECKING:
    from workflows.office.documents import Note

UNREADABLE: Mapping[str, str] = {
    "ambiguous-delimiter": QT_TRANSLATE_NOOP("Wording", "It is not clear which sign parts the columns."),
    "compressed": QT_TRANSLATE_NOOP("Wording", "The file is compressed. Unpack it first."),
    "csv-damaged": QT_TRANSLATE_NOOP("Wording", "The table is damaged."),
    "embedded-xml-unreadable": QT_TRANSLATE_NOOP("Wording", "The invoice data inside the PDF cannot be read."),
    "empty": QT_TRANSLATE_NOOP("Wording", "The file is empty."),
    "encrypted": QT_TRANSLATE_NOOP("Wording", "The file is locked with a password. Save it without one first."),
    "file-missing": QT_TRANSLATE_NOOP("Wording", "The file is not there any more."),
    "file-unreadable": QT_TRANSLATE_NOOP("Wording", "The file cannot be read."),
    "formula": QT_TRANSLATE_NOOP("Wording", "A cell holds a formula. Type its result instead."),
    "no-rows": QT_TRANSLATE_NOOP("Wording", "The table has no rows."),
    "no-such-page": QT_TRANSLATE_NOOP("Wording", "The document has no such page."),
    "not-a-file": QT_TRANSLATE_NOOP("Wording", "This is no file."),
    "not-an-invoice": QT_TRANSLATE_NOOP("Wording", "This is no invoice."),
    "old-office-file": QT_TRANSLATE_NOOP(
        "Wording", "This is an old or locked Office file. Save it as .xlsx without a password."
    ),
    "reader-too-slow": QT_TRANSLATE_NOOP("Wording", "Taking the file apart took too long, so it was stopped."),
    "signed-container": QT_TRANSLATE_NOOP(
        "Wording", "The file is a signed container. Save the invoice that is in it first."
    ),
    "xml-dtd": QT_TRANSLATE_NOOP(
        "Wording", "The XML file brings definitions of its own, which no invoice needs. It was not read."
    ),
    "pdf-damaged": QT_TRANSLATE_NOOP("Wording", "The PDF is damaged."),
    "reader-crashed": QT_TRANSLATE_NOOP("Wording", "Reading it failed. Nothing else was touched."),
    "reader-not-started": QT_TRANSLATE_NOOP("Wording", "The program that reads files could not start."),
    "reader-memory": QT_TRANSLATE_NOOP("Wording", "Taking the file apart needs too much memory."),
    "too-large": QT_TRANSLATE_NOOP("Wording", "There is too much in this file."),
    "too-many-columns": QT_TRANSLATE_NOOP("Wording", "The table has too many columns."),
    "too-many-rows": QT_TRANSLATE_NOOP("Wording", "The table has too many rows."),
    "unknown-format": QT_TRANSLATE_NOOP("Wording", "Files of this kind cannot be read."),
    "xlsx-damaged": QT_TRANSLATE_NOOP("Wording", "The Excel file is damaged."),
    "xml-damaged": QT_TRANSLATE_NOOP("Wording", "The XML file is damaged."),
    "xml-encoding-unknown": QT_TRANSLATE_NOOP("Wording", "The XML file is written in an unknown way."),
    "xml-too-deep": QT_TRANSLATE_NOOP("Wording", "The XML file is nested too deeply."),
    "xml-too-large": QT_TRANSLATE_NOOP("Wording", "The XML file is too large."),
    "zip-bomb": QT_TRANSLATE_NOOP("Wording", "The file would unpack to something far too large."),
    "file-gone": QT_TRANSLATE_NOOP("Wording", "The file could not be kept: it is not there any more."),
    "file-changed": QT_TRANSLATE_NOOP("Wording", "The file changed while it was read."),
}
"""Why a file cannot be used, by code."""

PROBLEMS: Mapping[str, str] = {
    "absurd-amount": QT_TRANSLATE_NOOP("Wording", "An amount has more digits than any real amount."),
    "ambiguous-amount": QT_TRANSLATE_NOOP("Wording", "An amount can be read in two ways."),
    "ambiguous-date": QT_TRANSLATE_NOOP("Wording", "A date can be read in two ways."),
    "amount-currency": QT_TRANSLATE_NOOP("Wording", "An amount is in another currency than the invoice."),
    "attachment-damaged": QT_TRANSLATE_NOOP("Wording", "An attachment is damaged."),
    "attachment-name": QT_TRANSLATE_NOOP("Wording", "An attachment has a strange name."),
    "attachment-too-large": QT_TRANSLATE_NOOP("Wording", "An attachment is too large."),
    "bad-amount": QT_TRANSLATE_NOOP("Wording", "An amount cannot be read."),
    "bad-currency": QT_TRANSLATE_NOOP("Wording", "The currency cannot be read."),
    "bad-date": QT_TRANSLATE_NOOP("Wording", "A date cannot be read."),
    "bad-number": QT_TRANSLATE_NOOP("Wording", "A number cannot be read."),
    "bad-type": QT_TRANSLATE_NOOP("Wording", "The kind of the document cannot be read."),
    "bad-yes-no": QT_TRANSLATE_NOOP("Wording", "An answer is neither yes nor no."),
    "not-an-option": QT_TRANSLATE_NOOP("Wording", "A value is none of the choices."),
    "bad-text": QT_TRANSLATE_NOOP("Wording", "A text holds characters that are no text."),
    "too-many-decimals": QT_TRANSLATE_NOOP("Wording", "An amount has more decimals than its currency."),
    "hidden-characters": QT_TRANSLATE_NOOP("Wording", "A text held invisible characters; they were taken out."),
    "iban-check-digits": QT_TRANSLATE_NOOP("Wording", "The check digits of the IBAN are wrong."),
    "negative-credit-note": QT_TRANSLATE_NOOP("Wording", "A credit note with negative amounts: which way is unclear."),
    "repeated-column": QT_TRANSLATE_NOOP("Wording", "A column stands there twice."),
    "row-unusable": QT_TRANSLATE_NOOP("Wording", "A row cannot be used."),
    "several-currencies": QT_TRANSLATE_NOOP("Wording", "There are several currencies."),
    "several-due-dates": QT_TRANSLATE_NOOP("Wording", "There are several due dates."),
    "several-embedded": QT_TRANSLATE_NOOP("Wording", "The PDF holds several invoices; the first is read."),
    "several-orders": QT_TRANSLATE_NOOP("Wording", "There are several order numbers."),
    "several-payment-references": QT_TRANSLATE_NOOP("Wording", "There are several payment references."),
    "total-assumed": QT_TRANSLATE_NOOP(
        "Wording", "Whether tax is included is not said; the amount was taken as the total."
    ),
    "xinclude-ignored": QT_TRANSLATE_NOOP("Wording", "The XML asks to include other files. It was not followed."),
    "too-long": QT_TRANSLATE_NOOP("Wording", "A text is too long."),
    "too-many-attachments": QT_TRANSLATE_NOOP("Wording", "There are too many attachments."),
    "trading-name-only": QT_TRANSLATE_NOOP("Wording", "The supplier gives a trading name only."),
    "type-unclear": QT_TRANSLATE_NOOP("Wording", "Which kind of document it is, is unclear."),
    "type-contradicts-root": QT_TRANSLATE_NOOP("Wording", "The document is written as one kind and names another."),
    "kind-unknown": QT_TRANSLATE_NOOP("Wording", "Whether it is an invoice or a credit note is unclear."),
    "several-documents": QT_TRANSLATE_NOOP("Wording", "The file holds several documents."),
    "extension-mismatch": QT_TRANSLATE_NOOP("Wording", "The file's ending does not fit its content."),
    "encoding-assumed": QT_TRANSLATE_NOOP("Wording", "The kind of letters had to be guessed. Look at the names."),
    "number-without-key": QT_TRANSLATE_NOOP("Wording", "The invoice number has no letter or digit to compare."),
    "mixed-scripts": QT_TRANSLATE_NOOP("Wording", "Letters of several alphabets are mixed, as in forged names."),
    "vat-id-letters": QT_TRANSLATE_NOOP("Wording", "The VAT number holds letters that only look right."),
    "rounding-too-large": QT_TRANSLATE_NOOP("Wording", "The rounding is larger than any rounding."),
    "prepaid-out-of-bounds": QT_TRANSLATE_NOOP("Wording", "What was prepaid is below zero or above the whole."),
    "required_fields_present": QT_TRANSLATE_NOOP("Wording", "A required field is missing."),
    "type_clear": QT_TRANSLATE_NOOP("Wording", "Which kind of document it is, is unclear."),
    "sums_add_up": QT_TRANSLATE_NOOP("Wording", "The sums do not add up."),
    "dates_plausible": QT_TRANSLATE_NOOP("Wording", "The dates are not plausible."),
    "iban_valid": QT_TRANSLATE_NOOP("Wording", "The IBAN is not valid."),
    "vat_id_valid": QT_TRANSLATE_NOOP("Wording", "The VAT number is not valid."),
    "same-file": QT_TRANSLATE_NOOP("Wording", "This very file was taken in before. Nothing was created."),
    "same-number": QT_TRANSLATE_NOOP("Wording", "An invoice with this number came from this supplier before."),
    "same-amount-near": QT_TRANSLATE_NOOP(
        "Wording", "An invoice over this amount came from this supplier within three days."
    ),
    "account-changed": QT_TRANSLATE_NOOP("Wording", "The bank account is not the one this supplier used before."),
    "new-supplier": QT_TRANSLATE_NOOP("Wording", "No invoice of this supplier has been approved yet."),
    "no-account": QT_TRANSLATE_NOOP("Wording", "The invoice names no account to pay to."),
    "supplier-blocked": QT_TRANSLATE_NOOP("Wording", "The supplier's record says that nothing is bought there."),
    "account-not-verified": QT_TRANSLATE_NOOP("Wording", "Nobody verified this account on the supplier's record yet."),
    "several-records": QT_TRANSLATE_NOOP(
        "Wording", "Several records fit this supplier. Merge those that are the same."
    ),
}
"""What is odd about a document, by code."""

OUTCOMES: Mapping[str, str] = {
    "request": QT_TRANSLATE_NOOP("Wording", "became a request"),
    "draft": QT_TRANSLATE_NOOP("Wording", "waits for somebody to confirm it"),
    "duplicate": QT_TRANSLATE_NOOP("Wording", "was here before"),
    "refused": QT_TRANSLATE_NOOP("Wording", "could not be used"),
}
"""What became of a document."""


def document_note(note: "Note", field_label: str = "") -> str:
    """Something found while reading or checking; the reader's own English words where the code is not known."""
    if note.code in PROBLEMS or note.code in UNREADABLE:
        said = spoken(PROBLEMS.get(note.code) or UNREADABLE[note.code])
    elif note.code in REFUSALS:
        said = fill(translate("Wording", "%title."), title=spoken(REFUSALS[note.code][0]))
    else:
        said = note.text
    return fill(translate("Wording", "%field: %said"), field=field_label, said=said) if field_label else said


def outcome(code: str) -> str:
    """What became of a document: “became a request”."""
    return spoken(OUTCOMES[code]) if code in OUTCOMES else code
