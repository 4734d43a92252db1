# SPDX-License-Identifier: Apache-2.0
"""What the files refuse by which somebody joins a challenge, each with what to do next.

JoiningError
├── NotAnInvitation     something else, or damaged in its first lines
├── NewerInvitation     from a later version of PeerDesk
├── DamagedInvitation   changed on its way, cut short, or put together wrongly
├── WrongSpokenWords    undamaged, and locked with other words
├── MistypedWords       words that no invitation can have
├── TooMuchToInvite     more than one invitation may hold
├── TooLittleRoom       no memory to try a passphrase
├── DamagedRequest      a request to join that does not hold
└── RequestForOthers    a request to join that was sealed to other laptops
"""

from peerdesk.team.errors import TeamError


class JoiningError(TeamError):
    """An invitation, or the answer to one, was refused; nothing was written."""


class NotAnInvitation(JoiningError):
    """The file does not begin as an invitation does."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This file is no PeerDesk invitation, or it was damaged ({what}): choose a file "
            "whose name ends in .peerdesk-invitation, or ask for it again."
        )
        self.what = what


class NewerInvitation(JoiningError):
    """The invitation's form is one that this program does not know yet."""

    def __init__(self) -> None:
        super().__init__(
            "This invitation was written by a later version of PeerDesk: update PeerDesk on this "
            "laptop, then open it again."
        )


class DamagedInvitation(JoiningError):
    """The invitation was changed on its way, or put together wrongly."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This invitation is damaged ({what}), whatever its words are: copy the file again, "
            "or ask for a new one."
        )
        self.what = what


class WrongSpokenWords(JoiningError):
    """The file is as it was written, and these words do not open it."""

    def __init__(self) -> None:
        super().__init__(
            "The file is whole, but these are not its five words: ring whoever invited you and "
            "have them read the words again."
        )


class MistypedWords(JoiningError):
    """What was typed cannot be an invitation's words, so it was not tried; none is quoted here."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: look at what you typed, or have the words read to you again.")
        self.what = what


class TooMuchToInvite(JoiningError):
    """The challenge is larger than an invitation may be."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"This challenge’s lists come to {size:,} bytes and an invitation holds {limit:,}: "
            "have your colleague save an identity file, and admit that instead."
        )
        self.size = size
        self.limit = limit


class TooLittleRoom(JoiningError):
    """There is no room in memory to try a passphrase."""

    def __init__(self, mebibytes: int) -> None:
        super().__init__(
            f"Trying these words takes {mebibytes} MB of memory, and this laptop has not so much "
            "free: close other programs, then try again."
        )
        self.mebibytes = mebibytes


class DamagedRequest(JoiningError):
    """A request to join does not hold."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This request to join was refused because {what}: ask your colleague to save it "
            "again on their laptop."
        )
        self.what = what


class RequestForOthers(JoiningError):
    """A request to join is sealed to the leads of an invitation, and this laptop is none."""

    def __init__(self) -> None:
        super().__init__(
            "This request to join was not written for this laptop: only the leads named in the "
            "invitation can open it, so hand it to one of them."
        )
