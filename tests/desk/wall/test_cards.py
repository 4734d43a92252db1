# SPDX-License-Identifier: Apache-2.0
"""What a card shows, what waits, and one laptop that moves the cards."""

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.case_files import Agreed, add_case_files
from peerdesk.desk.documents import add_documents
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.messages import file_message, link_note, move_message
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import add_kloe
from peerdesk.desk.wall import clusters
from peerdesk.desk.wall.cards import Way, is_guarded
from peerdesk.desk.wall.driving import check_moves, drive, driving, let_all_move
from peerdesk.desk.wall.errors import EmptyCluster, WallIsDriven
from peerdesk.desk.wall.ordering import move_cards, stand_again
from peerdesk.desk.wall.standing import WAITING, read_wall
from peerdesk.desk.wall.waiting import read_waiting
from peerdesk.domain.document import Document
from peerdesk.domain.facts import NoteWritten
from peerdesk.domain.identifiers import mint
from peerdesk.domain.sorting import NoteClustered
from peerdesk.domain.words import MessageKind, Relation, Source, Stance, Voice
from tests.desk.wall.conftest import colleague, order, theme
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share
from tests.fakes.evening import Evening


def test_a_card_shows_what_its_message_rests_on(book: MemoryBook, evening: Evening) -> None:
    link_note(book, evening.strength, evening.notes[1], Relation.CONTRADICTS)
    card = next(card for card in read_wall(book).cards if card.id == evening.strength)
    assert (card.supports, card.against, card.context) == (1, 1, 0)
    assert card.ways == (Way.FOCUS_GROUP,)
    assert card.voices == (Voice.FRONTLINE,)
    assert card.days == 1
    assert card.kind is MessageKind.STRENGTH


def test_notes_in_no_message_and_no_cluster_wait_but_reflections_do_not(
    book: MemoryBook, evening: Evening
) -> None:
    assert book.count_notes(WAITING) == len(evening.notes) - 4
    waiting = read_waiting(book, NoteQuery())
    assert Stance.REFLECTION not in {note.stance for note in waiting.notes}
    clusters.begin_cluster(book, [waiting.notes[0].id], "One", theme(book))
    assert read_wall(book).waiting == book.count_notes(WAITING) == 3
    clusters.begin_cluster(book, [evening.notes[7], evening.notes[0]], "Felt", theme(book))
    withdraw(book, waiting.notes[1].id)
    assert read_wall(book).waiting == book.count_notes(WAITING) == 2
    assert waiting.notes[0].id not in {n.id for n in read_waiting(book, NoteQuery()).notes}


def test_a_lead_lets_one_laptop_move_the_cards_and_the_others_look(
    book: MemoryBook, evening: Evening
) -> None:
    other = colleague(book)
    assert read_wall(other).moves
    drive(book)
    share(book, other)
    now = driving(other)
    assert now is not None
    assert (now.who, now.mine) == ("Helen Okafor", False)
    assert now.at > 0
    assert not read_wall(other).moves
    assert read_wall(book).moves
    with pytest.raises(WallIsDriven, match="Helen Okafor"):
        move_cards(other, (evening.strength,), theme(other, 1))
    with pytest.raises(WallIsDriven):
        clusters.begin_cluster(other, evening.notes[3:4], "One", theme(other))
    with pytest.raises(WallIsDriven, match="Helen Okafor"):
        move_message(other, evening.strength, "")
    with pytest.raises(WallIsDriven, match="Helen Okafor"):
        file_message(other, evening.strength, theme=theme(other, 1))
    file_message(other, evening.strength, kind=MessageKind.GOOD_PRACTICE)
    let_all_move(book)
    share(book, other)
    check_moves(other)
    assert driving(other) is None


def test_only_leads_say_who_moves_the_cards_and_another_lead_takes_over(
    book: MemoryBook,
) -> None:
    peer, manager = colleague(book), colleague(book, 1)
    with pytest.raises(NotAllowed):
        drive(peer)
    drive(book)
    share(book, manager)
    drive(manager)
    share(manager, book)
    now = driving(book)
    assert now is not None
    assert now.who == "Carys Evans"
    assert read_wall(book).lead
    written = manager.writes
    drive(manager)
    assert manager.writes == written
    let_all_move(manager)
    let_all_move(manager)
    assert manager.writes == written + 1


