# SPDX-License-Identifier: Apache-2.0
"""What closing a challenge refuses, each with what to do next."""

from collections.abc import Sequence

from peerdesk.desk.errors import DeskError
from peerdesk.domain.calendar import day_name
from peerdesk.domain.hold import Hold
from peerdesk.domain.words import title


class HeldBack(DeskError):
    """A hold is open, so nothing may be destroyed."""

    def __init__(self, holds: Sequence[Hold]) -> None:
        reasons = sorted({title(hold.reason).lower() for hold in holds})
        open_now = "A hold is open" if len(holds) == 1 else f"{len(holds)} holds are open"
        super().__init__(
            f"{open_now} ({', '.join(reasons)}) and nothing is destroyed: have a lead lift "
            "what is settled, then close."
        )
        self.holds = tuple(holds)


class NotAsked(DeskError):
    """Nobody has said that the team knows of no request or claim that needs the evidence."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody has confirmed yet that no request, claim or safeguarding matter needs this "
            "evidence: ask the council and the team, then confirm it and close."
        )


class NotClosed(DeskError):
    """No lead has closed the challenge."""

    def __init__(self) -> None:
        super().__init__(
            "No lead has closed this challenge, or the order has not arrived here: import the "
            "leads’ newest bundle, or ask them to close it."
        )


class TooSoon(DeskError):
    """The day from which everything is to go has not come."""

    def __init__(self, day: str) -> None:
        super().__init__(
            f"The challenge closes on {day_name(day, year=True)}: wait until then, or ask a lead "
            "for an earlier day."
        )
        self.day = day


class DayPast(DeskError):
    """A challenge cannot be closed from a day on that is over."""

    def __init__(self, day: str) -> None:
        super().__init__(
            f"{day_name(day, year=True)} is over: choose today, or a day that is still to come."
        )
        self.day = day


class ForeignConfirmation(DeskError):
    """A confirmation belongs to another challenge, or to an order that nobody here knows."""

    def __init__(self) -> None:
        super().__init__(
            "This confirmation is not of this challenge, or of an order that has not arrived "
            "here: open the right vault, or import the leads’ newest bundle first."
        )


class UnknownLaptop(DeskError):
    """A confirmation comes from a laptop that nobody admitted, as far as is known here."""

    def __init__(self, device: str) -> None:
        super().__init__(
            f"This confirmation comes from laptop {device[:8]}, which nobody has admitted as far "
            "as is known here: import the leads’ newest bundle first."
        )
        self.device = device
