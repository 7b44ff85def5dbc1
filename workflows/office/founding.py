"""Found an office on this device: its first keys, its genesis entry, its owner, and the processes it starts with."""

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from workflows import clock, envelopes, ids
from workflows.domain.codec import act_to_plain
from workflows.domain.commands import Refusal
from workflows.domain.events import OfficeEvent, OfficeFounded
from workflows.domain.money import is_currency
from workflows.domain.people import Person, Unit
from workflows.errors import InvalidInput
from workflows.keys import DeviceKeys, new_secrets
from workflows.ledger import canonical, derive, entry, hlc, names, recovery
from workflows.ledger.membership import Genesis, KeyAnnouncement
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.ledger.self_check import self_check
from workflows.office.journal import About, Journal, log_row
from workflows.office.office import FOUNDER_FACT, OFFICE_FACT, Office
from workflows.office.slugs import MAX_NAME, is_name, slug
from workflows.store.home import home_in_the_making
from workflows.store.rows import EntryRow, ScopeKeyRow
from workflows.store.store import Store

HEAD = "head-office"
_SCOPES = (entry.OFFICE_SCOPE, entry.AUTHORITY_SCOPE)


class Stopped(Exception):
    """The person wanted no more of it. Nothing was left behind."""


Progress = Callable[[int, int], bool]
"""How many steps of how many are done; the answer says whether to go on."""


class Founded(msgspec.Struct, frozen=True, kw_only=True):
    """A new office."""

    office: str
    device: str
    owner: str
    recovery_key: str
    """To be printed and put away. It is shown once and kept nowhere."""
    key_store: str
    """Where the laptop's key is kept: ``keyring`` or ``file``."""


class Charter(msgspec.Struct, frozen=True, kw_only=True):
    """What an office is founded with."""

    name: str
    owner: str
    """The owner's name."""
    country: str = "DE"
    currency: str = "EUR"
    first: tuple[OfficeEvent, ...] = ()
    """Acts that the owner does at once, such as publishing the shipped processes."""


def found(
    home: Path,
    charter: Charter,
    begin: Callable[[Office, str], None] | None = None,
    *,
    key_store: str | None = None,
) -> Founded:
    """Make a home with a new office in it. Either all of it is there afterwards, or nothing.

    ``begin`` is given the new office and its owner, to do in it what belongs to its beginning; what it raises is
    raised. ``key_store`` (``keyring`` or ``file``) stands above what the environment says.

    Raises InvalidInput for names that cannot be used and for a folder that holds something already; Trouble for the
    disk.
    """
    self_check()
    _check(charter)
    home = home.absolute()
    with home_in_the_making(home) as making:
        return _make(making, charter, begin, key_store)


def _make(home: Path, charter: Charter, begin: Callable[[Office, str], None] | None, key_store: str | None) -> Founded:
    person = Person(id=slug(charter.owner), name=charter.owner.strip(), unit=HEAD)
    paper_seed = ids.new_bytes(recovery.SEED_BYTES)
    with Store.create(home) as store:
        keys = DeviceKeys.create(new_secrets(home, kind=key_store))
        scope_keys = {scope: ids.new_bytes(entry.KEY_BYTES) for scope in _SCOPES}
        with store.database.transaction():
            genesis = _write_genesis(store, keys, _genesis(keys, person.id, paper_seed, scope_keys))
            office = names.office_id(genesis.leaf)
            store.facts.put(OFFICE_FACT, office.encode())
            store.facts.put(FOUNDER_FACT, keys.device.encode())
            for scope, key in scope_keys.items():
                digest, wrapped = hashlib.sha256(key).digest(), keys.wrap(key)
                store.entries.put_scope_key(ScopeKeyRow(scope=scope, epoch=0, digest=digest, wrapped=wrapped))
            log = store.entries.log(keys.device)
            assert log is not None
            Journal(store, keys, office, log, hlc.Stamp(clock.now_ms(), 0)).write(
                OfficeFounded(
                    name=charter.name.strip(),
                    country=charter.country,
                    currency=charter.currency,
                    founder=person,
                    head=Unit(id=HEAD, name="Head office"),
                ),
                About(
                    scope=entry.AUTHORITY_SCOPE,
                    key=(0, scope_keys[entry.AUTHORITY_SCOPE]),
                    by=person.id,
                    request=None,
                    prev=(genesis.leaf.hex(),),
                    auth=0,
                ),
                clock.now_ms(),
            )
    with Office.open(home) as opened:
        opened.rebuild()
        refused = opened.change(person.id, charter.first) if charter.first else None
        assert not isinstance(refused, Refusal), refused
        if begin is not None:
            begin(opened, person.id)
    return Founded(
        office=office,
        device=keys.device,
        owner=person.id,
        recovery_key=recovery.encode(paper_seed),
        key_store=keys.kept_in,
    )


