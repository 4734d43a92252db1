# SPDX-License-Identifier: Apache-2.0
"""Tells when nobody may be in front of the laptop any more: sleep, a locked screen, a gap.

It may not import the vault, nor any place of the window.
"""
