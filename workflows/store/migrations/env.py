"""Alembic's entry: runs the migrations on the connection it is handed, inside the caller's transaction."""

from typing import Any

from alembic import context

from workflows.store import sqlite
from workflows.store.tables import Base


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or name is None or not name.startswith(sqlite.SEARCH_OBJECTS)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=_ours,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
