"""Joining: what a request and its answer prove, and what is refused."""

import contextlib
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import base64_text, bech32, canonical, derive, invitation, joining, names
from workflows.ledger.invitation import Invitation
from workflows.ledger.joining import Head, JoinAnswer, JoinRequest, PersonKey, ScopeKey
from workflows.ledger.malformed import Malformed

OTHER_OFFICE = "y" * 25 + "a"
SEED, PRIMARY_SEED, OTHER_SEED = bytes(range(32)), bytes(range(1, 33)), bytes(range(2, 34))


def hex_of(private: Ed25519PrivateKey) -> str:
    """A public key as messages spell it."""
    return private.public_key().public_bytes_raw().hex()


def device_of(seed: bytes) -> str:
    """The id of the device with this seed."""
    return names.device_id(derive.log_key(seed).public_key().public_bytes_raw())


INVITED = Invitation(
    office="6dibk3dvmrvgwbsqdgy33qfz7e",
    primary=device_of(PRIMARY_SEED),
    age=bech32.encode("age", bytes(range(32))),
    secret=bytes(range(16)),
    expires_s=1_763_888_400,
    heads=bytes(16),
)
REQUEST = JoinRequest(
    office=INVITED.office,
    nonce=INVITED.nonce,
    log_key=hex_of(derive.log_key(SEED)),
    witness_key=hex_of(derive.witness_key(SEED)),
    age=bech32.encode("age", bytes(range(32, 64))),
    name="Marias Notebook",
    people=(PersonKey(person="maria", key=hex_of(derive.person_key(SEED, "maria"))),),
)
ANSWER = JoinAnswer(
    office=INVITED.office,
    nonce=INVITED.nonce,
    device=device_of(SEED),
    person="maria",
    founder=device_of(OTHER_SEED),
    primary=device_of(PRIMARY_SEED),
    members={device_of(seed): hex_of(derive.log_key(seed)) for seed in (SEED, PRIMARY_SEED, OTHER_SEED)},
    keys=(ScopeKey(scope=0, epoch=1, key="00" * 32), ScopeKey(scope=0, epoch=2, key="01" * 32)),
    heads={device_of(OTHER_SEED): Head(size=7, root="02" * 32)},
)


def request_bytes(*, secret: bytes = INVITED.secret, seed: bytes = SEED, **values: Any) -> bytes:
    """A whole request, possibly with other values, secret or signer."""
    return joining.write_request(
        msgspec.structs.replace(REQUEST, **values), secret=secret, sign=derive.log_key(seed).sign
    )


def answer_bytes(*, seed: bytes = PRIMARY_SEED, **values: Any) -> bytes:
    """A whole answer, possibly with other values or another signer."""
    return joining.write_answer(msgspec.structs.replace(ANSWER, **values), sign=derive.log_key(seed).sign)


def forged_request(**values: object) -> bytes:
    """A request as somebody with the secret and a log key could send it, past the writer's checks."""
    plain: dict[str, Any] = {**msgspec.to_builtins(REQUEST), **values}
    plain.pop("sig")
    plain.pop("mac")
    covered = b"countersign/v1/join-request\n" + canonical.encode(plain)
    plain["sig"] = base64_text.encode(derive.log_key(SEED).sign(covered))
    plain["mac"] = joining._mac(INVITED.secret, plain)
    return canonical.encode(plain)


def forged_answer(**values: object) -> bytes:
    """An answer as the primary's key could sign it, past the writer's checks."""
    plain: dict[str, Any] = {**msgspec.to_builtins(ANSWER), **values}
    plain.pop("sig")
    covered = b"countersign/v1/join-answer\n" + canonical.encode(plain)
    plain["sig"] = base64_text.encode(derive.log_key(PRIMARY_SEED).sign(covered))
    return canonical.encode(plain)


def request_code(raw: bytes) -> str:
    """The code with which a request is refused, or ``read``."""
    try:
        joining.read_request(raw, INVITED)
    except Malformed as refusal:
        return refusal.code
    return "read"


def answer_code(raw: bytes, device: str = ANSWER.device) -> str:
    """The code with which an answer is refused, or ``read``."""
    try:
        joining.read_answer(raw, INVITED, device=device)
    except Malformed as refusal:
        return refusal.code
    return "read"


