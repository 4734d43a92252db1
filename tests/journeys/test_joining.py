# SPDX-License-Identifier: Apache-2.0
"""Ten ways into a team, each with the request first and with the bundle first: all end the same."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from peerdesk.desk.admission import keep_request, read_asking, request_of, turn_down
from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import NothingToShare
from peerdesk.desk.exchange import admit, take_in
from peerdesk.desk.joining import accept_terms, request_file
from peerdesk.desk.parked import DECLINED
from peerdesk.desk.scope import add_kloe
from peerdesk.desk.strangers import keep_stranger, take_in_parked
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, Role
from peerdesk.team.errors import UnknownSender
from tests.desk.exchanging import joined, shared, texts
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP
from tests.fakes.inviting import NEWCOMER, TERMS, InvitedBook, challenge_to_join, invitation_from

MARTIN = Person("Martin Reeve", Role.MANAGER)
ELLA = Person("Ella Strand", Role.OBSERVER)
DEV = Person("Dev Anand", Role.MEMBER_PEER)


@dataclass
class Team:
    """A lead's laptop, those who have joined it, and in which order files reach it."""

    bundle_first: bool
    lead: MemoryBook = field(default_factory=lambda: challenge_to_join(NEWCOMER, MARTIN, ELLA))
    others: list[MemoryBook] = field(default_factory=list)

    def invited(self, owner: Person, by: MemoryBook | None = None) -> InvitedBook:
        """Return the book of somebody who was invited, accepted the terms and wrote a line."""
        invitation = invitation_from(by or self.lead)
        named = {p.value.name: p.id for p in invitation.people}
        book = InvitedBook(invitation, owner, person=named.get(owner.name, ""))
        accept_terms(book, TERMS)
        if owner.role is not Role.OBSERVER:
            write_line(book, f"By {owner.name}, before the admission")
        self.others.append(book)
        return book

    def come_in(self, book: InvitedBook, to: MemoryBook | None = None) -> None:
        """Bring request and bundle to a lead, the one or the other first."""
        lead = to or self.lead
        asked, bundle = request_file(book), shared(book)
        if self.bundle_first:
            receive(lead, bundle)
        asking = read_asking(lead, asked)
        named = any(p.id == asking.member.person for p in lead.people())
        admit(lead, asked, person=asking.member.person if named else "")
        take_in_parked(lead)
        if not self.bundle_first:
            receive(lead, bundle)

    def go_round(self) -> None:
        """Let everybody share with everybody until nobody has anything new."""
        books = [self.lead, *self.others]
        for _ in range(3):
            for giver in books:
                try:
                    bundle = shared(giver)
                except NothingToShare:
                    continue
                for taker in books:
                    if taker is not giver:
                        receive(taker, bundle)


def receive(book: MemoryBook, bundle: bytes) -> None:
    """Take a bundle in as a laptop does: at once, or once its sender has been admitted."""
    try:
        take_in(book, bundle)
    except UnknownSender:
        keep_stranger(book, bundle)
    take_in_parked(book)


def as_named(team: Team) -> None:
    team.come_in(team.invited(NEWCOMER))


def as_somebody_new(team: Team) -> None:
    team.come_in(team.invited(DEV))


def as_an_observer(team: Team) -> None:
    book = team.invited(ELLA)
    team.come_in(book)
    assert team.lead.members()[-1].authority is Authority.OBSERVER


def as_a_second_lead_who_invites(team: Team) -> None:
    manager = team.invited(MARTIN)
    team.come_in(manager)
    take_in(manager, shared(team.lead))
    team.come_in(team.invited(NEWCOMER, by=manager), to=manager)


def admitted_by_another_lead_than_invited(team: Team) -> None:
    (manager,) = joined(team.lead, MARTIN)
    team.others.append(manager)
    team.come_in(team.invited(NEWCOMER), to=manager)


def two_from_one_invitation(team: Team) -> None:
    first, second = team.invited(NEWCOMER), team.invited(DEV)
    team.come_in(second)
    team.come_in(first)


def several_bundles_before_the_admission(team: Team) -> None:
    book = team.invited(NEWCOMER)
    early = [shared(book)]
    for number in range(3):
        write_line(book, f"Line {number}")
        early.append(shared(book))
    for bundle in reversed(early) if team.bundle_first else ():
        receive(team.lead, bundle)
    admit(team.lead, request_file(book), person=book.identity.person)
    take_in_parked(team.lead)
    for bundle in () if team.bundle_first else early:
        receive(team.lead, bundle)


def while_the_challenge_goes_on(team: Team) -> None:
    book = team.invited(NEWCOMER)
    theme = team.lead.themes()[0].id
    add_kloe(team.lead, theme, "Added since", "Was it there when I was invited?", ())
    plan_session(team.lead, FOCUS_GROUP)
    write_line(book, "On the invitation’s own timetable", session=book.sessions()[0].id)
    team.come_in(book)


def by_way_of_a_colleague(team: Team) -> None:
    (manager,) = joined(team.lead, MARTIN)
    team.others.append(manager)
    book = team.invited(NEWCOMER)
    bundle, asked = shared(book), request_file(book)
    admit(team.lead, asked, person=book.identity.person)
    if team.bundle_first:  # the manager has not heard of the admission yet
        receive(manager, bundle)
        assert manager.parked()
    take_in(manager, shared(team.lead))
    receive(manager, bundle)
    assert manager.parked() == ()


def turned_down_and_then_admitted(team: Team) -> None:
    book = team.invited(NEWCOMER)
    keep_request(team.lead, read_asking(team.lead, request_file(book)))
    receive(team.lead, shared(book))
    turn_down(team.lead, request_of(team.lead, book.device).member.device)
    assert [one.why for one in team.lead.parked()] == [DECLINED]
    write_line(book, "And still here")
    keep_request(team.lead, read_asking(team.lead, request_file(book)))
    team.come_in(book)
    receive(team.lead, shared(book, whole=True))


WAYS: tuple[Callable[[Team], None], ...] = (
    as_named,
    as_somebody_new,
    as_an_observer,
    as_a_second_lead_who_invites,
    admitted_by_another_lead_than_invited,
    two_from_one_invitation,
    several_bundles_before_the_admission,
    while_the_challenge_goes_on,
    by_way_of_a_colleague,
    turned_down_and_then_admitted,
)


@pytest.mark.parametrize("bundle_first", [True, False], ids=["bundle first", "request first"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_in_ends_with_one_body_of_evidence(
    way: Callable[[Team], None], *, bundle_first: bool
) -> None:
    team = Team(bundle_first)
    write_line(team.lead, "The leader’s own")
    way(team)
    team.go_round()
    for book in team.others:
        assert {h.hash for h in book.vector()} == {h.hash for h in team.lead.vector()}
        assert texts(book) == texts(team.lead)
        assert book.members() == team.lead.members()
        assert book.people() == team.lead.people()
        assert book.kloes() == team.lead.kloes()
        assert book.acceptances() == team.lead.acceptances()
        assert book.set_aside() == team.lead.set_aside() == 0
    wrote = [book for book in team.others if book.identity.role is not Role.OBSERVER]
    assert len(texts(team.lead)) >= len(wrote)
    assert all(not book.parked() for book in (team.lead, *team.others))
