"""Bytes as letters and digits that people can type: Crockford's base32, whose alphabet has no I, L, O or U."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4

_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_BETWEEN = frozenset(" \t\r\n\u00a0\u2007\u202f-\u2010\u2011\u2012\u2013\u2014\u2212_.")


class UnknownSign(ValueError):
    """A typed character that the alphabet does not have."""

    def __init__(self, sign: str, place: int) -> None:
        super().__init__(sign)
        self.sign = sign
        """As it was typed."""
        self.place = place
        """How many characters that count stand before it."""


def encode(raw: bytes) -> str:
    """The bits in groups of five, the last one filled with zeros; capitals without dashes."""
    count = -(-len(raw) * 8 // 5)
    bits = int.from_bytes(raw, "big") << count * 5 - len(raw) * 8
    return "".join(ALPHABET[bits >> 5 * (count - 1 - at) & 31] for at in range(count))


def decode(signs: str) -> bytes | None:
    """Read what ``encode`` writes; None for a length or spare bits that it never writes."""
    count = len(signs) * 5 // 8
    bits = 0
    for sign in signs:
        bits = bits << 5 | _VALUES[sign]
    spare = len(signs) * 5 - count * 8
    if spare >= 5 or bits & ((1 << spare) - 1):
        return None
    return (bits >> spare).to_bytes(count, "big")


def grouped(signs: str) -> str:
    """Groups of 4 joined by dashes, as they are printed."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def read(text: str) -> str:
    """What was typed, in the alphabet's own spelling: any case, blanks and dashes anywhere, O for 0, I and L for 1.

    Raises UnknownSign.
    """
    signs: list[str] = []
    for sign in text:
        if sign in _BETWEEN:
            continue
        meant = _READ_AS.get(sign.upper(), sign.upper())
        if meant not in _VALUES:
            raise UnknownSign(sign, len(signs))
        signs.append(meant)
    return "".join(signs)
