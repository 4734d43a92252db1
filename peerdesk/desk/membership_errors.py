# SPDX-License-Identifier: Apache-2.0
"""What acts about who belongs to the team refuse, each with what to do next."""

from peerdesk.desk.errors import DeskError
from peerdesk.domain.calendar import day_name, local
from peerdesk.domain.register import Former

_WHY = {
    "left": "its owner left the team",
    "lost": "it was lost",
    "replaced": "another took its place",
    "mistake": "it had been admitted by mistake",
}


class OwnLaptop(DeskError):
    """Nobody changes the part of their own laptop, or removes it."""

    def __init__(self) -> None:
        super().__init__(
            "What this laptop may do is for another lead to change, so that one is always left: "
            "ask them, or make a colleague a lead first."
        )


class RemovedFromTeam(DeskError):
    """This laptop was removed from the team, so what is written on it would not count."""

    def __init__(self, former: Former) -> None:
        day = day_name(local(former.at, former.offset).date().isoformat(), year=True)
        super().__init__(
            f"A lead removed this laptop from the team on {day}, for {_WHY[former.reason]}. "
            "Everything on it stays, and what is written now would not count: ask a lead to take "
            "it back into the team."
        )
        self.former = former


class WasRemoved(DeskError):
    """The laptop was in the team before, and is not admitted a second time."""

    def __init__(self, former: Former) -> None:
        super().__init__(
            f"The laptop of {former.member.name} was removed from the team, for "
            f"{_WHY[former.reason]}: take it back, rather than admit it again."
        )
        self.former = former


class NotReleasable(DeskError):
    """A change is not set aside here, or is one that no release lets count."""

    def __init__(self, change: str) -> None:
        super().__init__(
            f"The change “{change[:12]}” is not one that can be released here: list what is set "
            "aside, and say anew whatever concerns the team itself or an erasure."
        )
        self.change = change
