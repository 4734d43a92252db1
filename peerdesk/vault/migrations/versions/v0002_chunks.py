# SPDX-License-Identifier: Apache-2.0
"""The bytes of attachments, in pieces, each by its digest."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "chunk",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("content", sa.BLOB, nullable=False),
    )
