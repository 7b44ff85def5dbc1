"""Ends a laptop's log at an index, with the word of two people, and gives what it could read new keys.

The index decides, never a time: what stands at or beyond it counts for nobody, whatever it claims. The owner says so on
the laptop that writes the authority chain; the second person says so there, or on a laptop of their own.
"""

from typing import TYPE_CHECKING

import msgspec

from workflows.changes import Changes
from workflows.errors import InvalidInput
from workflows.ledger import entry, membership
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceRevoked, RevocationAsked, Second
from workflows.ledger.merkle import Frontier
from workflows.ledger.trust import seconds
from workflows.office.changing import is_primary
from workflows.office.journal import About
from workflows.office.reading import Introduction
from workflows.office.sharing.announcing import COMMON, decree, refuse_non_primary
from workflows.office.speaking import refuse_if_silenced, without_effect

if TYPE_CHECKING:
    from workflows.office.office import Office

_ASKED_KIND = "revocation.asked"


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A second person's word for a revocation, from their own laptop."""

    person: str
    device: str
    asked: RevocationAsked


class Revoked(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop's log has ended."""

    device: str
    size: int
    beyond: int
    """How many of its entries that are here count no more."""
    second: str | None
    """Who gave the second word; None where nobody else in the office could."""
    rekeyed: tuple[int, ...]
    """Scopes with new keys."""
    changes: Changes


class LastEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One of a laptop's latest entries, to choose the cut by."""

    position: int
    at_ms: int | None
    """As the laptop claims; None where this laptop cannot read it."""
    kind: str
    by: str | None
    request: str | None


def revoke(office: "Office", device: str, *, by: str, second: str | None = None, size: int | None = None) -> Revoked:
    """End a laptop's log at ``size``: by default where the second person asked for it, else at all that is here.

    ``second`` signs on this laptop. Raises InvalidInput: ``not-primary``, ``not-owner``, ``unknown-device``,
    ``is-primary``, ``device-ended``, ``bad-cut``, ``second-needed``, ``second-cannot``.
    """
    refuse_non_primary(office)
    _refuse_unfit(office, device)
    able = _able(office, by, device)
    word = word_for(office, device, by)
    if second is None and word is not None and size is None:
        size = word.asked.size
    end, root = _cut(office, device, size)
    given: Second | None = None
    if second is not None:
        given = _sign_here(office, device, end, root, second, able)
    elif word is not None and (word.asked.size, word.asked.root) == (end, root):
        given = Second(person=word.person, device=word.device, signature=word.asked.signature)
    elif able:
        raise _second_needed(office, able, word)
    log = office.store.entries.log(device)
    scopes = office.chain.trust.scopes
    rekeyed = (*COMMON, *sorted(number for number, scope in scopes.items() if device in scope.devices))
    event = DeviceRevoked(device=device, size=end, root=root, second=given)
    changes = decree(office, (event,), by, rekey=rekeyed)
    return Revoked(
        device=device,
        size=end,
        beyond=max((log.size if log else 0) - end, 0),
        second=given.person if given else None,
        rekeyed=rekeyed,
        changes=changes,
    )


def ask_revocation(office: "Office", device: str, *, by: str, size: int | None = None) -> RevocationAsked:
    """Say, as the second person and on any other laptop, that a laptop's log should end at ``size``.

    It counts as soon as the owner revokes the laptop at the same size. Raises InvalidInput: ``signs-elsewhere``,
    ``asked-on-primary``, ``unknown-device``, ``is-primary``, ``device-ended``, ``bad-cut``, ``second-cannot``.
    """
    if is_primary(office):
        raise InvalidInput(
            code="asked-on-primary",
            title="On this laptop the revocation itself is written",
            text="The second word is given here with --second. Nothing was changed.",
            advice=f"Let an owner run “countersign revoke {device} --as OWNER --second {by}”.",
        )
    refuse_if_silenced(office.chain.trust, office.keys, by)
    _refuse_unfit(office, device)
    if device == office.keys.device or office.chain.trust.key_of(by, office.keys.device) is None:
        raise _second_cannot(by)
    end, root = _cut(office, device, size)
    signature = office.keys.sign_statement_as(by, _statement(office, device, end, root))
    asked = RevocationAsked(device=device, size=end, root=root, signature=signature.hex())
    scope = entry.AUTHORITY_SCOPE
    about = About(scope=scope, key=office.newest_key(scope), by=by, auth=office.chain.length)
    journal = office.journal()
    with office.transaction():
        written = journal.write(asked, about, journal.now_ms())
        row = office.store.entries.one(office.keys.device, written.position)
        assert row is not None
        content = office.reader.read(row)
        if not isinstance(content, Introduction):
            raise without_effect(content)
    return asked


def words_for(office: "Office", device: str) -> tuple[Word, ...]:
    """The second words for this laptop's revocation that came from other laptops, the latest of each first."""
    return tuple(word for word in all_words(office) if word.asked.device == device)


def all_words(office: "Office") -> tuple[Word, ...]:
    """The second words for any laptop's revocation, the latest of each first. Opens every entry of the authority."""
    found: list[Word] = []
    for row in office.store.entries.of_scope(entry.AUTHORITY_SCOPE):
        try:
            plain = office.reader.plain(row)
        except Malformed:
            continue
        event = plain.get("event")
        if not isinstance(event, dict) or event.get("kind") != _ASKED_KIND:
            continue
        content = office.reader.read_plain(row, plain)
        asked = content.event if isinstance(content, Introduction) else None
        by = content.by if isinstance(content, Introduction) else None
        if isinstance(asked, RevocationAsked) and by is not None:
            found.append(Word(person=by, device=row.device, asked=asked))
    return tuple(reversed(found))


def word_for(office: "Office", device: str, by: str) -> Word | None:
    """The latest second word that would count with this first person's; None where there is none."""
    able = _able(office, by, device)
    return next((one for one in words_for(office, device) if (one.person, one.device) in able), None)


def last_entries(office: "Office", device: str, count: int = 10) -> tuple[LastEntry, ...]:
    """A laptop's latest entries that are here, the latest first."""
    log = office.store.entries.log(device)
    if log is None:
        return ()
    rows = office.store.entries.between(device, max(log.size - count, 0), log.size)
    return tuple(_last_entry(office, row.device, row.position) for row in reversed(rows))


def _last_entry(office: "Office", device: str, position: int) -> LastEntry:
    row = office.store.entries.one(device, position)
    assert row is not None
    try:
        plain = office.reader.plain(row)
    except Malformed as error:
        return LastEntry(position=position, at_ms=None, kind=error.code, by=None, request=None)
    event, at, by = plain.get("event"), plain.get("at"), plain.get("by")
    return LastEntry(
        position=position,
        at_ms=at[0] if isinstance(at, list) and at and isinstance(at[0], int) else None,
        kind=str(event.get("kind")) if isinstance(event, dict) else "",
        by=by if isinstance(by, str) else None,
        request=row.request if row.request is not None and not row.request.startswith("~") else None,
    )


def _cut(office: "Office", device: str, size: int | None) -> tuple[int, str]:
    """The size and the root where the log is to end. Raises InvalidInput ``bad-cut``."""
    log = office.store.entries.log(device)
    held = log.size if log is not None else 0
    end = held if size is None else size
    if not 0 <= end <= held:
        raise InvalidInput(
            code="bad-cut",
            title="The log cannot end there",
            text=f"{held} entries of this laptop are here, so its log can end at 0 to {held}. Nothing was changed.",
            advice=f"Give --at a number from 0 to {held}; run “countersign sync” first if more are expected.",
        )
    frontier = Frontier()
    for leaf in office.store.entries.leaves(device, 0, end):
        frontier.append(leaf)
    return end, frontier.root().hex()


def _statement(office: "Office", device: str, size: int, root: str) -> bytes:
    return membership.revocation_statement(office.id, device, size, root)


def _able(office: "Office", by: str, device: str) -> frozenset[tuple[str, str]]:
    able = seconds(office.chain.trust, by, device)
    return frozenset(one for one in able if office.state.is_active(one[0]))


def _sign_here(
    office: "Office", device: str, size: int, root: str, person: str, able: frozenset[tuple[str, str]]
) -> Second:
    own = office.keys.device
    if (person, own) not in able:
        raise _second_cannot(person)
    signature = office.keys.sign_statement_as(person, _statement(office, device, size, root))
    return Second(person=person, device=own, signature=signature.hex())


def _refuse_unfit(office: "Office", device: str) -> None:
    trust = office.chain.trust
    known = trust.members.get(device)
    if known is None:
        raise InvalidInput(
            code="unknown-device",
            title="There is no such laptop",
            text=f"“{device}” was never a member. Nothing was changed.",
            advice="“countersign devices” lists the members.",
        )
    if device == trust.primary:
        raise InvalidInput(
            code="is-primary",
            title="This laptop writes about all the others",
            text="It cannot end its own log. Nothing was changed.",
            advice="Hand the office over first with “countersign authority move”. If the laptop is lost: “countersign "
            "recover” with the printed key on another one.",
        )
    if known.ends_at is not None:
        raise InvalidInput(
            code="device-ended",
            title="This laptop's log has ended already",
            text=f"It counts up to entry {known.ends_at}. Nothing was changed.",
            advice="“countersign devices” lists the members.",
        )


def _second_needed(office: "Office", able: frozenset[tuple[str, str]], word: Word | None) -> InvalidInput:
    people = ", ".join(sorted({person for person, _ in able}))
    here = sorted({person for person, where in able if where == office.keys.device})
    other = f" {word.person} has asked for an end at {word.asked.size}, not there." if word is not None else ""
    return InvalidInput(
        code="second-needed",
        title="A second person must agree",
        text=f"Ending a laptop's log takes two people. Able to agree: {people}.{other} Nothing was changed.",
        advice=(f"Add --second {here[0]} here, or let" if here else "Let")
        + " one of them run “countersign revoke” on their own laptop, with the same --at, and “countersign sync”.",
    )


def _second_cannot(person: str) -> InvalidInput:
    return InvalidInput(
        code="second-cannot",
        title="This person cannot be the second",
        text=f"“{person}” is the first person, is not active, or has no key here that counts. Nothing was changed.",
        advice="Let somebody else agree; “countersign devices” shows who signs where.",
    )
