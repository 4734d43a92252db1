# SPDX-License-Identifier: Apache-2.0
"""The trail leaves the program as a workbook, and only by a lead's hand."""

import pytest

from peerdesk.compose.workbook import Sheet, Workbook
from peerdesk.desk.briefings import arrange, issue
from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.messages import draft_message, reword, withdraw_message
from peerdesk.desk.replies import record_reply
from peerdesk.desk.tellings import tell
from peerdesk.desk.trail_export import WARNING, trail_workbook
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import MessageKind, Outcome
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join

DAY = "2026-05-12"


@pytest.fixture
def message(book: MemoryBook) -> str:
    """Return a message on one note, told, answered and in a summary."""
    note = write_line(book, "+ The vision is on every wall").note
    drafted = draft_message(
        book, MessageKind.STRENGTH, book.themes()[0].id, "Staff own it", supports=[note]
    )
    arrange(book, DAY, points=[drafted])
    issued = issue(book, DAY)
    tell(book, drafted, "", Outcome.AS_WRITTEN, issue=issued.hash)
    record_reply(book, drafted, "", Answer.ACCEPTS, words="Glad of it")
    return drafted


def sheet(workbook: Workbook, title: str) -> Sheet:
    """Return a sheet by its name, every row as long as its heading."""
    found = next(one for one in workbook.sheets if one.title == title)
    assert {len(row) for row in found.rows} <= {len(found.columns)}
    return found


def test_every_step_of_the_trail_is_in_it(book: MemoryBook, message: str) -> None:
    reword(book, message, "Staff share it")
    workbook = trail_workbook(book)
    (said,) = sheet(workbook, "Messages").rows
    assert (said[0], said[1], said[9]) == (1, "Staff share it", "Staff own it")
    (note,) = sheet(workbook, "Evidence").rows
    assert note[3] == "The vision is on every wall"
    assert "Helen Okafor" in note
    told, answered = sheet(workbook, "Told").rows
    assert told[3:6] == ("Said as written", "Staff own it", "Daily summary 1")
    assert answered[3:5] == ("Accepts", "Glad of it")
    (reached,) = sheet(workbook, "Documents").rows
    assert (reached[2], reached[3], reached[6]) == ("Daily summary 1", "Staff own it", 1)


def test_what_was_withdrawn_is_in_it_and_says_so(book: MemoryBook, message: str) -> None:
    withdraw_message(book, message)
    (said,) = sheet(trail_workbook(book), "Messages").rows
    assert said[5] == "Withdrawn"


def test_it_says_what_it_is_before_anything_else(book: MemoryBook, message: str) -> None:
    del message
    assert WARNING in trail_workbook(book).about


def test_a_peer_cannot_take_it_out(book: MemoryBook, join: Join, message: str) -> None:
    del book, message
    with pytest.raises(NotAllowed, match="Only the team leader"):
        trail_workbook(join())


def test_no_identifier_of_ours_stands_in_it(book: MemoryBook, message: str) -> None:
    workbook = trail_workbook(book)
    cells = [str(cell) for one in workbook.sheets for row in one.rows for cell in row]
    assert not any(message in cell or book.device in cell for cell in cells)


def test_a_challenge_without_messages_has_an_empty_trail(book: MemoryBook) -> None:
    assert [one.rows for one in trail_workbook(book).sheets] == [(), (), (), ()]
