# SPDX-License-Identifier: Apache-2.0
"""The wall: cards for messages and clusters of notes, moved, grouped, split and merged.

May import the look, the parts and the desk; no other place, no disk.
"""
