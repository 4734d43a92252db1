# SPDX-License-Identifier: Apache-2.0
"""Bundles of strangers: kept so far as may be, told of, and turned down."""

import pytest

from peerdesk.desk import admission, strangers
from peerdesk.desk.admission import (
    keep_request,
    read_asking,
    request_of,
    requests,
    turn_down,
)
from peerdesk.desk.exchange import admit, identity_file, take_in
from peerdesk.desk.joining import (
    accept_terms,
    request_file,
)
from peerdesk.desk.joining_errors import (
    NobodyAsks,
    TooMuchParked,
    TurnedDown,
)
from peerdesk.desk.parked import DECLINED, REQUEST, STRANGER
from peerdesk.desk.strangers import keep_stranger, take_in_parked
from peerdesk.team.errors import ForeignChallenge
from tests.desk.exchanging import shared
from tests.desk.newcomers import CARYS, inviting_lead, joined_newcomer, line
from tests.fakes.book import MemoryBook
from tests.fakes.inviting import TERMS, InvitedBook, challenge_to_join, invitation_from


@pytest.fixture
def lead() -> MemoryBook:
    return inviting_lead()


@pytest.fixture
def newcomer(lead: MemoryBook) -> InvitedBook:
    return joined_newcomer(lead)


def test_a_stranger_is_listed_with_those_who_ask(lead: MemoryBook, newcomer: InvitedBook) -> None:
    line(newcomer, "One")
    keep_stranger(lead, shared(newcomer))
    line(newcomer, "Two")
    keep_stranger(lead, shared(newcomer))
    (asking,) = requests(lead)
    assert (asking.member.device, asking.bundles, asking.edition) == (newcomer.device, 2, "")
    keep_request(lead, read_asking(lead, request_file(newcomer)))
    (asking,) = requests(lead)
    assert (asking.bundles, asking.edition) == (2, TERMS.edition)
    assert request_of(lead, newcomer.device[:6]).member == newcomer.identity
    with pytest.raises(NobodyAsks):
        request_of(lead, "")
    with pytest.raises(NobodyAsks):
        request_of(lead, "zz")
    turn_down(lead, newcomer.device)
    assert [one.why for one in lead.parked()] == [DECLINED]
    assert requests(lead) == ()
    line(newcomer, "Three")
    with pytest.raises(TurnedDown):
        keep_stranger(lead, shared(newcomer))
    assert requests(lead) == ()
    with pytest.raises(NobodyAsks):
        turn_down(lead, newcomer.device)


def test_who_was_turned_down_may_ask_again_by_a_file(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    line(newcomer, "One")
    sent, asked = shared(newcomer), request_file(newcomer)
    for _ in range(2):
        keep_request(lead, read_asking(lead, asked))
        keep_stranger(lead, sent)
        turn_down(lead, newcomer.device)
    admit(lead, asked, person=newcomer.identity.person)
    assert lead.parked() == ()
    assert take_in(lead, sent).counts.notes == 1


def test_only_so_many_are_remembered_as_turned_down(
    lead: MemoryBook, newcomer: InvitedBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "_MOST_TURNED_DOWN", 1)
    other = InvitedBook(invitation_from(lead), CARYS)
    accept_terms(other, TERMS)
    for book in (newcomer, other):
        keep_request(lead, read_asking(lead, request_file(book)))
        turn_down(lead, book.device)
    assert [one.why for one in lead.parked()] == [DECLINED]


def test_bundles_of_so_many_strangers_are_kept_and_no_more(
    lead: MemoryBook, newcomer: InvitedBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strangers, "MOST_STRANGERS", 1)
    line(newcomer, "One")
    keep_stranger(lead, shared(newcomer))
    other = InvitedBook(invitation_from(lead), CARYS)
    line(other, "Two")
    sent = shared(other)
    with pytest.raises(TooMuchParked, match="of 1 such laptops"):
        keep_stranger(lead, sent)
    assert [asking.member.device for asking in requests(lead)] == [newcomer.device]
    line(newcomer, "Three")
    assert keep_stranger(lead, shared(newcomer)).bundles == 2


def test_an_admitted_laptop_asks_no_more(lead: MemoryBook, newcomer: InvitedBook) -> None:
    asking = read_asking(lead, request_file(newcomer))
    keep_request(lead, asking)
    assert [one.why for one in lead.parked()] == [REQUEST]
    admit(lead, request_file(newcomer), person=newcomer.identity.person)
    assert lead.parked() == ()
    keep_request(lead, asking)
    assert lead.parked() == ()
    assert requests(lead) == ()


def test_the_same_bundle_is_kept_once_and_only_so_many(
    lead: MemoryBook, newcomer: InvitedBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    line(newcomer, "One")
    first = shared(newcomer)
    assert keep_stranger(lead, first).bundles == keep_stranger(lead, first).bundles == 1
    for number in range(strangers.MOST_OF_ONE - 1):
        line(newcomer, f"Line {number}")
        keep_stranger(lead, shared(newcomer))
    line(newcomer, "One too many")
    with pytest.raises(TooMuchParked):
        keep_stranger(lead, shared(newcomer))
    assert keep_stranger(lead, first).bundles == strangers.MOST_OF_ONE
    other = InvitedBook(invitation_from(lead), CARYS)
    line(other, "Somebody else’s")
    sent = shared(other)
    held = sum(kept.size for kept in lead.parked() if kept.why == STRANGER)
    monkeypatch.setattr(strangers, "MOST", held + len(sent) - 1)
    with pytest.raises(TooMuchParked):
        keep_stranger(lead, sent)
    monkeypatch.setattr(strangers, "MOST", len(sent) - 1)
    with pytest.raises(TooMuchParked):
        keep_stranger(lead, sent)


def test_what_is_of_another_challenge_is_not_kept(lead: MemoryBook) -> None:
    elsewhere = challenge_to_join()
    admit(elsewhere, identity_file(lead))
    with pytest.raises(ForeignChallenge):
        keep_stranger(lead, shared(elsewhere))
    assert lead.parked() == ()


def test_a_kept_bundle_that_rotted_is_told_and_let_go(
    lead: MemoryBook, newcomer: InvitedBook
) -> None:
    line(newcomer, "One")
    keep_stranger(lead, shared(newcomer))
    (kept,) = (one for one in lead.parked() if one.why == STRANGER)
    lead.park(kept.name, kept.sender, STRANGER, lead.parked_content(kept.name)[:-1])
    assert take_in_parked(lead).receipts == ()
    assert len(lead.parked()) == 2
    admit(lead, request_file(newcomer), person=newcomer.identity.person)
    taken = take_in_parked(lead)
    assert taken.receipts == ()
    assert len(taken.refusals) == 1
    assert lead.parked() == ()
