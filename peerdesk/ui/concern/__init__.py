# SPDX-License-Identifier: Apache-2.0
"""The immediate concern: who must be told now, and that it was done; sealed to the leads.

May import the look, the parts and the desk; no other place, no disk.
"""
