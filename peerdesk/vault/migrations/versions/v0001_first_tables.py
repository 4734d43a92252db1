# SPDX-License-Identifier: Apache-2.0
"""The first tables: ledger, signed heads, and what belongs to this laptop alone."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_CONTENT = ("header", "salt", "payload")


def upgrade() -> None:
    """Make the tables."""
    _make_ledger()
    _make_local()


def _make_ledger() -> None:
    op.create_table(
        "chain",
        sa.Column("code", sa.Integer, primary_key=True),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("epoch", sa.Text, nullable=False),
        sa.Column("seen", sa.Integer, nullable=False, server_default="0"),
        sa.UniqueConstraint("device", "epoch"),
    )
    op.create_table(
        "change",
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("entity", sa.Text),
        *_content(),
    )
    op.create_index(
        "change_entity", "change", ["entity"], sqlite_where=sa.text("entity IS NOT NULL")
    )
    op.create_table("waiting", sa.Column("place", sa.Integer, primary_key=True), *_content())
    op.create_table("forked", sa.Column("hash", sa.Text, primary_key=True), *_content())
    op.create_table(
        "signed_head",
        sa.Column("chain", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("claim", sa.BLOB, nullable=False),
        sa.Column("signature", sa.BLOB, nullable=False),
    )


def _make_local() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.BLOB, nullable=False),
    )
    op.create_table(
        "draft",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_table(
        "receipt",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "bundle",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.create_table(
        "shared",
        sa.Column("chain", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )


def _content() -> list[sa.Column[bytes]]:
    """Return the columns that hold a change as it was received."""
    return [sa.Column(name, sa.BLOB, nullable=name != "header") for name in _CONTENT]
