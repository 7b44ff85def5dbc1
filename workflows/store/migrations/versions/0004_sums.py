"""What a request is spent on, for budgets; and a person's decisions by time, for the sum of a period."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("requests", sa.Column("category", sa.String(), nullable=False, server_default=sa.text("''")))
    op.create_index("ix_decisions_person_at_ms", "decisions", ["person", "at_ms"])
    op.create_index("ix_decisions_acting_for_at_ms", "decisions", ["acting_for", "at_ms"])
    op.create_index("ix_requests_unit_created_ms", "requests", ["unit", "created_ms"])
