# SPDX-License-Identifier: Apache-2.0
"""Team: who has what, sharing, importing, and admitting colleagues' laptops.

May import the look, the parts and the desk; no other place, no wire and no disk.
"""
