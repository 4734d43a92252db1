# SPDX-License-Identifier: Apache-2.0
"""What the team's files and roster refuse, each with what to do next."""

from peerdesk.errors import PeerDeskError


class TeamError(PeerDeskError):
    """Something between the team's laptops does not hold."""


class BundleError(TeamError):
    """A bundle cannot be opened or taken in; nothing of it was."""
