"""Takes the office over with the printed recovery key, from the shared folder alone, when its first laptop is lost.

The paper outranks every laptop. It opens every key that was ever announced, and vouches for one new laptop, which
writes the authority chain from then on.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from workflows import clock, envelopes
from workflows.engine.assign import day_of
from workflows.errors import InvalidInput
from workflows.keys import DeviceKeys, new_secrets
from workflows.ledger import canonical, derive, entry, membership, names, recovery, segment
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceRecovered, Genesis, KeyAdded, KeyAnnouncement, ScopeSet
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.self_check import self_check
from workflows.ledger.tiles import TilePath, decode_bundle
from workflows.office.changing import store_introduction
from workflows.office.journal import log_of, log_row
from workflows.office.office import FOUNDER_FACT, OFFICE_FACT, Office
from workflows.office.opening import open_envelope
from workflows.office.reading import Unseal
from workflows.office.sharing.announcing import COMMON, decree
from workflows.office.sharing.lights import PUBLISHED_FACT
from workflows.office.sharing.local_secrets import LocalSecrets
from workflows.office.sharing.sharing import PLACE_FACT, Exchanged, Sharing
from workflows.office.sharing.waiting_home import WaitingHome
from workflows.store.home import home_in_the_making
from workflows.store.store import Store
from workflows.sync import layout, marker
from workflows.sync.folder import Folder, FolderTrouble
from workflows.sync.places import open_place
from workflows.sync.plan import BUNDLE_LIMIT, SEGMENT_LIMIT


class Recovered(msgspec.Struct, frozen=True, kw_only=True):
    """The office goes on from a new laptop."""

    home: str
    office: str
    name: str
    """Of the office."""
    device: str
    owner: str
    entries: int
    others: tuple[str, ...]
    """The laptops that were members and still are: the lost one is to be revoked."""
    former: str
    """The laptop that wrote the authority chain until now."""
    published: bool
    """Whether the folder has it already; else the next exchange brings it there."""


def recover(
    home: Path, *, place: str, owner: str, paper: str, find: Callable[[Office, str], str] = lambda _, owner: owner
) -> Recovered:
    """Make a new home that takes the office over. All of it is there afterwards, or nothing.

    ``paper`` is the printed key, as it was typed; ``find`` makes the id of a person of the office from ``owner``, once
    the office is known, and what it raises is raised. Raises InvalidInput: the codes of ``ledger.recovery.decode``,
    ``recovery-other-office``, ``folder-empty``, ``folder-incomplete``, ``not-owner``, ``home-exists``;
    Trouble of folder and disk.
    """
    self_check()
    seed = recovery.decode(paper)
    home = home.absolute()
    with home_in_the_making(home) as making:
        recovered = _make(making, place, seed, lambda office: find(office, owner))
    published = _publish(home) is not None
    return msgspec.structs.replace(recovered, home=str(home), published=published)


def _publish(home: Path) -> Exchanged | None:
    """Put the new log into the folder; None where the folder does not take it now."""
    with Office.open(home) as office:
        try:
            return Sharing.of(office).exchange()
        except FolderTrouble:
            return None


def _make(making: Path, place: str, seed: bytes, find: Callable[[Office], str]) -> Recovered:
    with Store.create(making) as store:
        keys = DeviceKeys.create(new_secrets(making))
        folder = open_place(place, LocalSecrets(WaitingHome(store, keys)))
        marked = _marked(folder)
        genesis = _genesis(folder, marked)
        if derive.log_key(seed).public_key().public_bytes_raw().hex() != genesis.recovery_key:
            raise _other_office()
        with store.database.transaction():
            store.facts.put(OFFICE_FACT, marked.office.encode("ascii"))
            store.facts.put(FOUNDER_FACT, marked.founder.encode("ascii"))
            store.facts.put(PLACE_FACT, folder.place.encode())
            store.facts.put(PUBLISHED_FACT, b"0")
            store.entries.add_log(log_of(marked.office, marked.founder, bytes.fromhex(genesis.log_key)))
            store.entries.add_log(log_row(marked.office, keys))
        office = Office(store, keys, write=True, unseal=_unseal(seed, keys))
        _take_in_all(office, folder)
        former, owner = office.chain.trust.primary, find(office)
        _take_over(office, owner, seed)
        others = sorted(one for one in office.chain.trust.members if office.chain.trust.speaks(one))
        entries, name = store.entries.count(), office.state.name
        office.close()
    return Recovered(
        home=str(making),
        office=marked.office,
        name=name,
        device=keys.device,
        owner=owner,
        entries=entries,
        others=tuple(one for one in others if one != keys.device),
        former=former,
        published=False,
    )


def _take_in_all(office: Office, folder: Folder) -> None:
    """Import everything; the exchange goes on until the chain names nobody more whose log is there."""
    Sharing(office, folder).exchange()
    if not office.chain.head:
        raise InvalidInput(
            code="folder-incomplete",
            title="The folder does not hold the whole office",
            text="The log that founded it cannot be read from its beginning. Nothing was changed.",
            advice="Wait until the sync program has fetched everything, or use another copy of the folder.",
        )


def _take_over(office: Office, owner: str, seed: bytes) -> None:
    """Write the paper's word for this laptop, then new keys for everything."""
    if not office.state.is_owner(owner, day_of(clock.now_ms())):
        raise InvalidInput(
            code="not-owner",
            title="Only an owner takes the office over",
            text=f"“{owner}” is not an owner of this office. Nothing was changed.",
            advice="Name an owner with --as, by the id that stands on the recovery sheet.",
        )
    keys = office.keys
    witness, age, person = keys.witness_public, envelopes.recipient_of(keys.age_identity()), keys.person_public(owner)
    head = office.chain.head[0]
    statement = membership.recovery_statement(office.id, head, keys.log_public, witness, age, person)
    event = DeviceRecovered(
        log_key=keys.log_public.hex(),
        witness_key=witness.hex(),
        age=age,
        person=owner,
        key=person.hex(),
        head=head,
        vouched=derive.log_key(seed).sign(statement).hex(),
    )
    former = office.chain.trust.primary
    with office.transaction():
        store_introduction(office, event, None)
    scopes = sorted(office.chain.trust.scopes.items())
    sets = [
        ScopeSet(scope=number, unit=scope.unit, devices=tuple(sorted(scope.devices | {keys.device})))
        for number, scope in scopes
    ]
    # Whoever could sign on the laptop that wrote the chain can sign on the one that takes its place.
    people = [
        KeyAdded(person=one, device=keys.device, key=keys.person_public(one).hex())
        for one, where in sorted(office.chain.trust.people)
        if where == former and one != owner and office.state.is_active(one)
    ]
    decree(office, [*people, *sets], owner, rekey=(*COMMON, *(number for number, _ in scopes)))


