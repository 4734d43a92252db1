# SPDX-License-Identifier: Apache-2.0
"""What an invitation told of the challenge, read until the ledger itself tells it.

A newcomer writes before any colleague's bundle has come. So the lists of the challenge come from
the invitation's snapshot as long as the challenge's founding is not in the ledger; from then on
the ledger alone is read. This is the one place where the two meet.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from peerdesk.domain.placed import Choice, Placed
from peerdesk.domain.team import Member, Person
from peerdesk.team.invitation import Invitation
from peerdesk.vault.database import Database
from peerdesk.vault.entities import Entities, Stored
from peerdesk.vault.settings import Settings


class InvitedEntities(Entities):
    """The ledger's entities, or the invitation's before the founding has arrived."""

    def __init__(self, database: Database, invitation: Invitation, owner: Member) -> None:
        super().__init__(database)
        self._told = _told(invitation, owner)
        self._leads = invitation.leads

    def told_members(self) -> tuple[Member, ...]:
        """Return the leads of the invitation, until the ledger tells who is in the team."""
        return () if super()._all("challenge") else self._leads

    def _all(self, sort: str) -> Mapping[str, Stored]:
        """Return everything of a sort, from the one or the other."""
        if sort in self._told and not super()._all("challenge"):
            return self._told[sort]
        return super()._all(sort)


def entities_of(database: Database, settings: Settings) -> Entities:
    """Return what reads a vault's entities, by whether it was made from an invitation."""
    invitation = settings.invitation
    if invitation is None:
        return Entities(database)
    return InvitedEntities(database, invitation, settings.member)


def _told(invitation: Invitation, owner: Member) -> dict[str, dict[str, Stored]]:
    """Return what the invitation tells, in its own order, as the ledger's entities are kept.

    Whose laptop this is stands in the list of people even where scoping did not name them.
    """
    people = list(invitation.people)
    if all(person.id != owner.person for person in people):
        myself = Person(owner.name, owner.role, owner.organisation)
        people.append(Placed(owner.person, (Choice("", myself),)))
    challenge = invitation.challenge
    return {
        "challenge": _kept([(challenge.id, challenge)]),
        "theme": _kept((theme.id, theme) for theme in invitation.themes),
        "kloe": _kept((kloe.id, kloe) for kloe in invitation.kloes),
        "person": _kept((person.id, person) for person in people),
        "session": _kept((session.id, session) for session in invitation.sessions),
    }


def _kept(values: Iterable[tuple[str, Any]]) -> dict[str, Stored]:
    return {name: Stored((place, name), value) for place, (name, value) in enumerate(values)}
