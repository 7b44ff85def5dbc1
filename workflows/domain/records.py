"""Suppliers, customers and employees as records: which fields each has, and what one field may hold.

A record is a set of **cells**. A field that a record has once is one cell, called like the field (``vat_id``). A
field that it may have several times is a cell for each, called ``field/key`` (``iban/DE89…``, ``contact/office``), so
that two laptops that add an account each, not knowing of each other, add two. A cell holds a text, or nothing.

The list is closed; what else an office keeps goes into at most ``MOST_OWN`` fields of its own, ``own/<name>``.
"""

import re
from collections.abc import Mapping
from typing import Any, Literal, get_args

import msgspec

from workflows.domain.forms import is_date
from workflows.domain.personal import is_personal_mark, reference_in

Sort = Literal["supplier", "customer", "employee"]
"""What a record is about."""

SORTS: tuple[Sort, ...] = get_args(Sort)

FieldForm = Literal["text", "country", "day", "days", "number", "person", "unit", "iban", "email", "yes-no"]
"""``days``: whole days from 0 to 365. ``number``: a decimal number, not negative. ``yes-no``: ``yes`` or ``no``."""

LONGEST = 500
"""Characters of one cell."""
MOST_CELLS = 120
"""Cells that one change may name."""
MOST_OWN = 12
"""Own fields of one record."""

