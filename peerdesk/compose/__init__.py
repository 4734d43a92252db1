# SPDX-License-Identifier: Apache-2.0
"""Evidence into documents, as data, and the counts and weights behind them.

May import ledger and domain; no paper, no disk, no Qt.
"""
