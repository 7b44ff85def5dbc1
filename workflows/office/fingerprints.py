"""The same invoice, and a changed account, across units whose requests only some laptops can read.

A laptop that writes about an invoice of such a unit tells the others keyed hashes of it (``ledger.fingerprints``), in
an entry that every laptop reads. Whoever enters an invoice compares. What others told makes a check stricter, never
milder: a laptop that lies can raise a false alarm, and cannot make an account or a supplier known.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from workflows.domain.events import Act
from workflows.domain.forms import Value
from workflows.domain.money import Money
from workflows.domain.record_events import FingerprintsTold
from workflows.engine.assign import day_of
from workflows.engine.state import OfficeState, RequestState
from workflows.intake.accounts import accounts_in
from workflows.ledger import entry
from workflows.ledger.fingerprints import KEY_EPOCH, fingerprint, fingerprint_key, is_fingerprint
from workflows.ledger.trust import FIRST_UNIT_SCOPE
from workflows.office.journal import About
from workflows.store.records import FINGERPRINTS, FingerprintRow
from workflows.store.rows import DocumentRow

if TYPE_CHECKING:
    from workflows.office.office import Office

NEAR_DAYS = 3
"""The same amount from the same supplier within so many days may be the same invoice."""

NUMBER, NEAR, SUPPLIER, ACCOUNT = "number", "near", "supplier", "account"

MOST_ACCOUNTS = 20
"""Accounts of one invoice that are told."""


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice that another unit entered and that this laptop may not read."""

    request: str
    unit: str
    at_ms: int
    """When it was told, as its author's clock claims."""
    what: str
    """number: the same supplier and number; near: the same supplier and amount within three days."""
    ask: tuple[str, ...]
    """Who can say more: the managers of the unit, of the units above, or the owners; by id."""


def key_of(office: "Office") -> bytes | None:
    """The office's key for fingerprints; None where this laptop was not given the key it comes from."""
    ground = office.reader.scope_keys.get((entry.OFFICE_SCOPE, KEY_EPOCH))
    return None if ground is None else fingerprint_key(ground, office.id)


def tell(office: "Office", state: RequestState, documents: tuple[DocumentRow, ...]) -> None:
    """Tell what an act about an invoice changed, where only some laptops may read it. Inside a transaction."""
    if not office.chain.trust.scopes:
        return
    first = office.store.entries.one(state.acts[0].device, state.acts[0].position)
    if first is None or not FIRST_UNIT_SCOPE <= first.scope < entry.OPEN_SCOPE:
        return
    known = office.store.records.told(state.id)
    row = documents[0] if documents else None
    key = key_of(office) if row is not None or known else None
    if key is None:
        return
    told = _told(key, state, row)
    latest = max((one.count for one in known), default=0)
    before = {(one.what, one.hash) for one in known if one.count == latest and one.what}
    if before == _pairs(told):
        return
    about = About(
        scope=entry.OFFICE_SCOPE, key=office.newest_key(entry.OFFICE_SCOPE), auth=office.chain.length, mark=FINGERPRINTS
    )
    journal = office.journal()
    note_told(office, journal.write_act(told, about, journal.now_ms()))


def note_told(office: "Office", act: Act) -> None:
    """Keep what a device told, unless it told more of the same request before. Inside a transaction.

    A log counts as far as the trust says; what stands beyond its end tells nothing.
    """
    event = act.event
    if not isinstance(event, FingerprintsTold) or office.chain.cut(act) is not None:
        return
    if len(event.accounts) > MOST_ACCOUNTS:
        return
    known = [one for one in office.store.records.told(event.request) if one.device == act.device]
    if known and known[0].count > event.count:
        return
    rows = [
        FingerprintRow(
            request=event.request,
            device=act.device,
            what=what,
            hash=text,
            unit=event.unit[:60],
            at_ms=act.at[0],
            count=event.count,
        )
        for what, text in sorted(_pairs(event) | {("", "")})
    ]
    office.store.records.put_told(event.request, act.device, rows)


