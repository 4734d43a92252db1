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


class TemplateUnusable(RenderError):
    """A team's own template file cannot be read, or is not of the kind that was asked for."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"This template cannot be used: save it once more as an ordinary {kind} file without "
            "a password, and choose that one."
        )
        self.kind = kind
