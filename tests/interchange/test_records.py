# SPDX-License-Identifier: Apache-2.0
"""Records of what stands, the same on every laptop with the same ledger."""

import msgspec
import pytest

from peerdesk.desk.capture import kloe_codes, write_line
from peerdesk.desk.evidence import mark, withdraw
from peerdesk.desk.messages import draft_message, link_note, reword
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.timetable import plan_session
from peerdesk.desk.writing import write
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.team import Person
from peerdesk.domain.words import MessageKind, Relation, Role, Stance
from peerdesk.interchange import records
from peerdesk.interchange.records import Records, everything, listed_notes
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE, share


def _leader() -> MemoryBook:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE)
    return book


def _colleague(leader: MemoryBook) -> MemoryBook:
    colleague = MemoryBook(Person("Priya Nair", Role.OFFICER_PEER), clock=leader.clock)
    write(leader, MemberAdmitted(device=colleague.device, member=colleague.identity))
    share(leader, colleague)
    return colleague


def test_two_laptops_that_shared_give_the_same_bytes_although_much_clashes() -> None:
    leader = _leader()
    colleague = _colleague(leader)
    session = plan_session(leader, FOCUS_GROUP)
    note = write_line(leader, "+ One #vision", session=session).note
    message = draft_message(leader, MessageKind.STRENGTH, leader.themes()[0].id, "Said")
    link_note(leader, message, note, Relation.SUPPORTS)
    withdraw(leader, write_line(leader, "Gone").note)
    share(leader, colleague)
    mark(leader, note, Stance.QUESTION)
    mark(colleague, note, Stance.REFLECTION)
    reword(leader, message, "Said here")
    reword(colleague, message, "Said there")
    assert everything(leader) != everything(colleague)
    share(leader, colleague)
    share(colleague, leader)
    assert everything(leader) == everything(colleague)
    said = msgspec.json.decode(everything(leader))
    assert sorted(said["messages"][0]["wordings"]) == ["Said here", "Said there"]
    assert sorted(said["notes"][0]["stances"]) == ["question", "reflection"]
    assert len(said["notes"]) == 2


def test_a_note_is_told_with_names_and_codes() -> None:
    book = _leader()
    session = plan_session(book, FOCUS_GROUP)
    note = write_line(book, "One #vision @members", session=session).note
    record = Records(book).note(book.note(note))
    assert (record.author, record.author_id) == (book.identity.name, book.person)
    assert (record.kloes, record.voices) == (("vision",), ("members",))
    assert (record.session_title, record.day) == (FOCUS_GROUP.title, FOCUS_GROUP.day)
    assert record.at.endswith("+01:00")


def test_what_is_unknown_here_is_told_by_its_identifier() -> None:
    book = _leader()
    note = write_line(book, "One #vision").note
    told = Records(MemoryBook()).note(book.note(note))
    assert told.kloes == (kloe_codes(book)["vision"],)
    assert (told.author, told.session_title) == ("", "")


def test_lists_come_in_pages_and_stop_where_they_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = _leader()
    for number in range(7):
        write_line(book, f"Line {number}")
    monkeypatch.setattr(records, "_PAGE", 3)
    counts = [len(list(listed_notes(book, NoteQuery(), most))) for most in (0, 2, 3, 6, 9)]
    assert counts == [7, 2, 3, 6, 7]
