# SPDX-License-Identifier: Apache-2.0
"""Who is in the team and how their ledgers come together: identity, roster, bundles.

May import ledger and domain; no disk, no Qt, no SQL.
"""
