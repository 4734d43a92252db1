# SPDX-License-Identifier: Apache-2.0
"""Photographs, scans and PDFs of a note: taken in, shown, and let out on a recorded word.

May import the desk and the parts; knows no place but through what it is handed.
"""
