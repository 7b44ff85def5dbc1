"""Short notices for whoever sits at this laptop: made by the program, kept here only, shown until somebody saw them."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from workflows.office.office import Office

_PREFIX = "notice/"
MOST = 500
"""Older ones go."""


class Notice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One notice."""

    id: str
    at_ms: int
    title: str
    text: str = ""
    request: str = ""
    """The request that it is about."""
    seen: bool = False


def keep_notice(office: "Office", notice: Notice) -> None:
    """Keep a notice; one of the same id stays as it is. Writes: on the writer lane."""
    facts = office.store.facts
    with office.store.database.transaction():
        if facts.get(_PREFIX + notice.id) is None:
            facts.put(_PREFIX + notice.id, msgspec.json.encode(notice))
        for old in notices(office)[MOST:]:
            facts.remove(_PREFIX + old.id)


def notices(office: "Office") -> tuple[Notice, ...]:
    """All of them, the latest first."""
    found: list[Notice] = []
    for kept in office.store.facts.under(_PREFIX).values():
        try:
            found.append(msgspec.json.decode(kept, type=Notice))
        except msgspec.MsgspecError:
            continue  # of a newer program
    return tuple(sorted(found, key=lambda one: (-one.at_ms, one.id)))


def has_notice(office: "Office", notice: str) -> bool:
    """Whether there is one of this id."""
    return office.store.facts.get(_PREFIX + notice) is not None


def mark_seen(office: "Office", ids: frozenset[str]) -> None:
    """Somebody saw these. Writes: on the writer lane."""
    with office.store.database.transaction():
        for one in notices(office):
            if one.id in ids and not one.seen:
                seen = msgspec.structs.replace(one, seen=True)
                office.store.facts.put(_PREFIX + one.id, msgspec.json.encode(seen))
