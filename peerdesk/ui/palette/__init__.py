# SPDX-License-Identifier: Apache-2.0
"""The palette: find or do anything by typing, over every place.

May import the look, the parts, the keys and the desk; no place, no disk.
"""
