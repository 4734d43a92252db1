# SPDX-License-Identifier: Apache-2.0
"""Other people's formats: notes as CSV and JSON lines.

Turns bytes into values; knows nothing of screen, vault or wire.
"""
