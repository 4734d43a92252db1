# SPDX-License-Identifier: Apache-2.0
"""PeerDesk: evidence capture for on-site peer challenge teams, encrypted and offline."""

__version__ = "0.1.0"
