"""Signatures say who: an act without the signature of the person it names has no effect, whoever wrote it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.shop import Shop
from workflows.domain.codec import act_to_plain
from workflows.domain.events import Act, AssignmentsSet, DecisionMade, Event
from workflows.domain.people import Assignment
from workflows.engine.fold import fold_requests
from workflows.ledger import canonical, entry, names
from workflows.ledger.membership import KeyAdded, TrustEvent
from workflows.ledger.merkle import leaf_hash
from workflows.office.authority import read_chain
from workflows.office.office import Office
from workflows.office.reading import Content, Introduction, Reader, Unread
from workflows.store.rows import EntryRow

SALT, NONCE = b"s" * entry.SALT_BYTES, b"n" * entry.NONCE_BYTES
APPROVAL = DecisionMade(step="approve", round=1, verdict="approve")


@pytest.fixture
def office(shop: Shop) -> Iterator[Office]:
    """The corner shop with one request that waits for Ben or Dora."""
    shop.ask_and_call_back()
    with Office.open(shop.home) as opened:
        yield opened


def fresh(office: Office) -> Reader:
    """A reader that believes nothing yet and has read who belongs, checking every signature."""
    reader = Reader(office.id, office.reader.founder, office.reader.scope_keys)
    scopes = (entry.OPEN_SCOPE, entry.AUTHORITY_SCOPE)
    rows = [row for scope in scopes for row in office.store.entries.of_scope(scope)]
    chain = read_chain(reader, rows, verified=False)
    assert not [one for one in (*chain.contents, *chain.beside) if isinstance(one, Unread)]
    return reader


def forged(
    office: Office,
    event: Event | TrustEvent,
    *,
    by: str | None,
    sign_as: str | None,
    request: str | None = None,
    **more: Any,
) -> EntryRow:
    """An entry in this device's log as a tampered program could write it: whoever it names, whoever signed."""
    plain = act_to_plain(event, at=(1_795_000_000_000, 0), by=by, request=request, prev=(), auth=99) | more
    if sign_as is not None:
        encoded = canonical.encode(plain)
        plain["sig"] = office.keys.sign_act(encoded, office=office.id, person=sign_as)
    scope = entry.AUTHORITY_SCOPE if request is None else entry.OFFICE_SCOPE
    epoch, key = office.newest_key(scope)
    position = office.store.entries.count()
    raw = entry.seal(
        canonical.encode(plain),
        scope=scope,
        epoch=epoch,
        key=key,
        origin=names.origin(office.id, office.keys.device),
        index=position,
        salt=SALT,
        nonce=NONCE,
    )
    return EntryRow(
        device=office.keys.device, position=position, scope=scope, request=request, raw=raw, leaf=leaf_hash(raw)
    )


def only_request(office: Office) -> str:
    """The request that there is."""
    (line,) = office.store.questions.requests()
    return line.id


def why(content: Content) -> str | None:
    """Why it has no effect; None where it has."""
    return content.why if isinstance(content, Unread) else None


def test_an_act_that_its_person_signed_is_read(office: Office) -> None:
    """The other cases differ from this one by a signature alone."""
    row = forged(office, APPROVAL, by="ben-okafor", sign_as="ben-okafor", request=only_request(office))

    content = fresh(office).read(row)

    assert isinstance(content, Act)
    assert content.by == "ben-okafor"


@pytest.mark.parametrize(
    ("sign_as", "reason"), [(None, "unsigned"), ("dora-reich", "wrong-signature"), ("anna-berg", "wrong-signature")]
)
def test_an_act_that_its_person_did_not_sign_is_unread(office: Office, sign_as: str | None, reason: str) -> None:
    """Nobody decides in another's name, not even the owner."""
    row = forged(office, APPROVAL, by="ben-okafor", sign_as=sign_as, request=only_request(office))

    assert why(fresh(office).read(row)) == reason


def test_a_signature_over_other_words_is_none(office: Office) -> None:
    """A signature cannot be moved to another act."""
    request = only_request(office)
    row = forged(office, APPROVAL, by="ben-okafor", sign_as="ben-okafor", request=request)
    plain = office.reader.plain(row)
    moved = forged(
        office,
        DecisionMade(step="approve", round=1, verdict="reject", reason="x"),
        by="ben-okafor",
        sign_as=None,
        request=request,
        sig=plain["sig"],
    )

    assert why(fresh(office).read(moved)) == "wrong-signature"


@pytest.mark.parametrize("signature", ["", "AAAA", "not base64", 7])
def test_a_malformed_signature_is_wrong_and_no_crash(office: Office, signature: object) -> None:
    """Whatever stands there."""
    row = forged(office, APPROVAL, by="ben-okafor", sign_as=None, request=only_request(office), sig=signature)

    assert why(fresh(office).read(row)) in {"wrong-signature", "not-understood"}


def test_somebody_whose_key_was_never_introduced_does_nothing(office: Office) -> None:
    """A name alone is nobody."""
    row = forged(office, APPROVAL, by="mallory", sign_as="mallory", request=only_request(office))

    assert why(fresh(office).read(row)) == "no-signer"


def test_an_unread_entry_changes_nothing(office: Office) -> None:
    """Folded with all the others, the request stands as it stood."""
    request = only_request(office)
    reader = fresh(office)
    rows = [
        *office.store.entries.of_request(request),
        forged(office, APPROVAL, by="ben-okafor", sign_as="dora-reich", request=request),
    ]

    contents = list(reader.read_all(rows))
    state = fold_requests(
        [one for one in contents if isinstance(one, Act)], office.office_at, office.book, office.chain
    )

    assert isinstance(contents[-1], Unread)
    assert state is not None
    assert state.standing == office.request(request).standing


