# SPDX-License-Identifier: Apache-2.0
"""A clash is settled by choosing, keeping both or writing one from both, by who may choose."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.attachments import Prepared, attach, look_at, take_off
from peerdesk.desk.briefings import arrange
from peerdesk.desk.capture import kloe_codes, write_line
from peerdesk.desk.clash_words import Said
from peerdesk.desk.clashes import clashes, thing_of, waiting
from peerdesk.desk.errors import NotAllowed, NotTheAuthor
from peerdesk.desk.evidence import mark, revise
from peerdesk.desk.messages import draft_message, file_message, link_note, move_message, reword
from peerdesk.desk.messages import settle as set_status
from peerdesk.desk.scope import change_scope, edit_kloe, edit_theme, name_person
from peerdesk.desk.settling import Keep, settle
from peerdesk.desk.settling_errors import ChangedMeanwhile, OnlyOneStands
from peerdesk.desk.tellings import tell
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.clash import Field, Place, Told
from peerdesk.domain.errors import EmptyText
from peerdesk.domain.team import Person
from peerdesk.domain.words import (
    Authority,
    MessageKind,
    Outcome,
    Relation,
    Role,
    Stance,
    Status,
    Voice,
)
from tests.desk.disagreeing import apart, both, message_in, set_session, the_clash, theme_of
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, SCOPE, Join, share


def test_two_wordings_stand_side_by_side_and_one_is_chosen(
    book: MemoryBook, manager: MemoryBook
) -> None:
    message = message_in(book, manager)
    assert clashes(book) == ()
    apart(
        book, manager,
        lambda b: reword(b, message, "Partners own the plan"),
        lambda b: reword(b, message, "Partners share one plan"),
    )  # fmt: skip
    clash = the_clash(book, manager)
    assert (clash.sort, clash.id, clash.field) == ("message", message, Field.WORDING)
    assert clash.base == "Partners share the plan"
    assert [(v.value, v.who, v.here) for v in clash.versions] == [
        ("Partners own the plan", "Helen Okafor", True),
        ("Partners share one plan", "Priya Nair", False),
    ]
    assert clashes(manager)[0].versions[0].value == "Partners share one plan"
    assert waiting(book) == waiting(manager) == 1
    assert settle(manager, clashes(manager)[0], clashes(manager)[0].versions[1]) == ()
    share(manager, book)
    assert clashes(book) == clashes(manager) == ()
    assert [w.text for w in book.message(message).wordings] == ["Partners own the plan"]
    assert len(book.message(message).history) == 4
    assert waiting(book) == 0


def test_one_is_made_from_both_by_hand(book: MemoryBook, manager: MemoryBook) -> None:
    message = message_in(book, manager)
    apart(
        book, manager,
        lambda b: reword(b, message, "One"),
        lambda b: reword(b, message, "Two"),
    )  # fmt: skip
    with pytest.raises(EmptyText):
        settle(book, clashes(book)[0], Keep.MERGED, "  ")
    settle(book, clashes(book)[0], Keep.MERGED, " One and\ntwo ")
    assert book.message(message).wording == "One and two"
    assert clashes(book) == ()


def test_both_wordings_are_kept_as_two_messages(book: MemoryBook, join: Join) -> None:
    note = write_line(book, "They all have a copy").note
    message = draft_message(book, MessageKind.STRENGTH, theme_of(book), "First", supports=[note])
    peer = join()
    apart(book, peer, lambda b: reword(b, message, "Mine"), lambda b: reword(b, message, "Yours"))
    book.writes = 0
    (second,) = settle(book, clashes(book)[0], Keep.BOTH)
    assert book.writes == 1
    assert [m.wording for m in book.messages()] == ["Mine", "Yours"]
    other = book.message(second)
    assert other.author == peer.person
    assert other.notes(Relation.SUPPORTS) == (note,)
    assert clashes(book) == ()


def test_both_wordings_of_a_note_are_kept_as_two_notes(book: MemoryBook, join: Join) -> None:
    peer = join()
    session = plan_session(book, FOCUS_GROUP)
    note = write_line(book, "+ Staff know it #vision @frontline", session=session,
                      author=peer.person).note  # fmt: skip
    third = write_line(book, "Another").note
    notes = [third, note]
    message = draft_message(book, MessageKind.STRENGTH, theme_of(book), "Known", supports=notes)
    share(book, peer)
    apart(book, peer, lambda b: revise(b, note, "Staff own it"), lambda b: revise(b, note, "No"))
    clash = the_clash(book, peer)
    assert clash.field is Field.TEXT
    assert clash.refused == ""
    (second,) = settle(peer, clashes(peer)[0], Keep.BOTH)
    assert [peer.note(one).text for one in (note, second)] == ["No", "Staff own it"]
    made = peer.note(second)
    assert (made.author, made.session, made.stance) == (peer.person, session, Stance.STRENGTH)
    assert made.kloe_ids == (kloe_codes(peer)["vision"],)
    assert made.voice_list == (Voice.FRONTLINE,)
    assert set(peer.message(message).notes(Relation.SUPPORTS)) == {note, second, third}
    assert clashes(peer) == ()


def test_the_second_note_has_what_was_attached_to_the_first(book: MemoryBook, join: Join) -> None:
    writer = join(Role.OBSERVER, Authority.WRITING_OBSERVER)
    note = write_line(book, "Staff know it", author=writer.person).note
    held = attach(book, note, "wall.pdf", Prepared("application/pdf", b"%PDF-1.7 wall"))
    off = attach(book, note, "off.pdf", Prepared("application/pdf", b"%PDF-1.7 off"))
    take_off(book, off.id)
    share(book, writer)
    apart(book, writer, lambda b: revise(b, note, "Yes"), lambda b: revise(b, note, "No"))
    (second,) = settle(writer, clashes(writer)[0], Keep.BOTH)
    (carried,) = writer.attachments(second)
    assert carried.id not in {held.id, off.id}
    assert (carried.name, carried.media, carried.size, carried.digest, carried.chunks) == (
        held.name, held.media, held.size, held.digest, held.chunks,
    )  # fmt: skip
    share(writer, book)
    assert look_at(book, carried.id).content == b"%PDF-1.7 wall"
    assert {one.id for one in book.attachments(note)} == {held.id, off.id}


def test_whoever_writes_but_leaves_messages_alone_keeps_both_without_links(
    book: MemoryBook, join: Join
) -> None:
    writer = join(Role.OBSERVER, Authority.WRITING_OBSERVER)
    note = write_line(book, "Staff know it", author=writer.person).note
    message = draft_message(book, MessageKind.STRENGTH, theme_of(book), "Known", supports=[note])
    share(book, writer)
    apart(book, writer, lambda b: revise(b, note, "Yes"), lambda b: revise(b, note, "No"))
    settle(writer, clashes(writer)[0], Keep.BOTH)
    assert writer.message(message).notes(Relation.SUPPORTS) == (note,)


def test_only_its_author_chooses_the_words_of_a_note(book: MemoryBook, join: Join) -> None:
    peer, third = join(), join(Role.MANAGER)
    note = write_line(book, "Staff know it", author=peer.person).note
    for other in (peer, third):
        share(book, other)
    apart(book, peer, lambda b: revise(b, note, "Yes"), lambda b: revise(b, note, "No"))
    share(book, third)
    (clash,) = clashes(third)
    assert clash.refused == "Whoever wrote the note chooses its words."
    assert waiting(third) == 0
    for choice in (clash.versions[0], Keep.BOTH, Keep.MERGED):
        with pytest.raises(NotTheAuthor):
            settle(third, clash, choice, "Other")
    assert third.note(note).clashes


def test_marks_and_filings_and_relations_are_chosen(book: MemoryBook, manager: MemoryBook) -> None:
    note = write_line(book, "They all have a copy").note
    message = message_in(book, manager)
    lines = kloe_codes(book)
    apart(
        book, manager,
        both(
            lambda b: mark(b, note, Stance.STRENGTH),
            lambda b: link_note(b, message, note, Relation.SUPPORTS),
            lambda b: file_message(b, message, kloe=lines["vision"]),
        ),
        both(
            lambda b: mark(b, note, Stance.QUESTION),
            lambda b: link_note(b, message, note, Relation.CONTEXT),
            lambda b: file_message(b, message, kind=MessageKind.SUGGESTION),
        ),
    )  # fmt: skip
    found = {clash.field: clash for clash in clashes(book)}
    assert set(found) == {Field.STANCE, Field.FILING, Field.RELATION}
    stance, filing = found[Field.STANCE], found[Field.FILING]
    assert stance.base is Stance.UNSORTED
    assert [v.said for v in stance.versions] == [
        (Said("", "Strength"),), (Said("", "Question"),)
    ]  # fmt: skip
    assert found[Field.RELATION].title == "They all have a copy"
    assert found[Field.RELATION].base is None
    assert filing.merged == Place(MessageKind.SUGGESTION, theme_of(book), lines["vision"])
    assert [said.label for said in filing.merged_said] == ["Kind", "Line of enquiry"]
    with pytest.raises(OnlyOneStands):
        settle(book, stance, Keep.BOTH)
    with pytest.raises(OnlyOneStands):
        settle(book, stance, Keep.MERGED)
    settle(book, stance, stance.versions[1])
    settle(book, filing, Keep.MERGED)
    settle(book, found[Field.RELATION], found[Field.RELATION].versions[1])
    assert book.note(note).stance is Stance.QUESTION
    held = book.message(message)
    assert (held.kind, held.filing.kloe) == (MessageKind.SUGGESTION, lines["vision"])
    assert held.notes(Relation.CONTEXT) == (note,)
    assert held.notes(Relation.SUPPORTS) == ()
    assert clashes(book) == ()


def test_a_filing_that_was_chosen_keeps_its_place_in_the_order(
    book: MemoryBook, manager: MemoryBook
) -> None:
    messages = [message_in(book, manager) for _ in range(3)]
    apart(
        book, manager,
        both(
            lambda b: file_message(b, messages[2], kind=MessageKind.SUGGESTION),
            lambda b: move_message(b, messages[2], messages[0]),
        ),
        lambda b: file_message(b, messages[2], kind=MessageKind.OPPORTUNITY),
    )  # fmt: skip
    clash = the_clash(book, manager)
    settle(book, clash, clash.versions[0])
    assert [m.id for m in book.messages()] == [messages[2], messages[0], messages[1]]
    assert book.message(messages[2]).kind is MessageKind.SUGGESTION


def test_only_a_lead_chooses_agreed(book: MemoryBook, manager: MemoryBook, join: Join) -> None:
    message = message_in(book, manager)
    set_status(book, message, Status.AGREED)
    peer = join()
    share(book, manager)
    apart(
        book, manager,
        lambda b: set_status(b, message, Status.EMERGING),
        both(
            lambda b: set_status(b, message, Status.EMERGING),
            lambda b: set_status(b, message, Status.AGREED),
        ),
    )  # fmt: skip
    share(book, peer)
    clash = the_clash(book, manager, peer)
    assert clash.field is Field.STATUS
    agreed = next(v for v in clash.versions if v.value is Status.AGREED)
    with pytest.raises(NotAllowed):
        settle(peer, clash, agreed)
    settle(book, clash, agreed)
    assert book.message(message).status is Status.AGREED


def test_what_the_sponsor_was_told_is_recorded_once(book: MemoryBook, manager: MemoryBook) -> None:
    message = message_in(book, manager)
    apart(
        book, manager,
        lambda b: tell(b, message, "Director", Outcome.AS_WRITTEN, occasion="Coffee"),
        lambda b: tell(b, message, "Director", Outcome.NOT_REACHED, occasion="Coffee"),
    )  # fmt: skip
    tell(book, message, "Director", Outcome.NOT_REACHED, occasion="Tea")
    (clash,) = clashes(book)
    assert clash.field is Field.TELLING
    assert clash.base is None
    chosen = next(v for v in clash.versions if isinstance(v.value, Told) and v.value.wording)
    assert Said("Told", "Said as written") in chosen.said
    settle(book, clash, chosen)
    assert sorted((t.occasion, t.outcome) for t in book.message(message).tellings) == [
        ("Coffee", Outcome.AS_WRITTEN), ("Tea", Outcome.NOT_REACHED)
    ]  # fmt: skip


def test_scope_themes_lines_people_sessions_and_summaries_are_chosen_by_leads(
    book: MemoryBook, manager: MemoryBook, join: Join
) -> None:
    message = message_in(book)
    person = name_person(book, "", Person("Ella Strand", Role.MEMBER_PEER))
    plan_session(book, FOCUS_GROUP)
    arrange(book, "2026-05-12", practical=["Lunch at one"])
    peer = join()
    share(book, manager)
    kloe = book.kloes()[0]

    def act(b: MemoryBook, sign: str) -> None:
        change_scope(b, replace(SCOPE, title=f"Challenge {sign}"))
        edit_theme(b, theme_of(b), f"Leadership {sign}")
        edit_kloe(b, kloe.id, replace(kloe.value, question=f"Who owns it, {sign}?"))
        name_person(b, person, Person(f"Ella Strand {sign}", Role.MEMBER_PEER))
        set_session(b, place=f"Room {sign}")
        left = [message] if sign == "A" else []
        arrange(b, "2026-05-12", points=left, requests=[f"Ask {sign}"])

    apart(book, manager, lambda b: act(b, "A"), lambda b: act(b, "B"))
    share(book, peer)
    found = {clash.sort: clash for clash in clashes(book)}
    assert set(found) == {"challenge", "theme", "kloe", "person", "session", "briefing"}
    assert found["briefing"].title == "Summary of Tuesday 12 May"
    assert found["session"].title == FOCUS_GROUP.title
    assert [v.said for v in found["session"].versions] == [
        (Said("Place", "Room A"),), (Said("Place", "Room B"),)
    ]  # fmt: skip
    mine = found["briefing"].versions[0].said
    assert Said("Points, in order", "“Partners share the plan”") in mine
    assert all(
        clash.refused == "The team leader or the peer challenge manager chooses."
        for clash in clashes(peer)
    )
    assert waiting(peer) == 0
    with pytest.raises(NotAllowed):
        settle(peer, clashes(peer)[0], clashes(peer)[0].versions[0])
    for clash in found.values():
        settle(book, clash, next(v for v in clash.versions if not v.here))
    share(book, manager)
    for settled in (book, manager):
        assert clashes(settled) == ()
        scope = settled.challenge().scope
        assert scope is not None
        assert scope.title == "Challenge B"
        assert settled.themes()[0].value.title == "Leadership B"
        assert settled.kloes()[0].value.question == "Who owns it, B?"
        assert thing_of(settled, "person", person).value.name == "Ella Strand B"  # type: ignore[attr-defined] # a person
        assert settled.sessions()[0].value.place == "Room B"
        arranged = settled.briefings()[0].arrangement
        assert arranged is not None
        assert (arranged.left_out, arranged.requests) == ((), ("Ask B",))
        assert arranged.practical == ("Lunch at one",)


def test_two_changes_of_one_session_can_both_be_taken(
    book: MemoryBook, manager: MemoryBook
) -> None:
    plan_session(book, FOCUS_GROUP)
    share(book, manager)
    apart(
        book, manager,
        lambda b: set_session(b, place="Room 4"),
        lambda b: set_session(b, start="09:10", end="09:50"),
    )  # fmt: skip
    clash = the_clash(book, manager)
    assert {said.label: said.words for said in clash.merged_said} == {
        "Place": "Room 4", "Start": "09:10", "End": "09:50"
    }  # fmt: skip
    settle(book, clash, Keep.MERGED)
    held = book.sessions()[0].value
    assert (held.place, held.start, held.end) == ("Room 4", "09:10", "09:50")


def test_what_changed_since_it_was_looked_at_is_not_settled(
    book: MemoryBook, manager: MemoryBook, join: Join
) -> None:
    message, third = message_in(book, manager), join()
    apart(book, manager, lambda b: reword(b, message, "A"), lambda b: reword(b, message, "B"))
    (clash,) = clashes(book)
    reword(third, message, "C")
    share(third, book)
    with pytest.raises(ChangedMeanwhile):
        settle(book, clash, clash.versions[0])
    assert {v.value for v in clashes(book)[0].versions} == {"A", "B", "C"}
    settle(book, clashes(book)[0], clashes(book)[0].versions[0])
    with pytest.raises(ChangedMeanwhile):
        settle(book, clash, clash.versions[0])
