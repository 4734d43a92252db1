# SPDX-License-Identifier: Apache-2.0
"""What two people set without knowing of each other is found, said in words, and blocks nothing."""

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.clashes import clashes, clashes_of, thing_of, waiting
from peerdesk.desk.errors import InTheBin, NotFound
from peerdesk.desk.evidence import mark, withdraw
from peerdesk.desk.messages import link_note, move_message, reword
from peerdesk.desk.scope import choose_theme, edit_theme
from peerdesk.desk.settling import settle
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import Relation, Role, Source, Stance, Voice
from tests.desk.disagreeing import apart, both, message_in, set_session, words
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, Join, share


def test_the_same_words_typed_twice_are_no_clash(book: MemoryBook, manager: MemoryBook) -> None:
    message = message_in(book, manager)
    apart(
        book, manager,
        lambda b: reword(b, message, "Partners own it"),
        lambda b: reword(b, message, "Partners own it"),
    )  # fmt: skip
    assert len(book.message(message).wordings) == 2
    assert clashes(book) == clashes(manager) == ()


def test_two_places_in_the_order_are_no_clash(book: MemoryBook, manager: MemoryBook) -> None:
    messages = [message_in(book, manager) for _ in range(3)]
    apart(
        book, manager,
        lambda b: move_message(b, messages[2], messages[0]),
        lambda b: move_message(b, messages[2], messages[1]),
    )  # fmt: skip
    assert len(book.message(messages[2]).filings) == 2
    assert clashes(book) == ()
    assert [m.id for m in book.messages()] == [m.id for m in manager.messages()]


def test_what_lies_in_the_bin_waits_for_nobody(book: MemoryBook, manager: MemoryBook) -> None:
    note = write_line(book, "They all have a copy").note
    share(book, manager)
    apart(
        book, manager,
        lambda b: mark(b, note, Stance.STRENGTH), lambda b: mark(b, note, Stance.QUESTION),
    )  # fmt: skip
    (clash,) = clashes(book)
    withdraw(book, note)
    assert clashes(book) == ()
    assert clashes_of(book, "note", note) == ()
    assert waiting(book) == 0
    with pytest.raises(InTheBin):
        settle(book, clash, clash.versions[0])


def test_what_is_not_here_is_not_found(book: MemoryBook) -> None:
    with pytest.raises(NotFound):
        thing_of(book, "theme", "0" * 32)


def test_records_are_said_in_words_that_anybody_reads(
    book: MemoryBook, manager: MemoryBook
) -> None:
    plan_session(book, FOCUS_GROUP)
    share(book, manager)
    theme, kloe = book.themes()[1], book.kloes()[0]
    peers = (book.person, manager.person)
    apart(
        book, manager,
        both(
            lambda b: set_session(b, peers=peers, kloes=(kloe.id,), source=Source.DATA),
            lambda b: choose_theme(b, theme.id, chosen=False),
        ),
        both(
            lambda b: set_session(b, groups=(RoleGroup("Managers", Voice.MANAGERS, 4),)),
            lambda b: edit_theme(b, theme.id, "Doors"),
        ),
    )  # fmt: skip
    found = {clash.sort: clash for clash in clashes(book)}
    said = {s.label: s.words for s in found["session"].versions[0].said}
    assert said["Who goes"] == "Helen Okafor; Priya Nair"
    assert said["Lines of enquiry"] == kloe.value.title
    assert said["Brings"] == "Data"
    theirs = {s.label: s.words for s in found["session"].versions[1].said}
    assert theirs["Who is met"] == "4 managers"
    assert (theirs["Who goes"], theirs["Brings"]) == ("None", "As usual")
    chosen = [{s.label: s.words for s in v.said}["Taken in"] for v in found["theme"].versions]
    assert chosen == ["No", "Yes"]


def test_a_laptop_that_nobody_knows_any_more_is_named_by_its_number(
    book: MemoryBook, manager: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = message_in(book, manager)
    apart(book, manager, lambda b: reword(b, message, "A"), lambda b: reword(b, message, "B"))
    monkeypatch.setattr(book, "members", lambda: (book.identity,))
    assert {v.who for v in clashes(book)[0].versions} == {
        "Helen Okafor", f"laptop {manager.device[:8]}"
    }  # fmt: skip


def test_a_note_that_has_not_arrived_has_no_words_yet(
    book: MemoryBook, manager: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    note, message = write_line(book, "They all have a copy").note, message_in(book, manager)
    apart(
        book, manager,
        lambda b: link_note(b, message, note, Relation.SUPPORTS),
        lambda b: link_note(b, message, note, Relation.CONTEXT),
    )  # fmt: skip

    def missing(identifier: str) -> None:
        raise NotFound("note", identifier)

    monkeypatch.setattr(book, "note", missing)
    assert clashes(book)[0].title == "A note that has not arrived"


def test_an_observer_chooses_nothing_and_what_waits_is_counted_up_to_a_bound(
    book: MemoryBook, manager: MemoryBook, join: Join, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = join(Role.OBSERVER)
    messages = [message_in(book, manager) for _ in range(3)]
    for message in messages:
        apart(book, manager, words(message, "A"), words(message, "B"))
    share(book, reader)
    assert {c.refused for c in clashes(reader)} == {"Whoever writes in this challenge chooses."}
    assert waiting(book) == 3
    monkeypatch.setattr("peerdesk.desk.clashes.MOST", 2)
    assert waiting(book) == 2
