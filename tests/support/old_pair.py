"""Two laptops with a long past that both have, and the folder between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tests.support.old_office import (
    CANARY,
    LATER,
    TODAY,
    Past,
    old_office,
    open_request,
    over,
    settle,
    settled,
    with_document,
)
from tests.support.two_laptops import CLERK, connect, second_laptop
from workflows.office.office import Office
from workflows.office.sharing.sharing import Sharing


class Pair(msgspec.Struct, frozen=True):
    """Two laptops with a long past that both have, and their folder; it is today."""

    first: Office
    second: Office
    one: Sharing
    two: Sharing
    folder: Path
    tmp_path: Path

    def exchange(self) -> set[str]:
        """Until nothing is left to do; the codes of what was found wrong at the end."""
        return settled(self.one, self.two)

    def states(self) -> set[str]:
        """State hashes of both; one where they agree."""
        return {office.store.projections.state_hash() for office in (self.first, self.second)}

    def newcomer(self, name: str = "third") -> tuple[Office, Sharing]:
        """A third laptop that begins with nothing but the folder."""
        office = second_laptop(self.first, self.tmp_path / name, with_entries=False)
        return office, connect(office, self.folder)


@contextmanager
def old_pair(past: Past, tmp_path: Path) -> Iterator[Pair]:
    """Requests of the clerk on one laptop, decided on the other; more than 256 entries in both logs."""
    with old_office(tmp_path / "first") as first, second_laptop(first, tmp_path / "second") as second:
        one, two = connect(first, tmp_path / "folder"), connect(second, tmp_path / "folder")
        with_document(first)
        asked = [open_request(second, f"{CANARY} {number}", by=CLERK) for number in range(20)]
        settled(one, two)
        for request in asked:
            settle(first, request)
        over(first, 110)
        over(second, 125, by=CLERK)
        settled(one, two)
        past.go(LATER)
        # Behind the old ones, so that all of them stand in full bundles.
        over(first, 130, words="Apfel")
        over(second, 130, by=CLERK, words="Birne")
        settled(one, two)
        past.go(TODAY)
        yield Pair(first=first, second=second, one=one, two=two, folder=tmp_path / "folder", tmp_path=tmp_path)
