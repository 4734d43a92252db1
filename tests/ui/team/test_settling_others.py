# SPDX-License-Identifier: Apache-2.0
"""Proposals are answered, and two that may be one are linked or told apart, by keyboard."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.duplicates import duplicates
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.messages import draft_message, withdraw_message
from peerdesk.desk.proposals import decline, proposals
from peerdesk.desk.settling_errors import ChangedMeanwhile
from peerdesk.domain.team import Person
from peerdesk.domain.words import MessageKind, Relation, Role
from peerdesk.ui.look import Look
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.team.settling_others import ProposalContent
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key, settle, shown_texts
from tests.ui.team.conftest import Opened
from tests.ui.team.unsettled import Key, pair_shown, place_of


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_proposal_is_answered_and_can_be_taken_back(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened,
    *, withdrawn: bool,
) -> None:  # fmt: skip
    peer = open_session(Person("Amir Khan", Role.OFFICER_PEER), founded=False).book
    admit(session.book, identity_file(peer))
    note = write_line(session.book, "They all have a copy").note
    message = draft_message(session.book, MessageKind.STRENGTH, session.book.themes()[0].id, "One")
    share(session.book, peer)
    withdraw(peer, note)
    withdraw_message(peer, message)
    share(peer, session.book)
    backs: list[Callable[[], object] | None] = []
    place = place_of(qtbot, look, session)
    place.said.connect(lambda _, back: backs.append(back))
    for _ in range(2):
        content = place.detail.content
        assert isinstance(content, ProposalContent)
        assert content.first is content.keep
        assert "Amir Khan would" in shown_texts(content)
        (content.withdraw if withdrawn else content.keep).click()
        settle(qtbot, place)
    assert proposals(session.book) == ()
    assert session.book.note(note).withdrawn is withdrawn
    assert session.book.message(message).withdrawn is withdrawn
    for back in filter(None, backs):
        back()
        settle(qtbot, place)
    assert not session.book.note(note).withdrawn
    assert not session.book.message(message).withdrawn


def test_what_was_answered_meanwhile_goes_from_the_list(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    peer = open_session(Person("Amir Khan", Role.OFFICER_PEER), founded=False).book
    admit(session.book, identity_file(peer))
    note = write_line(session.book, "They all have a copy").note
    share(session.book, peer)
    withdraw(peer, note)
    share(peer, session.book)
    failures: list[object] = []
    place = place_of(qtbot, look, session)
    place.failed.connect(failures.append)
    content = place.detail.content
    assert isinstance(content, ProposalContent)
    decline(session.book, proposals(session.book)[0])
    content.withdraw.click()
    settle(qtbot, place)
    assert [type(failure) for failure in failures] == [ChangedMeanwhile]
    assert not session.book.note(note).withdrawn
    assert place.model.items() == []


def test_who_proposed_waits_for_the_author(
    qtbot: QtBot, look: Look, session: FakeSession, open_session: Opened
) -> None:
    peer = open_session(Person("Amir Khan", Role.OFFICER_PEER), founded=False)
    admit(session.book, identity_file(peer.book))
    note = write_line(session.book, "They all have a copy").note
    share(session.book, peer.book)
    withdraw(peer.book, note)
    place = place_of(qtbot, look, peer)
    content = place.detail.content
    assert isinstance(content, ProposalContent)
    assert content.first is content.later
    assert not content.keep.isVisible()
    assert "Its author, the team leader or" in shown_texts(content)
    opened_at: list[tuple[str, object]] = []
    place.go.connect(lambda key, what: opened_at.append((key, what)))
    place.detail.open.click()
    press_key(place, Key.Key_Escape)
    place.back.click()
    assert opened_at == [("evidence", note), ("team", None), ("team", None)]


def test_two_notes_are_linked_to_one_message(
    qtbot: QtBot, look: Look, session: FakeSession, pair: tuple[str, str]
) -> None:
    theme = session.book.themes()[0].id
    draft_message(session.book, MessageKind.STRENGTH, theme, "Calm")
    message = draft_message(session.book, MessageKind.STRENGTH, theme, "Trust", supports=[pair[0]])
    place = place_of(qtbot, look, session)
    content = pair_shown(place)
    assert content.target.value() == message
    assert content.first is content.link
    assert "in nearly the same words" in shown_texts(content)
    backs: list[Callable[[], object]] = []
    place.said.connect(lambda _, back: backs.append(back))
    content.link.click()
    settle(qtbot, place)
    assert set(session.book.message(message).notes(Relation.SUPPORTS)) == set(pair)
    assert place.detail.item is None
    (back,) = backs
    back()
    settle(qtbot, place)
    assert session.book.message(message).notes(Relation.SUPPORTS) == (pair[0],)
    assert pair_shown(place).target.value() == message


def test_pairs_are_counted_beside_what_waits_for_a_choice(
    qtbot: QtBot, look: Look, session: FakeSession, pair: tuple[str, str]
) -> None:
    assert pair
    place = place_of(qtbot, look, session)
    assert place.heading.facts.text().startswith("1 possible duplicate.")
    write_line(session.book, "Staff trust their own managers with bad news")
    place.open()
    settle(qtbot, place)
    assert place.heading.facts.text().startswith("2 possible duplicates.")


def test_a_message_that_neither_note_bears_on_is_chosen_by_hand_only(
    qtbot: QtBot, look: Look, session: FakeSession, pair: tuple[str, str]
) -> None:
    theme = session.book.themes()[0].id
    message = draft_message(session.book, MessageKind.STRENGTH, theme, "Calm")
    place = place_of(qtbot, look, session)
    content = pair_shown(place)
    assert content.target.value() == ""
    assert not content.link.isEnabled()
    assert content.first is content.message
    content.target.chooser.picked.emit(message)
    assert content.first is content.link
    content.link.click()
    settle(qtbot, place)
    assert set(session.book.message(message).notes(Relation.SUPPORTS)) == set(pair)


def test_two_points_are_told_apart_or_make_a_new_message(
    qtbot: QtBot, look: Look, session: FakeSession, pair: tuple[str, str]
) -> None:
    gone: list[object] = []
    place = place_of(qtbot, look, session)
    place.go.connect(lambda _, what: gone.append(what))
    content = pair_shown(place)
    assert content.first is content.message
    content.message.click()
    assert isinstance(gone[0], DraftFrom)
    assert set(gone[0].notes) == set(pair)
    content.apart.click()
    settle(qtbot, place)
    assert duplicates(session.book) == ()
    assert place.detail.item is None
    place.open()
    settle(qtbot, place)
    assert place.model.items() == []
