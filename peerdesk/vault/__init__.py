# SPDX-License-Identifier: Apache-2.0
"""The disk: keys, encrypted database, ledger store, projection, search, backup.

The only home of SQL; knows nothing of screen, paper or wire.
"""
