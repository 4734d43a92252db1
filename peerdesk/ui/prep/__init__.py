# SPDX-License-Identifier: Apache-2.0
"""The prep card of a session: two minutes of reading before it begins.

May import the desk and the parts; knows no other place but by its key.
"""
