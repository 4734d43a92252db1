# SPDX-License-Identifier: Apache-2.0
"""What is refused on the way into a team, on either side."""

from peerdesk.desk.errors import DeskError


class NotInvited(DeskError):
    """This vault was not made from an invitation."""

    def __init__(self) -> None:
        super().__init__(
            "This vault was not made from an invitation, so there is nobody to ask: save its "
            "identity file instead, and hand that to a lead."
        )


class AdmittedAlready(DeskError):
    """A lead has admitted this laptop."""

    def __init__(self) -> None:
        super().__init__("A lead has admitted this laptop already: share a bundle instead.")


class TermsNotAccepted(DeskError):
    """Nobody accepted the ground rules on this laptop."""

    def __init__(self) -> None:
        super().__init__(
            "The ground rules and the terms of confidentiality are not accepted on this laptop "
            "yet: read them and accept them first."
        )


class AnotherChallengesRequest(DeskError):
    """Somebody asks to be admitted to another challenge."""

    def __init__(self) -> None:
        super().__init__(
            "This request is for another challenge: open that challenge’s vault, and admit the "
            "laptop there."
        )


class NobodyAsks(DeskError):
    """No request of this laptop waits here."""

    def __init__(self, device: str) -> None:
        super().__init__(
            f"No request of laptop {device[:8]} waits here: ask your colleague for the file."
        )
        self.device = device


class NotKept(DeskError):
    """A bundle of a laptop that nobody has admitted is not kept for later."""


class TurnedDown(NotKept):
    """Somebody here turned the laptop down."""

    def __init__(self) -> None:
        super().__init__(
            "This bundle comes from a laptop that was turned down here, so it is not kept: if the "
            "laptop is to be admitted after all, open its request to join, then import the bundle "
            "again."
        )


class TooMuchParked(NotKept):
    """So much waits for admissions that no more is kept."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This bundle comes from a laptop that nobody has admitted, and {what}: admit the "
            "laptop, then import the bundle again."
        )
        self.what = what
