# SPDX-License-Identifier: Apache-2.0
"""Today: the day's sessions, the next one large, and what is open; starts capturing by one key.

May import the desk, the parts and the printing of paper sheets; knows other places by their keys.
"""
