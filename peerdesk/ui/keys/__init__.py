# SPDX-License-Identifier: Apache-2.0
"""Keys: what can be done in each place, by which key, and how a person changes that.

May import nothing else of the screen; every control may import it.
"""
