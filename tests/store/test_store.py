"""Making, opening, backing up and closing an office's store."""

import threading
from pathlib import Path

import pytest

from tests.store.making import make_entries, make_log, make_rows
from tests.store.processes import finish, first_line, run, start
from workflows.errors import InvalidInput, Trouble
from workflows.store.store import Store
from workflows.store.troubles import Misuse


def fill(store: Store, entries: int = 5) -> None:
    """A log of so many entries and one request."""
    with store.database.transaction():
        store.entries.add_log(make_log())
        store.entries.append(make_entries(0, entries), b"f")
        store.projections.put_request(make_rows("r1"))


def test_what_was_saved_is_there_after_opening_again(tmp_path: Path) -> None:
    """A store outlives the program."""
    with Store.create(tmp_path / "home") as made:
        fill(made)
        before = made.projections.state_hash()

    with Store.open(tmp_path / "home", write=False) as opened:
        assert opened.entries.count() == 5
        assert opened.projections.state_hash() == before


def test_an_office_is_not_made_where_one_stands(tmp_path: Path) -> None:
    """Starting anew never replaces an office."""
    with Store.create(tmp_path / "home") as made:
        fill(made)

    with pytest.raises(InvalidInput) as refused:
        Store.create(tmp_path / "home")

    assert refused.value.code == "home-exists"
    with Store.open(tmp_path / "home", write=True) as opened:
        assert opened.entries.count() == 5


def test_opening_where_no_office_is_makes_none(tmp_path: Path) -> None:
    """A mistyped folder stays empty."""
    for write in (True, False):
        with pytest.raises(Trouble) as refused:
            Store.open(tmp_path / "nowhere", write=write)
        assert refused.value.code == "no-office-here"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("application_id", 0x43744E31),
        ("user_version", 1),
    ],
)
def test_a_writing_store_has_the_settings_that_its_promises_rest_on(
    tmp_path: Path, setting: str, value: str | int
) -> None:
    """Durable at a power cut, references kept, a foreign file's functions never run."""
    with Store.create(tmp_path / "home") as store:
        assert store._connection.execute(f"PRAGMA {setting}").fetchone() == (value,)


def test_a_reading_store_cannot_write(tmp_path: Path) -> None:
    """Readers hold no lock, so they must not change anything."""
    Store.create(tmp_path / "home").close()

    with Store.open(tmp_path / "home", write=False) as reader:
        with pytest.raises(Misuse), reader.database.transaction():
            pass
        with pytest.raises(Misuse):
            reader.facts.put("a", b"")


READ = """
import sys, time
from pathlib import Path
from workflows.store.store import Store
with Store.open(Path(sys.argv[1]), write=False) as store:
    seen = []
    print("ready", flush=True)
    while not seen or seen[-1] < 200:
        with store.database.snapshot():
            count, size = store.entries.count(), store.entries.log("laptop").size
            assert count == size, (count, size)
        seen.append(count)
    assert seen == sorted(seen)
    print(len(set(seen)), flush=True)
"""


def test_a_reader_works_while_another_process_writes(tmp_path: Path) -> None:
    """It sees whole acts only, newer ones over time, and hinders nobody."""
    with Store.create(tmp_path / "home") as writer:
        with writer.database.transaction():
            writer.entries.add_log(make_log())
        process = start(READ, str(tmp_path / "home"))
        try:
            assert first_line(process) == "ready"
            for at in range(0, 200, 2):
                with writer.database.transaction():
                    writer.entries.append(make_entries(at, at + 2), b"f")
            different_sizes = first_line(process)
        finally:
            rest = finish(process)

    assert different_sizes.isdigit(), rest
    assert int(different_sizes) >= 1


def test_a_reader_sees_nothing_of_an_act_before_its_end(tmp_path: Path) -> None:
    """Half an act is never shown."""
    with Store.create(tmp_path / "home") as writer, Store.open(tmp_path / "home", write=False) as reader:
        with writer.database.transaction():
            writer.facts.put("a", b"1")
            assert reader.facts.get("a") is None

        assert reader.facts.get("a") == b"1"


