# SPDX-License-Identifier: Apache-2.0
"""Vault: how the evidence is protected on this laptop, its backups, and whether it is whole.

May import the look, the parts, and the welcome screen's forms for secrets; no other place.
"""
