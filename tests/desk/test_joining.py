# SPDX-License-Identifier: Apache-2.0
"""Joining: a newcomer writes at once, asks to be admitted, and loses nothing on the way."""

import pytest
from msgspec.structs import replace

from peerdesk.desk import strangers
from peerdesk.desk.admission import (
    read_asking,
    requests,
)
from peerdesk.desk.errors import NobodyElse, NotAdmitted, NotAllowed, SomebodyElses
from peerdesk.desk.exchange import admit, export, identity_file, preview, take_in
from peerdesk.desk.inviting import invitation_to, signed_invitation
from peerdesk.desk.joining import (
    accept_terms,
    check_founding,
    own_acceptances,
    readers,
    request_file,
)
from peerdesk.desk.joining_errors import (
    AdmittedAlready,
    AnotherChallengesRequest,
    NotInvited,
    TermsNotAccepted,
)
from peerdesk.desk.parked import STRANGER
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.strangers import keep_stranger, take_in_parked, waiting_bundles
from peerdesk.desk.writing import own_entry
from peerdesk.domain.team import Person
from peerdesk.domain.terms import Terms
from peerdesk.domain.words import Authority, Role
from peerdesk.ledger.change import Change
from peerdesk.team.errors import BundleError, ForeignChallenge, UnknownSender, WrittenHere
from peerdesk.team.invitation import terms_digest
from peerdesk.team.opener import OpenedBundle
from tests.desk.exchanging import shared, texts
from tests.desk.newcomers import CARYS, inviting_lead, joined_newcomer, line, named
from tests.fakes.book import MemoryBook
from tests.fakes.inviting import TERMS, InvitedBook, challenge_to_join, invitation_from
from tests.fakes.stick import Stick
from tests.fakes.team import opened


@pytest.fixture
def lead() -> MemoryBook:
    return inviting_lead()


@pytest.fixture
def newcomer(lead: MemoryBook) -> InvitedBook:
    return joined_newcomer(lead)


