# SPDX-License-Identifier: Apache-2.0
"""Reads what is about to leave the team, and says what somebody should look at first.

It may import what `compose` may, and of the documents only their pieces: no renderer, no disk.
"""
