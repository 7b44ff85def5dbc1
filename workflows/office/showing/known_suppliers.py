"""Suppliers that a form can be filled from: found by what somebody types, with what is certain about each."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import msgspec

from workflows.domain.records import account_in
from workflows.office.records.finding import Group, every_group
from workflows.office.records.folding import cells_of
from workflows.office.showing.alphabet import in_order

if TYPE_CHECKING:
    from workflows.office.office import Office

_NAMES = ("supplier_name", "supplier")
_VAT_IDS = ("supplier_vat_id",)
_ACCOUNTS = ("iban",)


class SupplierFields(msgspec.Struct, frozen=True, kw_only=True):
    """Which fields of a form say who the supplier is; empty where it has none."""

    name: str
    vat_id: str
    account: str


class KnownSupplier(msgspec.Struct, frozen=True, kw_only=True):
    """A supplier."""

    record: str
    name: str
    vat_id: str
    """Empty where there is none, or where it is contested."""
    account: str
    """The one account that somebody verified; empty where there is none, or several."""
    blocked: bool


def supplier_fields(fields: Collection[str]) -> SupplierFields | None:
    """The fields of a form that name a supplier; None where it asks for none."""

    def first(known: tuple[str, ...]) -> str:
        return next((one for one in known if one in fields), "")

    name = first(_NAMES)
    return SupplierFields(name=name, vat_id=first(_VAT_IDS), account=first(_ACCOUNTS)) if name else None


def known_suppliers(office: "Office", typed: str, limit: int = 12) -> tuple[KnownSupplier, ...]:
    """Suppliers with a name of which a word begins so, or whose VAT id or account does; whole names first."""
    wanted = in_order(" ".join(typed.split()))[0]
    if not wanted or not office.store.records.some():
        return ()
    found = [
        (place, in_order(group.head.title), group.head.id, group)
        for group in every_group(office)
        if group.head.sort == "supplier" and (place := _place(group, wanted)) is not None
    ]
    return tuple(_known(one[3]) for one in sorted(found, key=lambda one: one[:3])[:limit])


def _place(group: Group, wanted: str) -> int | None:
    """0 where something begins so; 1 where a later word of a name does; None where nothing does."""
    later = False
    for row in group.rows:
        for name, cell in cells_of(row).items():
            account = account_in(name)
            texts = [account] if account is not None else cell.values if name in _SEARCHED else ()
            for text in texts:
                plain = in_order(text or "")[0]
                if plain.startswith(wanted) or (name != "legal_name" and plain.startswith(wanted.replace(" ", ""))):
                    return 0
                later = later or f" {wanted}" in plain
    return 1 if later else None


_SEARCHED = frozenset({"legal_name", "trading_name", "vat_id"})


def _known(group: Group) -> KnownSupplier:
    cells = group.cells()
    accounts = {
        account
        for row in group.rows
        for name, cell in cells_of(row).items()
        if (account := account_in(name)) is not None and cell.verified and cell.value is not None
    }
    name, vat = cells.get("legal_name"), cells.get("vat_id")
    return KnownSupplier(
        record=group.head.id,
        name=(name.value if name is not None else None) or group.head.title,
        vat_id=(vat.value if vat is not None else None) or "",
        account=next(iter(accounts)) if len(accounts) == 1 else "",
        blocked="blocked" in cells,
    )
