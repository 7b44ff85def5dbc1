"""The printed recovery key: typed by people, checked before anything happens."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.errors import InvalidInput
from workflows.ledger import recovery

seeds = st.binary(min_size=32, max_size=32)
SEED = bytes(range(32))


def refusal_of(text: str) -> InvalidInput:
    """The error with which a typed key is refused."""
    with pytest.raises(InvalidInput) as refusal:
        recovery.decode(text)
    return refusal.value


@given(seed=seeds)
def test_a_printed_key_reads_back(seed: bytes) -> None:
    """14 groups of 4, without the letters that people confuse."""
    text = recovery.encode(seed)

    assert recovery.decode(text) == seed
    assert [len(group) for group in text.split("-")] == [4] * 14
    assert not set("ILOU") & set(text)


@given(seed=seeds)
def test_sloppy_typing_reads_back(seed: bytes) -> None:
    """Case, blanks, line ends, other dashes, O for 0, I and L for 1."""
    text = recovery.encode(seed)
    typed = text.lower().replace("0", "o").replace("1", "l").replace("-", " \u2013\n")
    also = text.replace("0", "O").replace("1", "I").replace("-", "")

    assert recovery.decode(typed) == seed
    assert recovery.decode(also) == seed


@given(seed=seeds, place=st.integers(0, 55), sign=st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_mistyped_character_is_found(seed: bytes, place: int, sign: str) -> None:
    """It is refused, and the text names a group only where that is the right one."""
    signs = recovery.encode(seed).replace("-", "")
    if signs[place] == sign:
        return
    refusal = refusal_of(signs[:place] + sign + signs[place + 1 :])

    assert refusal.code == "recovery-checksum"
    assert f"Group {place // 4 + 1} looks mistyped" in refusal.text or "Some group" in refusal.text


def test_the_four_spare_bits_give_no_second_spelling() -> None:
    """The checksum covers the seed, and the bits beside it must be zero."""
    text = recovery.encode(SEED)
    last = text[-6]
    other = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"["0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(last) ^ 1]

    assert refusal_of(text[:-6] + other + text[-5:]).code == "recovery-checksum"


def test_the_mistyped_group_is_named() -> None:
    """People compare one group, not fourteen."""
    text = recovery.encode(SEED)
    groups = text.split("-")
    groups[4] = "ZZZZ"
    one = text[:11] + ("A" if text[11] != "A" else "B") + text[12:]

    assert "Group 3 looks mistyped" in refusal_of(one).text
    assert "Some group" in refusal_of("-".join(groups)).text


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("0123-45U7", "recovery-wrong-character", "“U” stands in group 2, at place 3"),
        ("0123-4#", "recovery-wrong-character", "“#” stands in group 2, at place 2"),
        ("ß", "recovery-wrong-character", "group 1, at place 1"),
        ("\ufb06", "recovery-wrong-character", "group 1, at place 1"),
        ("", "recovery-wrong-length", "has 0 letters"),
        ("0000-" * 13, "recovery-wrong-length", "has 52 letters"),
        ("0000-" * 15, "recovery-wrong-length", "has 60 letters"),
        ("0000-" * 14, "recovery-checksum", "mistyped"),
    ],
)
def test_each_mistake_has_its_code_and_says_where(typed: str, code: str, words: str) -> None:
    """The error says what to compare on the paper."""
    refusal = refusal_of(typed)

    assert refusal.code == code
    assert words in refusal.text


@given(text=st.text(max_size=80))
def test_any_text_is_read_or_refused_with_the_one_error(text: str) -> None:
    """Nothing but InvalidInput escapes."""
    with contextlib.suppress(InvalidInput):
        recovery.decode(text)


def test_a_short_seed_is_never_printed() -> None:
    """A truncated secret on paper would be found out too late."""
    with pytest.raises(ValueError, match="32 bytes"):
        recovery.encode(SEED[:31])
