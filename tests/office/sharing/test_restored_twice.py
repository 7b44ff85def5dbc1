"""One backup, restored on two laptops: each is told, and so is everybody else."""

from pathlib import Path

from tests.office.sharing.team import BEN, OWNER, Team
from tests.support.shop import Shop
from workflows.domain.commands import Refusal
from workflows.domain.events import PersonSet
from workflows.domain.people import Person
from workflows.office.keeping import backup, restore
from workflows.office.office import Office
from workflows.office.sharing.sharing import Sharing


def _restored(team: Team, file: Path, name: str) -> tuple[Path, str]:
    home = team.first.home.with_name(name)
    return home, restore(file, home).device


def _synced(home: Path, folder: Path) -> list[tuple[str, str | None, object]]:
    with Office.open(home) as office:
        sharing = Sharing.connect(office, str(folder))
        return [(one.code, one.device, one.facts.get("by")) for one in sharing.exchange().alarms]


def test_both_and_all_others_are_told(team: Team, tmp_path: Path) -> None:
    """Without a word each would be an office of its own, with the same people and the same money."""
    second = team.join("second", BEN)
    backup(team.first.home, tmp_path / "b")
    one, first_id = _restored(team, tmp_path / "b", "one")
    two, second_id = _restored(team, tmp_path / "b", "two")

    assert _synced(one, team.folder) == []
    assert _synced(two, team.folder) == [("rival", first_id, second_id)]
    assert _synced(one, team.folder) == [("rival", second_id, first_id)]
    assert _synced(one, team.folder) == [("rival", second_id, first_id)]
    (told,) = _synced(second.home, team.folder)
    assert told[0] == "rival"
    assert {told[1], told[2]} == {first_id, second_id}


def test_once_its_files_are_gone_nothing_is_the_matter(team: Team, tmp_path: Path) -> None:
    """The one that goes on is told no more."""
    backup(team.first.home, tmp_path / "b")
    one, _ = _restored(team, tmp_path / "b", "one")
    two, second_id = _restored(team, tmp_path / "b", "two")
    for home in (one, two, one):
        _synced(home, team.folder)

    for path in team.folder.rglob(f"*{second_id}*"):
        if path.is_file():
            path.unlink()

    assert _synced(one, team.folder) == []


def _holding_both(team: Team, tmp_path: Path) -> tuple[Shop, str, str]:
    """A third laptop that heard of both at once: it, the one that it follows, and the other."""
    third = team.join("third", BEN)
    backup(team.first.home, tmp_path / "b")
    made = {name: _restored(team, tmp_path / "b", name) for name in ("one", "two")}
    for number, (home, _) in enumerate(made.values(), 1):
        _synced(home, team.folder)
        team.shop(home).ask(number=str(number))
        with Office.open(home) as office:
            person = PersonSet(person=Person(id=f"new-{number}", name="Somebody new", unit=office.state.head))
            assert not isinstance(office.change(OWNER, [person]), Refusal)
        _synced(home, team.folder)
    ((_, rival, followed),) = _synced(third.home, team.folder)
    assert {rival, followed} == {device for _, device in made.values()}
    return third, str(followed), str(rival)


def test_verify_says_so_where_both_logs_are_held(team: Team, tmp_path: Path) -> None:
    """One finding, of a code that is promised; and no advice to restore a backup, which makes one more of them."""
    third, followed, rival = _holding_both(team, tmp_path)

    answer = third("verify")
    assert answer.code == 1
    (found,) = answer.json["findings"]
    assert (found["code"], found["device"], found["index"]) == ("foreign", rival, None)
    assert (found["facts"]["reason"], found["facts"]["by"]) == ("rival", followed)
    told = third("verify", as_json=False).out
    assert f"Laptop {rival[:8]}… was made of the same laptop as {followed[:8]}…" in told
    assert "Decide which of the two laptops goes on." in told
    assert "restore a backup" not in told


def test_verify_still_advises_a_backup_for_what_is_damaged_besides(team: Team, tmp_path: Path) -> None:
    """Both are said where both are so."""
    third, _, _ = _holding_both(team, tmp_path)
    (third.home / "attachments").mkdir(exist_ok=True)
    (third.home / "attachments" / ("0" * 64)).write_bytes(b"something else")

    told = third("verify", as_json=False).out

    assert "Decide which of the two laptops goes on." in told
    assert "restore a backup into a new home" in told


def test_verify_of_the_folder_says_whose_the_files_are(team: Team, tmp_path: Path) -> None:
    """They were written by a laptop that this one knows of, and not by some stranger."""
    backup(team.first.home, tmp_path / "b")
    one, followed = _restored(team, tmp_path / "b", "one")
    two, rival = _restored(team, tmp_path / "b", "two")
    for home in (one, two, one):
        _synced(home, team.folder)

    answer = team.shop(one)("verify", "--folder")
    assert {(found["code"], found["facts"]["reason"]) for found in answer.json["findings"]} == {("foreign", "rival")}
    told = team.shop(one)("verify", "--folder", as_json=False).out
    assert f"is of laptop {rival[:8]}…, which was made of the same laptop as laptop {followed[:8]}…" in told
    assert "Decide which of the two laptops goes on." in told
