# SPDX-License-Identifier: Apache-2.0
"""Finding things: by filters typed as words, by names, by what was kept.

May import what `desk` may; asks the book, and never the index itself.
"""
