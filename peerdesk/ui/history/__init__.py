# SPDX-License-Identifier: Apache-2.0
"""History: what was written before, what was withdrawn, and what was not finished.

May import the look, the parts and the desk, and what places are sent; no place itself, no disk.
"""
