# SPDX-License-Identifier: Apache-2.0
"""Case studies and good practice: what others may hear of, and whether the council agrees.

May import the look, the parts and the desk; no other place, no disk.
"""
