# SPDX-License-Identifier: Apache-2.0
"""The evidence trail over whatever place is open: from a message to its notes, and back again.

It may import what `ui` may; no other place imports it but what they may ask it for.
"""
