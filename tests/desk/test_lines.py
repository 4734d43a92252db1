# SPDX-License-Identifier: Apache-2.0
"""Parting and joining lines: nothing is lost, the time stays, and both ways lead back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.capture import Taken, kloe_codes, write_line, write_taken
from peerdesk.desk.errors import InTheBin, NotTheAuthor
from peerdesk.desk.evidence import tag, withdraw
from peerdesk.desk.lines import (
    NotJoined,
    halves,
    join,
    part,
    part_again,
    put_back,
    take_apart,
)
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.errors import EmptyText
from peerdesk.domain.note import Note
from peerdesk.domain.words import MessageKind, Relation, Stance, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, Join, share

_WHOLE = "Caseloads differ. Nobody checks"


def standing(book: MemoryBook) -> list[Note]:
    return list(book.notes(NoteQuery(newest_first=False)))


def texts(book: MemoryBook) -> list[str]:
    return [note.text for note in standing(book)]


def test_both_halves_have_the_wholes_time_mark_and_tags(book: MemoryBook) -> None:
    whole = write_line(book, f"- {_WHOLE} #vision @frontline").note
    parted = part(book, whole, len("Caseloads differ."))
    first, second = book.note(parted.first), book.note(parted.second)
    assert (first.text, second.text) == ("Caseloads differ.", "Nobody checks")
    assert first.id == whole
    for half in (first, second):
        assert half.stance is Stance.CONSIDERATION
        assert half.kloe_ids == (kloe_codes(book)["vision"],)
        assert half.voice_list == (Voice.FRONTLINE,)
    assert (second.at, second.offset) == (first.at, first.offset)
    assert second.written_at


def test_a_line_is_not_parted_where_one_half_would_be_empty(book: MemoryBook) -> None:
    note = write_line(book, _WHOLE).note
    for place in (0, len(_WHOLE), len(_WHOLE) + 9):
        with pytest.raises(EmptyText):
            part(book, note, place)
    assert texts(book) == [_WHOLE]


@pytest.mark.parametrize("place", [11, 12, 13])
def test_the_end_of_a_sentence_stays_with_the_first_half(place: int) -> None:
    assert halves("First point. Second point", place) == ("First point.", "Second point")


def test_a_parting_is_undone_and_done_again(book: MemoryBook) -> None:
    parted = part(book, write_line(book, _WHOLE).note, 17)
    put_back(book, parted)
    assert texts(book) == [_WHOLE]
    part_again(book, parted)
    assert sorted(texts(book)) == ["Caseloads differ.", "Nobody checks"]


def test_joined_lines_have_the_tags_of_both(book: MemoryBook) -> None:
    first = write_line(book, "- Caseloads differ. #vision @frontline").note
    second = write_line(book, "? Nobody checks #culture #vision @managers").note
    joined = join(book, first, second)
    (left,) = standing(book)
    codes = kloe_codes(book)
    assert (left.id, left.text, left.stance) == (first, _WHOLE, Stance.CONSIDERATION)
    assert set(left.kloe_ids) == {codes["vision"], codes["culture"]}
    assert set(left.voice_list) == {Voice.FRONTLINE, Voice.MANAGERS}
    take_apart(book, joined)
    assert sorted(texts(book)) == ["Caseloads differ.", "Nobody checks"]
    assert book.note(first).kloe_ids == (codes["vision"],)
    assert book.note(first).voice_list == (Voice.FRONTLINE,)


def test_joining_is_one_transaction(book: MemoryBook) -> None:
    first, second = (write_line(book, f"{n} #vision").note for n in ("one", "two #culture"))
    book.writes = 0
    join(book, first, second)
    assert book.writes == 1
    third = write_line(book, "three four").note
    book.writes = 0
    part(book, third, 5)
    assert book.writes == 1


def test_what_hangs_on_the_second_line_is_not_taken_along(book: MemoryBook) -> None:
    first, second = (write_line(book, text).note for text in ("one", "two"))
    theme = book.themes()[0].id
    message = draft_message(book, MessageKind.STRENGTH, theme, "Counts")
    link_note(book, message, second, Relation.SUPPORTS)
    with pytest.raises(NotJoined):
        join(book, first, second)
    assert len(standing(book)) == 2


def test_only_ones_own_lines_are_joined_and_none_from_the_bin(
    book: MemoryBook, request: pytest.FixtureRequest
) -> None:
    colleague: Join = request.getfixturevalue("join")
    peer = colleague()
    mine = write_line(book, "mine").note
    theirs = write_line(peer, "theirs").note
    share(peer, book)
    with pytest.raises(NotTheAuthor):
        join(book, mine, theirs)
    gone = write_line(book, "gone").note
    withdraw(book, gone)
    with pytest.raises(InTheBin):
        join(book, mine, gone)


def test_a_line_keeps_the_time_at_which_it_was_taken_down(book: MemoryBook) -> None:
    written = write_taken(book, "+ heard earlier", taken=Taken(1_000_000, 60))
    note = book.note(written.note)
    assert (note.at, note.offset) == (1_000_000, 60)
    assert note.written_at == written.entry.at
    now = write_taken(book, "heard now", taken=Taken())
    assert book.note(now.note).written_at == 0


@given(place=st.integers(1, 30), again=st.integers(0, 3))
def test_there_and_back_says_the_same(place: int, again: int) -> None:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE, modules=["front-door"])
    note = write_line(book, "ab cd ef gh ij kl mn op qr st uv wx").note
    tag(book, note, kloe_codes(book)["vision"])
    before = book.note(note).text, book.note(note).kloe_ids
    parted = part(book, note, place)
    for _ in range(again):
        put_back(book, parted)
        part_again(book, parted)
    joined = join(book, parted.first, parted.second)
    assert book.note(note).text.replace(" ", "") == before[0].replace(" ", "")
    assert book.note(note).kloe_ids == before[1]
    take_apart(book, joined)
    put_back(book, parted)
    assert (book.note(note).text, book.note(note).kloe_ids) == before
    assert texts(book) == [before[0]]
