# SPDX-License-Identifier: Apache-2.0
"""Values and rules of peer challenges.

Imports nothing of PeerDesk but its errors; no files, no Qt, no SQL.
"""
