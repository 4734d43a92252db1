# SPDX-License-Identifier: Apache-2.0
"""The council's comments on facts: taken in once, answered, and never lost by an older file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.desk.accuracy import (
    COUNCIL,
    change_comment,
    comments_on,
    compare,
    decide,
    drop_comment,
    log_of,
    note_comment,
    open_comments,
    put_back,
    reword_from,
    rows_for_file,
    take_in,
)
from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.desk.errors import Missing, NotAllowed, NotFound
from peerdesk.desk.freezing import freeze
from peerdesk.desk.messages import draft_message
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.publication_words import Decision, Publication, Stage
from peerdesk.domain.words import MessageKind
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, Join, share

REPORT = Publication.REPORT
HUBS = AccuracyRow(comment="There are three hubs, not two.", number="1", quoted="two family hubs")
WEEKLY = AccuracyRow(comment="The panel meets weekly.", number="2", place="Page 4")


def log(book: MemoryBook) -> list[tuple[str, str, Decision]]:
    held = (placed.value for placed in comments_on(book, REPORT))
    return [(c.number, c.comment, c.decision) for c in held]


def test_a_file_is_taken_in_with_numbers_of_our_own_and_by_the_council(book: MemoryBook) -> None:
    incoming = take_in(book, REPORT, (HUBS, WEEKLY))
    assert (len(incoming.fresh), incoming.changed, incoming.same) == (2, (), 0)
    assert [row[:2] for row in log(book)] == [("1", HUBS.comment), ("2", WEEKLY.comment)]
    assert {c.value.made_by for c in comments_on(book, REPORT)} == {COUNCIL}


ROWS = st.lists(
    st.builds(
        AccuracyRow,
        comment=st.sampled_from(["Three hubs.", "Weekly panel.", "Since 2024.", "Not the mayor."]),
        number=st.sampled_from(["", "1", "2"]),
        quoted=st.sampled_from(["", "two hubs", "a panel"]),
        decision=st.sampled_from([None, *Decision]),
        why=st.sampled_from(["", "Counted."]),
    ),
    max_size=5,
)


@given(ROWS)
@settings(max_examples=40, deadline=None)
def test_the_same_file_twice_changes_nothing_more(rows: list[AccuracyRow]) -> None:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE, modules=())
    take_in(book, REPORT, rows)
    held, writes = log(book), book.writes
    again = take_in(book, REPORT, rows)
    assert (len(again.fresh), again.changed) == (0, ())
    assert (log(book), book.writes) == (held, writes)


def test_looking_writes_nothing(book: MemoryBook) -> None:
    assert len(compare(book, REPORT, (HUBS,)).fresh) == 1
    assert book.writes == 0


def test_a_decision_that_was_filled_in_elsewhere_comes_in(book: MemoryBook) -> None:
    take_in(book, REPORT, (HUBS, WEEKLY))
    (mine, other) = rows_for_file(book, REPORT)
    filled = AccuracyRow(
        comment=mine.comment, number=mine.number, decision=Decision.PARTLY, why="Counted again.",
        changed_to="two family hubs, and a third since",
    )  # fmt: skip
    incoming = take_in(book, REPORT, (filled, other))
    assert (len(incoming.fresh), len(incoming.changed), incoming.same) == (0, 1, 1)
    held = comments_on(book, REPORT)[0].value
    assert (held.decision, held.why, held.quoted) == (
        Decision.PARTLY,
        "Counted again.",
        HUBS.quoted,
    )


def test_an_older_file_opens_nothing_that_was_decided(book: MemoryBook) -> None:
    take_in(book, REPORT, (HUBS,))
    older = rows_for_file(book, REPORT)
    identifier = comments_on(book, REPORT)[0].id
    decide(book, identifier, Decision.ACCEPTED, "Counted.", "three family hubs")
    assert take_in(book, REPORT, older).changed == ()
    assert log(book) == [("1", HUBS.comment, Decision.ACCEPTED)]


def test_another_comment_under_a_number_that_is_taken_gets_its_own(book: MemoryBook) -> None:
    take_in(book, REPORT, (HUBS,))
    take_in(book, REPORT, (AccuracyRow(comment="The lead member chairs it.", number="1"),))
    assert [number for number, _, _ in log(book)] == ["1", "2"]


def test_a_number_is_never_given_twice_though_a_row_was_struck_off(book: MemoryBook) -> None:
    take_in(book, REPORT, (HUBS,))
    identifier = comments_on(book, REPORT)[0].id
    drop_comment(book, identifier)
    assert log(book) == []
    note_comment(book, AccuracyComment(publication=REPORT, comment="Another."))
    assert [number for number, _, _ in log(book)] == ["2"]
    drop_comment(book, identifier, dropped=False)
    assert [number for number, _, _ in log(book)] == ["1", "2"]


def test_a_comment_finds_the_message_that_it_quotes_in_the_frozen_draft(book: MemoryBook) -> None:
    theme = book.themes()[0].id
    words = "Families can turn to two family hubs in the town."
    message = draft_message(book, MessageKind.STRENGTH, theme, words)
    draft_message(book, MessageKind.STRENGTH, theme, "Scrutiny follows children’s experience.")
    freeze(book, REPORT, Stage.FACTUAL_ACCURACY)
    take_in(book, REPORT, (HUBS, WEEKLY))
    hubs, weekly = (placed.value for placed in comments_on(book, REPORT))
    assert (hubs.message, weekly.message) == (message, "")
    identifier = comments_on(book, REPORT)[0].id
    decide(book, identifier, Decision.ACCEPTED, "", "Families can turn to three family hubs.")
    reword_from(book, identifier)
    assert book.message(message).wording == "Families can turn to three family hubs."


def test_a_message_is_reworded_only_where_there_is_one_and_words_for_it(book: MemoryBook) -> None:
    theme = book.themes()[0].id
    message = draft_message(book, MessageKind.STRENGTH, theme, "A point.")
    bare = note_comment(book, AccuracyComment(publication=REPORT, comment="No."))
    with pytest.raises(Missing):
        reword_from(book, bare)
    change_comment(book, bare, AccuracyComment(publication=REPORT, comment="No.", message=message))
    with pytest.raises(Missing):
        reword_from(book, bare)


def test_comments_belong_to_one_document(book: MemoryBook) -> None:
    take_in(book, REPORT, (HUBS,))
    take_in(book, Publication.CASE_REVIEW, (WEEKLY,))
    assert len(open_comments(book, REPORT)) == 1
    assert comments_on(book, Publication.CASE_REVIEW)[0].value.number == "1"


def test_a_comment_needs_words_and_a_message_that_there_is(book: MemoryBook) -> None:
    with pytest.raises(Missing):
        note_comment(book, AccuracyComment(publication=REPORT, comment="  "))
    with pytest.raises(NotFound):
        note_comment(book, AccuracyComment(publication=REPORT, comment="x", message="none"))


def test_only_leads_answer(book: MemoryBook, join: Join) -> None:
    peer = join()
    share(book, peer)
    with pytest.raises(NotAllowed):
        take_in(peer, REPORT, (HUBS,))


def test_the_log_goes_out_as_it_stands(book: MemoryBook) -> None:
    take_in(book, REPORT, (HUBS,))
    decide(book, comments_on(book, REPORT)[0].id, Decision.NOT_ACCEPTED, "Two were seen.")
    (row,) = rows_for_file(book, REPORT)
    assert (row.number, row.decision, row.why, row.made_by) == (
        "1",
        Decision.NOT_ACCEPTED,
        "Two were seen.",
        COUNCIL,
    )


def test_what_was_taken_in_can_be_put_back_and_what_was_changed_since_stays(
    book: MemoryBook,
) -> None:
    take_in(book, REPORT, (AccuracyRow(comment="There are three hubs."),))
    before = log_of(book, REPORT)
    rows = (
        AccuracyRow(comment="There are three hubs.", number="1", why="It opened later."),
        AccuracyRow(comment="The panel meets weekly."),
        AccuracyRow(comment="The date is wrong."),
    )
    take_in(book, REPORT, rows)
    after = log_of(book, REPORT)
    assert len(after) == 3
    last = next(key for key, value in after.items() if value.comment == "The date is wrong.")
    decide(book, last, Decision.ACCEPTED)
    put_back(book, before, after)
    left = {value.comment: value for value in log_of(book, REPORT).values()}
    assert set(left) == {"There are three hubs.", "The date is wrong."}
    assert left["There are three hubs."].why == ""


def test_words_that_are_no_decision_are_told_before_they_are_taken_in(book: MemoryBook) -> None:
    rows = (AccuracyRow(comment="One", unread="maybe"), AccuracyRow(comment="Two"))
    assert compare(book, REPORT, rows).unread == ("maybe",)
