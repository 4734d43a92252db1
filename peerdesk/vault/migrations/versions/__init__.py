# SPDX-License-Identifier: Apache-2.0
"""The steps themselves, one file each, numbered.

May import alembic and SQLAlchemy only.
"""
