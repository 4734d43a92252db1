# SPDX-License-Identifier: Apache-2.0
"""The screen: PySide6 widgets, one folder a place.

May import desk and what lies below it; never the vault, paper or wire.
"""
