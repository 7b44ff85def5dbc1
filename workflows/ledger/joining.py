"""How a laptop asks to become a device of an office, and what it is answered. Both travel as age files.

The request proves that it comes from whom the invitation was given to (MAC) and that its sender holds the log key it
names (signature). The answer is signed by the primary device, whose id the invitation pins. Whether an invitation has
expired, and whether a person has agreed, is the caller's question.
"""

import hmac
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from workflows.ledger import base64_text, canonical, identity, invitation, names
from workflows.ledger.invitation import Invitation
from workflows.ledger.malformed import Malformed
from workflows.ledger.words import matching_words

MAX_REQUEST_BYTES = 1 << 14
MAX_ANSWER_BYTES = 1 << 20
MAX_NAME_CHARS = 60
MAX_PEOPLE = 50

_REQUEST = b"countersign/v1/join-request\n"
_ANSWER = b"countersign/v1/join-answer\n"
_WORDS = b"countersign/v1/join-words\n"
_OPEN_SCOPE = 0xFFFF
_MAX_EPOCH = 2**32 - 1
_KEY_BYTES = 32

_Message = TypeVar("_Message", "JoinRequest", "JoinAnswer")


class PersonKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key with which a person will sign on the new device."""

    person: str
    key: str
    """Ed25519 public key, hex."""


class JoinRequest(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="join.request"):
    """What the new laptop says about itself."""

    office: str
    nonce: str
    """The public name of the invitation that it answers to."""
    log_key: str
    """Ed25519 public key of its log, hex; its device id is made from it."""
    witness_key: str
    """Ed25519 public key for its cosignatures, hex; another one than ``log_key``."""
    age: str
    """Its age recipient, for the answer and for scope keys."""
    name: str
    """What a person called it, at most 60 characters."""
    people: tuple[PersonKey, ...] = ()
    """Who is to sign on it; empty where that is settled later."""
    sig: str = ""
    """By ``log_key`` over a label and the canonical JSON without ``sig`` and ``mac``; base64."""
    mac: str = ""
    """HMAC-SHA256 under ``invitation.join_key`` over the canonical JSON without ``mac``; hex."""

    @property
    def device(self) -> str:
        """The id that the new device will have."""
        return names.device_id(bytes.fromhex(self.log_key))


class ScopeKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key that the new device may have; the log pins it by its digest."""

    scope: int
    epoch: int
    key: str
    """32 bytes, hex."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """How far a log had come."""

    size: int
    root: str
    """RFC 6962 root, hex."""


class JoinAnswer(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="join.answer"):
    """What the primary device tells a laptop that it has admitted."""

    office: str
    nonce: str
    device: str
    """The admitted device's id."""
    person: str | None
    """Who it was admitted for; None where nobody in particular."""
    founder: str
    """The device whose log begins with the genesis entry."""
    primary: str
    """The device that signed this."""
    members: dict[str, str]
    """Device id to log key in hex, for every member; the primary and the admitted device among them."""
    keys: tuple[ScopeKey, ...]
    heads: dict[str, Head] = {}
    """Device id to what the primary had seen of its log: a folder that shows less is an old copy."""
    sig: str = ""
    """By the primary's log key over a label and the canonical JSON without ``sig``; base64."""


