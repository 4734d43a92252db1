# SPDX-License-Identifier: Apache-2.0
"""The lists that documents are checked with, as this challenge wants them.

It may import what `ui` may; no other place imports it.
"""