def _unseal(seed: bytes, keys: DeviceKeys) -> Unseal:
    """Envelopes open with the paper, or with the new laptop's own key."""
    identities = (derive.age_identity(seed), keys.age_identity())

    def unseal(announced: KeyAnnouncement) -> bytes | None:
        return next((key for one in identities if (key := open_envelope(announced, one)) is not None), None)

    return unseal


# ------------------------------------------------------------------ the beginning of the office


def _marked(folder: Folder) -> marker.Marker:
    raw = folder.read(layout.OFFICE_FILE, marker.MAX_MARKER_BYTES)
    marker.refuse_newer(folder, raw)
    found = None if raw is None else marker.parse(raw)
    if found is None:
        raise InvalidInput(
            code="folder-empty",
            title="There is no office in this folder",
            text=f"“{folder.place}” holds no whole “{layout.OFFICE_FILE}”. Nothing was changed.",
            advice="Choose the folder that the laptops shared, and wait until it has arrived here.",
        )
    return found


def _genesis(folder: Folder, marked: marker.Marker) -> Genesis:
    """The founding entry that the office's id is made from. Raises InvalidInput ``folder-incomplete``."""
    for raw in _first_entries(folder, marked.founder):
        genesis = _read_genesis(raw, marked)
        if genesis is not None:
            return genesis
    raise InvalidInput(
        code="folder-incomplete",
        title="The folder does not hold the office's beginning",
        text=f"The first entry of the founding laptop is not in “{folder.place}”. Nothing was changed.",
        advice="Wait until the sync program has fetched everything, or use another copy of the folder.",
    )


def _first_entries(folder: Folder, founder: str) -> Iterator[bytes]:
    """What may be the founding laptop's first entry: from its sealed bundle, else from the files in ``tail/``."""
    bundle = folder.read(layout.tile(founder, TilePath(level=None, index=0)), BUNDLE_LIMIT)
    if bundle is not None:
        with contextlib.suppress(Malformed, IndexError):  # damaged: the tail may still hold it
            yield decode_bundle(bundle)[0]
    for listed in folder.list(layout.TAIL):
        hint = layout.parse_segment(listed.name)
        if hint is None or (hint.device, hint.start) != (founder, 0):
            continue
        raw = folder.read(layout.in_tail(listed.name), SEGMENT_LIMIT)
        try:
            taken = segment.decode(raw or b"")
        except Malformed:
            continue
        yield from taken.entries[:1]


def _read_genesis(raw: bytes, marked: marker.Marker) -> Genesis | None:
    """The genesis in this entry, if it is the one that office and founder are named by."""
    try:
        body = entry.open_entry(raw, key=entry.OPEN_KEY, origin=names.genesis_origin(marked.founder), index=0)
        event = canonical.decode(body.json).get("event")
        genesis = membership.read_trust_event(event) if isinstance(event, dict) else None
        if not isinstance(genesis, Genesis) or names.office_id(leaf_hash(raw)) != marked.office:
            return None
        return genesis if names.device_id(bytes.fromhex(genesis.log_key)) == marked.founder else None
    except (Malformed, ValueError):
        return None


def _other_office() -> InvalidInput:
    return InvalidInput(
        code="recovery-other-office",
        title="This recovery key is for another office",
        text="The key is typed correctly, and does not belong to the office in this folder. Nothing was changed.",
        advice="Compare the office's id on the printed sheet with the one in the folder's “office.json”.",
    )
