# SPDX-License-Identifier: Apache-2.0
"""Triangulation: on what separate sources each line stands, and where the evidence is thin.

May import the look, the parts and the desk; of other places only what they may be asked for.
"""
