# SPDX-License-Identifier: Apache-2.0
"""The welcome screen: choosing a vault, unlocking it, making one.

Knows only what can be read without a passphrase; imports no desk, so that it appears at once.
"""
