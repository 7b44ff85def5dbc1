"""Migrations: equal to the models, cheap when done, whole or not at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy
from alembic import autogenerate, config, migration, script

from tests.store.making import make_rows
from workflows.errors import Trouble
from workflows.store import schema, sqlite
from workflows.store.rows import RequestRow
from workflows.store.store import Store
from workflows.store.tables import Base


def test_migrations_build_exactly_the_tables_of_the_models(tmp_path: Path) -> None:
    """The schema has one truth: a column changed in one place only is found here."""
    database = tmp_path / "countersign.db"
    schema.prepare(database)
    engine = sqlalchemy.create_engine(f"sqlite:///{database}")

    with engine.connect() as connection:
        context = migration.MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": lambda name, kind, _: kind != "table" or not name.startswith(sqlite.SEARCH_OBJECTS),
            },
        )
        differences = autogenerate.compare_metadata(context, Base.metadata)
    engine.dispose()

    assert differences == []


def test_known_revisions_are_those_of_the_migrations() -> None:
    """The constant that spares a start half a second of imports tells the truth."""
    settings = config.Config()
    settings.set_main_option("script_location", str(schema.MIGRATIONS))
    found = script.ScriptDirectory.from_config(settings)

    assert [one.revision for one in reversed(list(found.walk_revisions()))] == list(schema.REVISIONS)
    assert found.get_current_head() == schema.HEAD


def test_the_shape_that_is_looked_for_is_the_one_that_migrations_build(tmp_path: Path) -> None:
    """Every table and column, those of the search index included."""
    schema.prepare(tmp_path / "countersign.db")

    with closing(sqlite.connect(tmp_path / "countersign.db", write=False)) as connection:
        assert sqlite.shape_of(connection, tmp_path) == schema.SHAPES[schema.HEAD]
    assert list(schema.SHAPES) == list(schema.REVISIONS)


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE entries",
        "DROP TABLE local_facts",
        "DROP TABLE search_index_docsize",
        "ALTER TABLE requests RENAME COLUMN title TO heading",
        "CREATE VIEW latest AS SELECT * FROM requests",
        "CREATE TRIGGER quiet AFTER INSERT ON local_facts BEGIN DELETE FROM entries; END",
    ],
)
@pytest.mark.parametrize("write", [True, False])
def test_tables_that_are_gone_altered_or_not_ours_are_damage(tmp_path: Path, change: str, write: bool) -> None:
    """Found when the office is opened, and not by a statement that fails later."""
    Store.create(tmp_path / "home").close()
    with closing(sqlite3.connect(tmp_path / "home" / "countersign.db")) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(change)

    with pytest.raises(Trouble) as refused:
        Store.open(tmp_path / "home", write=write)

    assert refused.value.code == "office-damaged"


def test_a_second_preparing_touches_nothing(tmp_path: Path) -> None:
    """Opening an office that is up to date does not write."""
    database = tmp_path / "countersign.db"
    schema.prepare(database)
    before = database.read_bytes()

    schema.prepare(database)

    assert database.read_bytes() == before


def test_a_newer_office_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """An old program never opens what it does not understand."""
    Store.create(tmp_path / "home").close()
    database = tmp_path / "home" / "countersign.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = database.read_bytes()

    for write in (True, False):
        with pytest.raises(Trouble) as refused:
            Store.open(tmp_path / "home", write=write)
        assert refused.value.code == "office-newer-than-program"
    assert database.read_bytes() == before


def test_a_newer_file_format_is_refused(tmp_path: Path) -> None:
    """So is a file whose very layout changed."""
    Store.create(tmp_path / "home").close()
    with closing(sqlite3.connect(tmp_path / "home" / "countersign.db")) as connection:
        connection.execute("PRAGMA user_version = 2")

    with pytest.raises(Trouble) as refused:
        Store.open(tmp_path / "home", write=True)

    assert refused.value.code == "office-newer-than-program"


NOW = schema.HEAD
"""The revision that this program makes."""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that knows one revision more; answers with its migration's file, still to be written."""
    migrations = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "REVISIONS", (*schema.REVISIONS, "9999"))
    monkeypatch.setattr(schema, "HEAD", "9999")
    newest = schema.SHAPES[NOW]
    following = newest | {"requests": newest["requests"] + " colour"}
    monkeypatch.setattr(schema, "SHAPES", schema.SHAPES | {"9999": following})
    return migrations / "versions" / "9999_next.py"


NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{NOW}"


def upgrade() -> None:
    with op.batch_alter_table("requests") as requests:
        requests.add_column(sa.Column("colour", sa.String(), nullable=True))
        requests.alter_column("currency", type_=sa.Text())
"""


@pytest.fixture
def older_home(tmp_path: Path) -> Path:
    """An office of this program's revision with one request."""
    home = tmp_path / "home"
    with Store.create(home) as made, made.database.transaction():
        made.projections.put_request(make_rows("r1"))
    return home


def test_an_older_office_is_upgraded_after_a_copy_was_kept(older_home: Path, next_version: Path) -> None:
    """Whatever a new version does, the office as it was can be had back."""
    next_version.write_text(NEXT, "utf-8")

    with Store.open(older_home, write=False) as opened:
        assert opened.questions.request("r1") is not None

    assert schema.revision(older_home / "countersign.db") == "9999"
    copy = older_home / "countersign.db.before-9999"
    assert schema.revision(copy) == NOW
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM requests").fetchone() == (1,)
        assert len(connection.execute("SELECT * FROM requests").fetchone()) == len(RequestRow.__struct_fields__)


def test_an_upgrade_that_fails_changes_nothing(older_home: Path, next_version: Path) -> None:
    """Half an upgrade does not exist."""
    next_version.write_text(NEXT + "    op.execute('SELECT * FROM no_such_table')\n", "utf-8")

    with pytest.raises(RuntimeError, match="no_such_table"):
        Store.open(older_home, write=True)

    with closing(sqlite3.connect(older_home / "countersign.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (NOW,)
        assert len(connection.execute("SELECT * FROM requests").fetchone()) == len(RequestRow.__struct_fields__)


def test_an_upgrade_that_breaks_references_is_undone(older_home: Path, next_version: Path) -> None:
    """The result is checked before it counts."""
    next_version.write_text(NEXT + '    op.execute("DELETE FROM requests")\n', "utf-8")

    with pytest.raises(Trouble) as failed:
        Store.open(older_home, write=True)

    assert failed.value.code == "office-damaged"
    assert schema.revision(older_home / "countersign.db") == NOW