def write_request(request: JoinRequest, *, secret: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """The request as bytes to encrypt to the primary. ``sign`` signs with the new log key.

    Raises Malformed for a request that ``read_request`` would refuse for its content.
    """
    _check_request(request)
    plain = _plain(request)
    plain["sig"] = base64_text.encode(sign(_covered(_REQUEST, plain)))
    plain["mac"] = _mac(secret, plain)
    return _within(canonical.encode(plain), MAX_REQUEST_BYTES)


def read_request(raw: bytes, invited: Invitation) -> JoinRequest:
    """Read what came in answer to this invitation, and check all that it proves.

    Raises Malformed: the codes of ``canonical.decode`` and ``identity.admit``, ``too-long``, ``bad-message``,
    ``wrong-office``, ``wrong-nonce``, ``bad-mac``, ``bad-signature``, ``bad-key``, ``same-key``, ``bad-recipient``,
    ``bad-name``, ``bad-people``.
    """
    plain = canonical.decode(_within(raw, MAX_REQUEST_BYTES))
    request = _converted(plain, JoinRequest)
    _check_place(request, invited)
    if not hmac.compare_digest(request.mac.encode(), _mac(invited.secret, plain).encode()):
        raise Malformed("bad-mac", "This request was not made with the secret of this invitation.")
    _check_request(request)
    _check_signature(request.sig, _key(request.log_key), _covered(_REQUEST, plain))
    return request


def words_for(raw: bytes) -> tuple[str, ...]:
    """Four words for the bytes of a request that ``write_request`` made or ``read_request`` took, for both screens.

    The transcript is a label, office, nonce and the whole request, so any other request shows others.
    """
    plain = canonical.decode(raw)
    return matching_words(_WORDS + f"{plain.get('office')}\n{plain.get('nonce')}\n".encode() + raw)


def write_answer(answer: JoinAnswer, *, sign: Callable[[bytes], bytes]) -> bytes:
    """The answer as bytes to encrypt to the new device. ``sign`` signs with the primary's log key.

    Raises Malformed for an answer that ``read_answer`` would refuse for its content.
    """
    _check_answer(answer)
    plain = _plain(answer)
    plain["sig"] = base64_text.encode(sign(_covered(_ANSWER, plain)))
    return _within(canonical.encode(plain), MAX_ANSWER_BYTES)


def read_answer(raw: bytes, invited: Invitation, *, device: str) -> JoinAnswer:
    """Read the answer to this device's request, by the device that the invitation pins.

    Raises Malformed: the codes of ``canonical.decode`` and ``identity.admit``, ``too-long``, ``bad-message``,
    ``wrong-office``, ``wrong-nonce``, ``wrong-device``, ``wrong-primary``, ``bad-signature``, ``bad-id``, ``bad-key``,
    ``bad-member``, ``bad-scope-key``, ``bad-head``.
    """
    plain = canonical.decode(_within(raw, MAX_ANSWER_BYTES))
    answer = _converted(plain, JoinAnswer)
    _check_place(answer, invited)
    if answer.device != device:
        raise Malformed("wrong-device", "This answer admits another device.")
    if answer.primary != invited.primary:
        raise Malformed("wrong-primary", "This answer is not from the device that the invitation names.")
    _check_answer(answer)
    _check_signature(answer.sig, _key(answer.members[answer.primary]), _covered(_ANSWER, plain))
    return answer


def _check_request(request: JoinRequest) -> None:
    """What must be true of a request's own content, on the way out and on the way in."""
    log_key, witness_key = _key(request.log_key), _key(request.witness_key)
    for person in request.people:
        _key(person.key)
    if log_key == witness_key:
        raise Malformed("same-key", "A device's log and its cosignatures have keys of their own.")
    invitation.recipient_bytes(request.age)
    name = request.name
    if not name.strip() or len(name) > MAX_NAME_CHARS or not invitation.shows_as_written(name):
        raise Malformed("bad-name", f"A device's name has 1 to {MAX_NAME_CHARS} characters and no control characters.")
    people = [person.person for person in request.people]
    if len(people) > MAX_PEOPLE or len(set(people)) < len(people) or not all(people):
        raise Malformed("bad-people", f"A request names at most {MAX_PEOPLE} people, each once.")


def _check_answer(answer: JoinAnswer) -> None:
    """The same for an answer."""
    for device in (answer.office, answer.device, answer.founder, answer.primary, *answer.heads):
        invitation.id_bytes(device)
    for device, key in answer.members.items():
        if names.device_id(_key(key)) != device:
            raise Malformed("bad-member", "A member's id is not made from its key.")
    if not {answer.primary, answer.device} <= answer.members.keys():
        raise Malformed("bad-member", "The primary and the admitted device are members.")
    pairs = [(key.scope, key.epoch) for key in answer.keys]
    if len(set(pairs)) < len(pairs) or not all(_is_scope_key(key) for key in answer.keys):
        raise Malformed("bad-scope-key", "A scope key has 32 bytes, and there is one for each scope and epoch.")
    if not all(head.size >= 0 and _hex(head.root) is not None for head in answer.heads.values()):
        raise Malformed("bad-head", "A head has a size and a root of 32 bytes.")


def _is_scope_key(key: ScopeKey) -> bool:
    return 0 <= key.scope < _OPEN_SCOPE and 0 <= key.epoch <= _MAX_EPOCH and _hex(key.key) is not None


def _check_place(message: JoinRequest | JoinAnswer, invited: Invitation) -> None:
    if message.office != invited.office:
        raise Malformed("wrong-office", "This belongs to another office.")
    if message.nonce != invited.nonce:
        raise Malformed("wrong-nonce", "This belongs to another invitation.")


def _check_signature(text: str, public: bytes, message: bytes) -> None:
    if not identity.verify(public, base64_text.decode(text), message):
        raise Malformed("bad-signature", "This was not signed with the key that it names.")


def _key(text: str) -> bytes:
    key = _hex(text)
    if key is None:
        raise Malformed("bad-key", "A public key is written as 64 hexadecimal digits, in small letters.")
    identity.admit(key)
    return key


def _hex(text: str) -> bytes | None:
    """32 bytes in their one spelling, or None."""
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        return None
    return raw if len(raw) == _KEY_BYTES and raw.hex() == text else None


def _plain(message: JoinRequest | JoinAnswer) -> dict[str, object]:
    """The message as canonical JSON wants it, without its proofs."""
    plain: dict[str, object] = msgspec.to_builtins(message)
    return {name: value for name, value in plain.items() if name not in {"sig", "mac"}}


def _covered(label: bytes, plain: Mapping[str, object]) -> bytes:
    """What a signature covers: members that this version does not know as well, but not the proofs."""
    return label + canonical.encode({name: value for name, value in plain.items() if name not in {"sig", "mac"}})


def _mac(secret: bytes, plain: Mapping[str, object]) -> str:
    covered = canonical.encode({name: value for name, value in plain.items() if name != "mac"})
    return hmac.digest(invitation.join_key(secret), covered, "sha256").hex()


def _converted(plain: Mapping[str, object], kind: type[_Message]) -> _Message:
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise Malformed("bad-message", f"A part of this message is missing or of the wrong kind: {error}.") from error


def _within(raw: bytes, limit: int) -> bytes:
    if len(raw) > limit:
        raise Malformed("too-long", f"This message has at most {limit} bytes.")
    return raw
