"""Every hand-written statement, against a migrated database."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from workflows.store import sqlite, store
from workflows.store.statements import Statement

ROOM = Path(store.__file__).parent


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[store.Store]:
    """An empty store."""
    with store.Store.create(tmp_path_factory.mktemp("statements") / "home") as made:
        yield made


def plan_of(migrated: store.Store, statement: Statement) -> str:
    """How the database would go about it."""
    values = (None,) * statement.text.count("?")
    found = migrated.database.query(Statement(f"EXPLAIN QUERY PLAN {statement.text}"), values)
    return " / ".join(str(record[-1]) for record in found)


def test_every_statement_is_understood_by_a_migrated_database(migrated: store.Store) -> None:
    """No statement names a table or column that the migrations do not make."""
    statements = [known for known in Statement.known if not known.text.startswith("EXPLAIN")]

    assert len(statements) > 80
    for statement in statements:
        migrated.database.query(Statement(f"EXPLAIN {statement.text}"), (None,) * statement.text.count("?"))


def test_what_only_sqlite_understands_stands_in_one_file() -> None:
    """A second database needs one more file like sqlite.py and no change elsewhere."""
    only_sqlite = re.compile(
        r"PRAGMA|IMMEDIATE|DEFERRED|sqlite_master|fts5|FTS5|rowid|\bMATCH\b|integrity_check|import sqlite3|REPLACE INTO"
    )

    found = {
        str(file.relative_to(ROOM))
        for file in ROOM.rglob("*.py")
        if file.name != "sqlite.py"
        and file.parent.name != "peers"  # what the store is measured against
        and only_sqlite.search(file.read_text("utf-8"))
    }

    assert found == set()


def test_questions_asked_all_day_never_read_a_whole_table_or_sort(migrated: store.Store) -> None:
    """An inbox page costs the same among a hundred requests and a million."""
    asked_all_day = [
        known
        for known in Statement.known
        if known.text.startswith("SELECT")
        and re.search(r"FROM (tasks|requests|documents|entries)\b.*WHERE", known.text)
        and "scope = ?" not in known.text
        and "SUM(" not in known.text  # asked when laptops compare, at most a few times an hour
        and "leaf = ?" not in known.text  # asked when somebody follows a link to one entry
    ]

    plans = {known.text: plan_of(migrated, known) for known in asked_all_day}

    assert len(plans) > 40
    assert [text for text, plan in plans.items() if "SCAN" in plan] == []
    lists = {text: plan for text, plan in plans.items() if "ORDER BY updated_ms" in text or "t.due_ms" in text}
    assert [text for text, plan in lists.items() if "TEMP B-TREE" in plan] == []


def test_placeholders_are_the_only_question_marks() -> None:
    """Another database's placeholders can be put in by replacing each question mark."""
    quoted = re.compile(r"'[^']*\?[^']*'")

    assert [known.text for known in Statement.known if quoted.search(known.text)] == []
    assert sqlite.SqliteDialect().wording(Statement.known[0]) == Statement.known[0].text
