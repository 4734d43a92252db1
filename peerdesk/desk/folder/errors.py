# SPDX-License-Identifier: Apache-2.0
"""What a team folder refuses, as far as the desk has to know it."""

from peerdesk.desk.errors import DeskError
from peerdesk.errors import PeerDeskError


class NotThere(DeskError):
    """No bundle of this name lies in the team folder, or no longer."""

    def __init__(self) -> None:
        super().__init__(
            "This bundle does not lie in the team folder any more: look again, or ask its sender "
            "to share everything."
        )


class UnfitFile(PeerDeskError):
    """One file cannot be read, or be no bundle; it says nothing of the others in the folder.

    `lasting` says that it stays so for as long as its bytes are the same.
    """

    lasting = True


class UnreadableName(UnfitFile):
    """The name of a file is no text, as after a copy from a system that writes it otherwise."""

    def __init__(self) -> None:
        super().__init__(
            "The name of this file cannot be read as text, so it is passed over: rename it, in "
            "letters and figures."
        )


class NoTeamFolder(DeskError):
    """No team folder was chosen on this laptop."""

    def __init__(self) -> None:
        super().__init__(
            "No team folder has been chosen on this laptop: choose one first, or share with a "
            "stick."
        )
