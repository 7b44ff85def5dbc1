"""Cosignatures: a witness says since when a log's head is the largest it has seen (C2SP tlog-cosignature v1.0.1).

Ed25519 with a time (signature type 4), by a key of its own: the signed bytes do not name the witness, so a key that
served two jobs could lend its word to the other. Whoever cosigns keeps the head durably before the line leaves.
"""

from collections.abc import Callable, Iterable

import msgspec

from workflows.ledger import identity, names, note
from workflows.ledger.checkpoint import parse_body
from workflows.ledger.malformed import Malformed

COSIGNATURE = 4
"""The signature type byte of an Ed25519 cosignature."""
MAX_TIME_S = 2**63 - 1
"""The latest time that the specification allows, in seconds since 1970."""

_HEADER = "cosignature/v1\n"
_TIME_BYTES = 8


class WitnessKey(msgspec.Struct, frozen=True, kw_only=True):
    """A witness's public key under its name."""

    name: str
    """For ours ``witness_name``; other witnesses have names of their own."""
    public: bytes
    """32 bytes of Ed25519 public key (RFC 8032)."""

    @property
    def key_id(self) -> bytes:
        """Four bytes that pick the key out of a note; a hint, not a proof."""
        return note.key_id(self.name, self.public, COSIGNATURE)

    def to_text(self) -> str:
        """The vkey, as other tools are given it."""
        return note.vkey_text(self.name, self.public, COSIGNATURE)


class Witnessed(msgspec.Struct, frozen=True, kw_only=True):
    """One verified cosignature."""

    witness: WitnessKey
    time_s: int
    """When the witness says it signed, in seconds since 1970; its own clock, which no rule may hang on."""


def witness_name(office: str, device: str) -> str:
    """The key name of a device as a witness: the origin of its log, and ``/witness``."""
    return names.origin(office, device) + "/witness"


def parse_witness_key(text: str) -> WitnessKey:
    """Read a witness's vkey. Raises Malformed as ``note.parse_verifier_key``."""
    name, public = note.parse_vkey(text, COSIGNATURE)
    return WitnessKey(name=name, public=public)


def cosign(raw: bytes, witness: WitnessKey, sign: Callable[[bytes], bytes], time_s: int) -> bytes:
    """A witness's line for a checkpoint note, with its newline. ``sign`` signs bytes with the witness's private key.

    The caller has verified the note, and has durably kept the head as the largest seen of this log.
    Raises Malformed: the codes of ``note.parse`` and ``parse_body``, and ``bad-time``.
    """
    if not 0 <= time_s <= MAX_TIME_S:
        raise Malformed("bad-time", "A cosignature's time is in seconds since 1970.")
    text = note.parse(raw).text
    parse_body(text)
    signature = time_s.to_bytes(_TIME_BYTES, "big") + sign(cosigned_message(text, time_s))
    return note.Signature(name=witness.name, key_id=witness.key_id, signature=signature).to_line()


def verify_cosignature(text: str, line: note.Signature, witness: WitnessKey) -> Witnessed | None:
    """What a line says if this witness signed it over this note text; None where it did not."""
    time_s = int.from_bytes(line.signature[:_TIME_BYTES], "big")
    if (line.name, line.key_id) != (witness.name, witness.key_id) or time_s > MAX_TIME_S:
        return None
    if not identity.verify(witness.public, line.signature[_TIME_BYTES:], cosigned_message(text, time_s)):
        return None
    return Witnessed(witness=witness, time_s=time_s)


def witnesses_of(raw: bytes, known: Iterable[WitnessKey]) -> tuple[Witnessed, ...]:
    """Which of the known witnesses cosigned this note, each once with its latest time, in the order of ``known``.

    Says nothing about the log's own signature: ``open_checkpoint`` does. A line that does not verify counts for
    nothing and spoils nothing, for anybody with write access to a folder can add one.
    Raises Malformed: the codes of ``note.parse``.
    """
    parsed = note.parse(raw)
    found = []
    for witness in dict.fromkeys(known):
        lines = [verify_cosignature(parsed.text, line, witness) for line in parsed.signatures]
        good = [one for one in lines if one is not None]
        if good:
            found.append(max(good, key=lambda one: one.time_s))
    return tuple(found)


def add_line(raw: bytes, line: bytes) -> bytes:
    """The note with one more signature line; the same bytes where it has that line already.

    Raises Malformed: the codes of ``note.parse`` for a note or line that nobody could read afterwards.
    """
    before, after = note.parse(raw), note.parse(raw + line)
    if after.text != before.text or len(after.signatures) != len(before.signatures) + 1:
        raise Malformed("bad-note", "Signature lines are added one at a time.")
    return raw if after.signatures[-1] in before.signatures else raw + line


def cosigned_message(text: str, time_s: int) -> bytes:
    """The bytes that a witness signs: a label, its time, and the whole text of the note with its last newline."""
    return f"{_HEADER}time {time_s}\n{text}".encode()
