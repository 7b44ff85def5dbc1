"""Suppliers, customers and employees in words: kinds, fields, who wrote what, and why two look alike."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.wording.speech import QT_TRANSLATE_NOOP, all_of, fill, quoted, spoken, translate
from desktop.wording.times import day, moment
from desktop.wording.values import field_problem

if TYPE_CHECKING:
    from workflows.office.showing.names import Names
    from workflows.office.showing.record_card import CellCard
    from workflows.office.showing.records_shown import RecordLine, Step

SORTS: Mapping[str, str] = {
    "supplier": QT_TRANSLATE_NOOP("Wording", "Suppliers"),
    "customer": QT_TRANSLATE_NOOP("Wording", "Customers"),
    "employee": QT_TRANSLATE_NOOP("Wording", "Employees"),
}
"""Kinds of records, as headings."""

ONE: Mapping[str, str] = {
    "supplier": QT_TRANSLATE_NOOP("Wording", "Supplier"),
    "customer": QT_TRANSLATE_NOOP("Wording", "Customer"),
    "employee": QT_TRANSLATE_NOOP("Wording", "Employee"),
}
"""One of a kind."""

NEW: Mapping[str, str] = {
    "supplier": QT_TRANSLATE_NOOP("Wording", "New supplier"),
    "customer": QT_TRANSLATE_NOOP("Wording", "New customer"),
    "employee": QT_TRANSLATE_NOOP("Wording", "New employee"),
}
"""One that is added."""

FIELDS: Mapping[str, str] = {
    "legal_name": QT_TRANSLATE_NOOP("Wording", "Legal name"),
    "trading_name": QT_TRANSLATE_NOOP("Wording", "Trading name"),
    "vat_id": QT_TRANSLATE_NOOP("Wording", "VAT id"),
    "tax_number": QT_TRANSLATE_NOOP("Wording", "Tax number"),
    "company_id": QT_TRANSLATE_NOOP("Wording", "Company register number"),
    "country": QT_TRANSLATE_NOOP("Wording", "Country"),
    "address": QT_TRANSLATE_NOOP("Wording", "Address"),
    "email": QT_TRANSLATE_NOOP("Wording", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("Wording", "Phone"),
    "website": QT_TRANSLATE_NOOP("Wording", "Website"),
    "contact": QT_TRANSLATE_NOOP("Wording", "Contact"),
    "iban": QT_TRANSLATE_NOOP("Wording", "Bank account"),
    "payment_terms": QT_TRANSLATE_NOOP("Wording", "Days to pay"),
    "segment": QT_TRANSLATE_NOOP("Wording", "Segment"),
    "owner": QT_TRANSLATE_NOOP("Wording", "Looked after by"),
    "unit": QT_TRANSLATE_NOOP("Wording", "Unit"),
    "blocked": QT_TRANSLATE_NOOP("Wording", "Blocked, because"),
    "note": QT_TRANSLATE_NOOP("Wording", "Note"),
    "own": QT_TRANSLATE_NOOP("Wording", "Field of your own"),
    "order_email": QT_TRANSLATE_NOOP("Wording", "E-mail for orders"),
    "discount_days": QT_TRANSLATE_NOOP("Wording", "Days with a discount"),
    "category": QT_TRANSLATE_NOOP("Wording", "Category"),
    "credit_limit": QT_TRANSLATE_NOOP("Wording", "Credit limit"),
    "price_list": QT_TRANSLATE_NOOP("Wording", "Price list"),
    "delivery_terms": QT_TRANSLATE_NOOP("Wording", "Delivery terms"),
    "invoice_email": QT_TRANSLATE_NOOP("Wording", "E-mail for invoices"),
    "person": QT_TRANSLATE_NOOP("Wording", "Person here"),
    "position": QT_TRANSLATE_NOOP("Wording", "Position"),
    "start": QT_TRANSLATE_NOOP("Wording", "First day"),
    "end": QT_TRANSLATE_NOOP("Wording", "Last day"),
    "birthday": QT_TRANSLATE_NOOP("Wording", "Birthday"),
    "insurance_number": QT_TRANSLATE_NOOP("Wording", "Insurance number"),
    "account": QT_TRANSLATE_NOOP("Wording", "Account for wages"),
}
"""Fields by id."""

KEYS: Mapping[str, str] = {
    "main": QT_TRANSLATE_NOOP("Wording", "main one"),
    "billing": QT_TRANSLATE_NOOP("Wording", "for invoices"),
    "delivery": QT_TRANSLATE_NOOP("Wording", "for deliveries"),
    "home": QT_TRANSLATE_NOOP("Wording", "at home"),
    "orders": QT_TRANSLATE_NOOP("Wording", "orders"),
    "sales": QT_TRANSLATE_NOOP("Wording", "sales"),
    "accounts": QT_TRANSLATE_NOOP("Wording", "bookkeeping"),
    "emergency": QT_TRANSLATE_NOOP("Wording", "in an emergency"),
}
"""Usual names of values that a field may have several of; any other stands as it was typed."""

ALIKE: Mapping[str, str] = {
    "vat": QT_TRANSLATE_NOOP("Wording", "the same VAT id"),
    "account": QT_TRANSLATE_NOOP("Wording", "the same bank account"),
    "name": QT_TRANSLATE_NOOP("Wording", "names that are alike"),
    "person": QT_TRANSLATE_NOOP("Wording", "the same person"),
}
"""Why two records look alike."""

WHY_NOT: Mapping[str, str] = {
    "not-active": QT_TRANSLATE_NOOP("Wording", "Nobody who belongs to the office acts here."),
    "needs-lead": QT_TRANSLATE_NOOP("Wording", "Owners, managers and bookkeepers do this."),
    "not-owner": QT_TRANSLATE_NOOP("Wording", "Only an owner does this."),
    "verify-own": QT_TRANSLATE_NOOP("Wording", "Nobody verifies what they entered: somebody else who leads does."),
    "contested-field": QT_TRANSLATE_NOOP("Wording", "It is contested: choose first what is right."),
    "not-shown": QT_TRANSLATE_NOOP(
        "Wording", "Personal values of employees are shown to owners, bookkeepers, and whom they are about."
    ),
}
"""Why something is not offered to whoever looks, by code."""


def why_not(code: str) -> str:
    """Why something is not offered; empty where it is."""
    return spoken(WHY_NOT.get(code, QT_TRANSLATE_NOOP("Wording", "The rules of the office say no."))) if code else ""


def field(cell: str) -> str:
    """What a cell is called: its field, with the name of its own where it has one. An account is grouped by fours."""
    name, _, key = cell.partition("/")
    if name == "own":
        return key.replace("_", " ").replace("-", " ")
    words = spoken(FIELDS[name]) if name in FIELDS else name
    if not key:
        return words
    shown = account(key) if name == "iban" else spoken(KEYS[key]) if key in KEYS else key
    return fill(translate("Wording", "%field (%key)"), field=words, key=shown)


def account(iban: str) -> str:
    """An account in groups of four, as it stands on paper."""
    return "\u00a0".join(iban[at : at + 4] for at in range(0, len(iban), 4))


def value(form: str, text: str, names: "Names") -> str:
    """A value as its field means it."""
    match form:
        case "person":
            return names.people.get(text, text)
        case "unit":
            return names.units.get(text, text)
        case "day":
            return day(text)
        case "days":
            return translate("Wording", "%n days", "", int(text)) if text.isdecimal() else text
        case "yes-no":
            return translate("Wording", "yes") if text == "yes" else translate("Wording", "no")
    return text


def who(by: str | None, names: "Names") -> str:
    """Who wrote something."""
    return names.people.get(by, by) if by else translate("Wording", "the program, for a request")


def written(by: str | None, at_ms: int, names: "Names") -> str:
    """Who wrote a value, and when."""
    return fill(translate("Wording", "%who, %when"), who=who(by, names), when=moment(at_ms))


def verified(cell: "CellCard", names: "Names") -> str:
    """Whether an account counts."""
    if not cell.verified:
        return translate("Wording", "Not verified: nobody pays to it unseen")
    by = names.people.get(cell.verified, cell.verified)
    if cell.verified_ms is None:
        return fill(translate("Wording", "Verified by %who"), who=by)
    return fill(translate("Wording", "Verified by %who, %when"), who=by, when=moment(cell.verified_ms))


def alike(why: Sequence[str]) -> str:
    """Why two records look alike."""
    return all_of(spoken(ALIKE[one]) if one in ALIKE else one for one in why)


def oddities(line: "RecordLine") -> list[str]:
    """What is odd about a record, in a few words each."""
    found = []
    if line.blocked:
        found.append(translate("Wording", "blocked"))
    if line.contested:
        found.append(translate("Wording", "%n fields contested", "", line.contested))
    if line.unverified:
        found.append(translate("Wording", "%n accounts not verified", "", line.unverified))
    return found


def row_problem(field_id: str, code: str) -> str:
    """Why a row of a table is refused."""
    return field_problem(code, field(field_id) if field_id else translate("Wording", "The row"))


def steps_said(steps: "Sequence[Step]", names: "Names", titles: Mapping[str, str]) -> str:
    """One act of a record's history as a sentence, without a full stop. ``titles``: of records, by id."""
    first = steps[0]
    by = names.people.get(first.by, first.by) if first.by else translate("Wording", "The program")
    match first.kind:
        case "changed":
            said = translate("Wording", "%who set %what")
            what = all_of(_changed(step, names) for step in steps)
            return _with_note(fill(said, who=by, what=what), first.note)
        case "verified":
            said = translate("Wording", "%who verified the account %account: %how")
            return fill(said, who=by, account=account(first.cell), how=quoted(first.note))
        case "merged":
            said = translate("Wording", "%who merged it with “%other”: %why")
            one = titles.get(first.after or "", (first.after or "")[:8])
            return fill(said, who=by, other=one, why=quoted(first.note))
        case "unmerged":
            return fill(translate("Wording", "%who undid a merge: %why"), who=by, why=quoted(first.note))
        case "erased":
            said = translate("Wording", "%who had the personal values erased: %why")
            return fill(said, who=by, why=quoted(first.note))
    return translate("Wording", "A laptop erased the personal values")


def _changed(step: "Step", names: "Names") -> str:
    name = field(step.cell)
    before = all_of(quoted(_plain(step.cell, one, names)) for one in step.before)
    if step.after is None and not before:
        return name
    if step.after is None:
        return fill(translate("Wording", "%field to nothing (before: %before)"), field=name, before=before)
    after = quoted(_plain(step.cell, step.after, names))
    if not before:
        return fill(translate("Wording", "%field to %after"), field=name, after=after)
    return fill(translate("Wording", "%field to %after (before: %before)"), field=name, after=after, before=before)


def _plain(cell: str, text: str, names: "Names") -> str:
    forms = {"person": "person", "owner": "person", "unit": "unit", "start": "day", "end": "day", "birthday": "day"}
    return value(forms.get(cell, "text"), text, names)


def _with_note(said: str, note: str) -> str:
    return fill(translate("Wording", "%said: %note"), said=said, note=quoted(note)) if note else said
