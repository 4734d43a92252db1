# SPDX-License-Identifier: Apache-2.0
"""Capture: a line typed while listening becomes a note; the fastest place of the program.

May import the desk and the parts; knows no other place but by its key.
"""
