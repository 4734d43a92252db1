# SPDX-License-Identifier: Apache-2.0
"""Invitations to a challenge in memory, terms to accept, and a book made from an invitation."""

from msgspec.structs import replace

from peerdesk.desk.inviting import signed_invitation
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.challenge import Kloe, Theme
from peerdesk.domain.placed import Challenge, Choice, Placed
from peerdesk.domain.roster import Roster
from peerdesk.domain.session import Session
from peerdesk.domain.team import Member, Person
from peerdesk.domain.terms import Terms, TermsSection
from peerdesk.domain.words import Role
from peerdesk.team.invitation import Invitation
from peerdesk.team.invitation_file import read_invitation
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE

TERMS = Terms("2026.1", "Working together", (TermsSection("How we work", ("We listen.",)),))
WORDS = "abandon ability able about above"
QUICK = 4
"""log2 of the work that tests ask of scrypt."""
NEWCOMER = Person("Priya Nair", Role.OFFICER_PEER, "Northwold Council")


def challenge_to_join(*team: Person) -> MemoryBook:
    """Return the team leader's laptop with a challenge, its lists and a session."""
    lead = MemoryBook(LEADER)
    found_challenge(lead, FRAMEWORK, SCOPE, team=team)
    plan_session(lead, FOCUS_GROUP)
    return lead


def invitation_from(lead: MemoryBook) -> Invitation:
    """Return an invitation as it comes out of its file."""
    return read_invitation(signed_invitation(lead, TERMS))


class InvitedBook(MemoryBook):
    """Reads what its invitation tells until the founding has arrived, as a vault does."""

    def __init__(
        self, invitation: Invitation, owner: Person = NEWCOMER, *, person: str = ""
    ) -> None:
        self._invitation = invitation
        super().__init__(owner)
        if person:
            self.identity: Member = replace(self.identity, person=person)
        self._challenge = invitation.founding.challenge
        self._roster = Roster(invitation.founding)

    def invitation(self) -> Invitation | None:
        """Return the invitation."""
        return self._invitation

    @property
    def _early(self) -> bool:
        return not self._stands["challenge"]

    def challenge(self) -> Challenge:
        """Return the challenge as told, or as it stands."""
        return self._invitation.challenge if self._early else super().challenge()

    def themes(self) -> tuple[Placed[Theme], ...]:
        """Return the themes."""
        return self._invitation.themes if self._early else super().themes()

    def kloes(self) -> tuple[Placed[Kloe], ...]:
        """Return the lines of enquiry."""
        return self._invitation.kloes if self._early else super().kloes()

    def people(self) -> tuple[Placed[Person], ...]:
        """Return the team, this laptop's owner among them."""
        if not self._early:
            return super().people()
        mine = self.identity
        people = self._invitation.people
        if any(person.id == mine.person for person in people):
            return people
        myself = Person(mine.name, mine.role, mine.organisation)
        return (*people, Placed(mine.person, (Choice("", myself),)))

    def members(self) -> tuple[Member, ...]:
        """Return the leads of the invitation, or the team."""
        if not self._early:
            return super().members()
        founder = self.challenge().founder
        others = (lead for lead in self._invitation.leads if lead.device != founder.device)
        return (founder, *others)

    def sessions(self, day: str = "") -> tuple[Placed[Session], ...]:
        """Return the timetable."""
        if not self._early:
            return super().sessions(day)
        return tuple(s for s in self._invitation.sessions if day in {"", s.value.day})

    def session(self, identifier: str) -> Placed[Session]:
        """Return one session."""
        told = (s for s in self._invitation.sessions if self._early and s.id == identifier)
        return next(told, None) or super().session(identifier)
