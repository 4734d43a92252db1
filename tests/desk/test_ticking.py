# SPDX-License-Identifier: Apache-2.0
"""Only what a lead ticks enters a summary, and it is moved in that summary alone."""

import pytest

from peerdesk.compose.blocks import Copy
from peerdesk.compose.summary import issued_points
from peerdesk.desk.briefings import arrangement_of, summary
from peerdesk.desk.errors import NotAllowed, NotFound
from peerdesk.desk.messages import draft_message, settle, withdraw_message
from peerdesk.desk.tellings import tell
from peerdesk.desk.ticking import Ticks, move_point, ordered, tick, tick_all, ticked
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.words import MessageKind, Outcome, Status
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share

DAY, NEXT = "2026-05-12", "2026-05-13"


@pytest.fixture
def points(book: MemoryBook) -> list[str]:
    """Return three strengths under one theme, in their order."""
    theme = book.themes()[0].id
    return [
        draft_message(book, MessageKind.STRENGTH, theme, f"Strength {number}")
        for number in range(3)
    ]


def told(book: MemoryBook, day: str = DAY) -> list[str]:
    return [point.message for point in issued_points(summary(book, day, Copy.SPONSOR))]


def test_a_point_enters_when_it_is_ticked_and_leaves_again(
    book: MemoryBook, points: list[str]
) -> None:
    tick(book, DAY, points[1], enters=True)
    assert told(book) == [points[1]]
    assert told(book, NEXT) == []
    book.writes = 0
    tick(book, DAY, points[1], enters=True)
    assert book.writes == 0
    tick(book, DAY, points[1], enters=False)
    assert told(book) == []
    assert arrangement_of(book, DAY).points == ()


@pytest.mark.parametrize("which", list(Ticks))
def test_many_are_ticked_in_one_go_beside_what_is_ticked(
    book: MemoryBook, points: list[str], which: Ticks
) -> None:
    settle(book, points[0], Status.AGREED)
    tell(book, points[2], "Director", Outcome.AS_WRITTEN, occasion="In passing")
    tick(book, DAY, points[1], enters=True)
    expected = {
        Ticks.ALL: points, Ticks.AGREED: points[:2], Ticks.TOLD: points[1:], Ticks.NONE: [],
    }  # fmt: skip
    assert tick_all(book, DAY, which) == len(expected[which])
    assert told(book) == expected[which]


def test_a_point_moves_in_its_summary_and_not_on_the_wall(
    book: MemoryBook, points: list[str]
) -> None:
    tick_all(book, DAY, Ticks.ALL)
    move_point(book, DAY, points[2], -1)
    assert told(book) == [points[0], points[2], points[1]]
    assert [message.id for message in book.messages()] == points
    assert [message.id for message in ordered(book, NEXT)] == points
    book.writes = 0
    move_point(book, DAY, points[0], -1)
    assert book.writes == 0


def test_what_was_withdrawn_leaves_by_itself(book: MemoryBook, points: list[str]) -> None:
    tick_all(book, DAY, Ticks.ALL)
    withdraw_message(book, points[0])
    assert ticked(book, DAY) == {points[1], points[2]}
    with pytest.raises(NotFound):
        tick(book, DAY, points[0], enters=True)


def test_a_message_that_comes_later_does_not_enter(
    book: MemoryBook, points: list[str], join: Join
) -> None:
    tick_all(book, DAY, Ticks.ALL)
    peer = join()
    late = draft_message(peer, MessageKind.STRENGTH, peer.themes()[0].id, "Late")
    share(peer, book)
    assert late in {message.id for message in book.messages()}
    assert told(book) == points


def test_ticking_is_for_leads_and_needs_a_day(
    book: MemoryBook, points: list[str], join: Join
) -> None:
    with pytest.raises(NotAllowed):
        tick(join(), DAY, points[0], enters=True)
    with pytest.raises(UnreadableTime):
        tick_all(book, "today", Ticks.ALL)
