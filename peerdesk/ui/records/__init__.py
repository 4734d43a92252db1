# SPDX-License-Identifier: Apache-2.0
"""What all forms share that end in notes: the line being written, the lines so far, their saving.

May not import any place but Capture, whose editor it is made of.
"""
