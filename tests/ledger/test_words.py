"""Matching words: two people hear at once whether two screens show the same."""

import hashlib
import re
from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger.words import WORDS, matching_words

# Spellings that sound alike, from the longest to the shortest; voiced and voiceless consonants count as one.
ALIKE = [
    (r"^[kgp]n", "n"),
    (r"^wr|^rh", "r"),
    (r"^wh", "w"),
    (r"mb$", "m"),
    (r"ph|[vf]", "f"),
    (r"gh", ""),
    (r"t?ch", "C"),
    (r"sh", "S"),
    (r"s?c(?=[eiy])|z", "s"),
    (r"dge|g(?=[eiy])", "j"),
    (r"ck|qu?|c", "k"),
    (r"x", "ks"),
    (r"[td]", "t"),
    (r"[bp]", "p"),
    (r"e$", ""),
    (r"[aeiouy]+", "a"),
    (r"(.)\1+", r"\1"),
]
LIST_HASH = "3efbce8d667cadbac16877dbb9d7ec9edd29aa9b3cc53286780c364b7912b32e"


def sound(word: str) -> str:
    """A rough spelling of how a word sounds."""
    for pattern, to in ALIKE:
        word = re.sub(pattern, to, word)
    return word


def is_one_edit_away(one: str, other: str) -> bool:
    """Whether one letter changed, added or left out makes one word of the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    return any(other[:at] + other[at + 1 :] == one for at in range(len(other)))


def test_there_is_a_word_for_every_byte() -> None:
    """256 different ones, short, in small ASCII letters, in order."""
    assert len(WORDS) == len(set(WORDS)) == 256
    assert all(re.fullmatch(r"[a-z]{3,7}", word) for word in WORDS)
    assert list(WORDS) == sorted(WORDS)


def test_no_two_words_are_a_letter_apart_or_sound_alike() -> None:
    """Over a bad telephone line as well."""
    assert [pair for pair in combinations(WORDS, 2) if is_one_edit_away(*pair)] == []
    assert [name for name, count in Counter(map(sound, WORDS)).items() if count > 1] == []
    assert sound("peach") == sound("beach")
    assert is_one_edit_away("parrot", "carrot")
    assert is_one_edit_away("alley", "valley")


def test_the_list_is_part_of_the_format() -> None:
    """A changed word would show different words on two versions."""
    assert hashlib.sha256(" ".join(WORDS).encode()).hexdigest() == LIST_HASH


@given(transcript=st.binary(max_size=100))
def test_four_words_come_from_the_transcript(transcript: bytes) -> None:
    """By SHA-256 over a label and the bytes."""
    digest = hashlib.sha256(b"countersign/v1/words\n" + transcript).digest()

    assert matching_words(transcript) == tuple(WORDS[value] for value in digest[:4])


def test_other_bytes_show_other_words() -> None:
    """In a thousand transcripts no two agree."""
    shown = {matching_words(b"%d" % number) for number in range(1000)}

    assert len(shown) == 1000
