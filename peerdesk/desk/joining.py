# SPDX-License-Identifier: Apache-2.0
"""Joining a challenge: the terms accepted, and the request that goes back to the leads."""

from peerdesk.desk.book import Book, TeamBook
from peerdesk.desk.errors import NotAdmitted
from peerdesk.desk.joining_errors import AdmittedAlready, NotInvited, TermsNotAccepted
from peerdesk.desk.writing import own_entry, write
from peerdesk.domain.acceptance import Acceptance
from peerdesk.domain.facts import ChallengeFounded
from peerdesk.domain.identifiers import mint
from peerdesk.domain.membership import TermsAccepted
from peerdesk.domain.team import Member
from peerdesk.domain.terms import Terms
from peerdesk.domain.words import Authority
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import LedgerError
from peerdesk.team.errors import ForeignChallenge
from peerdesk.team.invitation import terms_digest
from peerdesk.team.join_request import JoinRequest, write_request
from peerdesk.team.opener import OpenedBundle


def accept_terms(book: TeamBook, terms: Terms) -> None:
    """Record that this laptop's owner read the terms and accepts them; once is enough."""
    digest = terms_digest(terms)
    if any(known.digest == digest for known in own_acceptances(book)):
        return
    invitation = book.invitation()
    write(
        book,
        TermsAccepted(
            acceptance=mint(),
            device=book.device,
            person=own_entry(book).person,
            edition=terms.edition,
            digest=digest,
            invitation=invitation.invitation if invitation else "",
        ),
    )


def own_acceptances(book: Book) -> tuple[Acceptance, ...]:
    """Return which terms were accepted on this laptop, the earliest first."""
    return tuple(one for one in book.acceptances() if one.device == book.device)


def request_file(book: TeamBook) -> bytes:
    """Return the file by which this laptop asks the leads who invited it to admit it.

    Raises `NotInvited`, `AdmittedAlready` and `TermsNotAccepted`.
    """
    invitation = book.invitation()
    if invitation is None:
        raise NotInvited
    if any(member.device == book.device for member in book.members()):
        raise AdmittedAlready
    accepted = [
        one for one in own_acceptances(book) if one.digest == terms_digest(invitation.terms)
    ]
    if not accepted:
        raise TermsNotAccepted
    request = JoinRequest(
        challenge=invitation.founding.challenge,
        invitation=invitation.invitation,
        member=book.identity,
        edition=accepted[-1].edition,
        digest=accepted[-1].digest,
        at=accepted[-1].at,
        offset=accepted[-1].offset,
    )
    return write_request(request, book.keys, invitation.leads)


def readers(book: TeamBook) -> tuple[Member, ...]:
    """Return whose laptops a bundle of this one is for: the team, or until admitted its leads.

    What a removed laptop still has to say goes to the leads too, who can release it.
    Raises `NotAdmitted` where nobody has admitted or invited this laptop.
    """
    members = book.members()
    if any(member.device == book.device for member in members):
        return members
    if book.device in book.roster().former:
        leading = (m for m in members if m.authority is Authority.LEAD)
        return (*leading, own_entry(book))
    invitation = book.invitation()
    if invitation is None:
        raise NotAdmitted
    leads = {lead.device for lead in invitation.leads}
    still = tuple(member for member in members if member.device in leads)
    return (*still, own_entry(book))


def check_founding(book: TeamBook, opened: OpenedBundle) -> None:
    """Raise `ForeignChallenge` where a bundle tells of another founding than the invitation did.

    Only the invitation's own laptop could have founded the challenge; what another tells of a
    founding is judged with the rest of what it wrote.
    """
    invitation = book.invitation()
    if invitation is None:
        return
    device = opened.manifest.sender.device
    for change in opened.changes:
        told = _founding_told(change)
        if told and change.header.device == device and told != invitation.founding:
            raise ForeignChallenge


def _founding_told(change: Change) -> ChallengeFounded | None:
    """Return the founding that a change tells of; one that cannot be read tells of none."""
    try:
        if change.header.kind != ChallengeFounded.__name__:
            return None
        fact = change.fact
    except LedgerError:
        return None  # it is refused with its reason when its chain is heard
    return fact if isinstance(fact, ChallengeFounded) else None
