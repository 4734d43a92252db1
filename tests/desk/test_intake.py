# SPDX-License-Identifier: Apache-2.0
"""Notes from elsewhere: checked first, then written all at once."""

import pytest

from peerdesk.desk.capture import kloe_codes
from peerdesk.desk.intake import BadRow, NoteRow, check_notes, write_notes
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.words import Source, Stance, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP


def test_rows_become_notes_in_one_transaction(book: MemoryBook) -> None:
    session = plan_session(book, FOCUS_GROUP)
    book.writes = 0
    rows = [
        NoteRow(
            number=2,
            text="- Kept as\nit stands #vision",
            session=session[-8:],
            stance="Consideration",
            kloes=("#vision", "vision"),
            voices=("@frontline",),
        ),
        NoteRow(number=3, text="Read", case="C-01", author=book.person[-8:]),
        NoteRow(number=4, text="Counted", source="data"),
    ]
    checked = check_notes(book, rows)
    assert checked.bad == ()
    assert book.writes == 0
    written = [book.note(identifier) for identifier in write_notes(book, checked)]
    assert book.writes == 1
    assert written[0].text == "- Kept as it stands #vision"
    assert (written[0].stance, written[0].session) == (Stance.CONSIDERATION, session)
    assert written[0].kloe_ids == (kloe_codes(book)["vision"],)
    assert written[0].voice_list == (Voice.FRONTLINE,)
    assert [note.source for note in written] == [Source.HEARD, Source.READ, Source.DATA]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (NoteRow(number=2, text=" \x07"), "nothing to keep"),
        (NoteRow(number=2, text="x" * 20_001), "20,001 characters"),
        (NoteRow(number=2, text="Secret", session="feedbeef"), "no session"),
        (NoteRow(number=2, text="Secret", session="abc"), "no session"),
        (NoteRow(number=2, text="Secret", stance="good"), "no stance"),
        (NoteRow(number=2, text="Secret", source="rumour"), "no source"),
        (NoteRow(number=2, text="Secret", author="Priya"), "no member"),
        (NoteRow(number=2, text="Secret", kloes=("housing",)), "no line of enquiry"),
        (NoteRow(number=2, text="Secret", voices=("neighbours",)), "no voice"),
        (NoteRow(number=2, text="Secret", case="x" * 41), "41 characters"),
    ],
)
def test_a_row_that_makes_no_note_is_reported_by_number_and_without_its_text(
    book: MemoryBook, row: NoteRow, says: str
) -> None:
    checked = check_notes(book, [NoteRow(number=1, text="Fine"), row], [BadRow(7, "Unread.")])
    assert [bad.number for bad in checked.bad] == [2, 7]
    assert says in checked.bad[0].reason
    assert "Secret" not in checked.bad[0].reason
    assert len(checked.notes) == 1
    assert book.count_notes(NoteQuery()) == 0
