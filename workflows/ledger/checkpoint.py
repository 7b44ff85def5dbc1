"""Checkpoints: a log's signed size and root (C2SP tlog-checkpoint v1.0.0)."""

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workflows.ledger import base64_text, note
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import HASH_BYTES, MAX_SIZE


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """What a log claims about itself at one size."""

    origin: str
    """The log's name, see ``names.origin``."""
    size: int
    """Entries in the log, 0 or more."""
    root: bytes
    """RFC 6962 root over these entries, 32 bytes."""
    extensions: tuple[str, ...] = ()
    """Further lines, kept and otherwise ignored; ours have none."""

    def body(self) -> str:
        """The note text, with its final newline. Raises Malformed ``bad-checkpoint``."""
        lines = (self.origin, str(self.size), base64_text.encode(self.root), *self.extensions)
        if (
            not 0 <= self.size <= MAX_SIZE
            or len(self.root) != HASH_BYTES
            or not all(line and "\n" not in line for line in lines)
        ):
            raise Malformed("bad-checkpoint", "A checkpoint needs an origin, a size and a root.")
        return "\n".join(lines) + "\n"


def parse_body(text: str) -> Checkpoint:
    """Read a note text as a checkpoint. Raises Malformed: ``bad-checkpoint``, ``bad-base64``."""
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() or not all(lines):
        raise Malformed("bad-checkpoint", "A checkpoint has at least three lines and none is empty.")
    origin, size, root, *extensions = lines
    checkpoint = Checkpoint(
        origin=origin,
        size=parse_decimal(size),
        root=base64_text.decode(root),
        extensions=tuple(extensions),
    )
    if len(checkpoint.root) != HASH_BYTES:
        raise Malformed("bad-checkpoint", "A checkpoint's root has 32 bytes.")
    return checkpoint


def sign(checkpoint: Checkpoint, private: Ed25519PrivateKey) -> bytes:
    """The checkpoint as a note, signed by the log's key under the origin's name."""
    return note.sign(checkpoint.body(), checkpoint.origin, private)


def open_checkpoint(raw: bytes, *, origin: str, log_public: bytes) -> Checkpoint:
    """Read a checkpoint that this log signed. Other signatures on it are ignored.

    Raises Malformed: the codes of ``note.open_note`` and ``parse_body``; ``wrong-origin``.
    """
    opened = note.open_note(raw, [note.VerifierKey(name=origin, public=log_public)])
    checkpoint = parse_body(opened.text)
    if checkpoint.origin != origin:
        raise Malformed("wrong-origin", "This checkpoint speaks about another log.")
    return checkpoint


def parse_decimal(text: str) -> int:
    """A size or index in ASCII digits without leading zeros. Raises Malformed ``bad-number``."""
    if not (text.isascii() and text.isdigit()) or len(text) > 19 or (text[0] == "0" and text != "0"):
        raise Malformed("bad-number", "A number is written in digits, without leading zeros.")
    value = int(text)
    if value > MAX_SIZE:
        raise Malformed("bad-number", "A number is larger than any log.")
    return value
