"""Laws of retiring, for any mixture of requests."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.old_office import (
    CANARY,
    LATER,
    LONG_AGO,
    TODAY,
    Past,
    comment,
    files_with,
    old_office,
    open_request,
    over,
    retire_old,
    thinned,
)
from tests.support.two_laptops import OWNER
from workflows.domain.commands import Refusal, Withdraw
from workflows.ledger.checkpoint import open_checkpoint
from workflows.ledger.merkle import Tree, leaf_hash, verify_inclusion
from workflows.office.office import Office
from workflows.office.proving.checking import check_office

_KINDS = st.lists(st.sampled_from(["over", "open", "commented", "noticed"]), min_size=5, max_size=60)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=_KINDS, filled=st.integers(130, 200))
def test_what_stays_is_as_before_and_of_what_went_no_word_is_left(
    monkeypatch: pytest.MonkeyPatch, kinds: list[str], filled: int
) -> None:
    """Rows that stay do not change; from scratch they are the same; each entry that stays is proven by an old head."""
    past = Past(monkeypatch)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with old_office(home) as office:
            asked = {_asked(office, kind, number): kind for number, kind in enumerate(kinds)}
            over(office, filled, words="Apfel")
            past.go(LATER)
            for request, kind in asked.items():
                if kind == "noticed":
                    comment(office, request)
            past.go(TODAY)
        with Office.open(home) as office:
            head = office.store.entries.latest_checkpoint(office.keys.device)
            shown = [row.id for row in office.store.questions.every_request()]
            rows = {request: office.store.projections.request_rows(request) for request in shown}
            retire_old(office)
            left = {row.id for row in office.store.questions.every_request()}
            assert {request for request, kind in asked.items() if kind in {"open", "noticed"}} <= left
            assert all(office.store.projections.request_rows(request) == rows[request] for request in left)
            before = office.store.projections.state_hash()
            office.rebuild()
            assert office.store.projections.state_hash() == before
            assert head is not None
            _prove(office, head.note, head.size)
            gone = [f"{CANARY}-{number}-" for number, request in enumerate(asked) if request not in left]
        assert check_office(home).ok
        assert [words for words in gone if files_with(home, words.encode())] == []
        assert len(gone) == 0 or thinned(home)
    past.go(LONG_AGO)


def _asked(office: Office, kind: str, number: int) -> str:
    request = open_request(office, f"{CANARY}-{number}-")
    if kind == "open":
        return request
    if kind == "commented":
        comment(office, request)
    assert not isinstance(office.act(request, Withdraw(by=OWNER, reason="over")), Refusal)
    return request


def _prove(office: Office, note: bytes, size: int) -> None:
    """Each entry that stays is in the tree that was signed before anything went."""
    (log,) = office.store.entries.logs()
    signed = open_checkpoint(note, origin=log.origin, log_public=log.public_key)
    tree = Tree(office.store.entries.leaves(log.device, 0, size))
    for row in office.store.entries.between(log.device, 0, size):
        if row.raw:
            path = tree.inclusion(row.position, size)
            assert verify_inclusion(leaf_hash(row.raw), row.position, size, path, signed.root)
