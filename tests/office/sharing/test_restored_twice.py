"""One backup, restored on two laptops: each is told, and so is everybody else."""

from pathlib import Path

from tests.office.sharing.team import BEN, Team
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
