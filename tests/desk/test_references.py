# SPDX-License-Identifier: Apache-2.0
"""Things named from outside."""

import pytest

from peerdesk.desk.capture import kloe_codes, write_line
from peerdesk.desk.errors import Ambiguous, NotFound
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.messages import draft_message, withdraw_message
from peerdesk.desk.references import References, read_voice, short
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.errors import UnknownKloe, UnknownVoice
from peerdesk.domain.words import MessageKind, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP


def test_a_whole_identifier_its_end_and_its_beginning_name_a_session(book: MemoryBook) -> None:
    session = plan_session(book, FOCUS_GROUP)
    for given in (session, short(session), session[:20], session.upper(), f" {session[-4:]} "):
        assert References(book).session(given) == session
    assert References(book).session("") == ""


def test_too_little_or_what_fits_several_is_refused(book: MemoryBook) -> None:
    session = plan_session(book, FOCUS_GROUP)
    plan_session(book, FOCUS_GROUP)
    with pytest.raises(NotFound):
        References(book).session(session[-3:])
    with pytest.raises(Ambiguous, match="2 sessions"):
        References(book).session(session[:4])


def test_notes_and_messages_are_found_in_the_bin_too(book: MemoryBook) -> None:
    note = write_line(book, "A line").note
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Said")
    withdraw(book, note)
    withdraw_message(book, message)
    assert References(book).note(short(note)) == note
    assert References(book).note(note) == note
    assert References(book).message(short(message)) == message
    with pytest.raises(NotFound):
        References(book).note("f" * 32)


def test_codes_name_themes_and_lines(book: MemoryBook) -> None:
    known = References(book)
    assert known.theme("front-door") == book.themes()[1].id
    assert known.kloe("#Vision") == kloe_codes(book)["vision"]
    assert known.kloe("") == ""
    with pytest.raises(UnknownKloe):
        known.kloe("#nowhere")
    with pytest.raises(NotFound):
        known.theme("nowhere")


def test_voices_are_read_with_and_without_their_sign() -> None:
    assert read_voice("@Members") is Voice.MEMBERS
    with pytest.raises(UnknownVoice):
        read_voice("neighbours")


def test_members_are_named_by_their_identifier(book: MemoryBook) -> None:
    assert References(book).person(short(book.person)) == book.person
