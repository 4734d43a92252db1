# SPDX-License-Identifier: Apache-2.0
"""A sponsor's reply becomes a question or a wording to settle, once a talk."""

import pytest

from peerdesk.desk.errors import NotAllowed, NotFound
from peerdesk.desk.messages import draft_message
from peerdesk.desk.questions import QuestionState, question_of, state_of
from peerdesk.desk.replies import (
    ASKS,
    Talk,
    open_replies,
    record_reply,
    replies_to,
    settle_reply,
)
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import MessageKind, QuestionOrigin
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join
from tests.issuing import issue_all

DAY = "2026-05-12"
SPONSOR, CHIEF = "Director of children’s services", "Chief executive"
PASSING = Talk(occasion="In passing", day=DAY)


@pytest.fixture
def message(book: MemoryBook) -> str:
    """Return a message that stands."""
    return draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Staff own the plan")


@pytest.mark.parametrize("answer", list(Answer))
def test_each_answer_is_recorded_asked_about_and_done_with_as_it_needs(
    book: MemoryBook, message: str, answer: Answer
) -> None:
    record_reply(book, message, "", answer, words=" As \n told ", talk=PASSING)
    (reply,) = (placed.value for placed in book.replies())
    assert (reply.sponsor, reply.words, reply.day) == (SPONSOR, "As told", DAY)
    assert reply.settled is (answer in {Answer.ACCEPTS, Answer.FOR_INFORMATION})
    asked = book.questions()
    assert len(asked) == (answer in ASKS)
    for question in asked:
        assert question.value.origin is QuestionOrigin.SPONSOR
        assert question.value.about == message
        assert "Staff own the plan" in question.value.text
        assert reply.question == question.id


def test_a_reply_to_an_issued_point_has_its_day(book: MemoryBook, message: str) -> None:
    issue = issue_all(book, DAY)
    reply = record_reply(book, message, CHIEF, Answer.ACCEPTS, talk=Talk(issue=issue.hash))
    held = book.reply(reply).value
    assert (held.day, held.issue, held.sponsor) == (DAY, issue.hash, CHIEF)


def test_recording_a_talk_again_replaces_it_and_another_talk_does_not(
    book: MemoryBook, message: str
) -> None:
    first = record_reply(book, message, SPONSOR, Answer.DISPUTES_SUBSTANCE, talk=PASSING)
    (question,) = book.questions()
    again = record_reply(book, message, SPONSOR, Answer.ACCEPTS, words="After all", talk=PASSING)
    assert again == first
    assert book.reply(first).value.question == ""
    assert state_of(question_of(book, question.id)) is QuestionState.DROPPED
    record_reply(book, message, CHIEF, Answer.ACCEPTS, talk=PASSING)
    record_reply(book, message, SPONSOR, Answer.ACCEPTS, talk=Talk(occasion="At lunch", day=DAY))
    assert len(replies_to(book, message)) == 3
    book.writes = 0
    record_reply(book, message, SPONSOR, Answer.ACCEPTS, words="After all", talk=PASSING)
    assert book.writes == 0


def test_a_question_is_kept_while_the_reply_still_asks_and_is_worded_by_whoever_asks(
    book: MemoryBook, message: str
) -> None:
    record_reply(
        book, message, SPONSOR, Answer.WILL_SEND_EVIDENCE, talk=PASSING, question="Which audit?"
    )
    record_reply(book, message, SPONSOR, Answer.DISPUTES_SUBSTANCE, talk=PASSING)
    assert [asked.value.text for asked in book.questions()] == ["Which audit?"]


def test_a_reply_waits_until_it_is_settled_and_can_be_opened_again(
    book: MemoryBook, message: str
) -> None:
    reply = record_reply(book, message, SPONSOR, Answer.DISPUTES_WORDING, talk=PASSING)
    assert book.reply(reply).value.disputes
    settle_reply(book, reply)
    assert open_replies(book) == ()
    book.writes = 0
    settle_reply(book, reply)
    assert book.writes == 0
    settle_reply(book, reply, settled=False)
    assert [placed.id for placed in open_replies(book)] == [reply]


def test_replies_are_for_leads_and_about_what_is_here(
    book: MemoryBook, message: str, join: Join
) -> None:
    with pytest.raises(NotAllowed):
        record_reply(join(), message, SPONSOR, Answer.ACCEPTS, talk=PASSING)
    with pytest.raises(NotFound):
        record_reply(book, "0" * 32, SPONSOR, Answer.ACCEPTS, talk=PASSING)
    with pytest.raises(NotFound):
        record_reply(book, message, SPONSOR, Answer.ACCEPTS, talk=Talk(issue="0"))
    with pytest.raises(UnreadableTime):
        record_reply(book, message, SPONSOR, Answer.ACCEPTS, talk=Talk(day="soon"))
