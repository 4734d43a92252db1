# SPDX-License-Identifier: Apache-2.0
"""Evidence: all notes to be found, sorted, tagged, reworded and put into words.

May import the look, the parts and the desk; no other place but messages, no disk.
"""
