# SPDX-License-Identifier: Apache-2.0
"""A line from paper stands at its own time, and says who typed it in later."""

from peerdesk.desk.capture_sheets import PaperLine, type_in
from peerdesk.desk.scope import name_person
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.evidence.facts import NoteFacts
from peerdesk.ui.evidence.reading import read_detail
from peerdesk.ui.evidence.rows import read_surroundings
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession


def test_author_and_typist_are_both_told(session: FakeSession, look: Look) -> None:
    book = session.book
    key = book.sessions()[0].id
    other = name_person(book, "", Person("Jean Park", Role.MEMBER_PEER))
    (note,) = type_in(book, key, "", [PaperLine("10:20", "+ one")], other)
    detail = read_detail(book, read_surroundings(book), note)
    assert detail.when == "Tue 12 May, 10:20"
    assert detail.typed_in == "Helen Okafor, Tue 12 May, 09:30"
    facts = NoteFacts(look)
    facts.set_detail(detail)
    assert facts._author.text() == "Jean Park\nTyped in later by Helen Okafor, Tue 12 May, 09:30"
    facts.deleteLater()
