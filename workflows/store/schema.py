"""The schema's revision: known at once, built and upgraded by Alembic only when it must be."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from workflows.store import sqlite, troubles
from workflows.store.files import put_in_place

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Every revision this program knows, oldest first, as in ``migrations/versions``."""

HEAD = REVISIONS[-1]

_FIRST = {
    "alembic_version": "version_num",
    "logs": "device origin public_key size frontier own",
    "entries": "device position scope request raw leaf",
    "checkpoints": "device size note",
    "scope_keys": "scope epoch digest wrapped",
    "local_facts": "name value",
    "people": "id name unit active body",
    "units": "id name parent body",
    "rule_tables": "id version body",
    "definitions": "id version body",
    "requests": "id workflow version title unit status amount_minor currency requester round created_ms updated_ms"
    " due_ms body",
    "tasks": "request step person kind why due_ms rule_table rule_version rule_row created_ms",
    "decisions": "entry request step round person acting_for verdict reason at_ms rule_table rule_version rule_row"
    " device position counted",
    "documents": "request sha256 supplier_key number_key gross_minor currency issue_date account_key unit settled",
    "search_texts": "id request text",
    "search_index": "text",
    "search_index_data": "id block",
    "search_index_idx": "segid term pgno",
    "search_index_docsize": "id sz",
    "search_index_config": "k v",
}

_SECOND = _FIRST | {"requests": f"{_FIRST['requests']} fingerprint"}

_ANSWERS = (
    "request step round at_ms unit rule_table rule_version rule_row code verdict meaning needed led ended waited_ms"
    " rest n0 n1 n2 n3 n4 n5 n6 n7 n8 n9 n10 n11 n12 n13 n14 n15 t0 t1 t2 t3 t4 t5 t6 t7"
)

_THIRD = _SECOND | {"rule_answers": _ANSWERS}

_FOURTH = _THIRD | {"requests": f"{_SECOND['requests']} category"}

_RUNS = "automation cause planned_ms state next_ms device term attempts step begun_ms over_ms untold code text body"

_FIFTH = _FOURTH | {"runs": _RUNS, "run_plans": "automation until_ms"}

_RECORDS = {
    "records": "id sort title head updated_ms body",
    "record_keys": "record what found_by",
    "fingerprints": "request device what hash unit at_ms count",
}

_SIXTH = _FIFTH | {"requests": f"{_FOURTH['requests']} course"}

SHAPES: dict[str, dict[str, str]] = {
    "0001": _FIRST,
    "0002": _SECOND,
    "0003": _THIRD,
    "0004": _FOURTH,
    "0005": _FIFTH,
    "0006": _SIXTH,
    "0007": _SIXTH | _RECORDS,
}
"""The tables of each revision and their columns, looked at on every opening: a file may come from anywhere."""

_FOREIGN = frozenset({"VIEW", "TRIGGER"})
"""We make none; a trigger could change what we write."""

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
    """The revision of the database; None where there is no file.

    Raises Trouble where it is newer or not ours, and where its tables are not those of its revision.
    """
    if not path.exists():
        return None
    with closing(sqlite.connect(path, write=False)) as connection:
        found = sqlite.revision_of(connection, path)
        shape = sqlite.shape_of(connection, path)
    if found is None:
        raise troubles.not_an_office(path)
    if found not in REVISIONS:
        raise troubles.newer_than_program(path, f"revision {found}")
    wrong = [name for name, columns in SHAPES[found].items() if shape.get(name) != columns]
    wrong += [name for name, columns in shape.items() if columns in _FOREIGN]
    if wrong:
        raise troubles.damaged(path, f"“{wrong[0][:60]}” in it is missing, altered or not ours")
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
