# SPDX-License-Identifier: Apache-2.0
"""The last day's presentation: its slides, what stands behind them, and the files that leave.

May import the look, the parts and the desk; no other place, no paper and no disk.
"""
