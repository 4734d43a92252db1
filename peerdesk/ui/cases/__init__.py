# SPDX-License-Identifier: Apache-2.0
"""Case records: the files of the case record review, each by its label, area by area.

May import the desk, the parts and the forms' own; knows other places but by their keys.
"""
