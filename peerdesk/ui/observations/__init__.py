# SPDX-License-Identifier: Apache-2.0
"""Observations of practice, visits to sites, and one's own reflections, each ending as notes.

May import the desk, the parts and the forms' own; knows other places but by their keys.
"""
