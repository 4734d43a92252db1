# SPDX-License-Identifier: Apache-2.0
"""Messages merged and taken apart: both keep their identifiers, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.blocks import Bullets, Copy, Document, Table
from peerdesk.compose.summary import compose_summary
from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import InTheBin
from peerdesk.desk.gathering import gather
from peerdesk.desk.merging import alike, merge, merged_into, unmerge
from peerdesk.desk.messages import draft_message, link_note, reword, unlink_note, withdraw_message
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.tellings import tell
from peerdesk.desk.timetable import plan_session
from peerdesk.desk.wall.driving import drive
from peerdesk.desk.wall.errors import MergedAway, MergedWithItself, WallIsDriven
from peerdesk.domain.words import MessageKind, Outcome, Relation
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE, share
from tests.fakes.evening import CONSIDER, STRENGTH, Evening, fill
from tests.fakes.team import PEERS, admit_all
from tests.issuing import issue_all

TWIN = "Supervision is regular and people describe it in the same words"
DAY = SCOPE.first_day


@pytest.fixture
def book() -> MemoryBook:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE, modules=("front-door",))
    plan_session(book, FOCUS_GROUP)
    return book


@pytest.fixture
def evening(book: MemoryBook) -> Evening:
    return fill(book)


@pytest.fixture
def twin(book: MemoryBook, evening: Evening) -> str:
    theme = book.message(evening.strength).theme
    return draft_message(
        book, MessageKind.STRENGTH, theme, TWIN, supports=(evening.notes[0], evening.notes[5])
    )


def colleague(book: MemoryBook) -> MemoryBook:
    """Return the laptop of a colleague with all that is here."""
    other = MemoryBook(PEERS[1])
    admit_all(book, other)
    share(book, other)
    return other


def supports(book: MemoryBook, message: str) -> set[str]:
    return set(book.message(message).notes(Relation.SUPPORTS))


def test_one_stands_for_both_and_both_keep_their_identifiers(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    merge(book, twin, evening.strength)
    assert [m.id for m in book.messages()] == [evening.strength, evening.consideration]
    held = book.message(evening.strength)
    assert held.also == (twin,)
    assert held.wording == STRENGTH
    assert book.message(twin).wording == TWIN
    assert [m.id for m in merged_into(book, evening.strength)] == [twin]


def test_links_of_the_merged_one_count_once_each(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    merge(book, twin, evening.strength)
    assert book.message(evening.strength).notes(Relation.SUPPORTS) == (
        evening.notes[0],
        evening.notes[5],
    )
    assert [m.id for m in book.messages_on(evening.notes[5])] == [evening.strength]


def test_what_arrives_later_about_the_merged_one_counts_for_the_one_that_stands(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    other = colleague(book)
    merge(book, twin, evening.strength)
    link_note(other, twin, evening.notes[1], Relation.CONTRADICTS)
    tell(other, twin, "DCS", Outcome.AS_WRITTEN, occasion="In the car park")
    share(other, book)
    held = book.message(evening.strength)
    assert held.notes(Relation.CONTRADICTS) == (evening.notes[1],)
    assert [(told.wording, told.message) for told in held.tellings] == [(TWIN, twin)]
    assert held.last_told is not None


def test_what_was_told_of_itself_goes_before_what_was_told_of_the_merged_one(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    tell(book, evening.strength, "DCS", Outcome.AS_WRITTEN, occasion="Tuesday")
    tell(book, twin, "DCS", Outcome.AS_WRITTEN, occasion="Wednesday")
    merge(book, twin, evening.strength)
    told = book.message(evening.strength).last_told
    assert told is not None
    assert told.wording == STRENGTH


def test_taking_them_apart_gives_everything_back(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    before = book.messages()
    merge(book, twin, evening.strength)
    unmerge(book, twin)
    after = [(m.id, m.links, m.tellings, m.wording, m.also) for m in book.messages()]
    assert after == [(m.id, m.links, m.tellings, m.wording, m.also) for m in before]
    written = book.writes
    unmerge(book, twin)
    assert book.writes == written


def test_a_note_taken_off_is_off_both_and_a_relation_changed_is_changed_for_both(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    merge(book, twin, evening.strength)
    unlink_note(book, evening.strength, evening.notes[0])
    assert supports(book, evening.strength) == {evening.notes[5]}
    link_note(book, evening.strength, evening.notes[5], Relation.CONTEXT)
    held = book.message(evening.strength)
    assert [(k.note, k.relation, k.message) for k in held.links] == [
        (evening.notes[5], Relation.CONTEXT, "")
    ]
    unmerge(book, twin)
    assert supports(book, twin) == set()


def test_a_relation_that_the_merged_one_has_already_stays_there(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    link_note(book, evening.strength, evening.notes[1], Relation.CONTEXT)
    link_note(book, twin, evening.notes[1], Relation.CONTRADICTS)
    merge(book, twin, evening.strength)
    link_note(book, evening.strength, evening.notes[1], Relation.CONTRADICTS)
    held = book.message(evening.strength)
    assert held.notes(Relation.CONTRADICTS) == (evening.notes[1],)
    assert held.notes(Relation.CONTEXT) == ()
    assert book.message(twin).notes(Relation.CONTRADICTS) == (evening.notes[1],)


def test_a_link_that_both_have_already_needs_no_change(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    merge(book, twin, evening.strength)
    written = book.writes
    link_note(book, evening.strength, evening.notes[5], Relation.SUPPORTS)
    assert book.writes == written


def test_a_merged_message_is_not_changed_but_the_one_that_stands(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    merge(book, twin, evening.strength)
    with pytest.raises(MergedAway):
        reword(book, twin, "Otherwise")
    with pytest.raises(MergedAway):
        merge(book, twin, evening.consideration)


def test_nothing_is_merged_with_itself_or_with_what_was_withdrawn(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    with pytest.raises(MergedWithItself):
        merge(book, twin, twin)
    withdraw_message(book, twin)
    with pytest.raises(InTheBin):
        merge(book, twin, evening.strength)


def test_nothing_is_merged_or_taken_apart_while_another_laptop_moves_the_cards(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    merge(book, twin, evening.strength)
    drive(book)
    other = colleague(book)
    with pytest.raises(WallIsDriven):
        merge(other, evening.consideration, evening.strength)
    with pytest.raises(WallIsDriven):
        unmerge(other, twin)
    assert other.merged() == {twin: evening.strength}


def test_a_withdrawn_message_brings_nothing_along(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    other = colleague(book)
    withdraw_message(book, twin)
    merge(other, twin, evening.strength)
    share(other, book)
    assert book.message(evening.strength).notes(Relation.SUPPORTS) == (evening.notes[0],)


def test_two_laptops_that_merge_both_ways_keep_one_message_with_all_its_notes(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    other = colleague(book)
    merge(book, twin, evening.strength)
    merge(other, evening.strength, twin)
    share(other, book)
    share(book, other)
    stands = min(twin, evening.strength)
    for one in (book, other):
        assert [m.id for m in one.messages() if m.kind is MessageKind.STRENGTH] == [stands]
        assert supports(one, stands) == {evening.notes[0], evening.notes[5]}
    assert book.messages() == other.messages()


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=10))
def test_however_messages_are_merged_on_two_laptops_no_note_is_lost(
    merges: list[tuple[int, int, bool]],
) -> None:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE, modules=("front-door",))
    theme = book.themes()[0].id
    notes = [write_line(book, f"line number {n}").note for n in range(4)]
    messages = [
        draft_message(book, MessageKind.STRENGTH, theme, f"Message {n}", supports=(notes[n],))
        for n in range(4)
    ]
    other = colleague(book)
    for one, into, here in merges:
        on = book if here else other
        gone = on.merged()
        if one != into and messages[one] not in gone and messages[into] not in gone:
            merge(on, messages[one], messages[into])
    share(other, book)
    share(book, other)
    said = {note for message in book.messages() for note in message.notes(Relation.SUPPORTS)}
    assert said == set(notes)
    assert book.messages() == other.messages()


def test_messages_of_one_kind_with_many_of_the_same_words_are_offered(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    theme = book.message(evening.consideration).theme
    draft_message(book, MessageKind.SUGGESTION, theme, CONSIDER)
    (pair,) = alike(book.messages())
    assert {pair.one, pair.other} == {evening.strength, twin}


def points(document: Document) -> list[str]:
    groups = [block for block in document.blocks if isinstance(block, Bullets)]
    return [point.text for group in groups for point in group.points]


def rows(document: Document) -> list[tuple[str, ...]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [tuple(row) for table in tables for row in table.rows]


def test_a_summary_after_the_merger_says_the_point_once_and_what_became_of_the_other(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    issue_all(book, DAY)
    merge(book, twin, evening.strength)
    document = compose_summary(gather(book, for_team=True), DAY, Copy.TEAM)
    assert points(document).count(STRENGTH) == 1
    assert TWIN not in points(document)
    said = [row for row in rows(document) if row[0] == "Now one point"]
    assert len(said) == 1
    assert "Supervision" in said[0][1]
    assert not [row for row in rows(document) if row[0] == "Dropped"]


def test_a_point_told_under_the_merged_identifier_is_no_new_point(
    book: MemoryBook, evening: Evening, twin: str
) -> None:
    link_note(book, twin, evening.notes[0], Relation.SUPPORTS)
    withdraw_message(book, evening.strength)
    issue_all(book, DAY)
    theme = book.message(twin).theme
    fresh = draft_message(book, MessageKind.STRENGTH, theme, "Supervision is prized by staff")
    merge(book, twin, fresh)
    document = compose_summary(gather(book, for_team=True), DAY, Copy.TEAM)
    assert ("Reworded", f"Was: {TWIN}\nNow: Supervision is prized by staff") in rows(document)
    assert not [row for row in rows(document) if row[0] in {"New", "Dropped"}]
