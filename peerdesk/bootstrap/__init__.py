# SPDX-License-Identifier: Apache-2.0
"""Where screen, disk, paper and wire meet.

May import everything below the command line; holds no rules of its own.
"""
