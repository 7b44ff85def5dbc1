"""What rule tables answered and what they were asked, in columns, so that the past can be decided once more."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_answers",
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("rule_table", sa.String(), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("rule_row", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("meaning", sa.BigInteger(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("led", sa.Integer(), nullable=False),
        sa.Column("ended", sa.String(), nullable=False),
        sa.Column("waited_ms", sa.BigInteger(), nullable=True),
        sa.Column("rest", sa.LargeBinary(), nullable=True),
        *(sa.Column(f"n{place}", sa.BigInteger(), nullable=True) for place in range(16)),
        *(sa.Column(f"t{place}", sa.String(), nullable=True) for place in range(8)),
        sa.ForeignKeyConstraint(["request"], ["requests.id"], name="fk_rule_answers_request_requests"),
        sa.PrimaryKeyConstraint("request", "step", name="pk_rule_answers"),
    )
    # Of requests that are here already the rows are made from the entries at the next opening.
    if op.get_bind().execute(sa.text("SELECT 1 FROM requests LIMIT 1")).first() is not None:
        facts = sa.table("local_facts", sa.column("name", sa.String()), sa.column("value", sa.LargeBinary()))
        op.execute(sa.text("DELETE FROM local_facts WHERE name = 'rebuild'"))
        op.execute(sa.insert(facts).values(name="rebuild", value=b"1"))
