"""What the page about folder and laptops is told."""

from tests.office.sharing.team import BEN, OWNER, Team, device_of, opened
from tests.support.shop import Shop
from workflows import clock
from workflows.office.sharing.revoking import ask_revocation
from workflows.office.sharing.sharing import Sharing
from workflows.office.showing.ending_shown import ending_shown
from workflows.office.showing.folder_shown import FolderShown, folder_shown


def _shown(shop: Shop) -> FolderShown:
    with opened(shop, write=False) as office:
        return folder_shown(office, clock.now_ms())


def test_an_office_alone_has_no_place(team: Team) -> None:
    """After letting go of the folder nothing waits to go anywhere."""
    with opened(team.first) as office:
        Sharing.disconnect(office)

    shown = _shown(team.first)

    assert shown.place is None
    assert shown.to_publish == 0
    assert shown.is_primary
    assert shown.owners == (OWNER,)
    assert [one.line.own for one in shown.laptops] == [True]


def test_both_laptops_say_how_far_they_have_each_other(team: Team) -> None:
    """The light of a log and the line of a laptop follow from what the other signed."""
    ben = team.join("Ben's laptop", BEN)
    team.sync(team.first, ben, team.first)

    shown = _shown(team.first)

    other = next(one for one in shown.laptops if not one.line.own)
    assert other.line.name == "Ben's laptop"
    assert other.has_ours is not None
    assert 0 < other.has_ours <= shown.own.signed
    assert shown.own.seen == other.has_ours
    assert other.has_ours >= shown.own.acts, "nobody waits for the last word about what was seen"
    assert shown.own.signed >= shown.own.in_folder >= shown.own.seen >= shown.own.witnessed
    assert not _shown(ben).is_primary


def test_invitations_stand_there_until_their_laptop_has_spoken(team: Team) -> None:
    """Then the laptop itself stands there."""
    team.invite(BEN, confirm=True)
    (waiting,) = _shown(team.first).invitations
    assert (waiting.person, waiting.state, waiting.device) == (BEN, "open", "")
    assert waiting.code.startswith("CS1-")

    ben = team.join("Ben's laptop", BEN)
    team.sync(ben, team.first)

    assert [one.nonce for one in _shown(team.first).invitations] == [waiting.nonce]


def test_a_second_word_waits_for_the_owner(team: Team) -> None:
    """What Ben asked for on his laptop is shown on the owner's, with the entries it is about."""
    ben, carl = team.join("Ben's laptop", BEN), team.join("Carl's laptop", "carl-weiss")
    team.sync(team.first, ben, carl, team.first, ben)
    lost = device_of(carl)
    with opened(ben) as office:
        ask_revocation(office, lost, by=BEN, size=1)
    team.sync(ben, team.first)

    (asked,) = _shown(team.first).ends_asked
    with opened(team.first, write=False) as office:
        ending = ending_shown(office, lost, OWNER, clock.now_ms())

    team.sync(team.first, ben)
    assert _shown(ben).own.witnessed > 0, "the first laptop is a witness, and has Ben's word"
    assert (asked.device, asked.size, asked.by, asked.where) == (lost, 1, BEN, device_of(ben))
    assert ending.is_primary
    assert ending.needs_second
    assert (ending.word_by, ending.word_size) == (BEN, 1)
    assert (BEN, device_of(ben)) in ending.able_elsewhere
    assert [one.position for one in ending.entries] == list(range(ending.held - 1, -1, -1))
