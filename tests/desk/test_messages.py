# SPDX-License-Identifier: Apache-2.0
"""Messages: drafting, wording, filing, order, links and status."""

import random
from collections.abc import Callable

import pytest

from peerdesk.desk.capture import kloe_codes, write_line
from peerdesk.desk.errors import InTheBin, NotAllowed, NotFound
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.messages import (
    draft_message,
    file_message,
    link_note,
    move_message,
    restore_message,
    reword,
    settle,
    unlink_note,
    withdraw_message,
)
from peerdesk.desk.spacing import STEP
from peerdesk.domain.errors import EmptyText, TextTooLong
from peerdesk.domain.words import MessageKind, Relation, Role, Status
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share


@pytest.fixture
def theme(book: MemoryBook) -> str:
    """Return the identifier of the first theme."""
    return book.themes()[0].id


def _draft(book: MemoryBook, theme: str, wording: str = "Staff own the vision") -> str:
    return draft_message(book, MessageKind.STRENGTH, theme, wording)


def _order(book: MemoryBook) -> list[str]:
    return [message.id for message in book.messages()]


def test_a_message_is_drafted_with_its_notes_in_one_transaction(
    book: MemoryBook, theme: str
) -> None:
    notes = [write_line(book, line).note for line in ("One", "Two")]
    book.writes = 0
    vision = kloe_codes(book)["vision"]
    twice = [*notes, notes[0]]
    identifier = draft_message(
        book, MessageKind.STRENGTH, theme, " Staff\n own it ", kloe=vision, supports=twice
    )
    message = book.message(identifier)
    assert message.wording == "Staff own it"
    assert message.filing.kloe == vision
    assert message.notes(Relation.SUPPORTS) == tuple(notes)
    assert message.status is Status.EMERGING
    assert book.writes == 1
    assert [m.id for m in book.messages_on(notes[1])] == [identifier]


def test_what_cannot_be_said_is_refused(book: MemoryBook, theme: str) -> None:
    kind, binned = MessageKind.STRENGTH, write_line(book, "Gone").note
    withdraw(book, binned)
    book.writes = 0
    deeds: tuple[tuple[type[Exception], Callable[[], object]], ...] = (
        (EmptyText, lambda: _draft(book, theme, " ")),
        (TextTooLong, lambda: _draft(book, theme, "x" * 2_001)),
        (NotFound, lambda: _draft(book, "0" * 32)),
        (NotFound, lambda: draft_message(book, kind, theme, "A", kloe="0")),
        (NotFound, lambda: draft_message(book, kind, theme, "A", supports=["0"])),
        (InTheBin, lambda: draft_message(book, kind, theme, "A", supports=[binned])),
    )
    for error, deed in deeds:
        with pytest.raises(error):
            deed()
    assert book.writes == 0


def test_the_same_wording_filing_link_or_status_writes_nothing(
    book: MemoryBook, theme: str
) -> None:
    message, note = _draft(book, theme), write_line(book, "One").note
    link_note(book, message, note, Relation.CONTEXT)
    book.writes = 0
    reword(book, message, " Staff own  the vision ")
    file_message(book, message)
    file_message(book, message, kind=MessageKind.STRENGTH, theme=theme, kloe="")
    link_note(book, message, note, Relation.CONTEXT)
    settle(book, message, Status.EMERGING)
    restore_message(book, message)
    unlink_note(book, message, "0" * 32)
    assert book.writes == 0


def test_a_note_stands_in_one_relation_to_a_message(book: MemoryBook, theme: str) -> None:
    message, note = _draft(book, theme), write_line(book, "One").note
    link_note(book, message, note, Relation.SUPPORTS)
    link_note(book, message, note, Relation.CONTRADICTS)
    assert book.message(message).notes(Relation.SUPPORTS) == ()
    assert book.message(message).notes(Relation.CONTRADICTS) == (note,)
    unlink_note(book, message, note)
    assert book.message(message).links == ()


def test_a_message_is_filed_elsewhere(book: MemoryBook, theme: str) -> None:
    message, other = _draft(book, theme), book.themes()[1].id
    thresholds = kloe_codes(book)["thresholds"]
    file_message(book, message, kind=MessageKind.SUGGESTION, theme=other, kloe=thresholds)
    filing = book.message(message).filing
    assert (filing.kind, filing.theme) == (MessageKind.SUGGESTION, other)
    assert filing.kloe == thresholds
    file_message(book, message, kloe="")
    assert book.message(message).filing.kloe == ""
    with pytest.raises(NotFound):
        file_message(book, message, theme="0" * 32)


def test_two_wordings_stand_until_one_is_chosen(book: MemoryBook, join: Join, theme: str) -> None:
    message = _draft(book, theme)
    peer = join()
    reword(peer, message, "Staff know the vision")
    reword(book, message, "Staff live the vision")
    share(peer, book)
    assert book.message(message).clashes
    reword(book, message, book.message(message).wording)
    assert not book.message(message).clashes


def test_only_leads_agree_but_anybody_with_evidence_opens_again(
    book: MemoryBook, join: Join, theme: str
) -> None:
    message = _draft(book, theme)
    peer, manager = join(), join(Role.MANAGER)
    with pytest.raises(NotAllowed):
        settle(peer, message, Status.AGREED)
    settle(manager, message, Status.AGREED)
    share(manager, peer)
    assert peer.message(message).status is Status.AGREED
    settle(peer, message, Status.EMERGING)
    assert peer.message(message).status is Status.EMERGING


def test_a_withdrawn_message_is_left_alone_until_it_is_taken_up_again(
    book: MemoryBook, theme: str
) -> None:
    message = _draft(book, theme)
    withdraw_message(book, message)
    withdraw_message(book, message)
    assert _order(book) == []
    assert [m.id for m in book.messages(withdrawn=True)] == [message]
    with pytest.raises(InTheBin):
        reword(book, message, "New")
    restore_message(book, message)
    assert _order(book) == [message]


def test_moving_is_one_change_while_there_is_room(book: MemoryBook, theme: str) -> None:
    one, two, three = (_draft(book, theme, word) for word in ("One", "Two", "Three"))
    book.writes = 0
    move_message(book, three, one)
    assert _order(book) == [three, one, two]
    move_message(book, one, "")
    assert _order(book) == [three, two, one]
    move_message(book, three, two)
    move_message(book, two, two)
    assert book.writes == 2


def test_any_order_can_be_reached_however_often_messages_are_moved(
    book: MemoryBook, theme: str
) -> None:
    chance = random.Random(7)
    wanted = [_draft(book, theme, f"Message {n}") for n in range(6)]
    for _ in range(60):
        message = chance.choice(wanted)
        before = chance.choice([other for other in wanted if other != message] + [""])
        move_message(book, message, before)
        wanted.remove(message)
        wanted.insert(wanted.index(before) if before else len(wanted), message)
        assert _order(book) == wanted


def test_without_room_others_make_some_in_one_transaction(book: MemoryBook, theme: str) -> None:
    one, two, three = (_draft(book, theme, word) for word in ("One", "Two", "Three"))
    for _ in range(STEP.bit_length() + 2):
        last = _order(book)[2]
        move_message(book, last, _order(book)[1])
    positions = [message.filing.position for message in book.messages()]
    assert positions == sorted(set(positions))
    assert set(_order(book)) == {one, two, three}
