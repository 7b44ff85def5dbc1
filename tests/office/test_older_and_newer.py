"""Offices of every older version open and go on; an office of a newer version is refused, told why, and left alone."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.two_laptops import found_office
from workflows.cli.main import main
from workflows.domain.commands import Decide, Refusal
from workflows.errors import CountersignError
from workflows.office.keeping import backup, restore
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.sharing.sharing import Sharing
from workflows.store import schema

GOLDEN = Path(__file__).parents[1] / "data" / "schema-0001"


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """In files."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")


def golden(home: Path) -> Path:
    """A copy of the home that the first schema's program wrote."""
    shutil.copytree(GOLDEN, home)
    for name in ("device.key", "device.head", "key.where"):
        (home / name).chmod(0o600)
    return home


def content(home: Path) -> dict[str, bytes]:
    """Every file of a home but the two that every reader of the database makes; that nothing was written into them."""
    for log in home.rglob("*-wal"):
        assert log.read_bytes() == b""
    files = [path for path in sorted(home.rglob("*")) if path.is_file() and not path.name.endswith(("-shm", "-wal"))]
    return {str(path.relative_to(home)): path.read_bytes() for path in files}


@pytest.mark.parametrize("revision", schema.REVISIONS)
def test_a_home_of_every_older_revision_opens_verifies_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, revision: str
) -> None:
    """As the program of that revision left it: what waited is decided, and a copy of before is kept."""
    home = golden(tmp_path / "home")
    with monkeypatch.context() as that_program:
        that_program.setattr(schema, "HEAD", revision)
        schema.prepare(home / "countersign.db")
    assert schema.revision(home / "countersign.db") == revision

    with Office.open(home) as office:
        found = {row.title: row for row in office.store.questions.requests(limit=10)}
        assert {title: row.status for title, row in found.items()} == {
            "Chair 0": "approved",
            "Chair 1": "rejected",
            "Chair 2": "waiting",
        }
        acted = office.act(found["Chair 2"].id, Decide(by="decider", verdict="approve"))
        assert not isinstance(acted, Refusal)
        assert acted.request.standing.status == "approved"

    verdict = check_office(home)
    assert (verdict.findings, verdict.limits) == ((), ())
    if revision != schema.HEAD:
        assert schema.revision(home / f"countersign.db.before-{schema.HEAD}") == revision
    backup(home, tmp_path / "b")
    assert restore(tmp_path / "b", tmp_path / "elsewhere").entries > verdict.entries


def _newer_revision(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE alembic_version SET version_num = '9999'")


def _newer_file(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA user_version = 2")


def _newer_tables(connection: sqlite3.Connection) -> None:
    _newer_revision(connection)
    connection.execute("ALTER TABLE requests ADD COLUMN colour TEXT")
    connection.execute("DROP TABLE rule_answers")


@pytest.fixture(params=[_newer_revision, _newer_file, _newer_tables])
def newer_home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An office that a newer version used last."""
    home = tmp_path / "home"
    found_office(home).close()
    change: Callable[[sqlite3.Connection], None] = request.param
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        change(connection)
    return home


def test_a_newer_office_is_refused_with_advice_and_not_a_byte_changes(newer_home: Path, tmp_path: Path) -> None:
    """Whatever is asked of it: opening, looking, copying."""
    before = content(newer_home)
    tries: tuple[Callable[[], object], ...] = (
        lambda: Office.open(newer_home),
        lambda: Office.open(newer_home, write=False),
        lambda: backup(newer_home, tmp_path / "b"),
    )

    for attempt in tries:
        with pytest.raises(CountersignError) as refused:
            attempt()
        assert refused.value.code == "office-newer-than-program"
        assert "Update this program" in refused.value.advice

    assert content(newer_home) == before
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    "words",
    ["inbox --as anna", "verify", "sync", "work --once", "updates weekly", "state-hash", "devices continue-here"],
)
def test_no_command_does_anything_with_a_newer_office(
    newer_home: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    """Each says why, and what to do, and ends as outside trouble does."""
    before = content(newer_home)

    code = main([*words.split(), "--home", str(newer_home), "--json"])

    error = json.loads(capsys.readouterr().out)
    told = error.get("error", error)
    assert code != 0
    assert "newer" in json.dumps(told)
    assert content(newer_home) == before


def test_an_older_program_leaves_a_newer_folder_alone(tmp_path: Path) -> None:
    """A marker of a format that it does not know stops all reading and writing, and nobody is told to delete it."""
    place = tmp_path / "folder"
    place.mkdir()
    with found_office(tmp_path / "home") as office:
        sharing = Sharing.connect(office, str(place))
        newer = (place / "office.json").read_bytes().replace(b"folderlog/1", b"folderlog/2")
        (place / "office.json").write_bytes(newer)
        before = content(place)

        done = sharing.exchange()
        assert [alarm.code for alarm in done.alarms] == ["folder-newer"]
        assert (done.published, done.report.files_written) == (0, 0)
        with pytest.raises(CountersignError) as refused:
            Sharing.connect(office, str(place))

    assert refused.value.code == "folder-newer"
    assert "Delete nothing" in refused.value.advice
    assert content(place) == before
