"""Records of suppliers, customers and employees, by what they are found by; fingerprints of others' invoices."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "records",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("updated_ms", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_records"),
    )
    op.create_index("ix_records_head", "records", ["head"])
    op.create_table(
        "record_keys",
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("found_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("record", "what", "found_by", name="pk_record_keys"),
    )
    op.create_index("ix_record_keys_what_found_by", "record_keys", ["what", "found_by"])
    op.create_table(
        "fingerprints",
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("request", "device", "what", "hash", name="pk_fingerprints"),
    )
    op.create_index("ix_fingerprints_hash", "fingerprints", ["hash"])
    # What a newer laptop wrote about records and an older program could not read is opened again.
    op.execute("UPDATE entries SET request = '~unread' WHERE request = '~not-understood'")
