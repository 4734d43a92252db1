# SPDX-License-Identifier: Apache-2.0
"""Bundles as received, kept until they can be taken in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "parked",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("content", sa.BLOB, nullable=False),
    )
