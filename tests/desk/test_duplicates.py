# SPDX-License-Identifier: Apache-2.0
"""Points that several peers noted, offered as possible duplicates and never merged."""

import pytest

from peerdesk.desk import duplicates as module
from peerdesk.desk.capture import write_line
from peerdesk.desk.duplicates import Likeness, duplicates, points, tell_apart
from peerdesk.desk.errors import NotFound
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.linking import link_both
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.words import MessageKind, Relation
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, Join, share

SAID = "Social workers trust their managers with bad news"


@pytest.fixture
def two(book: MemoryBook, join: Join) -> tuple[str, str]:
    """Return a note of the leader's and one of a peer's that say the same."""
    peer = join()
    one = write_line(book, SAID, session=plan_session(book, FOCUS_GROUP)).note
    other = write_line(peer, "Social workers trust managers with the bad news").note
    write_line(peer, "Thresholds are understood differently in the two areas")
    write_line(book, "Yes")
    share(peer, book)
    return one, other


def test_notes_by_two_people_are_offered_with_their_likeness_in_words(
    book: MemoryBook, two: tuple[str, str]
) -> None:
    (pair,) = duplicates(book)
    assert {pair.one.note, pair.other.note} == set(two)
    assert pair.likeness is Likeness.NEARLY
    by_author = {point.who: point for point in (pair.one, pair.other)}
    assert by_author["Helen Okafor"].session == FOCUS_GROUP.title
    assert by_author["Priya Nair"].text == "Social workers trust managers with the bad news"


def test_what_one_person_wrote_twice_or_lies_in_the_bin_is_not_offered(
    book: MemoryBook, two: tuple[str, str]
) -> None:
    write_line(book, SAID + " today")
    assert all(pair.one.author != pair.other.author for pair in duplicates(book))
    assert len(duplicates(book)) == 2
    for pair in duplicates(book):
        for point in (pair.one, pair.other):
            if point.note not in two:
                withdraw(book, point.note)
    assert len(duplicates(book)) == 1
    withdraw(book, two[0])
    assert duplicates(book) == ()


def test_the_likest_come_first(book: MemoryBook, two: tuple[str, str], join: Join) -> None:
    third = join()
    write_line(third, SAID)
    write_line(third, "Managers hear bad news first, and social workers trust them to act on it")
    write_line(
        third,
        "Bad news: when social workers in the northern area bring it to managers, they trust that "
        "somebody will ring the partner agencies the same day, which the panel confirmed twice",
    )
    share(third, book)
    found = duplicates(book)
    assert found[0].likeness is Likeness.SAME
    assert [pair.score for pair in found] == sorted((p.score for p in found), reverse=True)
    assert Likeness.MANY in {pair.likeness for pair in found}
    assert two[0] in {found[0].one.note, found[0].other.note}


def test_two_that_are_linked_to_one_message_are_not_offered_again(
    book: MemoryBook, two: tuple[str, str]
) -> None:
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Trusted")
    link_note(book, message, two[0], Relation.CONTEXT)
    assert len(duplicates(book)) == 1
    link_both(book, *two, message)
    assert duplicates(book) == ()


@pytest.mark.parametrize("turned", [False, True])
def test_two_points_are_told_apart_for_the_whole_team(
    book: MemoryBook, two: tuple[str, str], join: Join, *, turned: bool
) -> None:
    tell_apart(book, *(reversed(two) if turned else two))
    book.writes = 0
    tell_apart(book, *(reversed(two) if turned else two))
    assert book.writes == 0
    assert duplicates(book) == ()
    colleague = join()
    assert len(points(colleague)) == 4
    assert duplicates(colleague) == ()
    with pytest.raises(NotFound):
        tell_apart(book, two[0], "0" * 32)


def test_only_the_newest_notes_are_read(
    book: MemoryBook, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PAGE", 2)
    assert len(points(book)) == 4
    monkeypatch.setattr(module, "READ", 2)
    assert len(points(book)) == 2
    assert len(two) == 2
