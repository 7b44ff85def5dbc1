"""Bech32 text (BIP 173), the form of age keys."""

from collections.abc import Iterable

from workflows.ledger.malformed import Malformed

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, raw: bytes) -> str:
    """``<prefix>1<data><checksum>`` in lower case; the prefix must be lower-case ASCII."""
    data = _to_fives(raw)
    expanded = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    remainder = _polymod([*expanded, *data, 0, 0, 0, 0, 0, 0]) ^ 1
    checksum = [(remainder >> 5 * (5 - at)) & 31 for at in range(6)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in [*data, *checksum])


def decode(prefix: str, text: str) -> bytes:
    """Read what ``encode`` writes with this prefix. Raises Malformed ``bad-bech32`` for anything else."""
    data = [_ALPHABET.find(sign) for sign in text[len(prefix) + 1 : -6]]
    count = len(data) * 5 // 8
    bits = 0
    for value in data:
        bits = bits << 5 | max(value, 0)
    raw = (bits >> len(data) * 5 - count * 8).to_bytes(count, "big")
    # Writing it again checks prefix, alphabet, case, spare bits and checksum at once.
    if encode(prefix, raw) != text:
        raise Malformed("bad-bech32", f"This is not a text that begins with “{prefix}1” and checks.")
    return raw


def _to_fives(raw: bytes) -> list[int]:
    """The bits in groups of five, the last one filled with zeros."""
    groups = -(-len(raw) * 8 // 5)
    bits = int.from_bytes(raw, "big") << (groups * 5 - len(raw) * 8)
    return [(bits >> 5 * (groups - 1 - at)) & 31 for at in range(groups)]


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate(_GENERATOR):
            if top >> at & 1:
                check ^= generator
    return check
