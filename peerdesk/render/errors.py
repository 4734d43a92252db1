# SPDX-License-Identifier: Apache-2.0
"""What can go wrong between a document as data and its paper."""

from peerdesk.errors import PeerDeskError


class RenderError(PeerDeskError):
    """A document could not be put on paper or slides."""


class FontMissing(RenderError):
    """A font that is shipped with the program is not where it was installed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The font “{name}” of PeerDesk is missing or damaged: install it again.")
        self.name = name
