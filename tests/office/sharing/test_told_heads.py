"""What laptops say about each other's logs: two histories are named, and untruths light nothing and hide nothing."""

import shutil

import pytest

from tests.office.sharing.team import BEN, PETRA, Team, device_of, opened
from tests.support.shop import Shop
from workflows import clock
from workflows.ledger import entry
from workflows.office.heads import Head, HeadsSeen
from workflows.office.journal import About
from workflows.office.reading import Seen
from workflows.office.seen import COSIGNED, note_heads, sights
from workflows.office.sharing.lights import Lights
from workflows.office.sharing.sharing import Sharing
from workflows.office.sharing.witnessing import witnessed
from workflows.sync.report import Alarm

HUGE = 2**50


def alarms(shop: Shop, code: str) -> list[Alarm]:
    """What an exchange of the laptop finds, of one kind."""
    with opened(shop) as office:
        return [one for one in Sharing.of(office).exchange(at_once=True).alarms if one.code == code]


def tell(shop: Shop, *heads: Head) -> None:
    """Let a laptop say this about others' logs, as an altered program could."""
    with opened(shop) as office:
        key = office.newest_key(entry.OFFICE_SCOPE)
        about = About(scope=entry.OFFICE_SCOPE, key=key, auth=office.chain.length)
        with office.transaction():
            office.journal().write(HeadsSeen(heads=heads), about, clock.now_ms())
        Sharing.of(office).exchange()


def test_a_log_of_which_two_laptops_were_shown_different_histories_is_named(team: Team) -> None:
    """Both signed heads never meet, and still the laptop that hears of the other history says so, and goes on so."""
    second, third = team.join("second", BEN), team.join("third", PETRA)
    team.sync(team.first, second, third, team.first, second, third)
    twin_home, elsewhere = second.home.parent / "twin", team.folder.parent / "elsewhere"
    shutil.copytree(second.home, twin_home, ignore=shutil.ignore_patterns("*.lock"))
    shutil.copytree(team.folder, elsewhere)
    twin, split = team.shop(twin_home), device_of(second)
    for shop in (twin, third):
        shop.done("folder", "connect", str(elsewhere))
    second.ask("10.00", by=BEN, number="31")
    twin.ask("99.00", by=BEN, number="32")
    team.sync(second, team.first)
    team.sync(twin, third)
    for file in (elsewhere / "tail").iterdir():
        if file.name.startswith(device_of(third)):
            shutil.copy(file, team.folder / "tail" / file.name)

    found = alarms(team.first, "split")

    assert [(one.device, one.facts["by"]) for one in found] == [(split, device_of(third))]
    assert alarms(team.first, "split") == found


def test_a_size_that_cannot_be_lights_nothing_and_names_who_told_it(team: Team) -> None:
    """A lying laptop neither makes entries seen nor lets the folder look as if it kept something back."""
    second = team.join("second", BEN)
    team.sync(team.first, second, team.first)
    first, liar = device_of(team.first), device_of(second)
    other = device_of(team.join("third", PETRA))
    tell(second, *(Head(device=one, size=HUGE, root="f" * 64) for one in (first, other)))

    found = alarms(team.first, "split")

    assert {(one.device, one.facts["by"]) for one in found} == {(first, liar), (other, liar)}
    with opened(team.first, write=False) as office:
        assert liar not in Lights(office, clock.now_ms()).holders(other, 0)


def test_a_root_that_does_not_fit_lights_nothing(team: Team) -> None:
    """Only who has a log knows its root."""
    second = team.join("second", BEN)
    team.sync(team.first, second, team.first)
    with opened(team.first) as office:
        own, size = office.keys.device, office.journal().size
        assert Lights(office, clock.now_ms()).of(own, 0) == "seen"
    third = team.join("third", PETRA)
    tell(third, Head(device=own, size=size + 2, root="f" * 64))

    alarms(team.first, "split")

    with opened(team.first, write=False) as office:
        lights, told = Lights(office, clock.now_ms()), sights(office.store.facts)
        liars = {by for (by, device), one in told.items() if device == own and one.fits is False}
        assert liars == {device_of(third)}
        assert not liars & lights.holders(own, 0)


def test_nobody_has_seen_what_never_left_this_laptop(team: Team) -> None:
    """A size beyond what was published counts for what was published."""
    second = team.join("second", BEN)
    team.sync(team.first, second, team.first)
    own = device_of(team.first)
    tell(second, Head(device=own, size=5_000, root="f" * 64))
    team.sync(team.first)
    request = team.first.ask("12.00")

    with opened(team.first, write=False) as office:
        act = office.request(request).acts[0]
        assert Lights(office, clock.now_ms()).of(act.device, act.position) == "here"


@pytest.mark.parametrize("size", ["9" * 5000, "²", "-1", "01", "5/../6", ""])
def test_a_cosigned_line_with_no_size_becomes_no_fact(team: Team, size: str) -> None:
    """A member may write anything into a heads entry; nobody's evidence or exchange stumbles over it."""
    with opened(team.first) as office:
        own = office.keys.device
        told = Seen(
            id="a" * 64,
            device="b" * 26,
            position=0,
            at=(1, 0),
            heads=HeadsSeen(heads=(), cosigned=(f"{own} {size} x",)),
        )
        with office.store.database.transaction():
            note_heads(office.store.facts, (told,))

        assert office.store.facts.under(COSIGNED) == {}
        assert witnessed(office, own) == {}
