"""The first laptop is lost: the printed key and the shared folder bring the office back on another one."""

import shutil
from pathlib import Path

import pytest

from tests.office.sharing.team import BEN, CARL, OWNER, PETRA, Team, code_of, device_of, findings, opened, states
from workflows.ledger import recovery
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.sharing.recovering import Recovered, recover
from workflows.office.sharing.revoking import revoke
from workflows.office.sharing.scopes import let_read
from workflows.office.sharing.sharing import Sharing
from workflows.office.shipped import publish_shipped
from workflows.sync.folder import FolderTrouble
from workflows.sync.plain import PlainFolder

PEOPLE = ("Ben Okafor=manager", "Petra Lang=bookkeeper", "Carl Weiss=clerk")


class Papered(Team):
    """A team whose recovery key is known."""

    paper: str


@pytest.fixture
def papered(team: Team, tmp_path: Path) -> Papered:
    """An office that was founded here, so that its printed key is at hand."""
    home = tmp_path / "papered"
    founded = found(home, Charter(name="Corner Shop", owner="Anna Berg"))
    with Office.open(home) as office:
        publish_shipped(office, founded.owner, people=PEOPLE)
    made = Papered(team.shop(home), tmp_path / "papered-folder", team._capsys)
    made.paper = founded.recovery_key
    return made


def recovered(team: Papered, name: str = "rescued", *, paper: str | None = None, owner: str = OWNER) -> Recovered:
    """Take the office over from the folder."""
    home = team.first.home.parent / name
    return recover(home, place=str(team.folder), owner=owner, paper=paper or team.paper)


def test_the_office_goes_on_from_the_folder_and_the_paper(papered: Papered) -> None:
    """Every entry is there again, and the owner acts on the new laptop."""
    request = papered.first.ask_and_call_back("120.00")
    papered.sync()
    before = states(papered.first)
    shutil.rmtree(papered.first.home)

    done = recovered(papered)

    rescued = papered.shop(Path(done.home))
    assert done.published
    assert states(rescued) == before
    assert rescued.status(request) == "waiting"
    assert rescued.done("decide", request, "approve", "--as", BEN)["status"] == "approved"
    assert findings(rescued) == []


def test_the_lost_laptop_is_ended_and_the_others_follow(papered: Papered) -> None:
    """What the lost one writes later counts for nobody; the others go on with new keys."""
    second = papered.join("second", BEN)
    papered.sync()
    lost = device_of(papered.first)

    done = recovered(papered)

    rescued = papered.shop(Path(done.home))
    assert (done.former, set(done.others)) == (lost, {lost, device_of(second)})
    with opened(rescued) as office:
        assert code_of(lambda: revoke(office, lost, by=OWNER)) == "second-needed"
        revoke(office, lost, by=OWNER, second=BEN)
    request = papered.first.ask("33.00")
    papered.sync(rescued, second, papered.first, second, rescued)
    for shop in (rescued, second):
        with opened(shop) as office:
            assert office.chain.trust.primary == done.device
            assert not office.chain.trust.speaks(lost)
            assert office.newest_key(1)[0] >= 1
        assert shop("show", request).code == 1
        assert findings(shop) == []
    assert len(states(rescued, second)) == 1


def test_the_paper_opens_every_unit(papered: Papered, tmp_path: Path) -> None:
    """And the new laptop reads and writes there."""
    change = tmp_path / "north.yaml"
    change.write_text("units:\n  - {id: north, name: North}\n")
    papered.first.done("apply", change)
    with opened(papered.first) as office:
        let_read(office, "north", [], by=OWNER)
    values = ["--set=supplier_name=X", "--set=invoice_number=1", "--set=issue_date=2026-11-02", "--set=gross=5.00"]
    request = papered.first.done("submit", "invoice", "--as", CARL, "--unit", "north", *values)["request"]
    papered.sync()

    rescued = papered.shop(Path(recovered(papered).home))

    assert rescued.status(request) == "waiting"
    with opened(rescued, write=False) as office:
        assert office.newest_key(2)[0] == 1
        assert device_of(rescued) in office.chain.trust.readers(2)
    assert findings(rescued) == []


def test_a_new_laptop_joins_after_a_recovery(papered: Papered, monkeypatch: pytest.MonkeyPatch) -> None:
    """The office is as good as before."""
    papered.first.ask("10.00")
    papered.sync()
    rescued = papered.shop(Path(recovered(papered).home))
    monkeypatch.setattr(papered, "first", rescued)

    third = papered.join("third", PETRA)

    assert findings(third) == []
    assert len(states(rescued, third)) == 1


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (recovery.encode(bytes(32)), "recovery-other-office"),
        ("0000", "recovery-wrong-length"),
        (recovery.encode(bytes(32))[:-1] + "U", "recovery-wrong-character"),
        ("1" + recovery.encode(bytes(32))[1:], "recovery-checksum"),
    ],
)
def test_a_wrong_paper_changes_nothing(papered: Papered, paper: str, code: str) -> None:
    """No home is made, and the folder is as it was."""
    files = sorted(papered.folder.rglob("*"))

    assert code_of(lambda: recovered(papered, paper=paper)) == code
    assert not (papered.first.home.parent / "rescued").exists()
    assert sorted(papered.folder.rglob("*")) == files


def test_only_an_owner_takes_the_office_over(papered: Papered) -> None:
    """The paper is the office's, and an owner acts with it."""
    assert code_of(lambda: recovered(papered, owner=BEN)) == "not-owner"
    assert not (papered.first.home.parent / "rescued").exists()


def test_a_folder_without_the_beginning_is_not_enough(papered: Papered, tmp_path: Path) -> None:
    """Nothing is made of half an office; a folder that holds none says so."""
    for segment in (papered.folder / "tail").glob("*.seg"):
        segment.unlink()

    assert code_of(lambda: recovered(papered)) == "folder-incomplete"
    (papered.folder / "office.json").unlink()
    assert code_of(lambda: recovered(papered)) == "folder-empty"


def test_a_folder_that_takes_nothing_now_gets_it_later(papered: Papered, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new home is whole; its next exchange publishes."""
    real = PlainFolder.create

    def offline(self: PlainFolder, path: str, content: bytes) -> bool:
        if path.endswith(".seg"):
            raise FolderTrouble(code="folder-offline", title="gone", text="gone", advice="wait")
        return real(self, path, content)

    with monkeypatch.context() as patch:
        patch.setattr(PlainFolder, "create", offline)
        done = recovered(papered)
    assert not done.published
    rescued = papered.shop(Path(done.home))
    with opened(rescued) as office:
        assert Sharing.of(office).exchange().published > 0


def test_the_founding_laptop_hears_that_it_was_recovered(papered: Papered) -> None:
    """It was not lost after all: it stays a member, and no longer writes about members."""
    done = recovered(papered)
    papered.sync()

    with opened(papered.first) as office:
        assert office.chain.trust.primary == done.device
        assert office.chain.trust.speaks(office.keys.device)
    assert papered.first("invite", "--as", OWNER).error["code"] == "not-primary"
