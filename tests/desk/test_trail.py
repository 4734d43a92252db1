# SPDX-License-Identifier: Apache-2.0
"""From any message to note, session, peer and day; from any note to every document it reached."""

import pytest

from peerdesk.desk.briefings import arrange
from peerdesk.desk.briefings import issue as issue_summary
from peerdesk.desk.capture import write_line
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import NotFound
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.merging import merge, unmerge
from peerdesk.desk.messages import (
    draft_message,
    link_note,
    reword,
    unlink_note,
    withdraw_message,
)
from peerdesk.desk.timetable import plan_session
from peerdesk.desk.trail import ERASED, IN_BIN, message_trail, note_trail
from peerdesk.desk.writing import write
from peerdesk.domain.facts import PointIssued
from peerdesk.domain.identifiers import mint
from peerdesk.domain.publication import Anchor
from peerdesk.domain.publication_words import Publication, Stage
from peerdesk.domain.publishing import PublicationIssued, PublicationWritten
from peerdesk.domain.session import Session
from peerdesk.domain.words import ErasureReason, MessageKind, Relation, SessionKind
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join

DAY = "2026-05-12"


@pytest.fixture
def note(book: MemoryBook) -> str:
    """Return a line from a focus group."""
    session = Session(
        kind=SessionKind.FOCUS_GROUP, title="Social workers", day=DAY, start="10:00", end="11:00",
        peers=(book.person,),
    )  # fmt: skip
    return write_line(book, "The vision is on every wall", session=plan_session(book, session)).note


@pytest.fixture
def message(book: MemoryBook, note: str) -> str:
    """Return a message that stands on it."""
    theme = book.themes()[0].id
    return draft_message(book, MessageKind.STRENGTH, theme, "Staff own the vision", supports=[note])


def issue(book: MemoryBook, day: str) -> None:
    """Issue a summary with every message that stands."""
    arrange(book, day, points=[message.id for message in book.messages()])
    issue_summary(book, day)


def freeze(
    book: MemoryBook, message: str, kind: Publication = Publication.PRESENTATION, number: int = 1
) -> None:
    """Freeze a publication that says a message."""
    fact = PublicationIssued(
        publication=mint(), kind=kind, stage=Stage.PRESENTED, number=number, content="{}",
        digest="0" * 64, points=(PointIssued(message, book.message(message).wording),),
    )  # fmt: skip
    write(book, fact)


def test_a_message_leads_to_note_session_peer_and_day(book: MemoryBook, message: str) -> None:
    (behind,) = message_trail(book, message).behind
    assert (behind.text, behind.place, behind.day) == (
        "The vision is on every wall", "Social workers", DAY,
    )  # fmt: skip
    assert (behind.peer, behind.relation) == ("Helen Okafor", Relation.SUPPORTS)


def test_every_wording_is_told_with_who_wrote_it(book: MemoryBook, message: str) -> None:
    reword(book, message, "Staff share the vision")
    trail = message_trail(book, message)
    assert [one.text for one in trail.wordings] == [
        "Staff own the vision", "Staff share the vision",
    ]  # fmt: skip
    assert {one.who for one in trail.wordings} == {"Helen Okafor"}
    assert trail.wording == "Staff share the vision"


def test_a_note_leads_to_the_summary_slides_and_report_that_say_its_message(
    book: MemoryBook, note: str, message: str
) -> None:
    issue(book, DAY)
    freeze(book, message)
    freeze(book, message, Publication.REPORT, 2)
    trail = note_trail(book, note)
    assert [one.name for one in trail.reached] == [
        "Daily summary 1", "Presentation 1, as presented", "Report 2, as presented",
    ]  # fmt: skip
    assert [led.wording for led in trail.led] == ["Staff own the vision"]


def test_a_file_handed_out_to_be_edited_counts_as_reached(
    book: MemoryBook, note: str, message: str
) -> None:
    fact = PublicationWritten(
        publication=mint(), kind=Publication.PRESENTATION, document="Slides",
        anchors=(Anchor("k3", message, "Staff own the vision"),),
    )  # fmt: skip
    write(book, fact)
    assert [one.name for one in note_trail(book, note).reached] == [
        "Presentation, written to be edited"
    ]