def test_what_the_challenge_is_is_known_before_anything_has_arrived(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    assert newcomer.challenge() == lead.challenge()
    assert newcomer.themes() == lead.themes()
    assert newcomer.kloes() == lead.kloes()
    assert newcomer.sessions() == lead.sessions()
    assert newcomer.people() == lead.people()
    assert [m.device for m in newcomer.members()] == [lead.device]


def test_accepting_the_terms_is_the_first_change_and_is_recorded_once(
    newcomer: InvitedBook,
) -> None:
    accept_terms(newcomer, TERMS)
    first = newcomer.own()[0]
    assert (first.header.number, first.header.kind) == (1, "TermsAccepted")
    (accepted,) = own_acceptances(newcomer)
    assert accepted.digest == terms_digest(TERMS)
    assert accepted.person == newcomer.identity.person
    accept_terms(newcomer, Terms("2026.2", TERMS.title, TERMS.sections))
    assert [one.edition for one in own_acceptances(newcomer)] == ["2026.1", "2026.2"]


def test_whoever_was_not_invited_accepts_too(lead: MemoryBook) -> None:
    accept_terms(lead, TERMS)
    (accepted,) = own_acceptances(lead)
    assert accepted.device == lead.device


def test_only_an_admitted_lead_invites(lead: MemoryBook, newcomer: InvitedBook) -> None:
    with pytest.raises(NotAllowed):
        signed_invitation(newcomer, TERMS)
    manager = InvitedBook(invitation_from(lead), CARYS)
    assert own_entry(manager).authority is Authority.PEER
    with pytest.raises(NotAllowed):
        signed_invitation(manager, TERMS)
    accept_terms(manager, TERMS)
    admit(lead, request_file(manager), person=named(lead, CARYS.name))
    take_in(manager, shared(lead))
    invitation = invitation_from(manager)
    assert {one.device for one in invitation.leads} == {lead.device, manager.device}
    assert invitation.inviter.device == manager.device
    assert invitation.founding.founder.device == lead.device


def test_a_request_is_read_by_a_lead_and_grants_nothing_by_itself(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    asking = read_asking(lead, request_file(newcomer))
    assert asking.member == newcomer.identity
    assert asking.edition == TERMS.edition
    assert len(asking.fingerprint) == 6
    assert len(lead.members()) == 1
    with pytest.raises(SomebodyElses):  # the lead says who it is, the file never does
        admit(lead, request_file(newcomer))
    member = admit(lead, request_file(newcomer), person=newcomer.identity.person)
    assert member.person == newcomer.identity.person
    assert lead.members()[1] == member


def test_an_identity_file_is_read_by_the_same_door(lead: MemoryBook) -> None:
    other = MemoryBook(Person("Bo Lindqvist", Role.OBSERVER))
    assert read_asking(lead, identity_file(other)).member == other.identity
    assert admit(lead, identity_file(other)).authority is Authority.OBSERVER


def test_a_request_for_another_challenge_is_refused(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    elsewhere = challenge_to_join()
    elsewhere.keys = lead.keys
    with pytest.raises(AnotherChallengesRequest):
        read_asking(elsewhere, request_file(newcomer))


def test_requests_need_an_invitation_the_terms_and_no_admission(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    with pytest.raises(NotInvited):
        request_file(lead)
    hasty = InvitedBook(invitation_from(lead))
    with pytest.raises(TermsNotAccepted):
        request_file(hasty)
    accept_terms(hasty, Terms("1", "Other", ()))
    with pytest.raises(TermsNotAccepted):
        request_file(hasty)
    admit(lead, request_file(newcomer), person=newcomer.identity.person)
    take_in(newcomer, shared(lead))
    with pytest.raises(AdmittedAlready):
        request_file(newcomer)


def test_before_the_admission_bundles_go_to_the_leads_alone(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    line(newcomer, "First line, before anybody admitted me")
    stick = Stick()
    exported = export(newcomer, stick)
    assert exported.recipients == (lead.identity.name,)
    other = MemoryBook(CARYS)
    with pytest.raises(BundleError):
        preview(other, stick.files[exported.name])
    stranger = MemoryBook()
    with pytest.raises(NotAdmitted):
        readers(stranger)


def test_an_invitation_whose_leads_are_all_gone_leaves_nobody_to_share_with(
    lead: MemoryBook, newcomer: InvitedBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InvitedBook, "members", lambda _: ())
    assert [m.device for m in readers(newcomer)] == [newcomer.device]
    with pytest.raises(NobodyElse):
        export(newcomer, Stick())
    assert lead.members()


@pytest.mark.parametrize("order", ["admitted first", "shared first"])
def test_it_does_not_matter_whether_the_bundle_or_the_admission_comes_first(
    lead: MemoryBook, newcomer: InvitedBook, order: str
) -> None:
    line(newcomer, "Heard before I was admitted")
    line(lead, "The leader’s own")
    early, asked = shared(newcomer), request_file(newcomer)
    if order == "shared first":
        with pytest.raises(UnknownSender):
            take_in(lead, early)
        kept = keep_stranger(lead, early)
        assert kept.bundles == 1
        assert "Priya Nair" in kept.sentence
        admit(lead, asked, person=newcomer.identity.person)
        (receipt,) = take_in_parked(lead).receipts
        assert receipt.counts.notes == 1
    else:
        admit(lead, asked, person=newcomer.identity.person)
        take_in(lead, early)
    assert lead.parked() == ()
    take_in(newcomer, shared(lead))
    both = {"Heard before I was admitted", "The leader’s own"}
    assert texts(lead) == texts(newcomer) == both
    authors = {note.author for note in newcomer.notes(NoteQuery())}
    assert newcomer.identity.person in authors
    assert [one.person for one in lead.acceptances()] == [newcomer.identity.person]


def test_the_ledger_is_believed_as_soon_as_the_founding_is_there(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    line(newcomer, "Written on the invitation’s word")
    admit(lead, request_file(newcomer), person=newcomer.identity.person)
    take_in(newcomer, shared(lead))
    assert newcomer.members() == lead.members()
    assert newcomer.challenge() == lead.challenge()
    assert own_entry(newcomer).authority is Authority.PEER


def test_another_founding_than_the_invitations_is_refused_and_nothing_is_lost(
    newcomer: InvitedBook,
) -> None:
    line(newcomer, "Mine")
    elsewhere = challenge_to_join()
    admit(elsewhere, identity_file(newcomer))
    with pytest.raises(ForeignChallenge):
        take_in(newcomer, shared(elsewhere))
    assert texts(newcomer) == {"Mine"}
    assert newcomer.receipts() == ()


def test_a_founding_made_up_for_the_same_challenge_is_refused(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    """Somebody who knows the challenge’s identifier cannot slip another founder in."""
    forged = MemoryBook(Person("Mallory Finch", Role.TEAM_LEADER))
    founding = replace(invitation_from(lead).founding, founder=forged.identity)
    forged.append(founding)
    with pytest.raises(ForeignChallenge):
        check_founding(newcomer, opened(forged))
    check_founding(lead, opened(forged))
    check_founding(newcomer, opened(lead))


def test_a_founding_that_cannot_be_read_is_left_to_whoever_judges_the_rest(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    whole = opened(lead)
    founding = next(c for c in whole.changes if c.header.kind == "ChallengeFounded")
    spoilt = (
        Change(b"{}", founding.salt, founding.payload),
        Change(founding.header_bytes, founding.salt, b"{}"),
        Change(founding.header_bytes, None, None),
    )
    check_founding(newcomer, OpenedBundle(whole.manifest, spoilt, whole.heads))


def test_a_bundle_whose_sender_is_not_believed_after_all_waits_on(
    lead: MemoryBook, newcomer: InvitedBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    line(newcomer, "One")
    keep_stranger(lead, shared(newcomer))
    admit(lead, request_file(newcomer), person=newcomer.identity.person)

    def refuse(*_: object) -> None:
        raise UnknownSender(newcomer.device)

    monkeypatch.setattr(strangers, "take_in", refuse)
    assert take_in_parked(lead).receipts == ()
    assert [one.why for one in lead.parked()] == [STRANGER]


def test_what_waits_for_an_admission_is_told_before_it(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    assert waiting_bundles(lead, newcomer.device).sentence == ""
    line(newcomer, "One")
    keep_stranger(lead, shared(newcomer))
    (asking,) = requests(lead)
    one = waiting_bundles(lead, newcomer.device)
    assert (one.bundles, one.changes, one.notes) == (1, 2, 1)  # the terms were accepted, too
    assert one.sentence == (
        "A bundle of theirs waits here and comes in with the admission: 1 note in 2 changes."
    )
    line(newcomer, "Two")
    keep_stranger(lead, shared(newcomer, whole=True))
    both = waiting_bundles(lead, newcomer.device)
    assert (both.bundles, both.changes, both.notes) == (2, 3, 2)  # each change counts once
    assert "2 bundles of theirs wait" in both.sentence
    admit(lead, request_file(newcomer), person=newcomer.identity.person)
    took = take_in_parked(lead).receipts
    assert sum(receipt.counts.new for receipt in took) == both.changes
    assert sum(receipt.counts.notes for receipt in took) == both.notes
    assert waiting_bundles(lead, asking.member.device).bundles == 0


def test_a_bundle_that_cannot_be_opened_any_more_brings_nothing(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    lead.park("bundle:spoilt", newcomer.device, STRANGER, b"spoilt")
    waiting = waiting_bundles(lead, newcomer.device)
    assert (waiting.bundles, waiting.changes) == (1, 0)


def test_ones_own_bundle_is_refused_before_the_admission_and_nothing_is_kept(
    newcomer: InvitedBook,
) -> None:
    line(newcomer, "One")
    own = shared(newcomer)
    with pytest.raises(WrittenHere) as refused:
        preview(newcomer, own)
    assert "This is your own bundle" in refused.value.user_message
    with pytest.raises(WrittenHere):
        keep_stranger(newcomer, own)
    assert newcomer.parked() == ()
    assert requests(newcomer) == ()


def test_whoever_names_themselves_is_in_the_list_of_people(lead: MemoryBook) -> None:
    book = InvitedBook(invitation_from(lead), Person("Dev Anand", Role.MEMBER_PEER))
    assert book.people()[-1].value.name == "Dev Anand"
    accept_terms(book, TERMS)
    member = admit(lead, request_file(book))
    assert member.person == book.identity.person
    assert lead.people()[-1].id == member.person


def test_an_invitation_says_what_the_challenge_is(lead: MemoryBook) -> None:
    invitation = invitation_to(lead, TERMS)
    assert invitation.terms == TERMS
    assert invitation.challenge == lead.challenge()
