# SPDX-License-Identifier: Apache-2.0
"""Steps from one version of the ledger's and the local tables to the next.

May import alembic and SQLAlchemy only: a step never changes once it has been released.
"""