def test_words_taken_from_a_note_are_not_shown_to_a_room(
    book: MemoryBook, evening: Evening
) -> None:
    spoken = book.note(evening.notes[3])
    assert spoken.stance is Stance.VERBATIM
    assert is_guarded("Staff know every child on my list by heart", (spoken,))
    assert not is_guarded("Staff know every child they work with", (spoken,))
    plain = book.note(evening.notes[0])
    assert is_guarded("Supervision is monthly and recorded the same week, peers heard", (plain,))
    assert not is_guarded("Supervision is monthly and recorded", (plain,))


def test_a_cluster_stands_under_the_line_that_most_of_its_notes_have(book: MemoryBook) -> None:
    kloe = add_kloe(book, theme(book), "Reach", "Who is reached?", (), "reach")
    notes = [write_line(book, f"line {n} #reach").note for n in range(2)]
    notes.append(write_line(book, "line without").note)
    clusters.begin_cluster(book, notes, "Reach", theme(book))
    card = read_wall(book).cards[-1]
    assert card.kloe == kloe
    assert not card.one_line
    clusters.take_notes_out(book, card.id, notes[2:])
    assert read_wall(book).cards[-1].one_line


def test_a_cluster_whose_notes_have_not_arrived_is_no_message_yet(book: MemoryBook) -> None:
    note = write_line(book, "line").note
    cluster = clusters.begin_cluster(book, [note], "One", theme(book))
    book.append(NoteClustered(cluster=cluster, note="not-here"))
    assert read_wall(book).cards[-1].notes == (note,)
    withdraw(book, note)
    with pytest.raises(EmptyCluster):
        clusters.make_message(book, cluster, MessageKind.STRENGTH, "Nothing behind it")


def test_what_changes_nothing_writes_nothing(book: MemoryBook, evening: Evening) -> None:
    cluster = clusters.begin_cluster(book, evening.notes[3:4], "One", theme(book))
    stood = move_cards(book, (cluster, evening.strength), theme(book, 1))
    stand_again(book, stood)
    written = book.writes
    stand_again(book, stood)
    clusters.name_cluster(book, cluster, "One")
    assert book.writes == written


def test_files_are_told_from_other_reading(book: MemoryBook) -> None:
    notes = (mint(), mint())
    for note, case in zip(notes, ("7", ""), strict=True):
        book.append(
            NoteWritten(note=note, author=book.person, text=note, source=Source.READ, case=case)
        )
    clusters.begin_cluster(book, notes, "Read", theme(book))
    assert read_wall(book).cards[-1].ways == (Way.CASE_FILE, Way.READ)


def test_a_note_of_a_case_file_rests_on_it_and_one_of_a_document_with_a_label_does_not(
    book: MemoryBook,
) -> None:
    (case,) = add_case_files(book, Agreed(types=("Child protection",)))
    (document,) = add_documents(book, [Document(title="Self-evaluation")])
    for record, label, way in ((case, "", Way.CASE_FILE), (document, "7", Way.READ)):
        note = mint()
        book.append(
            NoteWritten(
                note=note, author=book.person, text="Read", source=Source.READ,
                record=record, case=label,
            )
        )  # fmt: skip
        clusters.begin_cluster(book, [note], "Read", theme(book))
        assert read_wall(book).cards[-1].ways == (way,)


def test_linked_notes_are_read_however_many_they_are(
    book: MemoryBook, evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_wall(book)
    monkeypatch.setattr("peerdesk.desk.wall.standing._PAGE", 1)
    assert read_wall(book) == whole
    assert {card.supports for card in whole.cards} == {1}
    assert evening.strength in order(book)


def test_waiting_notes_need_not_be_counted(book: MemoryBook, evening: Evening) -> None:
    assert evening.notes
    assert read_wall(book, counted=False).waiting is None
    assert read_waiting(book, NoteQuery(), counted=False).count is None
