# SPDX-License-Identifier: Apache-2.0
"""The team folder: chosen, gone to, looked into, and what is on its way there.

May import what `desk` may; reaches the folder only by the Protocols it is given.
"""
