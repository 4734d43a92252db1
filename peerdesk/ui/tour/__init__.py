# SPDX-License-Identifier: Apache-2.0
"""The tour of the practice challenge: six steps, each pointing at a real thing.

May import the parts of the screen; knows no place but by its key and what can be done there.
"""