def test_a_request_says_who_asks() -> None:
    """What was written is read back, with the device id that its log key gives."""
    read = joining.read_request(request_bytes(), INVITED)

    assert msgspec.structs.replace(read, sig="", mac="") == REQUEST
    assert read.device == device_of(SEED)
    assert joining.read_request(request_bytes(people=()), INVITED).people == ()


@given(bit=st.integers(0, len(request_bytes()) * 8 - 1))
def test_any_flipped_bit_of_a_request_is_refused(bit: int) -> None:
    """Everything in it is covered."""
    raw = bytearray(request_bytes())
    raw[bit // 8] ^= 1 << bit % 8

    assert request_code(bytes(raw)) != "read"


def test_a_request_needs_the_secret_and_the_log_key() -> None:
    """Each proof stands alone: the right key without the secret, the secret without the key."""
    assert request_code(request_bytes(secret=bytes(16))) == "bad-mac"
    assert request_code(request_bytes(seed=OTHER_SEED)) == "bad-signature"
    assert request_code(request_bytes(office=OTHER_OFFICE)) == "wrong-office"
    assert request_code(request_bytes(nonce=invitation.nonce_of(bytes(16)))) == "wrong-nonce"


def test_members_that_a_later_version_adds_are_covered_too() -> None:
    """They are kept out of the way and cannot be changed either."""
    raw = forged_request(later="one")

    assert request_code(raw) == "read"
    assert request_code(raw.replace(b'"one"', b'"two"')) == "bad-mac"
    assert answer_code(forged_answer(later="one")) == "read"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"log_key": "01" + "00" * 31}, "small-order-key"),
        ({"witness_key": "ef" + "ff" * 30 + "7f"}, "non-canonical-key"),
        ({"witness_key": "02" + "00" * 31}, "not-on-curve"),
        ({"witness_key": "00" * 31}, "bad-key"),
        ({"witness_key": REQUEST.witness_key.upper()}, "bad-key"),
        ({"witness_key": "xx" * 32}, "bad-key"),
        ({"witness_key": REQUEST.log_key}, "same-key"),
        ({"age": "age1"}, "bad-recipient"),
        ({"name": ""}, "bad-name"),
        ({"name": "  "}, "bad-name"),
        ({"name": "x" * 61}, "bad-name"),
        ({"name": "a\u202eb"}, "bad-name"),
        ({"people": [{"person": "a", "key": "00" * 32}]}, "small-order-key"),
        ({"people": [{"person": "", "key": REQUEST.log_key}]}, "bad-people"),
        ({"people": [{"person": "a", "key": REQUEST.log_key}] * 2}, "bad-people"),
        ({"people": [{"person": f"{at}", "key": REQUEST.log_key} for at in range(51)]}, "bad-people"),
        ({"people": None}, "bad-message"),
        ({"kind": "join.answer"}, "bad-message"),
        ({"name": 5}, "bad-message"),
        ({"more": "x" * joining.MAX_REQUEST_BYTES}, "too-long"),
    ],
)
def test_a_request_with_unfit_content_is_refused(values: dict[str, object], code: str) -> None:
    """Whoever sent it, and however well it is signed."""
    assert request_code(forged_request(**values)) == code


@pytest.mark.parametrize("values", [{"name": ""}, {"witness_key": REQUEST.log_key}, {"log_key": "00" * 32}])
def test_the_writer_keeps_to_the_readers_rules(values: dict[str, Any]) -> None:
    """Nobody waits for an answer to something that nobody reads."""
    with pytest.raises(Malformed):
        request_bytes(**values)


def test_a_swapped_request_shows_other_words() -> None:
    """Both screens derive them from the bytes, so what a person compares is the whole request."""
    raw = request_bytes()

    assert joining.words_for(raw) == joining.words_for(bytes(raw))
    assert len(joining.words_for(raw)) == 4
    assert joining.words_for(raw) != joining.words_for(request_bytes(name="Marias Notebuch"))
    assert joining.words_for(raw) != joining.words_for(request_bytes(age=INVITED.age))


def test_an_answer_says_who_belongs_to_the_office() -> None:
    """What was written is read back."""
    read = joining.read_answer(answer_bytes(), INVITED, device=ANSWER.device)

    assert msgspec.structs.replace(read, sig="") == ANSWER
    assert answer_code(answer_bytes(person=None, keys=(), heads={})) == "read"


