"""Runs of automations: what is due, begun and ended, and how far each is planned. Late tasks by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "runs",
        sa.Column("automation", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("planned_ms", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("next_ms", sa.BigInteger(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("begun_ms", sa.BigInteger(), nullable=True),
        sa.Column("over_ms", sa.BigInteger(), nullable=True),
        sa.Column("untold", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("automation", "cause", name="pk_runs"),
    )
    op.create_index("ix_runs_state_next_ms", "runs", ["state", "next_ms"])
    op.create_index("ix_runs_automation_planned_ms", "runs", ["automation", "planned_ms"])
    op.create_table(
        "run_plans",
        sa.Column("automation", sa.String(), nullable=False),
        sa.Column("until_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("automation", name="pk_run_plans"),
    )
    op.create_index("ix_tasks_due_ms", "tasks", ["due_ms"])