def test_a_snapshot_stays_as_it_is_while_others_write(tmp_path: Path) -> None:
    """Several answers of one command belong together."""
    with Store.create(tmp_path / "home") as writer, Store.open(tmp_path / "home", write=False) as reader:
        with reader.database.snapshot():
            assert reader.facts.every() == {}
            with writer.database.transaction():
                writer.facts.put("a", b"1")
            assert reader.facts.every() == {}

        assert reader.facts.every() == {"a": b"1"}


def test_a_backup_made_while_writing_opens_as_an_office(tmp_path: Path) -> None:
    """One file, complete, checked, taken without closing anything."""
    with Store.create(tmp_path / "home") as store:
        fill(store, entries=50)
        expected = store.projections.state_hash()

        copied = store.backup(tmp_path / "copy.db")

        with store.database.transaction():
            store.entries.append(make_entries(50, 60), b"g")
    assert copied == 50
    assert sorted(found.name for found in tmp_path.iterdir()) == ["copy.db", "home"]
    (tmp_path / "restored").mkdir()
    (tmp_path / "copy.db").rename(tmp_path / "restored" / "countersign.db")
    with Store.open(tmp_path / "restored", write=True) as restored:
        assert restored.entries.count() == 50
        assert restored.projections.state_hash() == expected


def test_a_reader_can_make_a_backup(tmp_path: Path) -> None:
    """Backing up needs no lock."""
    with Store.create(tmp_path / "home") as writer:
        fill(writer)
        with Store.open(tmp_path / "home", write=False) as reader:
            assert reader.backup(tmp_path / "copy.db") == 5


def test_a_backup_never_replaces_a_file(tmp_path: Path) -> None:
    """The last good copy is not lost to a slip."""
    (tmp_path / "copy.db").write_bytes(b"precious")

    with Store.create(tmp_path / "home") as store, pytest.raises(InvalidInput) as refused:
        store.backup(tmp_path / "copy.db")

    assert refused.value.code == "file-exists"
    assert (tmp_path / "copy.db").read_bytes() == b"precious"


def test_a_backup_into_a_missing_folder_is_trouble(tmp_path: Path) -> None:
    """A drive that was pulled out is told in our words."""
    with Store.create(tmp_path / "home") as store, pytest.raises(Trouble) as refused:
        store.backup(tmp_path / "gone" / "copy.db")

    assert refused.value.code == "home-cannot-open"


def test_a_store_belongs_to_the_thread_that_opened_it(tmp_path: Path) -> None:
    """Use from another thread is a bug that shows at once."""
    caught: list[BaseException] = []
    with Store.create(tmp_path / "home") as store:

        def read() -> None:
            try:
                store.entries.count()
            except Misuse as error:
                caught.append(error)

        thread = threading.Thread(target=read)
        thread.start()
        thread.join()

    assert len(caught) == 1


def test_closing_twice_does_nothing(tmp_path: Path) -> None:
    """Tidying up is always safe."""
    store = Store.create(tmp_path / "home")
    store.close()
    store.close()


def test_a_home_may_have_an_awkward_name(tmp_path: Path) -> None:
    """Blanks, per cent and hash signs, question marks and umlauts are only letters of a name."""
    home = tmp_path / "Büro 100% #1 ?mode=ro"
    with Store.create(home) as made:
        fill(made)

    with Store.open(home, write=True) as opened:
        assert opened.entries.count() == 5
    assert [found.name for found in tmp_path.iterdir()] == [home.name]


IMPORTED = """
import sys
from pathlib import Path
from workflows.store.store import Store
with Store.open(Path(sys.argv[1]), write=sys.argv[2] == "write") as store:
    print(len(store.questions.inbox("boss")))
heavy = {"sqlmodel", "sqlalchemy", "alembic", "pydantic", "subprocess", "workflows.store.tables"}
print(*sorted(set(sys.modules) & heavy))
"""


@pytest.mark.parametrize("mode", ["read", "write"])
def test_an_inbox_is_read_without_the_heavy_libraries(tmp_path: Path, mode: str) -> None:
    """A start spends no half second on libraries that only migrations need."""
    with Store.create(tmp_path / "home") as made:
        fill(made)

    tasks, imported = run(IMPORTED, str(tmp_path / "home"), mode).split("\n")[:2]

    assert tasks == "1"
    assert imported == ""
