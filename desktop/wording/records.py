"""Suppliers, customers and employees in words: what happened to a record, and why something cannot be done to it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop.wording.speech import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from workflows.office.showing.names import Names

KINDS: Mapping[str, str] = {
    "record.changed": QT_TRANSLATE_NOOP("Wording", "Record"),
    "record.verified": QT_TRANSLATE_NOOP("Wording", "Account verified"),
    "record.erasure-ordered": QT_TRANSLATE_NOOP("Wording", "Erasure"),
    "record.erasure-confirmed": QT_TRANSLATE_NOOP("Wording", "Erasure"),
    "records.merged": QT_TRANSLATE_NOOP("Wording", "Records merged"),
    "records.unmerged": QT_TRANSLATE_NOOP("Wording", "Merge undone"),
    "fingerprints.told": QT_TRANSLATE_NOOP("Wording", "Fingerprints"),
}
"""What an entry is, by the kind in the log."""

ICONS: Mapping[str, str] = {
    "record.changed": "book-open",
    "record.verified": "badge-check",
    "record.erasure-ordered": "trash-2",
    "record.erasure-confirmed": "trash-2",
    "records.merged": "copy",
    "records.unmerged": "git-fork",
    "fingerprints.told": "fingerprint-pattern",
}
"""The sign beside it."""

REFUSED: Mapping[str, tuple[str, str, str]] = {
    "unknown-sort": (
        QT_TRANSLATE_NOOP("Wording", "There are no records of this kind"),
        QT_TRANSLATE_NOOP("Wording", "A record is about a supplier, a customer or an employee."),
        QT_TRANSLATE_NOOP("Wording", "Choose one of the three."),
    ),
    "other-sort": (
        QT_TRANSLATE_NOOP("Wording", "These are records of different kinds"),
        QT_TRANSLATE_NOOP("Wording", "Suppliers, customers and employees have fields of their own."),
        QT_TRANSLATE_NOOP("Wording", "Choose records of one kind."),
    ),
    "bad-field": (
        QT_TRANSLATE_NOOP("Wording", "A field cannot be set so"),
        QT_TRANSLATE_NOOP("Wording", "“%field” is no field of such a record, or what was written does not fit it."),
        QT_TRANSLATE_NOOP("Wording", "Correct it."),
    ),
    "not-shown": (
        QT_TRANSLATE_NOOP("Wording", "Personal values of employees are shown to few"),
        QT_TRANSLATE_NOOP("Wording", "Owners and bookkeepers read them, and whom they are about."),
        QT_TRANSLATE_NOOP("Wording", "Ask one of them."),
    ),
    "bad-record": (
        QT_TRANSLATE_NOOP("Wording", "This is no change of a record"),
        QT_TRANSLATE_NOOP("Wording", "It names no field, or something that no record can hold."),
        QT_TRANSLATE_NOOP("Wording", "Write it anew."),
    ),
    "needs-lead": (
        QT_TRANSLATE_NOOP("Wording", "Somebody who leads does this"),
        QT_TRANSLATE_NOOP(
            "Wording", "Owners, managers and bookkeepers set terms and limits, verify accounts and merge records."
        ),
        QT_TRANSLATE_NOOP("Wording", "Ask one of them."),
    ),
    "not-active": (
        QT_TRANSLATE_NOOP("Wording", "This person does not belong to the office any more"),
        QT_TRANSLATE_NOOP("Wording", "%person was closed, or was never a member."),
        QT_TRANSLATE_NOOP("Wording", "Somebody else does it."),
    ),
    "unknown-account": (
        QT_TRANSLATE_NOOP("Wording", "This account is not on the record"),
        QT_TRANSLATE_NOOP("Wording", "Only an account that somebody entered can be verified."),
        QT_TRANSLATE_NOOP("Wording", "Enter it first; somebody else verifies it."),
    ),
    "contested-field": (
        QT_TRANSLATE_NOOP("Wording", "This field is contested"),
        QT_TRANSLATE_NOOP("Wording", "Two people who did not know of each other set “%field” differently."),
        QT_TRANSLATE_NOOP("Wording", "Set it once more to what is right, then go on."),
    ),
    "verify-own": (
        QT_TRANSLATE_NOOP("Wording", "Somebody else verifies this account"),
        QT_TRANSLATE_NOOP("Wording", "%person entered it, and nobody verifies what they entered."),
        QT_TRANSLATE_NOOP("Wording", "Ask another owner, manager or bookkeeper."),
    ),
    "merged-already": (
        QT_TRANSLATE_NOOP("Wording", "These are one record already"),
        QT_TRANSLATE_NOOP("Wording", "Both ids lead to the same record."),
        QT_TRANSLATE_NOOP("Wording", "Look at the record."),
    ),
    "not-merged": (
        QT_TRANSLATE_NOOP("Wording", "This record was not merged"),
        QT_TRANSLATE_NOOP("Wording", "No merge that holds names it."),
        QT_TRANSLATE_NOOP("Wording", "Look at the record."),
    ),
    "came-elsewhere": (
        QT_TRANSLATE_NOOP("Wording", "Another branch entered the same invoice"),
        QT_TRANSLATE_NOOP(
            "Wording", "%unit told on %day of an invoice with the same supplier and number. It cannot be read here."
        ),
        QT_TRANSLATE_NOOP("Wording", "Ask %ask, and reject one of the two; or say in a reason why both are right."),
    ),
    "supplier-blocked": (
        QT_TRANSLATE_NOOP("Wording", "Nothing is bought from this supplier"),
        QT_TRANSLATE_NOOP("Wording", "The supplier's record says: “%why”."),
        QT_TRANSLATE_NOOP("Wording", "Reject it; or go on, and say in a reason why it is right all the same."),
    ),
}
"""Title, text and advice of refusals, by code."""

TROUBLED: Mapping[str, tuple[str, str, str]] = {
    "unknown-record": (
        QT_TRANSLATE_NOOP("Wording", "There is no such record here"),
        QT_TRANSLATE_NOOP("Wording", "No supplier, customer or employee has this id. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Look it up in the list of records."),
    ),
    "ambiguous-record": (
        QT_TRANSLATE_NOOP("Wording", "Several records begin so"),
        QT_TRANSLATE_NOOP("Wording", "More than one record's id begins with these characters. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Type more of the id."),
    ),
    "bad-records-file": (
        QT_TRANSLATE_NOOP("Wording", "This file cannot be read as a list of records"),
        QT_TRANSLATE_NOOP("Wording", "It is no table with a column for each field, or too large. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Save it as CSV in UTF-8, with the names of fields in the first line."),
    ),
}
"""Title, text and advice of unusable input, by code."""


def record_event(kind: str, found: Any, names: "Names") -> tuple[str, dict[str, str]] | None:
    """A sentence about records and the words for its places, but who did it; None for other kinds."""
    match kind:
        case "record.changed" if found.sort:
            return translate("Wording", "%who added a record"), {}
        case "record.changed":
            return translate("Wording", "%who changed %n fields of a record", "", len(found.values)), {}
        case "record.verified":
            return translate("Wording", "%who verified the account %subject"), {"subject": found.account}
        case "record.erasure-ordered":
            return translate("Wording", "%who had the personal values of a record erased"), {}
        case "record.erasure-confirmed":
            return translate("Wording", "A laptop erased the personal values of a record"), {}
        case "records.merged":
            return translate("Wording", "%who merged two records: %subject"), {"subject": found.reason}
        case "records.unmerged":
            return translate("Wording", "%who undid the merge of two records: %subject"), {"subject": found.reason}
        case "fingerprints.told":
            said = translate("Wording", "A laptop told fingerprints of an invoice of %subject")
            return said, {"subject": names.units.get(found.unit, found.unit)}
    return None
