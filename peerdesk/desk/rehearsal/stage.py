# SPDX-License-Identifier: Apache-2.0
"""What a rehearsal is played on: the laptops, who is at which, and what joins them."""

from dataclasses import dataclass
from typing import Protocol

from peerdesk.compose.blocks import Document
from peerdesk.desk.book import TeamBook
from peerdesk.desk.rehearsal.values import Rehearsal
from peerdesk.domain.briefing import Issue
from peerdesk.domain.words import Role


class Stage(Protocol):
    """Joins the laptops and takes what was made on them."""

    def share(self, occasion: str) -> None:
        """Bring what each laptop holds to all others."""
        ...

    def issued(self, issued: Issue, for_team: Document) -> None:
        """Take a summary as it was issued, with the team's copy of that evening."""
        ...

    def done(self, step: str) -> None:
        """Take note that a step of the rehearsal is over."""
        ...


@dataclass(frozen=True)
class Cast:
    """The laptops, the leader's first, and by key whose work is done on each, its owner first."""

    books: tuple[TeamBook, ...]
    members: tuple[tuple[str, ...], ...]

    @property
    def leader(self) -> TeamBook:
        """Return the leader's laptop."""
        return self.books[0]

    def book_of(self, member: str) -> TeamBook:
        """Return the laptop on which a member's work is done."""
        place = next(n for n, keys in enumerate(self.members) if member in keys)
        return self.books[place]

    def owner(self, member: str) -> TeamBook | None:
        """Return the laptop that is a member's own, or None where they have none."""
        owned = {keys[0]: book for keys, book in zip(self.members, self.books, strict=True)}
        return owned.get(member)


def assign(rehearsal: Rehearsal, laptops: int) -> tuple[tuple[str, ...], ...]:
    """Return the members by laptop: leader's, manager's, then peers'; the rest in turn."""
    order = {Role.TEAM_LEADER: 0, Role.MANAGER: 1}
    ranked = sorted(rehearsal.team, key=lambda member: order.get(member.role, len(order)))
    keys = [member.key for member in ranked]
    return tuple(tuple(keys[place::laptops]) for place in range(laptops))
