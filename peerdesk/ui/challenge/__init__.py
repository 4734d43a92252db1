# SPDX-License-Identifier: Apache-2.0
"""The challenge: scoping step by step, the same by parts afterwards, and the timetable.

May import the desk and the parts; knows no other place but by its key.
"""
