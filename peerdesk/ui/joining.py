# SPDX-License-Identifier: Apache-2.0
"""What the first screen needs for somebody who was invited, handed in by bootstrap.

An invitation is opened before there is any vault, so what it tells comes here as words.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # named only: the first screen must not wait for the team's libraries
    from peerdesk.domain.team import Person
    from peerdesk.team.invitation import Invitation
    from peerdesk.ui.ports import MadeVault


@dataclass(frozen=True)
class Teammate:
    """Somebody whom the invitation names, as the list of who-are-you shows them."""

    person: str
    name: str
    part: str


@dataclass(frozen=True)
class ToldChallenge:
    """What an invitation says: the challenge, who invites, and the terms to be accepted.

    `sections` are headings with the lines below each; `known` are names that a guesser of a
    passphrase would try first.
    """

    invitation: "Invitation"
    council: str
    facts: str
    inviter: str
    terms: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    people: tuple[Teammate, ...]
    known: tuple[str, ...]


@dataclass(frozen=True)
class WantedJoin:
    """What a newcomer's vault is made from, the terms having been accepted.

    `person` is the identifier of somebody whom the invitation names; else `owner` is as typed.
    """

    told: ToldChallenge
    person: str
    owner: "Person"
    passphrase: str
    label: str = ""


class Invited(Protocol):
    """Opens invitations and makes vaults from them; both are slow and called in a `Job`."""

    def look_at(self, path: Path, words: str) -> ToldChallenge:
        """Return what an invitation says; raises what the file or its words are refused for."""
        ...

    def join(self, wanted: WantedJoin) -> "MadeVault":
        """Make a vault for the challenge, with the acceptance of the terms as its first change."""
        ...
