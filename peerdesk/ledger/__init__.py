# SPDX-License-Identifier: Apache-2.0
"""The append-only record of changes: canonical bytes, chain, signed heads, replay.

May import domain; no disk, no Qt, no SQL.
"""
