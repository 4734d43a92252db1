# SPDX-License-Identifier: Apache-2.0
"""Today: the day's sessions, the next one large, and what is open; starts capturing by one key.

May import the desk and the parts; knows no other place but by its key.
"""
