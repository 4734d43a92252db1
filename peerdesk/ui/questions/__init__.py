# SPDX-License-Identifier: Apache-2.0
"""Questions: raised from anywhere, carried to somebody, and closed by the note that answers.

May import the look, the parts and the desk; no other place, no disk.
"""
