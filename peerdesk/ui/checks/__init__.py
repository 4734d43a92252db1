# SPDX-License-Identifier: Apache-2.0
"""Checks: what was told, shown and reported, side by side, and what is held about something.

It may import what `ui` may; no other place imports it.
"""