def test_a_note_linked_after_a_summary_was_issued_has_not_reached_it(
    book: MemoryBook, message: str
) -> None:
    issue(book, DAY)
    late = write_line(book, "Heard again in the corridor").note
    link_note(book, message, late, Relation.SUPPORTS)
    trail = note_trail(book, late)
    assert trail.reached == ()
    assert [led.message for led in trail.led] == [message]


def test_a_note_taken_off_after_a_summary_was_issued_has_reached_it(
    book: MemoryBook, note: str, message: str
) -> None:
    issue(book, DAY)
    unlink_note(book, message, note)
    trail = note_trail(book, note)
    assert [one.name for one in trail.reached] == ["Daily summary 1"]
    assert trail.led[0].relation is None


def test_a_note_of_a_message_merged_before_the_issue_has_reached_it(
    book: MemoryBook, message: str
) -> None:
    other_note = write_line(book, "Managers say the same").note
    theme = book.themes()[0].id
    other = draft_message(
        book, MessageKind.STRENGTH, theme, "Managers share it", supports=[other_note]
    )
    merge(book, other, message)
    issue(book, DAY)
    assert [one.name for one in note_trail(book, other_note).reached] == ["Daily summary 1"]
    unmerge(book, other)
    assert [one.name for one in note_trail(book, other_note).reached] == []


def test_a_note_of_a_message_merged_after_its_own_point_was_issued_keeps_that_point(
    book: MemoryBook, message: str
) -> None:
    other_note = write_line(book, "Managers say the same").note
    theme = book.themes()[0].id
    other = draft_message(
        book, MessageKind.STRENGTH, theme, "Managers share it", supports=[other_note]
    )
    issue(book, DAY)
    merge(book, other, message)
    (reached,) = note_trail(book, other_note).reached
    assert (reached.message, reached.wording) == (other, "Managers share it")
    trail = message_trail(book, other)
    assert trail.message == message
    assert trail.merged_from == ("Managers share it",)
    assert {one.wording for one in trail.reached} == {"Staff own the vision", "Managers share it"}


def test_a_withdrawn_message_still_tells_where_it_has_been(
    book: MemoryBook, note: str, message: str
) -> None:
    issue(book, DAY)
    withdraw_message(book, message)
    assert message_trail(book, message).withdrawn
    assert note_trail(book, note).led[0].withdrawn
    assert [one.name for one in note_trail(book, note).reached] == ["Daily summary 1"]


def test_a_note_in_the_bin_says_so(book: MemoryBook, note: str, message: str) -> None:
    withdraw(book, note)
    (behind,) = message_trail(book, message).behind
    assert (behind.gone, behind.text) == (IN_BIN, "The vision is on every wall")


def test_an_erased_note_has_no_words_and_still_tells_where_it_has_been(
    book: MemoryBook, note: str, message: str
) -> None:
    issue(book, DAY)
    erase(book, note, ErasureReason.SUBJECT_REQUEST, "Data protection officer")
    (behind,) = message_trail(book, message).behind
    assert (behind.gone, behind.text, behind.peer) == (ERASED, "", "")
    trail = note_trail(book, note)
    assert trail.note.gone == ERASED
    assert [one.name for one in trail.reached] == ["Daily summary 1"]


def test_what_was_never_here_has_no_trail(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        note_trail(book, "0" * 32)
    with pytest.raises(NotFound):
        message_trail(book, "0" * 32)


def test_a_colleagues_note_names_the_colleague(book: MemoryBook, join: Join, message: str) -> None:
    colleague = join()
    theirs = write_line(colleague, "Partners say it too").note
    told = draft_message(
        colleague, MessageKind.STRENGTH, colleague.themes()[0].id, "Known", supports=[theirs]
    )
    (behind,) = message_trail(colleague, told).behind
    assert behind.peer == "Priya Nair"
    assert message_trail(book, message).drafted_by == "Helen Okafor"
