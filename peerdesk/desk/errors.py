# SPDX-License-Identifier: Apache-2.0
"""What a use case refuses."""

from peerdesk.domain.words import Authority
from peerdesk.errors import PeerDeskError


class DeskError(PeerDeskError):
    """What was asked cannot be done now."""


class NoChallenge(DeskError):
    """This vault has no challenge yet."""

    def __init__(self) -> None:
        super().__init__(
            "There is no challenge in this vault yet: scope one, or import the team leader’s "
            "first bundle."
        )


class NotFound(DeskError):
    """Nothing here has this identifier."""

    def __init__(self, sort: str, identifier: str) -> None:
        super().__init__(
            f"There is no {sort} “{identifier[:40]}” here: list what there is, or import what a "
            "colleague has shared."
        )
        self.sort = sort
        self.identifier = identifier


class NotAllowed(DeskError):
    """This laptop's part in the team does not reach so far."""

    def __init__(self, deed: str, needs: Authority) -> None:
        who = (
            "the team leader or the peer challenge manager" if needs is Authority.LEAD else "a peer"
        )
        super().__init__(f"Only {who} can {deed}: ask them to do it on their laptop.")
        self.deed = deed
        self.needs = needs


class NotTheAuthor(DeskError):
    """Somebody else wrote this note; only its author revises it."""

    def __init__(self) -> None:
        super().__init__(
            "Only its author can reword a note: tag it, or link it to a message as it is."
        )


class AlreadyFounded(DeskError):
    """This vault holds a challenge already."""

    def __init__(self) -> None:
        super().__init__("This vault holds a challenge already: make another vault for a new one.")
