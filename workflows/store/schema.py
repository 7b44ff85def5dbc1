"""The schema's revision: known at once, built and upgraded by Alembic only when it must be."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from workflows.store import sqlite, troubles
from workflows.store.files import put_in_place

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISIONS = ("0001",)
"""Every revision this program knows, oldest first, as in ``migrations/versions``."""

HEAD = REVISIONS[-1]

MIGRATIONS = Path(__file__).parent / "migrations"


def prepare(path: Path) -> None:
    """Make the database at ``path`` of this program's revision, making the file where there is none.

    Costs next to nothing where it is so already. Before an upgrade the file is copied to
    ``countersign.db.before-<revision>``. An upgrade is one transaction and checked
    before it counts. A newer database is refused untouched
    (Trouble ``office-newer-than-program``). Only the holder of the home's lock may call this.
    """
    found = revision(path)
    if found == HEAD:
        return
    if found is None:
        _build(path)
    else:
        _keep_copy(path)
        _upgrade(path)


def revision(path: Path) -> str | None:
    """The revision of the database; None where there is no file. Raises Trouble where it is newer or not ours."""
    if not path.exists():
        return None
    with closing(sqlite.connect(path, write=False)) as connection:
        found = sqlite.revision_of(connection, path)
    if found is None:
        raise troubles.not_an_office(path)
    if found not in REVISIONS:
        raise troubles.newer_than_program(path, f"revision {found}")
    return found


def _build(path: Path) -> None:
    # Beside its place, so that a start that is cut off leaves no half database under the name.
    part = path.with_name(f"{path.name}.new")
    try:
        for rest in path.parent.glob(f"{part.name}*"):
            rest.unlink()
        _upgrade(part)
        put_in_place(part, path)
    except OSError as error:
        raise troubles.disk_error(path, error.strerror or type(error).__name__) from error


def _keep_copy(path: Path) -> None:
    with closing(sqlite.connect(path, write=False)) as connection:
        sqlite.copy(connection, path, path.with_name(f"{path.name}.before-{HEAD}"))


def _upgrade(path: Path) -> None:
    # Half a second of imports, spent only when an office is made or a new version meets it first.
    import sqlalchemy  # noqa: PLC0415
    from alembic import command, config  # noqa: PLC0415

    opened = sqlite.connect(path, write=True, build=True)
    engine = sqlalchemy.create_engine("sqlite://", creator=lambda: opened, poolclass=sqlalchemy.StaticPool)
    sqlalchemy.event.listen(engine, "begin", _begin)
    settings = config.Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            settings.attributes["connection"] = connection
            command.upgrade(settings, HEAD)
            sqlite.check(opened, path)
    except sqlalchemy.exc.DBAPIError as error:
        if error.orig is None:
            raise
        raise sqlite.translated(error.orig, path) from error
    finally:
        engine.dispose()
        opened.close()


def _begin(connection: "Connection") -> None:
    # sqlite3 would begin late and commit before each CREATE; one explicit transaction makes an upgrade whole.
    connection.exec_driver_sql(sqlite.SqliteDialect.begin_write)
