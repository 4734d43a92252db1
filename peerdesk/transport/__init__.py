# SPDX-License-Identifier: Apache-2.0
"""The wire: sticks and folders that carry bundles.

Moves bytes only; knows nothing of screen, vault or paper.
"""
