# SPDX-License-Identifier: Apache-2.0
"""The place of what is written at length: report, letter, form, case review, in stages.

It may not import other places, nor vault, paper or wire.
"""
