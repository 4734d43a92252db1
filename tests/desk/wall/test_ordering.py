# SPDX-License-Identifier: Apache-2.0
"""Cards move between themes and within their order, on one laptop and on two."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.clashes import clashes
from peerdesk.desk.errors import NotFound
from peerdesk.desk.messages import withdraw_message
from peerdesk.desk.spacing import STEP
from peerdesk.desk.wall import clusters
from peerdesk.desk.wall.ordering import Stand, move_cards, stand_again
from tests.desk.wall.conftest import cards, colleague, founded, meet, order, theme
from tests.fakes.book import MemoryBook
from tests.fakes.evening import Evening


def test_cards_move_between_themes_and_within_the_order(book: MemoryBook, evening: Evening) -> None:
    cluster = clusters.begin_cluster(book, evening.notes[3:5], "One", theme(book))
    stood = move_cards(book, (cluster,), theme(book, 1), before=evening.strength)
    assert order(book)[0] == cluster
    assert book.cluster(cluster).value.theme == theme(book, 1)
    stand_again(book, stood)
    assert order(book)[-1] == cluster
    assert book.cluster(cluster).value.theme == theme(book)


def test_a_message_moved_to_a_theme_keeps_only_a_line_of_that_theme(
    book: MemoryBook, evening: Evening
) -> None:
    kloe = next(k.id for k in book.kloes() if k.value.theme == theme(book))
    move_cards(book, (evening.strength,), theme(book), kloe=kloe)
    assert book.message(evening.strength).filing.kloe == kloe
    move_cards(book, (evening.strength,), theme(book))
    assert book.message(evening.strength).filing.kloe == kloe
    move_cards(book, (evening.strength,), theme(book, 1))
    assert book.message(evening.strength).filing.kloe == ""


def test_one_move_is_one_change_while_there_is_room(book: MemoryBook) -> None:
    held = cards(book, 5)
    before = len(book.own())
    move_cards(book, (held[4],), theme(book), before=held[1])
    assert len(book.own()) == before + 1


def test_two_laptops_that_each_move_a_card_among_tied_ones_leave_no_clash(
    book: MemoryBook,
) -> None:
    others = [colleague(book, number) for number in range(2)]
    held = [card for one in (book, *others) for card in cards(one, 6)]  # each numbers alike
    meet(book, *others)
    tied = Counter(message.filing.position for message in book.messages())
    assert max(tied.values()) == len((book, *others))
    start = order(book)
    assert sorted(start) == sorted(held)
    written = [len(one.own()) for one in others]
    move_cards(others[0], (start[16],), theme(book, 1), before=start[4])
    move_cards(others[1], (start[4],), theme(book, 1), before=start[10])
    for one, before in zip(others, written, strict=True):
        assert len(one.own()) - before <= 3
    meet(book, *others)
    for one in (book, *others):
        assert clashes(one) == ()
        assert one.message(start[16]).theme == theme(book, 1)
        assert one.message(start[4]).theme == theme(book, 1)
        assert order(one) == order(book)
    rest = [card for card in order(book) if card not in {start[4], start[16]}]
    assert rest == [card for card in start if card not in {start[4], start[16]}]


def test_a_card_numbered_anew_does_not_stand_against_whoever_moved_it(book: MemoryBook) -> None:
    held = cards(book, 4)
    stand_again(book, [Stand(card, theme(book), "", STEP) for card in held])
    start = order(book)
    other = colleague(book)
    move_cards(other, (start[1],), theme(book, 1))
    move_cards(book, (start[3],), theme(book), before=start[2])
    assert len(book.message(start[1]).filings) == 1
    meet(book, other)
    for one in (book, other):
        assert clashes(one) == ()
        assert one.message(start[1]).theme == theme(book, 1)
        assert not one.message(start[1]).clashes
    move_cards(book, (start[1],), theme(book), before=start[2])
    meet(book, other)
    for one in (book, other):
        (filing,) = one.message(start[1]).filings
        assert filing.theme == theme(book)


def test_a_message_drafted_after_a_cluster_stands_after_it(
    book: MemoryBook, evening: Evening
) -> None:
    cluster = clusters.begin_cluster(book, evening.notes[3:4], "One", theme(book))
    (message,) = cards(book, 1)
    assert order(book)[-2:] == [cluster, message]


def test_what_cannot_be_found_is_not_moved(book: MemoryBook, evening: Evening) -> None:
    with pytest.raises(NotFound):
        move_cards(book, ("nothing",), theme(book))
    with pytest.raises(NotFound):
        move_cards(book, (evening.strength,), theme(book), before="nothing")
    withdraw_message(book, evening.strength)
    with pytest.raises(NotFound):
        move_cards(book, (evening.strength,), theme(book))


@given(
    st.lists(
        st.tuples(st.lists(st.integers(0, 5), min_size=1, max_size=3), st.integers(0, 6)),
        max_size=12,
    ),
    st.booleans(),
)
def test_cards_stand_in_the_order_in_which_they_were_put(
    moves: list[tuple[list[int], int]],
    crowded: bool,  # noqa: FBT001 - drawn
) -> None:
    book = founded()
    held = cards(book, 6)
    if crowded:  # no room between any two
        close = [Stand(card, theme(book), "", STEP + n) for n, card in enumerate(held)]
        stand_again(book, close)
    expected = order(book)
    for going, place in moves:
        names = list(dict.fromkeys(held[n] for n in going))
        before = held[place] if place < len(held) else ""
        names = [name for name in names if name != before]
        if not names:
            continue
        move_cards(book, names, theme(book), before=before)
        rest = [name for name in expected if name not in names]
        at = rest.index(before) if before else len(rest)
        expected = [*rest[:at], *names, *rest[at:]]
        assert order(book) == expected
