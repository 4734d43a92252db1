# SPDX-License-Identifier: Apache-2.0
"""Notes put together on the wall: named, filled, joined, split, made into messages."""

import pytest

from peerdesk.desk import splitting
from peerdesk.desk.errors import InTheBin, Missing
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.wall import clusters
from peerdesk.desk.wall.errors import EmptyCluster, NotACluster
from peerdesk.desk.wall.standing import read_wall
from peerdesk.domain.words import MessageKind, Relation
from tests.desk.wall.conftest import order, theme
from tests.fakes.book import MemoryBook
from tests.fakes.evening import Evening


def test_notes_put_together_stand_last_under_their_theme(
    book: MemoryBook, evening: Evening
) -> None:
    cluster = clusters.begin_cluster(book, evening.notes[3:6], "  Caseloads ", theme(book, 1))
    card = read_wall(book).cards[-1]
    assert (card.id, card.words, card.theme) == (cluster, "Caseloads", theme(book, 1))
    assert card.notes == evening.notes[3:6]
    assert card.is_cluster


def test_a_cluster_needs_notes_that_are_there_and_a_title(
    book: MemoryBook, evening: Evening
) -> None:
    with pytest.raises(EmptyCluster):
        clusters.begin_cluster(book, (), "Nothing", theme(book))
    with pytest.raises(Missing):
        clusters.begin_cluster(book, evening.notes[:1], " ", theme(book))
    withdraw(book, evening.notes[3])
    with pytest.raises(InTheBin):
        clusters.begin_cluster(book, evening.notes[3:4], "Gone", theme(book))


def test_a_cluster_is_named_filled_emptied_and_taken_off(
    book: MemoryBook, evening: Evening
) -> None:
    cluster = clusters.begin_cluster(book, evening.notes[3:4], "One", theme(book))
    assert clusters.add_notes(book, cluster, evening.notes[3:5]) == evening.notes[4:5]
    assert clusters.take_notes_out(book, cluster, evening.notes[3:4]) == evening.notes[3:4]
    clusters.name_cluster(book, cluster, "Two")
    assert read_wall(book).cards[-1].words == "Two"
    clusters.dissolve(book, cluster)
    assert cluster not in order(book)
    with pytest.raises(NotACluster):
        clusters.name_cluster(book, cluster, "Three")
    clusters.put_back(book, cluster)
    assert cluster in order(book)


def test_joined_clusters_become_the_first(book: MemoryBook, evening: Evening) -> None:
    one = clusters.begin_cluster(book, evening.notes[3:5], "One", theme(book))
    two = clusters.begin_cluster(book, evening.notes[4:6], "Two", theme(book))
    assert clusters.join_clusters(book, (one, two)) == one
    (card,) = (card for card in read_wall(book).cards if card.is_cluster)
    assert card.notes == evening.notes[3:6]


def test_a_cluster_made_into_a_message_leaves_its_place_and_notes_to_it(
    book: MemoryBook, evening: Evening
) -> None:
    cluster = clusters.begin_cluster(book, evening.notes[4:6], "Think space", theme(book, 1))
    position = book.cluster(cluster).value.position
    message = clusters.make_message(book, cluster, MessageKind.GOOD_PRACTICE, "An hour is kept")
    held = book.message(message)
    assert held.notes(Relation.SUPPORTS) == evening.notes[4:6]
    assert (held.theme, held.filing.position) == (theme(book, 1), position)
    assert held.filing.kloe
    assert cluster not in order(book)
    assert book.cluster(cluster).value.message == message


def test_the_notes_of_a_cluster_support_a_message_once(book: MemoryBook, evening: Evening) -> None:
    cluster = clusters.begin_cluster(book, evening.notes[:2], "More", theme(book))
    new = clusters.support_with(book, evening.strength, (cluster,))
    assert new == evening.notes[1:2]
    assert book.message(evening.strength).notes(Relation.SUPPORTS) == evening.notes[:2]
    assert cluster not in order(book)


def test_a_cluster_is_split_in_one_write_and_the_halves_rejoined_in_another(
    book: MemoryBook, evening: Evening
) -> None:
    cluster = clusters.begin_cluster(book, evening.notes[3:6], "All three", theme(book))
    before, written = book.cluster(cluster), book.writes
    beside = splitting.split_cluster(book, cluster, evening.notes[3:5], "Two of them")
    assert book.writes == written + 1
    assert book.cluster(beside).note_ids == evening.notes[3:5]
    assert book.cluster(cluster).note_ids == evening.notes[5:6]
    assert book.cluster(beside).value.position == before.value.position
    splitting.rejoin(book, cluster, beside)
    assert book.writes == written + 2
    assert set(book.cluster(cluster).note_ids) == set(before.note_ids)
    assert beside not in order(book)
    with pytest.raises(EmptyCluster):
        splitting.split_cluster(book, cluster, evening.notes[:1], "Not in it")
    with pytest.raises(Missing):
        splitting.split_cluster(book, cluster, evening.notes[3:4], " ")
    assert book.writes == written + 2


def test_a_cluster_that_a_split_leaves_nothing_of_goes_and_comes_back(
    book: MemoryBook, evening: Evening
) -> None:
    cluster = clusters.begin_cluster(book, evening.notes[3:5], "Both", theme(book))
    beside = splitting.split_cluster(book, cluster, evening.notes[3:5], "Both, elsewhere")
    assert cluster not in order(book)
    assert beside in order(book)
    splitting.rejoin(book, cluster, beside)
    assert cluster in order(book)
    assert beside not in order(book)
    assert book.cluster(cluster).note_ids == evening.notes[3:5]


def test_a_split_message_leaves_notes_to_a_cluster_beside_it(
    book: MemoryBook, evening: Evening
) -> None:
    cluster = splitting.split_message(
        book, evening.consideration, evening.notes[1:2], "What the numbers say"
    )
    assert [link.note for link in book.message(evening.consideration).links] == [evening.notes[2]]
    assert book.cluster(cluster).note_ids == evening.notes[1:2]
    assert book.cluster(cluster).value.theme == book.message(evening.consideration).theme
    with pytest.raises(EmptyCluster):
        splitting.split_message(book, evening.consideration, evening.notes[5:6], "Not on it")