def test_a_person_who_is_added_can_sign_and_is_believed(office: Office) -> None:
    """Every member's key is introduced by the owner when the person is added."""
    reader = fresh(office)

    assert {person for person, _ in reader.trust.people} == set(office.state.people)


# ---------------------------------------------------------------- who may introduce keys


def test_an_owner_introduces_a_key(office: Office) -> None:
    """The other cases differ from this one by the person alone."""
    key = office.keys.person_public("mallory").hex()
    row = forged(
        office, KeyAdded(person="mallory", device=office.keys.device, key=key), by="anna-berg", sign_as="anna-berg"
    )
    reader = fresh(office)

    assert isinstance(reader.read(row), Introduction)
    assert reader.trust.key_of("mallory", office.keys.device) == office.keys.person_public("mallory")


@pytest.mark.parametrize("person", ["mallory", "anna-berg"])
def test_who_is_no_owner_introduces_no_key(office: Office, person: str) -> None:
    """Otherwise any member could make a key for the owner, and sign in the owner's name."""
    key = office.keys.person_public("ben-okafor").hex()
    row = forged(
        office, KeyAdded(person=person, device=office.keys.device, key=key), by="ben-okafor", sign_as="ben-okafor"
    )
    reader = fresh(office)
    before = reader.trust

    content = reader.read(row)

    assert isinstance(content, Unread)
    assert content.code == "not-owner"
    assert reader.trust == before


def test_a_key_that_nobody_signed_is_not_introduced(office: Office) -> None:
    """Not by the device alone, and not in the owner's name with another's key."""
    event = KeyAdded(person="mallory", device=office.keys.device, key=office.keys.person_public("mallory").hex())

    for by, sign_as in ((None, None), ("anna-berg", None), ("anna-berg", "ben-okafor"), ("mallory", "mallory")):
        assert isinstance(fresh(office).read(forged(office, event, by=by, sign_as=sign_as)), Unread)


def test_who_became_an_owner_introduces_keys_and_who_was_one_no_longer(office: Office) -> None:
    """Ownership is that of the moment of the act, in the order of the log."""
    owners = {
        person: Assignment(role="owner", person=person, unit="head-office") for person in ("anna-berg", "dora-reich")
    }
    for person in ("dora-reich", "anna-berg"):
        held = (owners[person],) if person == "dora-reich" else ()
        office.change(
            "dora-reich" if person == "anna-berg" else "anna-berg", [AssignmentsSet(person=person, assignments=held)]
        )
    assert office.an_owner() == "dora-reich"
    key = office.keys.person_public("emil").hex()
    event = KeyAdded(person="emil", device=office.keys.device, key=key)

    now = fresh(office).read(forged(office, event, by="dora-reich", sign_as="dora-reich"))
    no_longer = fresh(office).read(forged(office, event, by="anna-berg", sign_as="anna-berg"))

    assert isinstance(now, Introduction)
    assert isinstance(no_longer, Unread)
    office.introduce(event, by="dora-reich")
    assert office.reader.trust.key_of("emil", office.keys.device) is not None


def test_who_wrongly_makes_himself_an_owner_introduces_no_key(office: Office) -> None:
    """An act on the office that was not permitted has no effect on who may introduce keys either."""
    taken = AssignmentsSet(
        person="ben-okafor", assignments=(Assignment(role="owner", person="ben-okafor", unit="head-office"),)
    )
    reader = fresh(office)
    reader.read(forged(office, taken, by="ben-okafor", sign_as="ben-okafor"))
    key = office.keys.person_public("mallory").hex()

    content = reader.read(
        forged(
            office,
            KeyAdded(person="mallory", device=office.keys.device, key=key),
            by="ben-okafor",
            sign_as="ben-okafor",
        )
    )

    assert isinstance(content, Unread)


def test_a_key_for_a_laptop_that_nobody_admitted_is_refused(office: Office) -> None:
    """Keys are for devices of the office."""
    event = KeyAdded(person="ben-okafor", device="a" * 26, key=office.keys.person_public("ben-okafor").hex())

    assert isinstance(fresh(office).read(forged(office, event, by="anna-berg", sign_as="anna-berg")), Unread)


@pytest.mark.parametrize("key", ["00" * 32, "01" + "00" * 31, "zz", "", "ff" * 32])
def test_a_key_that_would_fit_any_signature_is_refused(office: Office, key: str) -> None:
    """Small-order, badly spelled and malformed keys introduce nobody."""
    event = KeyAdded(person="ben-okafor", device=office.keys.device, key=key)

    assert isinstance(fresh(office).read(forged(office, event, by="anna-berg", sign_as="anna-berg")), Unread)


@pytest.mark.parametrize("at", [[-1, 0], [10**15, 0], ["now", 0], None, []])
def test_a_time_that_cannot_be_is_no_crash(office: Office, at: object) -> None:
    """An introduction with such a time has no effect."""
    event = KeyAdded(person="mallory", device=office.keys.device, key=office.keys.person_public("mallory").hex())

    assert isinstance(fresh(office).read(forged(office, event, by="anna-berg", sign_as="anna-berg", at=at)), Unread)