def elsewhere(office: "Office", values: Mapping[str, Value], request: str = "") -> tuple[Elsewhere, ...]:
    """Invoices of units that this laptop may not read which are the same, or seem to be; those by number first."""
    supplier, number = values.get("supplier_key"), values.get("number_key")
    if not isinstance(supplier, str) or not office.store.records.some_told():
        return ()
    key = key_of(office)
    if key is None:
        return ()
    wanted: list[tuple[str, str]] = []
    if isinstance(number, str):
        wanted.append((NUMBER, fingerprint(key, NUMBER, supplier, number)))
    gross, issued = values.get("gross"), values.get("issue_date")
    if isinstance(gross, Money) and isinstance(issued, str):
        wanted += [(NEAR, _near(key, supplier, gross.minor, gross.currency, day)) for day in _days(issued, NEAR_DAYS)]
    found: dict[str, Elsewhere] = {}
    for what, text in wanted:
        for row in office.store.records.matches(what, text, without=request):
            if row.request not in found and _is_latest(office, row) and not _is_here(office, row.request):
                found[row.request] = Elsewhere(
                    request=row.request,
                    unit=row.unit,
                    at_ms=row.at_ms,
                    what=what,
                    ask=ask_whom(office.state, row.unit, day_of(row.at_ms)),
                )
    return tuple(found.values())


def account_is_strange(office: "Office", values: Mapping[str, Value]) -> bool:
    """Whether other units paid this supplier to accounts that are told, and this invoice names another one.

    Asked only where nothing this laptop can read says which account is right.
    """
    supplier = values.get("supplier_key")
    if not isinstance(supplier, str) or not office.store.records.some_told():
        return False
    key = key_of(office)
    if key is None:
        return False
    records = office.store.records
    paid = [
        row.request
        for row in records.matches(SUPPLIER, fingerprint(key, SUPPLIER, supplier), without="")
        if _is_latest(office, row) and not _is_here(office, row.request)
    ]
    if not any(one.what == ACCOUNT for request in paid for one in records.told(request)):
        return False
    named = values.get("account_key")
    for account in accounts_in(named if isinstance(named, str) else ""):
        rows = records.matches(ACCOUNT, fingerprint(key, ACCOUNT, supplier, account), without="")
        if not any(_is_latest(office, row) for row in rows):
            return True
    return False


def ask_whom(state: OfficeState, unit: str, day: str) -> tuple[str, ...]:
    """The managers of a unit, or of the nearest above that has any; else the owners."""
    for one in state.path_up(unit):
        found = state.holders("manager", one, day)
        if found:
            return found
    return state.holders("owner", state.head, day)


def _told(key: bytes, state: RequestState, row: DocumentRow | None) -> FingerprintsTold:
    told: dict[str, Any] = {}
    if row is not None:
        supplier = row.supplier_key
        if row.number_key:
            told["number"] = fingerprint(key, NUMBER, supplier, row.number_key)
        if row.issue_date is not None:
            told["near"] = _near(key, supplier, row.gross_minor, row.currency, row.issue_date)
        if row.settled:
            told["supplier"] = fingerprint(key, SUPPLIER, supplier)
            accounts = sorted(accounts_in(row.account_key or ""))[:MOST_ACCOUNTS]
            told["accounts"] = tuple(fingerprint(key, ACCOUNT, supplier, one) for one in accounts)
    return FingerprintsTold(request=state.id, unit=state.unit, count=len(state.acts), **told)


def _near(key: bytes, supplier: str, minor: int, currency: str, day: str) -> str:
    return fingerprint(key, NEAR, supplier, str(minor), currency, day)


def _pairs(told: FingerprintsTold) -> set[tuple[str, str]]:
    pairs = {(NUMBER, told.number), (NEAR, told.near), (SUPPLIER, told.supplier)}
    pairs |= {(ACCOUNT, one) for one in told.accounts}
    return {(what, text) for what, text in pairs if is_fingerprint(text)}


def _is_latest(office: "Office", row: FingerprintRow) -> bool:
    """Whether nobody who had more of the request told otherwise since."""
    return row.count == max(one.count for one in office.store.records.told(row.request))


def _is_here(office: "Office", request: str) -> bool:
    """Whether this laptop reads the request itself, and compares with that."""
    known = office.store.questions.request(request)
    return known is not None and known.id == request


def _days(day: str, around: int) -> Iterator[str]:
    middle = date.fromisoformat(day).toordinal()
    for one in range(max(middle - around, 1), min(middle + around, date.max.toordinal()) + 1):
        yield date.fromordinal(one).isoformat()
