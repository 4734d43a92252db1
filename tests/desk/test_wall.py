# SPDX-License-Identifier: Apache-2.0
"""The wall: cards in their order, notes put together, one laptop that moves them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk import clusters, splitting
from peerdesk.desk.capture import write_line
from peerdesk.desk.case_files import Agreed, add_case_files
from peerdesk.desk.clashes import clashes
from peerdesk.desk.documents import add_documents
from peerdesk.desk.errors import InTheBin, Missing, NotAllowed, NotFound
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.messages import draft_message, link_note, move_message, withdraw_message
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import add_kloe, found_challenge
from peerdesk.desk.spacing import STEP
from peerdesk.desk.timetable import plan_session
from peerdesk.desk.wall import WAITING, read_wall
from peerdesk.desk.wall_cards import Way, is_guarded
from peerdesk.desk.wall_driving import check_moves, drive, driving, let_all_move
from peerdesk.desk.wall_errors import EmptyCluster, NotACluster, WallIsDriven
from peerdesk.desk.wall_order import Stand, move_cards, stand_again
from peerdesk.desk.wall_waiting import read_waiting
from peerdesk.domain.document import Document
from peerdesk.domain.facts import NoteWritten
from peerdesk.domain.identifiers import mint
from peerdesk.domain.sorting import NoteClustered
from peerdesk.domain.words import MessageKind, Relation, Source, Stance, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE, share
from tests.fakes.evening import Evening, fill
from tests.fakes.team import PEERS, admit_all


@pytest.fixture
def book() -> MemoryBook:
    return founded()


def founded() -> MemoryBook:
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE, modules=("front-door",))
    plan_session(book, FOCUS_GROUP)
    return book


@pytest.fixture
def evening(book: MemoryBook) -> Evening:
    return fill(book)


def theme(book: MemoryBook, number: int = 0) -> str:
    return [held.id for held in book.themes() if held.value.chosen][number]


def order(book: MemoryBook) -> list[str]:
    return [card.id for card in read_wall(book).cards]


def colleague(book: MemoryBook, number: int = 0) -> MemoryBook:
    other = MemoryBook(PEERS[number])
    admit_all(book, other)
    share(book, other)
    return other


def cards(book: MemoryBook, count: int) -> list[str]:
    return [
        draft_message(book, MessageKind.STRENGTH, theme(book), f"Message {n}") for n in range(count)
    ]


def meet(*books: MemoryBook) -> None:
    """Let all hear of what all have done."""
    first, *others = books
    for other in others:
        share(other, first)
    for other in others:
        share(first, other)


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
    monkeypatch.setattr("peerdesk.desk.wall._PAGE", 1)
    assert read_wall(book) == whole
    assert {card.supports for card in whole.cards} == {1}
    assert evening.strength in order(book)


def test_waiting_notes_need_not_be_counted(book: MemoryBook, evening: Evening) -> None:
    assert evening.notes
    assert read_wall(book, counted=False).waiting is None
    assert read_waiting(book, NoteQuery(), counted=False).count is None
