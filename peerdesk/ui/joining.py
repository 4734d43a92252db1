# SPDX-License-Identifier: Apache-2.0
"""What an invitation tells the first screen, and what a newcomer's vault is made from.

An invitation is opened before there is any vault, so what it tells comes here as words.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # named only: the first screen must not wait for the team's libraries
    from peerdesk.domain.team import Person
    from peerdesk.team.invitation import Invitation


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
