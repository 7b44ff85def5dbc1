"""The first schema: the log, what is known only here, and the projections."""

import sqlalchemy as sa
from alembic import op

from workflows.store import sqlite

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _log()
    _office()
    _requests()
    _search()


def _log() -> None:
    op.create_table(
        "logs",
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("device", name="pk_logs"),
    )
    op.create_table(
        "entries",
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("scope", sa.BigInteger(), nullable=False),
        sa.Column("request", sa.String(), nullable=True),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["device"], ["logs.device"], name="fk_entries_device_logs"),
        sa.PrimaryKeyConstraint("device", "position", name="pk_entries"),
    )
    op.create_index("ix_entries_request_device_position", "entries", ["request", "device", "position"])
    op.create_table(
        "checkpoints",
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["device"], ["logs.device"], name="fk_checkpoints_device_logs"),
        sa.PrimaryKeyConstraint("device", "size", name="pk_checkpoints"),
    )
    op.create_table(
        "scope_keys",
        sa.Column("scope", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "epoch", name="pk_scope_keys"),
    )
    op.create_table(
        "local_facts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_local_facts"),
    )


def _office() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
    )
    for name in ("rule_tables", "definitions"):
        op.create_table(
            name,
            sa.Column("id", sa.String(), nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
            sa.Column("body", sa.LargeBinary(), nullable=False),
            sa.PrimaryKeyConstraint("id", "version", name=f"pk_{name}"),
        )


def _requests() -> None:
    op.create_table(
        "requests",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workflow", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("requester", sa.String(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.Column("updated_ms", sa.BigInteger(), nullable=False),
        sa.Column("due_ms", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
    )
    op.create_index("ix_requests_updated_ms_id", "requests", ["updated_ms", "id"])
    for column in ("status", "unit", "workflow"):
        op.create_index(f"ix_requests_{column}_updated_ms_id", "requests", [column, "updated_ms", "id"])
    op.create_table(
        "tasks",
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("due_ms", sa.BigInteger(), nullable=True),
        sa.Column("rule_table", sa.String(), nullable=True),
        sa.Column("rule_version", sa.Integer(), nullable=True),
        sa.Column("rule_row", sa.String(), nullable=True),
        sa.Column("created_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["requests.id"], name="fk_tasks_request_requests"),
        sa.PrimaryKeyConstraint("request", "step", "person", name="pk_tasks"),
    )
    op.create_index(
        "ix_tasks_person_due_ms_created_ms_request_step",
        "tasks",
        ["person", "due_ms", "created_ms", "request", "step"],
    )
    op.create_table(
        "decisions",
        sa.Column("entry", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("acting_for", sa.String(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("rule_table", sa.String(), nullable=True),
        sa.Column("rule_version", sa.Integer(), nullable=True),
        sa.Column("rule_row", sa.String(), nullable=True),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["requests.id"], name="fk_decisions_request_requests"),
        sa.PrimaryKeyConstraint("entry", name="pk_decisions"),
    )
    op.create_index("ix_decisions_request_at_ms", "decisions", ["request", "at_ms"])
    op.create_table(
        "documents",
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("supplier_key", sa.String(), nullable=False),
        sa.Column("number_key", sa.String(), nullable=False),
        sa.Column("gross_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("issue_date", sa.String(), nullable=True),
        sa.Column("account_key", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["requests.id"], name="fk_documents_request_requests"),
        sa.PrimaryKeyConstraint("request", "sha256", name="pk_documents"),
    )
    op.create_index("ix_documents_supplier_key_number_key", "documents", ["supplier_key", "number_key"])
    op.create_index("ix_documents_supplier_key_issue_date", "documents", ["supplier_key", "issue_date"])
    op.create_index("ix_documents_sha256", "documents", ["sha256"])


def _search() -> None:
    op.create_table(
        "search_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["requests.id"], name="fk_search_texts_request_requests"),
        sa.PrimaryKeyConstraint("id", name="pk_search_texts"),
        sa.UniqueConstraint("request", name="uq_search_texts_request"),
    )
    op.execute(sqlite.CREATE_SEARCH_0001)
