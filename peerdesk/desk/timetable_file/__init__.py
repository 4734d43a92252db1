# SPDX-License-Identifier: Apache-2.0
"""Timetables as other people's programs keep them: read row by row, compared, taken in.

May import what `desk` may; which program wrote the file is known to `interchange` alone.
"""
