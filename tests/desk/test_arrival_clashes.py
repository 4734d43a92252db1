# SPDX-License-Identifier: Apache-2.0
"""A preview counts every sort of difference, and what only its author or a lead may do."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.capture import write_line
from peerdesk.desk.clashes import clashes
from peerdesk.desk.documents import add_documents
from peerdesk.desk.exchange import preview, take_in
from peerdesk.desk.merging import merge
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.desk.questions import change_question, raise_question
from peerdesk.desk.scope import edit_theme, found_challenge
from peerdesk.desk.timetable import change_session, plan_session
from peerdesk.domain import facts, proposals
from peerdesk.domain.document import Document
from peerdesk.domain.words import MessageKind, Relation
from tests.desk.exchanging import joined, shared
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE
from tests.fakes.team import PEERS


@pytest.fixture
def lead() -> MemoryBook:
    """Return the leader's laptop with a challenge begun."""
    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE)
    return book


def test_what_was_set_twice_is_counted_before_and_listed_after(lead: MemoryBook) -> None:
    note, theme = write_line(lead, "They all have a copy").note, lead.themes()[0].id
    message = draft_message(lead, MessageKind.STRENGTH, theme, "Known")
    session = plan_session(lead, FOCUS_GROUP)
    (carys,) = joined(lead, PEERS[1])
    for book, sign in ((lead, "A"), (carys, "B")):
        edit_theme(book, theme, f"Leading {sign}")
        change_session(book, session, replace(book.session(session).value, place=f"Room {sign}"))
    link_note(lead, message, note, Relation.SUPPORTS)
    link_note(carys, message, note, Relation.CONTEXT)
    data = shared(carys)
    assert preview(lead, data).counts.clashes == 3
    assert take_in(lead, data).counts.clashes == 3
    assert len(clashes(lead)) == 3
    assert preview(lead, data).counts.clashes == 0


def test_a_colleague_who_withdraws_or_answers_all_the_same_is_set_aside(lead: MemoryBook) -> None:
    message = draft_message(lead, MessageKind.STRENGTH, lead.themes()[0].id, "Known")
    (bo,) = joined(lead, PEERS[0])
    (proposed,) = bo.append(proposals.MessageWithdrawalProposed(message=message))
    (gone,) = bo.append(facts.MessageWithdrawn(message=message))
    bo.append(
        facts.MessageRestored(message=message, replaces=(gone.hash,)),
        proposals.MessageWithdrawalDeclined(message=message, replaces=(proposed.hash,)),
    )
    data = shared(bo)
    assert preview(lead, data).counts.aside == 3
    assert take_in(lead, data).counts.aside == 3
    assert len(lead.message(message).proposals) == 1
    assert not lead.message(message).withdrawn
    assert lead.set_aside() == 3


def test_what_is_kept_beside_notes_is_counted_under_its_own_name(lead: MemoryBook) -> None:
    first, second = (
        draft_message(lead, MessageKind.STRENGTH, lead.themes()[0].id, words)
        for words in ("Known", "Known well")
    )
    question = raise_question(lead, "Who signs it off?")
    (bo,) = joined(lead, PEERS[0])
    raise_question(bo, "Who reads it?")
    for book in (lead, bo):
        asked = book.question(question).value
        change_question(book, question, replace(asked, owner=book.person))
    add_documents(bo, [Document(title="Early help strategy")])
    merge(bo, first, second)
    data = shared(bo)
    seen = preview(lead, data).counts
    assert (seen.questions, seen.records, seen.mergers, seen.clashes) == (1, 1, 1, 1)
    assert seen.new == 4
    assert seen.sorts == 3
    take_in(lead, data)
    assert len(clashes(lead)) == 1
