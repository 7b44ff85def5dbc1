"""Several laptops of the corner shop and the folder they share: homes on this disk, everything else is real."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec
import pytest

from tests.support.shop import Shop
from workflows.cli.main import main
from workflows.errors import CountersignError
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.sharing.admitting import Admission
from workflows.office.sharing.invitations import Invited, invite
from workflows.office.sharing.joining import Completed, StillWaiting, ask, complete
from workflows.office.sharing.sharing import Exchanged, Sharing

OWNER = "anna-berg"
BEN, PETRA, CARL = "ben-okafor", "petra-lang", "carl-weiss"
MACHINE = "this computer"
START = "2026-11-23T09:00:00Z"


class Synced(msgspec.Struct, frozen=True, kw_only=True):
    """What one exchange of one laptop did."""

    done: Exchanged

    @property
    def admissions(self) -> tuple[Admission, ...]:
        """Who was let in, waits, or was refused."""
        return self.done.admissions

    @property
    def alarms(self) -> set[str]:
        """The codes of what it found wrong."""
        return {alarm.code for alarm in self.done.alarms}


class Team:
    """The first laptop, the folder, and whoever joins."""

    def __init__(self, first: Shop, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.first = first
        self.folder = folder
        self._capsys = capsys
        folder.mkdir()
        with Office.open(first.home) as office:
            Sharing.connect(office, str(folder)).exchange()

    def shop(self, home: Path) -> Shop:
        """Commands about another home."""
        return Shop(home, main, self._capsys.readouterr)

    def invite(
        self, person: str | None = None, *, days: int = 7, confirm: bool = False, units: tuple[str, ...] = ()
    ) -> Invited:
        """A code from the first laptop."""
        with Office.open(self.first.home) as office:
            return invite(Sharing.of(office), by=OWNER, person=person, days=days, confirm=confirm, units=units)

    def join(self, name: str, person: str | None = None, *, units: tuple[str, ...] = ()) -> Shop:
        """A laptop that joined and has everything, with its home beside the first."""
        home = self.first.home.parent / name
        ask(self.invite(person, units=units).code, home, name=name)
        self.sync(self.first)
        assert isinstance(complete(home), Completed)
        self.sync(self.first)
        return self.shop(home)

    def sync(self, *shops: Shop) -> Synced:
        """Let each laptop exchange in turn; what the last one did."""
        done = [_exchanged(shop) for shop in shops or (self.first,)]
        return Synced(done=done[-1])

    def complete(self, shop: Shop) -> Completed | StillWaiting:
        """What a sync of a laptop that waits does."""
        return complete(shop.home)


def _exchanged(shop: Shop) -> Exchanged:
    with Office.open(shop.home) as office:
        return Sharing.of(office).exchange(at_once=True)


def device_of(shop: Shop) -> str:
    """The laptop's id."""
    with Office.open(shop.home, write=False) as office:
        return office.keys.device


def opened(shop: Shop, *, write: bool = True) -> AbstractContextManager[Office]:
    """The laptop's office."""
    return Office.open(shop.home, write=write)


def code_of(act: Callable[[], object]) -> str:
    """The code of the error that an act ends in."""
    with pytest.raises(CountersignError) as caught:
        act()
    for text in (caught.value.title, caught.value.text, caught.value.advice):
        assert text.strip()
    return caught.value.code


def findings(shop: Shop) -> list[str]:
    """What a full check of the home finds."""
    return [
        f"{found.code} {found.device} {found.index} {found.file} {found.facts}"
        for found in check_office(shop.home).findings
    ]


def states(*shops: Shop) -> set[str]:
    """The state hashes of these laptops; one where they agree."""
    return {shop.done("state-hash")["hash"] for shop in shops}
