# SPDX-License-Identifier: Apache-2.0
"""The history of a thing tells every version and act, and brings earlier versions back."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.capture import write_line
from peerdesk.desk.case_files import Agreed, add_case_files, set_read, set_state
from peerdesk.desk.clash_words import ClashWords
from peerdesk.desk.documents import add_documents, change_document, read_document
from peerdesk.desk.erasing import erase
from peerdesk.desk.errors import ErasedNote, NotAllowed, NotFound, NotTheAuthor
from peerdesk.desk.evidence import mark, revise, tag, withdraw
from peerdesk.desk.history import Version, restore_version, versions
from peerdesk.desk.history_words import _PLAIN, _SET, _TOLD
from peerdesk.desk.merging import merge
from peerdesk.desk.messages import (
    draft_message,
    file_message,
    move_message,
    reword,
    settle,
    withdraw_message,
)
from peerdesk.desk.observations import begin_observation, change_observation
from peerdesk.desk.presenting import mark as mark_use
from peerdesk.desk.questions import change_question, drop_question, question_of, raise_question
from peerdesk.desk.tellings import tell
from peerdesk.desk.timetable import change_session, plan_session
from peerdesk.desk.wall.driving import drive
from peerdesk.desk.wall.errors import WallIsDriven
from peerdesk.desk.withdrawn import bring_back, recently_withdrawn
from peerdesk.domain.document import Document
from peerdesk.domain.kinds import KINDS
from peerdesk.domain.observation import Observation
from peerdesk.domain.publication_words import Use
from peerdesk.domain.words import (
    CaseState,
    ErasureReason,
    MessageKind,
    ObservationKind,
    Outcome,
    Stance,
    Status,
)
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, Join, share


def shared_note(book: MemoryBook, join: Join, text: str) -> tuple[str, MemoryBook]:
    """Return a note that a colleague has as well, so that rewording keeps what it said."""
    note = write_line(book, text).note
    peer = join()
    book.record_bundle(1, book.vector())
    return note, peer


def texts(found: tuple[Version, ...]) -> list[str]:
    return [version.text for version in found if version.text]


def test_a_note_tells_its_versions_and_what_was_done_to_it(book: MemoryBook, join: Join) -> None:
    note, _ = shared_note(book, join, "It is quick")
    revise(book, note, "It is consistently quick")
    mark(book, note, Stance.STRENGTH)
    tag(book, note, book.kloes()[0].id)
    found = versions(book, "note", note)
    assert [one.what for one in found] == [
        "Written",
        "Reworded",
        "Sorted: Strength",
        f"Tagged: {book.kloes()[0].value.title}",
    ]
    assert texts(found) == ["It is quick", "It is consistently quick"]
    assert [one.text for one in found[1].before] == ["It is quick"]
    assert [one.stands for one in found] == [False, True, False, False]
    assert [one.may_restore for one in found] == [True, False, False, False]
    assert {one.who for one in found} == {"Helen Okafor"}


def test_words_stand_on_when_a_note_is_sorted_or_a_message_filed_and_moved(
    book: MemoryBook,
) -> None:
    note = write_line(book, "It is quick").note
    mark(book, note, Stance.STRENGTH)
    theme, other = (held.id for held in book.themes()[:2])
    message = draft_message(book, MessageKind.STRENGTH, theme, "Quick")
    draft_message(book, MessageKind.STRENGTH, theme, "Slow")
    file_message(book, message, theme=other)
    move_message(book, message, "")
    for sort, identifier in (("note", note), ("message", message)):
        first, *acts = versions(book, sort, identifier)
        assert acts
        assert (first.stands, first.may_restore) == (True, False)


def test_an_earlier_version_comes_back_as_a_new_one(book: MemoryBook, join: Join) -> None:
    note, _ = shared_note(book, join, "It is quick")
    revise(book, note, "It is slow")
    first = versions(book, "note", note)[0].hash
    restore_version(book, "note", note, first)
    assert book.note(note).text == "It is quick"
    assert texts(versions(book, "note", note)) == ["It is quick", "It is slow", "It is quick"]


def test_only_its_author_brings_back_a_note(book: MemoryBook, join: Join) -> None:
    note, peer = shared_note(book, join, "It is quick")
    revise(book, note, "It is slow")
    share(book, peer)
    first = versions(peer, "note", note)[0]
    assert not first.may_restore
    with pytest.raises(NotTheAuthor):
        restore_version(peer, "note", note, first.hash)


def test_a_message_tells_its_wordings_and_that_it_was_agreed(book: MemoryBook) -> None:
    theme = book.themes()[0].id
    message = draft_message(book, MessageKind.STRENGTH, theme, "Quick")
    reword(book, message, "Quick and well recorded")
    settle(book, message, Status.AGREED)
    found = versions(book, "message", message)
    assert [one.what for one in found] == ["Drafted", "Reworded", "Agreed"]
    restore_version(book, "message", message, found[0].hash)
    assert book.message(message).wording == "Quick"


def test_what_was_told_and_where_it_is_shown_is_said_without_a_full_stop(book: MemoryBook) -> None:
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Plans are clear.")
    tell(book, message, "Chief executive", Outcome.OTHERWISE, wording="Plans are fairly clear.")
    tell(book, message, "Chief executive", Outcome.NOT_REACHED, occasion="in passing")
    mark_use(book, {message: Use.REPORT})
    whats = [version.what for version in versions(book, "message", message)]
    assert whats[1:] == [
        "Said otherwise to Chief executive: Plans are fairly clear",
        "Not reached to Chief executive",
        "For the report only",
    ]


def test_a_session_tells_its_fields_and_only_a_lead_brings_one_back(
    book: MemoryBook, join: Join
) -> None:
    session = plan_session(book, FOCUS_GROUP)
    change_session(book, session, replace(FOCUS_GROUP, place="Room 9"))
    found = versions(book, "session", session)
    assert [one.what for one in found] == ["Planned", "Changed"]
    assert "Place: Room 2" in found[0].text
    assert "Place: Room 9" in found[1].text
    peer = join()
    assert not any(one.may_restore for one in versions(peer, "session", session))
    with pytest.raises(NotAllowed):
        restore_version(peer, "session", session, found[0].hash)
    restore_version(book, "session", session, found[0].hash)
    assert book.session(session).value.place == "Room 2"


def test_a_question_tells_how_it_was_asked_and_dropped(book: MemoryBook) -> None:
    note = write_line(book, "A line").note
    question = raise_question(book, "Which?", about=note, owner=book.person)
    change_question(book, question, replace(question_of(book, question).value, text="What?"))
    drop_question(book, question)
    found = versions(book, "question", question)
    assert [one.what for one in found] == ["Asked", "Changed", "Dropped"]
    assert found[0].text == "Text: Which?\nRaised by: Line\nSeen to by: Helen Okafor"
    restore_version(book, "question", question, found[0].hash)
    assert question_of(book, question).value.text == "Which?"


def test_what_was_erased_for_good_has_no_history(book: MemoryBook) -> None:
    note = write_line(book, "A name that was written by mistake").note
    erase(book, note, ErasureReason.TAKEN_BY_MISTAKE, "Team leader")
    with pytest.raises(ErasedNote):
        versions(book, "note", note)
    with pytest.raises(NotFound):
        versions(book, "session", "nothing")


def test_only_a_version_of_this_thing_is_brought_back(book: MemoryBook) -> None:
    one, two = (write_line(book, text).note for text in ("One", "Two"))
    other = versions(book, "note", two)[0].hash
    with pytest.raises(NotFound):
        restore_version(book, "note", one, other)
    mark(book, one, Stance.STRENGTH)
    act = versions(book, "note", one)[-1].hash
    with pytest.raises(NotFound):
        restore_version(book, "note", one, act)


def test_what_was_withdrawn_stands_last_first_and_comes_back(book: MemoryBook) -> None:
    note = write_line(book, "A note").note
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "A message")
    question = raise_question(book, "A question?")
    assert recently_withdrawn(book) == ()
    withdraw_message(book, message)
    drop_question(book, question)
    withdraw(book, note)
    found = recently_withdrawn(book)
    assert {one.sort: one.text for one in found} == {
        "note": "A note",
        "question": "A question?",
        "message": "A message",
    }
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    assert all(one.may_restore and one.who == "Helen Okafor" for one in found)
    ways = [bring_back(book, one.sort, one.id) for one in found]
    assert recently_withdrawn(book) == ()
    for way in ways:
        way(book)
    assert len(recently_withdrawn(book)) == 3
    with pytest.raises(NotFound):
        bring_back(book, "session", "s")


def test_a_merged_message_is_listed_as_merged_and_comes_apart_and_together_again(
    book: MemoryBook,
) -> None:
    one, other = (
        draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, words)
        for words in ("Quick", "Speedy")
    )
    merge(book, one, other)
    (found,) = recently_withdrawn(book)
    assert (found.id, found.text, found.into) == (one, "Quick", "Speedy")
    assert found.may_restore
    assert (found.at, found.who) == (book.history("message", one)[-1].at, "Helen Okafor")
    back = bring_back(book, "message", one)
    assert recently_withdrawn(book) == ()
    back(book)
    assert book.merged() == {one: other}


def test_a_merged_message_is_not_taken_apart_while_another_laptop_moves_the_cards(
    book: MemoryBook, join: Join
) -> None:
    one, other = (
        draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, words)
        for words in ("Quick", "Speedy")
    )
    merge(book, one, other)
    drive(book)
    peer = join()
    (found,) = recently_withdrawn(peer)
    assert not found.may_restore
    with pytest.raises(WallIsDriven):
        bring_back(peer, "message", one)


def test_a_colleague_sees_what_was_withdrawn_and_does_not_bring_it_back(
    book: MemoryBook, join: Join
) -> None:
    note, peer = shared_note(book, join, "A note")
    withdraw(book, note)
    share(book, peer)
    (found,) = recently_withdrawn(peer)
    assert (found.text, found.may_restore) == ("A note", False)


def test_case_files_documents_and_observations_have_histories_too(book: MemoryBook) -> None:
    (case,) = add_case_files(book, Agreed(types=("Child protection",)))
    set_state(book, case, CaseState.UNDER_WAY)
    set_read(book, case, ["assessment"])
    (document,) = add_documents(book, [Document(title="Self-evaluation")])
    change_document(book, document, title="Self-evaluation, 2026")
    read_document(book, document)
    seen = Observation(kind=ObservationKind.PRACTICE, setting="Duty desk", day="2026-05-12")
    observation = begin_observation(book, seen)
    change_observation(book, observation, setting="Front desk")
    assert [one.what for one in versions(book, "document", document)] == [
        "Put on the register",
        "Changed",
        "Read by Helen Okafor",
    ]
    for sort, identifier in (("document", document), ("observation", observation)):
        first = versions(book, sort, identifier)[0]
        restore_version(book, sort, identifier, first.hash)
    assert book.document(document).value.title == "Self-evaluation"
    assert book.observation(observation).value.setting == "Duty desk"
    reviews = [one for one in versions(book, "case", case) if one.what == "Review"]
    assert "Read: assessment" in reviews[-1].text
    restore_version(book, "case", case, reviews[0].hash)
    assert book.case_file(case).review.read == ()


def test_a_withdrawn_message_is_not_brought_back_to_an_earlier_wording(book: MemoryBook) -> None:
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Quick")
    reword(book, message, "Slow")
    withdraw_message(book, message)
    assert not any(one.may_restore for one in versions(book, "message", message))


def test_only_what_people_write_has_a_history(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        versions(book, "challenge", book.challenge().id)


def test_every_act_on_notes_and_messages_has_words(book: MemoryBook) -> None:
    words = ClashWords(book)
    kinds = [
        kind
        for kind in KINDS.values()
        if kind.about in {"note", "message", "question", "case", "document", "observation"}
    ]
    told = {kind for kind in kinds if kind in _PLAIN or kind in _TOLD or kind in _SET}
    assert set(kinds) == told
    assert words.name("0" * 32) == "…00000000"
