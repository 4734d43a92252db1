# SPDX-License-Identifier: Apache-2.0
"""The promises tried out on the user's own machine and disk, with a report for its file.

It knows vault, team and paper; nothing of the screen and of no real vault.
"""
