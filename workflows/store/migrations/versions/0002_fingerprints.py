"""A fingerprint for each request, so that laptops can compare what they see without reading it all."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("requests", sa.Column("fingerprint", sa.BigInteger(), nullable=False, server_default="0"))
    # Rows of before bear none: they are made again from the entries at the next opening.
    if op.get_bind().execute(sa.text("SELECT 1 FROM requests LIMIT 1")).first() is not None:
        facts = sa.table("local_facts", sa.column("name", sa.String()), sa.column("value", sa.LargeBinary()))
        op.execute(sa.insert(facts).values(name="rebuild", value=b"1"))
