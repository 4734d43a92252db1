# SPDX-License-Identifier: Apache-2.0
"""A lead invites somebody: what the file has to hold, so that they can begin at once."""

from peerdesk.desk.book import TeamBook
from peerdesk.desk.clock import london_offset
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import RULES, reaches
from peerdesk.domain.facts import ChallengeFounded, MemberAdmitted
from peerdesk.domain.identifiers import mint
from peerdesk.domain.terms import Terms
from peerdesk.domain.words import Authority
from peerdesk.team.invitation import Invitation, check_invitation
from peerdesk.team.invitation_file import sign_invitation


def invitation_to(book: TeamBook, terms: Terms) -> Invitation:
    """Return what a newcomer is told of this challenge, as it stands now.

    Raises `NoChallenge`, and `NotAllowed` unless this laptop is an admitted lead's.
    """
    challenge = book.challenge()
    mine = own_entry(book)
    rule = RULES[MemberAdmitted]
    if not reaches(mine.authority, rule.needs):
        raise NotAllowed("invite somebody to the team", rule.needs)
    at = book.sign().claim.at
    invitation = Invitation(
        invitation=mint(),
        at=at,
        offset=london_offset(at),
        inviter=mine,
        leads=tuple(m for m in book.members() if m.authority is Authority.LEAD),
        terms=terms,
        founding=ChallengeFounded(
            challenge=challenge.id,
            offer=challenge.offer,
            framework=challenge.framework,
            framework_version=challenge.framework_version,
            practice=challenge.practice,
            founder=challenge.founder,
        ),
        scopes=challenge.scopes,
        themes=book.themes(),
        kloes=book.kloes(),
        people=book.people(),
        sessions=book.sessions(),
    )
    return check_invitation(invitation)


def signed_invitation(book: TeamBook, terms: Terms) -> bytes:
    """Return what `peerdesk.team.invitation_file.lock_invitation` locks; quick, for the vault.

    Raises what `invitation_to` raises, and `TooMuchToInvite`.
    """
    return sign_invitation(invitation_to(book, terms), book.keys.signing)
