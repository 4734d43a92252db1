# SPDX-License-Identifier: Apache-2.0
"""What own bundles brought, and what stood before an import."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and make the table."""
    op.add_column("bundle", sa.Column("body", sa.Text, nullable=False, server_default="{}"))
    op.create_table(
        "arrival",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("receipt", sa.Integer),
        sa.Column("body", sa.BLOB, nullable=False),
    )
