# SPDX-License-Identifier: Apache-2.0
"""What every book does, claimed of the one in memory and of a real vault alike."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.book import TeamBook
from peerdesk.desk.briefings import arrange
from peerdesk.desk.capture import kloe_codes, write_line
from peerdesk.desk.errors import NoChallenge, NotFound
from peerdesk.desk.evidence import mark, restore, revise, tag, untag, withdraw
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.merging import merge, unmerge
from peerdesk.desk.messages import (
    draft_message,
    link_note,
    move_message,
    reword,
    unlink_note,
    withdraw_message,
)  # fmt: skip
from peerdesk.desk.observations import begin_observation, write_seen
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.record_notes import write_figure
from peerdesk.desk.scope import add_kloe, edit_theme, name_person
from peerdesk.desk.timetable import plan_session
from peerdesk.desk.wall.clusters import begin_cluster, dissolve
from peerdesk.domain.facts import NoteWritten
from peerdesk.domain.figure import Figure
from peerdesk.domain.observation import Observation
from peerdesk.domain.proposals import NoteWithdrawalProposed
from peerdesk.domain.team import Person
from peerdesk.domain.words import (
    MessageKind,
    ObservationKind,
    Relation,
    Role,
    SessionKind,
    Source,
    Stance,
    Voice,
)
from tests.desk.books.conftest import MakeBook, bring, texts
from tests.fakes.book import LEADER
from tests.fakes.challenge import FOCUS_GROUP
from tests.issuing import issue_all

PRIYA = Person("Priya Nair", Role.OFFICER_PEER)


def test_a_book_without_a_challenge_is_empty_and_says_so(make_book: MakeBook) -> None:
    book = make_book(LEADER)
    assert book.challenge_id == ""
    assert book.identity.name == LEADER.name
    assert book.practice is False
    assert (book.device, book.person) == (book.identity.device, book.identity.person)
    assert (book.themes(), book.kloes(), book.people(), book.members()) == ((), (), (), ())
    assert (book.sessions(), book.messages(), book.briefings()) == ((), (), ())
    assert (book.notes(NoteQuery()), book.count_notes(NoteQuery())) == ((), 0)
    with pytest.raises(NoChallenge):
        book.challenge()
    with pytest.raises(NoChallenge):
        book.append(NoteWritten(note="n", author="a", text="t", source=Source.HEARD))


def test_what_is_asked_for_by_identifier_is_there_or_not_found(book: TeamBook) -> None:
    note = write_line(book, "A line").note
    session = plan_session(book, FOCUS_GROUP)
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Said")
    assert book.note(note).text == "A line"
    assert book.session(session).value == FOCUS_GROUP
    assert book.message(message).wording == "Said"
    for ask in (book.note, book.session, book.message):
        with pytest.raises(NotFound):
            ask("0" * 32)


def test_what_append_returns_is_the_history(book: TeamBook) -> None:
    written = write_line(book, "One")
    book.record_bundle(book.next_bundle(), book.vector())
    revise(book, written.note, "Two")
    history = book.history("note", written.note)
    assert history[0] == written.entry
    assert [type(entry.fact).__name__ for entry in history] == ["NoteWritten", "NoteRevised"]
    assert history[0].place < history[1].place
    assert book.history("note", "0" * 32) == ()


def test_lists_are_in_their_order(book: TeamBook) -> None:
    leadership = book.themes()[0].id
    add_kloe(book, leadership, "Pace", "Fast enough?", [])
    assert [theme.value.code for theme in book.themes()] == [
        "leadership",
        "front-door",
        "care-leavers",
    ]
    codes = [kloe.value.code for kloe in book.kloes()]
    assert codes == ["vision", "culture", "pace", "thresholds", "housing"]
    name_person(book, "", PRIYA)
    name_person(book, "", Person("Amir Siddiqui", Role.SPECIALIST_PEER))
    assert [p.value.name for p in book.people()] == [LEADER.name, "Priya Nair", "Amir Siddiqui"]
    late = plan_session(book, replace(FOCUS_GROUP, start="15:00", end="16:00"))
    early = plan_session(book, replace(FOCUS_GROUP, start="09:00"))
    same = plan_session(book, replace(FOCUS_GROUP, start="09:00", title="A title before"))
    assert [session.id for session in book.sessions()] == [same, early, late]
    assert book.sessions("2026-05-13") == ()


def test_notes_come_in_pages_by_time(book: TeamBook) -> None:
    for number in range(7):
        write_line(book, f"Line {number}")
    newest = [f"Line {number}" for number in reversed(range(7))]
    assert texts(book, NoteQuery()) == newest
    assert texts(book, NoteQuery(newest_first=False)) == newest[::-1]
    page = book.notes(NoteQuery(), 2, 3)
    assert [note.text for note in page] == newest[2:5]
    assert book.notes(NoteQuery(), 7, 3) == ()
    assert book.count_notes(NoteQuery()) == 7


def test_words_find_what_they_begin_without_case_and_accents(book: TeamBook) -> None:
    write_line(book, "Café in the Civic Centre; step-down isn't agreed")
    write_line(book, "Centres for children")
    for words, found in (
        ("centre", 2),
        ("CENTR chil", 1),
        ("cafe", 1),
        ("café civic", 1),
        ("step-down", 1),
        ("entre", 0),
        ("agreed in", 1),
        ('"', 2),
        ("", 2),
        ("civic children", 0),
        ("centre*", 2),
        ("isn't", 1),
        ("NOT agreed", 0),
    ):
        assert book.count_notes(NoteQuery(words=words)) == found, words
        assert len(texts(book, NoteQuery(words=words))) == found, words


def test_each_filter_lets_through_what_it_names(book: TeamBook) -> None:
    codes = kloe_codes(book)
    group = plan_session(book, FOCUS_GROUP)
    next_day = plan_session(
        book, replace(FOCUS_GROUP, day="2026-05-13", kind=SessionKind.OBSERVATION)
    )
    priya = name_person(book, "", PRIYA)
    write_line(book, "+ One #vision @frontline", session=group)
    write_line(book, "? Two #thresholds", session=next_day)
    write_line(book, "Three", case="C-01")
    write_line(book, "Four #culture #thresholds @members", author=priya)
    front_door = book.themes()[1].id
    for query, wanted in (
        (NoteQuery(day="2026-05-12"), ["Four", "Three", "One"]),
        (NoteQuery(day="2026-05-13"), ["Two"]),
        (NoteQuery(session=group), ["One"]),
        (NoteQuery(source=Source.SEEN), ["Two"]),
        (NoteQuery(source=Source.READ), ["Three"]),
        (NoteQuery(stance=Stance.QUESTION), ["Two"]),
        (NoteQuery(kloe=codes["thresholds"]), ["Four", "Two"]),
        (NoteQuery(theme=front_door), ["Four", "Two"]),
        (NoteQuery(voice=Voice.MEMBERS), ["Four"]),
        (NoteQuery(author=priya), ["Four"]),
        (NoteQuery(case="C-01"), ["Three"]),
        (NoteQuery(untagged=True), ["Three"]),
        (NoteQuery(words="fo", theme=front_door), ["Four"]),
        (NoteQuery(kloe=codes["vision"], stance=Stance.QUESTION), []),
    ):
        assert texts(book, query) == wanted, query
        assert book.count_notes(query) == len(wanted), query


def test_ones_own_notes_are_counted_by_session(book: TeamBook) -> None:
    expected: dict[str, int] = {}
    for note in book.notes(NoteQuery(author=book.person), 0, 1_000):
        expected[note.session] = expected.get(note.session, 0) + 1
    assert dict(book.count_by_session(book.person)) == expected
    assert not book.count_by_session("0" * 32)


def test_filters_follow_what_happens_to_a_note(book: TeamBook) -> None:
    vision = kloe_codes(book)["vision"]
    note = write_line(book, "First wording").note
    tag(book, note, vision)
    mark(book, note, Stance.STRENGTH)
    revise(book, note, "Second phrase")
    assert texts(book, NoteQuery(kloe=vision, stance=Stance.STRENGTH)) == ["Second phrase"]
    assert texts(book, NoteQuery(words="wording")) == []
    untag(book, note, vision)
    assert texts(book, NoteQuery(untagged=True)) == ["Second phrase"]
    withdraw(book, note)
    assert texts(book, NoteQuery()) == []
    assert texts(book, NoteQuery(withdrawn=True)) == ["Second phrase"]
    restore(book, note)
    assert texts(book, NoteQuery(words="phr")) == ["Second phrase"]


def test_notes_know_the_messages_that_they_are_linked_to(book: TeamBook) -> None:
    theme = book.themes()[0].id
    linked, loose = write_line(book, "Linked").note, write_line(book, "Loose").note
    one = draft_message(book, MessageKind.STRENGTH, theme, "One", supports=[linked])
    two = draft_message(book, MessageKind.STRENGTH, theme, "Two")
    link_note(book, two, linked, Relation.CONTRADICTS)
    assert [m.id for m in book.messages_on(linked)] == [one, two]
    assert book.messages_on(loose) == ()
    assert texts(book, NoteQuery(in_message=True)) == ["Linked"]
    assert texts(book, NoteQuery(in_message=False)) == ["Loose"]
    unlink_note(book, one, linked)
    withdraw_message(book, two)
    assert book.messages_on(linked) == ()
    assert texts(book, NoteQuery(in_message=True)) == []


def test_messages_stand_by_position(book: TeamBook) -> None:
    theme = book.themes()[0].id
    one, two, three = (
        draft_message(book, MessageKind.STRENGTH, theme, word) for word in ("One", "Two", "Three")
    )
    move_message(book, three, one)
    withdraw_message(book, two)
    assert [m.id for m in book.messages()] == [three, one]
    assert [m.id for m in book.messages(withdrawn=True)] == [two]


def test_summaries_stand_by_day(book: TeamBook) -> None:
    draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Said")
    arrange(book, "2026-05-13", requests=["A rota"])
    issued = issue_all(book, "2026-05-12")
    assert [briefing.day for briefing in book.briefings()] == ["2026-05-12", "2026-05-13"]
    assert book.briefings()[0].issues == (issued,)


def test_what_waits_to_be_settled_is_kept_at_hand(book: TeamBook, make_book: MakeBook) -> None:
    colleague = make_book(Person("Ruth Delaney", Role.MANAGER))
    admit(book, identity_file(colleague))
    theme = book.themes()[0].id
    note, other = write_line(book, "Noted").note, write_line(book, "Noted too").note
    message = draft_message(book, MessageKind.STRENGTH, theme, "One")
    bring(book, colleague)
    assert book.unsettled() == ()
    for mine, sign in ((book, "A"), (colleague, "B")):
        edit_theme(mine, theme, f"Leading {sign}")
        reword(mine, message, f"One {sign}")
    mark(book, note, Stance.STRENGTH)
    mark(colleague, note, Stance.QUESTION)
    colleague.append(NoteWithdrawalProposed(note=other))
    assert book.unsettled() == ()
    bring(colleague, book)
    waits = (*sorted((("note", note), ("note", other))), ("message", message), ("theme", theme))
    assert book.unsettled() == waits
    withdraw(book, other)
    mark(book, note, Stance.REFLECTION)
    reword(book, message, "One")
    assert book.unsettled() == (("theme", theme),)
    restore(book, other)
    assert book.unsettled() == (("theme", theme),)
    mark(colleague, note, Stance.VERBATIM)
    bring(colleague, book)
    assert book.unsettled() == (("note", note), ("theme", theme))


def test_notes_in_no_message_and_no_cluster_wait_for_a_place(book: TeamBook) -> None:
    theme = book.themes()[0].id
    texts = ("+ said", "- seen", "? asked", "~ felt", "plain")
    notes = [write_line(book, text).note for text in texts]
    draft_message(book, MessageKind.STRENGTH, theme, "Said", supports=notes[:1])
    cluster = begin_cluster(book, notes[1:2], "Seen", theme)
    waits = NoteQuery(waiting=True)
    assert {note.id for note in book.notes(waits)} == {notes[2], notes[4]}
    assert book.count_notes(waits) == 2
    assert book.count_notes(NoteQuery(waiting=True, words="plain")) == 1
    dissolve(book, cluster)
    assert book.count_notes(waits) == 3


def test_a_quick_note_is_of_no_session_file_or_record_and_no_figure_but_may_be_a_reflection(
    book: TeamBook,
) -> None:
    group = plan_session(book, FOCUS_GROUP)
    quick = write_line(book, "+ Heard on the stairs").note
    write_line(book, "In the group", session=group)
    write_line(book, "Read", case="C-01")
    lived = write_line(book, "~ Lived, or rehearsed?").note
    write_figure(book, "Caseloads fell", Figure("17", "Report"))
    visit = Observation(kind=ObservationKind.SITE_VISIT, setting="Hub", day="2026-05-12")
    write_seen(book, begin_observation(book, visit), "Seen")
    assert {note.id for note in book.notes(NoteQuery(quick=True))} == {quick, lived}
    assert book.count_notes(NoteQuery(quick=True)) == 2


def test_a_message_stands_for_those_merged_into_it_until_they_are_taken_apart(
    book: TeamBook,
) -> None:
    theme = book.themes()[0].id
    notes = [write_line(book, text).note for text in ("one", "two")]
    first, second = (
        draft_message(book, MessageKind.STRENGTH, theme, note, supports=(note,)) for note in notes
    )
    merge(book, second, first)
    assert [m.id for m in book.messages()] == [first]
    assert [m.id for m in book.messages(withdrawn=True)] == [second]
    assert set(book.message(first).notes(Relation.SUPPORTS)) == set(notes)
    assert book.message(second).notes(Relation.SUPPORTS) == (notes[1],)
    assert [m.id for m in book.messages_on(notes[1])] == [first]
    assert book.merged() == {second: first}
    assert book.count_notes(NoteQuery(in_message=True)) == 2
    unmerge(book, second)
    assert {m.id for m in book.messages()} == {first, second}
    assert book.message(first).notes(Relation.SUPPORTS) == (notes[0],)