@given(bit=st.integers(0, len(answer_bytes()) * 8 - 1))
def test_any_flipped_bit_of_an_answer_is_refused(bit: int) -> None:
    """Everything in it is covered."""
    raw = bytearray(answer_bytes())
    raw[bit // 8] ^= 1 << bit % 8

    assert answer_code(bytes(raw)) != "read"


def test_only_the_pinned_device_answers() -> None:
    """Neither another member, nor another office, invitation or device will do."""
    assert answer_code(answer_bytes(seed=OTHER_SEED)) == "bad-signature"
    assert answer_code(answer_bytes(seed=OTHER_SEED, primary=device_of(OTHER_SEED))) == "wrong-primary"
    assert answer_code(answer_bytes(office=OTHER_OFFICE)) == "wrong-office"
    assert answer_code(answer_bytes(nonce=invitation.nonce_of(bytes(16)))) == "wrong-nonce"
    assert answer_code(answer_bytes(), device=device_of(OTHER_SEED)) == "wrong-device"


def test_a_signature_on_a_request_is_none_on_an_answer() -> None:
    """Each has its label."""
    plain: dict[str, Any] = msgspec.to_builtins(ANSWER)
    plain.pop("sig")
    signed = b"countersign/v1/join-request\n" + canonical.encode(plain)
    plain["sig"] = base64_text.encode(derive.log_key(PRIMARY_SEED).sign(signed))

    assert answer_code(canonical.encode(plain)) == "bad-signature"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"members": {}}, "bad-member"),
        ({"members": {**ANSWER.members, INVITED.office: REQUEST.log_key}}, "bad-member"),
        ({"members": {**ANSWER.members, "x": "00" * 32}}, "small-order-key"),
        ({"members": {**ANSWER.members, "x": "00"}}, "bad-key"),
        ({"members": {ANSWER.primary: ANSWER.members[ANSWER.primary]}}, "bad-member"),
        ({"founder": "x"}, "bad-id"),
        ({"heads": {"x": {"size": 1, "root": "00" * 32}}}, "bad-id"),
        ({"heads": {ANSWER.device: {"size": -1, "root": "00" * 32}}}, "bad-head"),
        ({"heads": {ANSWER.device: {"size": 1, "root": "00"}}}, "bad-head"),
        ({"keys": [{"scope": 65535, "epoch": 0, "key": "00" * 32}]}, "bad-scope-key"),
        ({"keys": [{"scope": -1, "epoch": 0, "key": "00" * 32}]}, "bad-scope-key"),
        ({"keys": [{"scope": 0, "epoch": 2**32, "key": "00" * 32}]}, "bad-scope-key"),
        ({"keys": [{"scope": 0, "epoch": 0, "key": "00" * 31}]}, "bad-scope-key"),
        ({"keys": [{"scope": 0, "epoch": 0, "key": "00" * 32}] * 2}, "bad-scope-key"),
        ({"keys": [{"scope": 0}]}, "bad-message"),
        ({"person": 1}, "bad-message"),
        ({"more": "x" * joining.MAX_ANSWER_BYTES}, "too-long"),
    ],
)
def test_an_answer_with_unfit_content_is_refused(values: dict[str, object], code: str) -> None:
    """A broken primary must not leave a half-believed office behind."""
    assert answer_code(forged_answer(**values)) == code


@pytest.mark.parametrize("missing", ["sig", "mac"])
def test_a_request_without_its_proofs_is_refused(missing: str) -> None:
    """An absent proof is a wrong one."""
    plain = canonical.decode(request_bytes())
    del plain[missing]

    assert request_code(canonical.encode(plain)) in {"bad-signature", "bad-mac"}


@given(
    raw=st.binary(max_size=60)
    | st.dictionaries(st.sampled_from(["kind", "sig", "mac", "office"]), st.integers() | st.text(max_size=9)).map(
        msgspec.json.encode
    )
)
def test_any_bytes_are_read_or_refused_with_the_one_error(raw: bytes) -> None:
    """Nothing but Malformed escapes."""
    for read in (request_code, answer_code):
        assert read(raw) != "read"
    with contextlib.suppress(Malformed):
        joining.words_for(raw)
