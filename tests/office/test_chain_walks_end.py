"""However entries of the authority contradict each other, reading them comes to an end."""

from typing import Any

import msgspec
import pytest

from tests.support.shop import Shop
from workflows.ledger.trust import Trust
from workflows.office import authority
from workflows.office.authority import AuthorityChain, read_chain
from workflows.office.office import Office


def test_a_fork_that_comes_and_goes_with_each_walk_does_not_keep_us_walking(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one walk took away stays away, even where the next walk would not find it."""
    walks: list[dict[str, int]] = []

    class Contradicting:
        def __init__(self, reader: Any, rows: object, forks: dict[str, int], barred: object, *, verified: bool) -> None:
            assert len(walks) < 10, "it walks for ever"
            walks.append(forks)
            self._reader, self._forks = reader, forks

        def run(self) -> AuthorityChain:
            found = {} if "p" in self._forks else {"p": 3}
            self._reader.trust = msgspec.structs.replace(Trust(office="o"), forks=found)
            return AuthorityChain(contents=(), beside=(), head=())

        def evaders(self) -> frozenset[tuple[str, int]]:
            return frozenset()

    with Office.open(shop.home, write=False) as office:
        monkeypatch.setattr(authority, "_Walk", Contradicting)
        read_chain(office.reader, [])

    assert walks == [{}, {"p": 3}]
