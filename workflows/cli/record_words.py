"""Refusals about records in words of the command line."""

from collections.abc import Mapping

RECORDS: Mapping[str, tuple[str, str, str]] = {
    "unknown-sort": (
        "There are no records of this kind",
        "A record is about a supplier, a customer or an employee, not “{sort}”.",
        "Write one of: supplier, customer, employee.",
    ),
    "other-sort": (
        "These are records of different kinds",
        "Suppliers, customers and employees have fields of their own; this one is about a {sort}.",
        "Choose records of one kind.",
    ),
    "bad-field": (
        "A field cannot be set so",
        "“{field}”: {problem}.",
        "“countersign records fields” lists what each kind of record holds.",
    ),
    "bad-record": ("This is no change of a record", "It names no field that a record can hold.", "Write it anew."),
    "needs-lead": (
        "Somebody who leads does this",
        "{person} is no owner, manager or bookkeeper; they set terms and limits, verify accounts and merge.",
        "Let one of them do it.",
    ),
    "not-active": (
        "This person does not belong to the office any more",
        "{person} was closed, or was never a member.",
        "Let somebody else do it with --as.",
    ),
    "unknown-account": (
        "This account is not on the record",
        "“{account}” was entered by nobody, so there is nothing to verify.",
        "Enter it with “countersign records set”; somebody else verifies it.",
    ),
    "contested-field": (
        "This field is contested",
        "Two people who did not know of each other set “{field}” differently.",
        "Set it once more to what is right, then go on.",
    ),
    "verify-own": (
        "Somebody else verifies this account",
        "{person} entered it, and nobody verifies what they entered.",
        "Let another owner, manager or bookkeeper do it.",
    ),
    "merged-already": (
        "These are one record already",
        "Both ids lead to the same record.",
        "Look at it with “countersign records show”.",
    ),
    "not-merged": (
        "This record was not merged",
        "No merge that holds names it.",
        "Look at it with “countersign records show”.",
    ),
    "came-elsewhere": (
        "Another branch entered the same invoice",
        "“{unit}” told on {day} of an invoice with the same supplier and number, which this laptop may not read.",
        "Ask {ask}, and reject one of the two; or go on with --reason (--note for tick) and say why both are right.",
    ),
}
"""Title, text and advice, by code."""