_KEY = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_CELL = re.compile(r"[a-z][a-z0-9_]{0,39}(?:/[A-Za-z0-9_-]{1,40})?")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?")
_EMAIL = re.compile(r"[^@\s<>\"',;]{1,64}@[A-Za-z0-9.-]{1,190}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

ACCOUNT = "iban"
"""The field whose cells are bank accounts: each counts only once somebody verified it."""


class RecordField(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a kind of record."""

    id: str
    form: FieldForm = "text"
    many: bool = False
    """Several cells ``field/key``; an account's key is the account itself."""
    personal: bool = False
    """Kept off the log in a blob that an owner's order erases everywhere."""
    lead: bool = False
    """Set only by an owner, a manager or a bookkeeper."""


def _fields(*fields: RecordField) -> Mapping[str, RecordField]:
    return {one.id: one for one in fields}


_F = RecordField
_FIRM = (
    _F(id="legal_name"),
    _F(id="trading_name"),
    _F(id="vat_id"),
    _F(id="tax_number"),
    _F(id="company_id"),
    _F(id="country", form="country"),
    _F(id="address", many=True),
    _F(id="email", form="email"),
    _F(id="phone"),
    _F(id="website"),
    _F(id="contact", many=True, personal=True),
    _F(id=ACCOUNT, form="iban", many=True),
    _F(id="payment_terms", form="days", lead=True),
    _F(id="segment"),
    _F(id="owner", form="person"),
    _F(id="unit", form="unit"),
    _F(id="blocked", lead=True),
    _F(id="note"),
    _F(id="own", many=True),
)
FIELDS: Mapping[Sort, Mapping[str, RecordField]] = {
    "supplier": _fields(
        *_FIRM, _F(id="order_email", form="email"), _F(id="discount_days", form="days", lead=True), _F(id="category")
    ),
    "customer": _fields(
        *_FIRM,
        _F(id="credit_limit", form="number", lead=True),
        _F(id="price_list", lead=True),
        _F(id="delivery_terms"),
        _F(id="invoice_email", form="email"),
    ),
    "employee": _fields(
        _F(id="person", form="person"),
        _F(id="position"),
        _F(id="unit", form="unit"),
        _F(id="start", form="day"),
        _F(id="end", form="day"),
        _F(id="legal_name", personal=True),
        _F(id="address", many=True, personal=True),
        _F(id="email", form="email", personal=True),
        _F(id="phone", personal=True),
        _F(id="birthday", form="day", personal=True),
        _F(id="tax_number", personal=True),
        _F(id="insurance_number", personal=True),
        _F(id="account", personal=True),
        _F(id="contact", many=True, personal=True),
        _F(id="note", personal=True),
        _F(id="own", many=True),
    ),
}
"""Every field, by kind. ``owner`` is who looks after it; ``blocked`` says why nothing is bought there, or sold to it;
``contact/<role>`` is a person there, such as ``contact/orders``; ``address/<use>`` one such as ``address/delivery``."""


def field_of(sort: str, cell: str) -> RecordField | None:
    """The field that a cell belongs to; None where the kind has no such field."""
    name, _, key = cell.partition("/")
    fields = FIELDS.get(sort)  # type: ignore[call-overload]  # any text may be asked
    found: RecordField | None = fields.get(name) if fields is not None else None
    return found if found is not None and bool(key) == found.many else None


def needs_lead(sort: str, cell: str) -> bool:
    """Whether only somebody who leads may set the cell."""
    found = field_of(sort, cell)
    return found is not None and found.lead


def account_in(cell: str) -> str | None:
    """The account that a cell stands for; None for any other cell."""
    name, _, key = cell.partition("/")
    return key if name == ACCOUNT and key else None


def is_sound(values: object) -> bool:
    """Whether these can be cells of any record, of this version or a later one: what is not known is kept."""
    if not isinstance(values, dict) or not 0 < len(values) <= MOST_CELLS:
        return False
    return all(
        isinstance(cell, str) and _CELL.fullmatch(cell) is not None and _is_value(value)
        for cell, value in values.items()
    )


def _is_value(value: object) -> bool:
    if isinstance(value, str):
        return 0 < len(value) <= LONGEST
    return value is None or reference_in(value) is not None


def cleaned_cell(sort: Sort, cell: str) -> str:
    """The cell as it is called: an account in capitals without blanks. Raises ValueError with a code."""
    name, slash, key = cell.strip().partition("/")
    field = FIELDS[sort].get(name)
    if field is None:
        raise ValueError("unknown-field")
    if field.many != bool(slash and key):
        raise ValueError("key-needed" if field.many else "no-key")
    if not field.many:
        return name
    if field.form == "iban":
        key = re.sub(r"[\s.-]", "", key).upper()
        if not _IBAN.fullmatch(key) or not _mod97(key):
            raise ValueError("bad-iban")
    elif not _KEY.fullmatch(key):
        raise ValueError("bad-key")
    return f"{name}/{key}"


def cleaned_value(sort: Sort, cell: str, text: str) -> str | None:
    """What the cell holds: None for an empty text. Raises ValueError with a code."""
    field = field_of(sort, cell)
    assert field is not None, cell
    value = " ".join(_CONTROL.sub(" ", text).split())
    if not value:
        return None
    if len(value) > LONGEST:
        raise ValueError("too-long")
    match field.form:
        case "country":
            value = value.upper()
            _demand(len(value) == 2 and value.isascii() and value.isalpha(), "bad-country")
        case "day":
            _demand(is_date(value), "bad-date")
        case "days":
            _demand(value.isascii() and value.isdigit() and int(value) <= 365, "bad-days")
        case "number":
            _demand(_NUMBER.fullmatch(value) is not None, "bad-number")
        case "email":
            _demand(_EMAIL.fullmatch(value) is not None, "bad-email")
        case "yes-no":
            _demand(value in {"yes", "no"}, "bad-yes-no")
        case _:
            pass
    return value


def _demand(holds: bool, code: str) -> None:  # noqa: FBT001 -- reads as a sentence
    if not holds:
        raise ValueError(code)


def _mod97(iban: str) -> bool:
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def title_of(values: Mapping[str, Any], fallback: str) -> str:
    """What a record is called: its legal name, its trading name, the person it is about, or this."""
    for cell in ("legal_name", "trading_name", "person", "vat_id"):
        value = values.get(cell)
        if isinstance(value, str) and value and not is_personal_mark(value):
            return value
    return fallback
