"""Whatever a member's program writes, reading it never ends in an error: one entry would stop everybody's work."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.shop import Shop
from workflows.domain.events import Act
from workflows.ledger import entry, membership
from workflows.ledger.membership import KINDS
from workflows.office.heads import HEADS_SEEN
from workflows.office.office import Office
from workflows.office.reading import Introduction, Reader, Seen, Unread
from workflows.store.rows import EntryRow

ODD = st.sampled_from(["", "ä", "00" * 32, "zz", "a" * 26, "age1ä", " " * 64])
GOOD_KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32).public_key().public_bytes_raw().hex()
"""A key that may be admitted, so that what stands behind the look at it is reached."""
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | ODD | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "kind"]), inner, max_size=2),
    max_leaves=6,
)
MEMBERS = sorted({name for kind in membership.TrustEvent.__args__ for name in kind.__struct_fields__} | {"heads", "at"})
EVENTS = st.fixed_dictionaries(
    {"kind": st.sampled_from([*sorted(KINDS), HEADS_SEEN, "request.submitted", "person.set"]) | VALUES},
    optional=dict.fromkeys(MEMBERS, VALUES),
)


def shaped(event: dict[str, Any], words: list[str]) -> dict[str, Any]:
    """The event with every member of its kind there, as text where nothing else was drawn: it gets past the shape."""
    found = next((kind for kind in membership.TrustEvent.__args__ if kind.__struct_config__.tag == event["kind"]), None)
    if found is None:
        return event
    texts = dict(zip(found.__struct_fields__, words * 9, strict=False))
    numbers = {name: 1 for name in ("old_size", "size", "start", "end", "index", "scope") if name in texts}
    keys = {name: GOOD_KEY for name in ("log_key", "witness_key", "key") if name in texts}
    shapes: dict[str, Any] = {"proof": {}, "people": [], "keys": [], "devices": [], "second": None, "person": words[0]}
    return (
        {"kind": event["kind"]} | texts | numbers | keys | {name: one for name, one in shapes.items() if name in texts}
    )


@pytest.mark.parametrize("scope", [entry.OFFICE_SCOPE, entry.AUTHORITY_SCOPE])
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    event=EVENTS,
    words=st.lists(ODD, min_size=1, max_size=9),
    whole=st.booleans(),
    more=st.sampled_from([[], ["a" * 64]]) | VALUES,
)
def test_any_entry_is_read(
    shop: Shop, scope: int, event: dict[str, Any], words: list[str], whole: bool, more: Any
) -> None:
    """Of any kind, with anything in its members, in any scope."""
    plain = {"at": [1_794_000_000_000, 0], "v": 1, "event": shaped(event, words) if whole else event, "prev": more}
    row = EntryRow(device="b" * 26, position=3, scope=scope, request=None, raw=b"", leaf=b"l" * 32)

    with Office.open(shop.home, write=False) as office:
        content = office.reader.read_plain(row, plain)

    assert isinstance(content, Act | Introduction | Seen | Unread)


@pytest.mark.parametrize("more", [[], ["a" * 64]], ids=["without", "with previous"])
@pytest.mark.parametrize("kind", [*sorted(KINDS), [], {}, 3, None], ids=str)
def test_every_kind_is_read_with_letters_that_are_not_ascii(kind: Any, more: list[str]) -> None:
    """A statement that a key signs once took its words for ASCII, and one such entry ended every laptop's reading."""
    event = shaped({"kind": kind}, ["ä"] * 9)
    plain = {"at": [1_794_000_000_000, 0], "v": 1, "event": event, "prev": more}
    row = EntryRow(device="b" * 26, position=3, scope=entry.AUTHORITY_SCOPE, request=None, raw=b"", leaf=b"l" * 32)

    content = Reader("o", "f", {}).read_plain(row, plain)

    assert isinstance(content, Act | Introduction | Seen | Unread)
