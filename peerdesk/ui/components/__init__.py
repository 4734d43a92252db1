# SPDX-License-Identifier: Apache-2.0
"""The parts that every place is made of: buttons, fields, marks, rows, banners, sheets.

May import the look; knows no place, no vault and no evidence of its own.
"""
