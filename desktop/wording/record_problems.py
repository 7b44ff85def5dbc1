"""Why a text cannot stand in a field of a record, or a row of a table cannot be taken: by code."""

from collections.abc import Mapping

from desktop.wording.speech import QT_TRANSLATE_NOOP

RECORD_PROBLEMS: Mapping[str, str] = {
    "key-needed": QT_TRANSLATE_NOOP("Wording", "“%field” may stand several times, so it needs a name of its own."),
    "no-key": QT_TRANSLATE_NOOP("Wording", "“%field” stands once, without a name of its own."),
    "bad-key": QT_TRANSLATE_NOOP("Wording", "“%field”: its name is made of small letters, digits and hyphens."),
    "bad-iban": QT_TRANSLATE_NOOP("Wording", "“%field” is no IBAN, or its check digits are wrong."),
    "bad-country": QT_TRANSLATE_NOOP("Wording", "“%field” needs the two letters of a country, such as DE."),
    "bad-days": QT_TRANSLATE_NOOP("Wording", "“%field” needs whole days, from 0 to 365."),
    "bad-email": QT_TRANSLATE_NOOP("Wording", "“%field” needs a mail address."),
    "too-many": QT_TRANSLATE_NOOP("Wording", "There are too many values. A record has at most 12 fields of its own."),
    "nothing": QT_TRANSLATE_NOOP("Wording", "There is nothing to write."),
    "twice": QT_TRANSLATE_NOOP("Wording", "It stands twice."),
    "unknown-person": QT_TRANSLATE_NOOP("Wording", "“%field”: nobody here has this id."),
    "unknown-unit": QT_TRANSLATE_NOOP("Wording", "“%field”: no unit has this id."),
    "unknown-sort": QT_TRANSLATE_NOOP("Wording", "A record is about a supplier, a customer or an employee."),
    "unknown-record": QT_TRANSLATE_NOOP("Wording", "No record has this id."),
    "ambiguous-record": QT_TRANSLATE_NOOP("Wording", "Several records have an id that begins so."),
    "needs-lead": QT_TRANSLATE_NOOP("Wording", "Only an owner, a manager or a bookkeeper sets “%field”."),
    "other-sort": QT_TRANSLATE_NOOP("Wording", "The record is of another kind."),
    "not-active": QT_TRANSLATE_NOOP("Wording", "Whoever imports does not belong to the office any more."),
}
"""Beside those of forms. “%field” is the name of the field."""
