"""Notices of newer versions: only the release key's signature counts, and nothing in them is out of bounds."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.notices import PUBLISHER, STRANGER, known, notice, signed
from workflows.ledger import canonical, note
from workflows.ledger.malformed import Malformed
from workflows.ledger.update_notice import KEY_NAME, KIND, MOST_BYTES, is_newer, open_notice, sign_notice


def code_of(raw: bytes) -> str:
    """The code with which a notice is refused, or ``opened``."""
    try:
        open_notice(raw, [known()])
    except Malformed as refusal:
        return refusal.code
    return "opened"


def by_hand(**changes: Any) -> bytes:
    """A note that the publisher signed, whatever stands in it; members that are None are left out."""
    plain = {**msgspec.to_builtins(notice()), **changes}
    plain = {name: value for name, value in plain.items() if value is not None}
    return note.sign(canonical.encode(plain).decode() + "\n", KEY_NAME, PUBLISHER)


def test_what_was_signed_is_read_again() -> None:
    """Word for word, in both languages."""
    assert open_notice(signed(), [known()]) == notice()


def test_either_of_two_keys_will_do_while_one_replaces_the_other() -> None:
    """So that programs of before and after the change both take a notice."""
    assert open_notice(signed(STRANGER), [known(), known(STRANGER)]) == notice()


def test_a_stranger_s_signature_counts_for_nothing() -> None:
    """Though it bears the same name."""
    assert code_of(signed(STRANGER)) == "no-known-signature"


@given(st.data())
def test_no_byte_can_be_altered(data: st.DataObject) -> None:
    """Neither of the text nor of the signature."""
    raw = bytearray(signed())
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))

    assert code_of(bytes(raw)) != "opened"


@given(st.binary(max_size=400))
def test_anything_else_is_refused_and_never_an_error_of_ours(raw: bytes) -> None:
    """Whatever lies in a folder."""
    assert code_of(raw) != "opened"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "countersign/v1/something"}, "not-a-notice"),
        ({"kind": None}, "not-a-notice"),
        ({"format": 2}, "newer-notice"),
        ({"format": 0}, "bad-notice"),
        ({"version": "9.1"}, "bad-version"),
        ({"version": "9.01.0"}, "bad-version"),
        ({"version": "９.1.0"}, "bad-version"),
        ({"least": "9.1.1"}, "bad-notice"),
        ({"made": "2026-13-23T16:00:00Z"}, "bad-notice"),
        ({"made": "23.11.2026"}, "bad-notice"),
        ({"build": "a\nb"}, "bad-notice"),
        ({"files": []}, "bad-notice"),
        ({"files": [{"system": "linux-x86-64", "name": "../a", "sha256": "ab" * 32, "size": 1}]}, "bad-notice"),
        ({"files": [{"system": "amiga", "name": "a", "sha256": "ab" * 32, "size": 1}]}, "bad-notice"),
        ({"files": [{"system": "linux-x86-64", "name": "a", "sha256": "AB" * 32, "size": 1}]}, "bad-notice"),
        ({"files": [{"system": "linux-x86-64", "name": "a", "sha256": "ab" * 32, "size": 0}]}, "bad-notice"),
        ({"words": {"en": "New."}}, "bad-notice"),
        ({"words": {"en": "New.", "de": " "}}, "bad-notice"),
        ({"words": {"en": "New.", "de": "\u202eNeu."}}, "bad-notice"),
        ({"words": {"en": "x" * 4_001, "de": "Neu."}}, "bad-notice"),
        ({"words": None}, "bad-notice"),
    ],
)
def test_even_a_signed_notice_keeps_its_bounds(changes: dict[str, Any], code: str) -> None:
    """A slip of a publisher does no harm either."""
    assert code_of(by_hand(**changes)) == code


def test_members_that_later_versions_add_are_left_alone() -> None:
    """As long as the format's number is the same."""
    assert code_of(by_hand(colour="green")) == "opened"


def test_a_notice_has_a_largest_size() -> None:
    """Before anything of it is looked at."""
    assert code_of(signed() + b"x" * MOST_BYTES) == "notice-too-long"


def test_another_signed_text_is_no_notice() -> None:
    """The release key may sign other things."""
    assert code_of(note.sign('{"a":1}\n', KEY_NAME, PUBLISHER)) == "not-a-notice"
    assert code_of(note.sign("hello\n", KEY_NAME, PUBLISHER)) == "not-json"
    assert KIND in signed().decode()


def test_what_no_reader_would_take_is_not_signed() -> None:
    """The publisher hears of it, and nobody else."""
    with pytest.raises(Malformed):
        sign_notice(notice(words={"en": "New."}), PUBLISHER)


def test_versions_are_compared_by_number() -> None:
    """Ten comes after nine."""
    assert is_newer("0.10.0", "0.9.9")
    assert is_newer("1.0.0", "0.99.99")
    assert not is_newer("1.0.0", "1.0.0")
    assert not is_newer("0.9.0", "0.10.0")


def test_of_two_notices_the_later_one_is_known() -> None:
    """By version first, by moment second."""
    first, second, third = (
        notice(version="9.1.0", made="2026-11-24T00:00:00Z"),
        notice(version="9.1.0", made="2026-11-25T00:00:00Z"),
        notice(version="9.10.0", made="2026-11-23T00:00:00Z"),
    )
    assert sorted([third, second, first], key=lambda one: one.order) == [first, second, third]


def test_which_versions_can_go_on_directly_is_said() -> None:
    """The oldest one that can counts."""
    assert notice(least="0.3.0").upgrades_from("0.3.0")
    assert not notice(least="0.3.0").upgrades_from("0.2.9")
