# SPDX-License-Identifier: Apache-2.0
"""Messages: what the team says, worded, filed, ordered and tied to its evidence.

May import the look, the parts and the desk; no other place, no disk.
"""
