# SPDX-License-Identifier: Apache-2.0
"""Help inside the program: the pages of F1, the list of keys that can be changed, the tour.

May import the parts of the screen and reads `resources/help`; knows no place but by its key.
"""
