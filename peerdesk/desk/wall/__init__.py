# SPDX-License-Identifier: Apache-2.0
"""The wall: cards and clusters in their order, who moves them, and the notes that wait.

May import what `desk` may; knows of no screen.
"""