def _genesis(keys: DeviceKeys, owner: str, paper_seed: bytes, scope_keys: dict[int, bytes]) -> Genesis:
    """The entry that names the office: public keys, and scope keys in envelopes. No names: anyone may read it."""
    paper_age = envelopes.recipient_of(derive.age_identity(paper_seed))
    recipients = (envelopes.recipient_of(keys.age_identity()), paper_age)
    paper_key = derive.log_key(paper_seed).public_key().public_bytes_raw()
    return Genesis(
        log_key=keys.log_public.hex(),
        owner_key=keys.person_public(owner).hex(),
        recovery_key=paper_key.hex(),
        recovery_age=paper_age,
        witness_key=keys.witness_public.hex(),
        age=envelopes.recipient_of(keys.age_identity()),
        keys=tuple(
            KeyAnnouncement(
                scope=scope,
                epoch=0,
                digest=hashlib.sha256(key).hexdigest(),
                envelope=base64.b64encode(envelopes.seal(key, recipients)).decode("ascii"),
            )
            for scope, key in scope_keys.items()
        ),
    )


def _write_genesis(store: Store, keys: DeviceKeys, genesis: Genesis) -> EntryRow:
    """Seal the genesis entry. The office's id is made from it, so it alone is bound to no office."""
    plain = act_to_plain(genesis, at=(clock.now_ms(), 0), by=None, request=None, prev=(), auth=0)
    raw = entry.seal(
        canonical.encode(plain),
        scope=entry.OPEN_SCOPE,
        epoch=0,
        key=entry.OPEN_KEY,
        origin=names.genesis_origin(keys.device),
        index=0,
        salt=ids.new_bytes(entry.SALT_BYTES),
        nonce=ids.new_bytes(entry.NONCE_BYTES),
    )
    frontier = Frontier()
    leaf = leaf_hash(raw)
    frontier.append(leaf)
    row = EntryRow(device=keys.device, position=0, scope=entry.OPEN_SCOPE, request=None, raw=raw, leaf=leaf)
    store.entries.add_log(log_row(names.office_id(leaf), keys))
    store.entries.append((row,), frontier.to_bytes())
    return row


def _check(charter: Charter) -> None:
    for what, text in (("name", charter.name), ("owner", charter.owner)):
        if not is_name(text):
            raise InvalidInput(
                code="bad-name",
                title=f"This {what} cannot be used",
                text=f"A name has 1 to {MAX_NAME} characters that can be printed. Nothing was changed.",
                advice="Type the name as it should stand on documents.",
            )
    if len(charter.country) != 2 or not charter.country.isalpha() or not charter.country.isupper():
        raise _bad_code("country", charter.country, "two capital letters, such as DE (ISO 3166-1)")
    if not is_currency(charter.currency):
        raise _bad_code("currency", charter.currency, "three capital letters, such as EUR (ISO 4217)")


def _bad_code(what: str, found_text: str, expected: str) -> InvalidInput:
    return InvalidInput(
        code=f"bad-{what}",
        title=f"This is no {what}",
        text=f"“{found_text}” was given; expected {expected}. Nothing was changed.",
        advice=f"Write the {what} as {expected}.",
    )
