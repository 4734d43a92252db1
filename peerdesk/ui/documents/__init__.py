# SPDX-License-Identifier: Apache-2.0
"""Documents: the register of pre-reading, the list of requests, and figures with their sources.

May import the desk, the parts and the forms' own; knows other places but by their keys.
"""
