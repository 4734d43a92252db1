# SPDX-License-Identifier: Apache-2.0
"""The daily no-surprises summary: arranged, looked at, issued, exported, and what was told.

May import the look, the parts and the desk; no other place, no paper and no disk.
"""
