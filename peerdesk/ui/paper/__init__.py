# SPDX-License-Identifier: Apache-2.0
"""Paper sheets: printed before a session, typed in after it with their own times.

May import the desk and the parts; knows no other place but by its key.
"""
