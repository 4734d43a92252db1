# SPDX-License-Identifier: Apache-2.0
"""An invitation: what the newcomer has to know of a challenge to begin before being admitted.

It is a snapshot, and only that: the ledger, once it arrives, is believed instead. It also names
the one founding that the newcomer's vault will ever trust, and the leads who may open what the
newcomer writes before a lead has admitted them.
"""

import hashlib
from collections.abc import Sequence

from msgspec import Struct

from peerdesk.domain.challenge import Kloe, Scope, Theme, check_scope
from peerdesk.domain.errors import DomainError
from peerdesk.domain.facts import ChallengeFounded
from peerdesk.domain.placed import Challenge, Choice, Placed
from peerdesk.domain.session import Session, check_session
from peerdesk.domain.team import Member, Person
from peerdesk.domain.terms import Terms
from peerdesk.domain.words import Authority
from peerdesk.ledger.canonical import encode
from peerdesk.team.bundle import LAPTOPS
from peerdesk.team.errors import DamagedIdentity
from peerdesk.team.fingerprint import check_member
from peerdesk.team.joining_errors import DamagedInvitation


class Invitation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A challenge as it stood when a lead invited somebody to it.

    `invitation` is its identifier, `at` UTC milliseconds of the inviter's clock and `offset` its
    minutes. `inviter` is one of the `leads`, whose laptops can open what the newcomer writes.
    """

    invitation: str
    at: int
    offset: int
    inviter: Member
    leads: tuple[Member, ...]
    terms: Terms
    founding: ChallengeFounded
    scopes: tuple[Choice[Scope], ...]
    themes: tuple[Placed[Theme], ...]
    kloes: tuple[Placed[Kloe], ...]
    people: tuple[Placed[Person], ...]
    sessions: tuple[Placed[Session], ...]

    @property
    def challenge(self) -> Challenge:
        """Return the challenge as it stood."""
        founded = self.founding
        return Challenge(
            id=founded.challenge,
            offer=founded.offer,
            framework=founded.framework,
            framework_version=founded.framework_version,
            practice=founded.practice,
            founder=founded.founder,
            scopes=self.scopes,
        )

    @property
    def scope(self) -> Scope:
        """Return what was agreed at scoping; nobody is invited before it."""
        return self.scopes[-1].value


def terms_digest(terms: Terms) -> str:
    """Return the SHA-256 of the terms' canonical bytes: what somebody accepts by name."""
    return hashlib.sha256(encode(terms)).hexdigest()


def check_invitation(invitation: Invitation) -> Invitation:
    """Return an invitation that can be shown and written by, or raise `DamagedInvitation`."""
    try:
        for member in (invitation.inviter, invitation.founding.founder, *invitation.leads):
            check_member(member)
    except DamagedIdentity as error:
        raise DamagedInvitation("a lead’s keys do not hold") from error
    devices = [lead.device for lead in invitation.leads]
    if invitation.inviter not in invitation.leads or len(set(devices)) < len(devices):
        raise DamagedInvitation("it names its leads in another form")
    if len(devices) >= LAPTOPS or any(
        lead.authority is not Authority.LEAD for lead in invitation.leads
    ):
        raise DamagedInvitation("it names as leads who cannot all be one")
    if not invitation.terms.sections:
        raise DamagedInvitation("it holds no ground rules")
    _check_placed(invitation)
    return invitation


def _check_placed(invitation: Invitation) -> None:
    """Hold what is shown to the form in which it is kept, so that no screen trips over it."""
    if not invitation.scopes:
        raise DamagedInvitation("it says nothing of what was agreed at scoping")
    sorts: tuple[Sequence[Placed[Theme] | Placed[Kloe] | Placed[Person] | Placed[Session]], ...]
    sorts = (invitation.themes, invitation.kloes, invitation.people, invitation.sessions)
    for placed in sorts:
        names = [one.id for one in placed]
        if len(set(names)) < len(names) or any(not one.choices for one in placed):
            raise DamagedInvitation("it holds a list in another form")
    try:
        scopes = [choice.value for choice in invitation.scopes]
        sessions = [choice.value for one in invitation.sessions for choice in one.choices]
        whole = [check_scope(s) for s in scopes] == scopes
        whole = whole and [check_session(s) for s in sessions] == sessions
    except DomainError as error:
        raise DamagedInvitation("it has a day that no calendar shows") from error
    if not whole:
        raise DamagedInvitation("it has a day in another form")
