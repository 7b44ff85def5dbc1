"""Canonical JSON: one byte string per value, so that hashes and signatures mean something.

A profile of RFC 8785 (JCS): an object at the top, ASCII keys, strings in Unicode NFC, integers with an
absolute value below 2^53, no fractions, no duplicate keys, at most 32 levels. Within it, RFC 8785 means keys
sorted by their bytes, no blanks, and the shortest escapes.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import NewType, cast

import msgspec

from workflows.ledger.malformed import Malformed

CanonicalJson = NewType("CanonicalJson", bytes)
"""Bytes that ``encode`` made or ``decode`` accepted."""

MAX_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exact (RFC 8785, section 3.2.2.3)."""

MAX_DEPTH = 32
"""Objects and arrays inside each other, the outermost counted."""

_ODD_NUMBER = re.compile(rb"[:,\[]-?(?:[0-9]{16}|[0-9]+[.eE])")
"""Wherever a number of a spelling without blanks has 16 digits, a fraction or an exponent; and in some texts."""

_ODD_KEY = re.compile(rb'[\x80-\xff][^"]*":')
"""Wherever a key of a spelling without blanks and escapes is not ASCII."""

_encoder = msgspec.json.Encoder(order="sorted")
_decoder: msgspec.json.Decoder[object] = msgspec.json.Decoder()


def encode(plain: Mapping[str, object]) -> CanonicalJson:
    """The one spelling of an object made of dict, list, tuple, str, int, bool and None.

    Raises Malformed for values outside the profile: ``not-an-object``, ``bad-key``, ``not-nfc``,
    ``bad-text`` (half of a surrogate pair), ``bad-number``, ``bad-type``, ``too-deep``.
    """
    if type(plain) is not dict:
        raise Malformed("not-an-object", "A canonical document is an object.")
    _check(plain, 1)
    try:
        return CanonicalJson(_encoder.encode(plain))
    except UnicodeEncodeError as error:
        raise Malformed("bad-text", "A text holds half of a surrogate pair, which is no character.") from error


def encode_checked(plain: Mapping[str, object]) -> CanonicalJson:
    """The same for an object that ``encode`` took before, but for members that surely keep to the profile."""
    return CanonicalJson(_encoder.encode(plain))


def decode(raw: bytes) -> dict[str, object]:
    """Read an object and refuse every spelling but the canonical one.

    Raises Malformed: the codes of ``encode``, ``not-json``, ``not-canonical``.
    """
    try:
        value = _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed("not-json", f"This is not JSON: {error}.") from error
    except RecursionError as error:
        raise Malformed("too-deep", f"More than {MAX_DEPTH} levels inside each other.") from error
    if type(value) is not dict:
        raise Malformed("not-an-object", "A canonical document is an object.")
    plain = cast("dict[str, object]", value)
    if _keeps_surely(raw) and _encoder.encode(plain) == raw:
        return plain
    # The comparison finds duplicate keys, blanks, order and escapes; the profile check finds the rest.
    if encode(plain) != raw:
        raise Malformed("not-canonical", "This JSON has another, canonical spelling.")
    return plain


def _keeps_surely(raw: bytes) -> bool:
    """Whether JSON that is spelled as our encoder spells it keeps to the profile; False where that takes a closer look.

    Looks at the bytes at once instead of at each value: several times as fast, and entries are read by the million.
    """
    if _ODD_NUMBER.search(raw) or raw.count(b"{") + raw.count(b"[") > MAX_DEPTH:
        return False
    if raw.isascii():
        return True
    # Every part of a normalized text is normalized; escapes could part what belongs together.
    return b"\\" not in raw and not _ODD_KEY.search(raw) and unicodedata.is_normalized("NFC", raw.decode())


def _check(value: object, depth: int) -> None:
    """Raise Malformed unless the value and everything in it keeps to the profile."""
    kind = type(value)
    if kind is str:
        text = cast("str", value)
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            raise Malformed("not-nfc", "A text is not in Unicode normal form C.")
    elif kind is int:
        if not -MAX_INTEGER <= cast("int", value) <= MAX_INTEGER:
            raise Malformed("bad-number", "An integer is too large to be exact everywhere.")
    elif kind is dict:
        _check_depth(depth)
        for key, item in cast("dict[object, object]", value).items():
            if type(key) is not str or not key.isascii():
                raise Malformed("bad-key", "A key is not ASCII text.")
            # Most members are plain ASCII texts: not going down for them makes this twice as fast.
            if type(item) is not str or not item.isascii():
                _check(item, depth + 1)
    elif kind is list or kind is tuple:
        _check_depth(depth)
        for item in cast("list[object]", value):
            if type(item) is not str or not item.isascii():
                _check(item, depth + 1)
    elif kind is float:
        raise Malformed("bad-number", "A number has a fraction or an exponent.")
    elif value is not None and kind is not bool:
        raise Malformed("bad-type", f"A {kind.__name__} has no place in canonical JSON.")


def _check_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise Malformed("too-deep", f"More than {MAX_DEPTH} levels inside each other.")
