# SPDX-License-Identifier: Apache-2.0
"""A sponsor's reply to a point: recorded, made a question or a wording to settle, and settled."""

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.compose.phrases import handle, lowered
from peerdesk.desk.book import Book
from peerdesk.desk.briefings import find_issue
from peerdesk.desk.listeners import sponsor_named
from peerdesk.desk.questions import (
    QuestionState,
    drop_question,
    question_of,
    raise_question,
    state_of,
)
from peerdesk.desk.texts import LONG_FIELD_LIMIT, field
from peerdesk.desk.writing import write
from peerdesk.domain.calendar import read_day
from peerdesk.domain.identifiers import mint
from peerdesk.domain.message import Message
from peerdesk.domain.placed import Placed
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.publishing import ReplySet
from peerdesk.domain.reply import Reply
from peerdesk.domain.words import QuestionOrigin

ASKS = frozenset({Answer.WILL_SEND_EVIDENCE, Answer.DISPUTES_SUBSTANCE})
"""Replies that become a question for the team to carry on with."""
_DONE_AT_ONCE = frozenset({Answer.ACCEPTS, Answer.FOR_INFORMATION})


class Talk(Struct, frozen=True, kw_only=True):
    """When a reply was given: after an issued summary, by its hash, or on another occasion."""

    issue: str = ""
    occasion: str = ""
    day: str = ""


def record_reply(  # noqa: PLR0913 - what is recorded of a conversation
    book: Book,
    message: str,
    sponsor: str,
    answer: Answer,
    *,
    words: str = "",
    talk: Talk | None = None,
    question: str = "",
) -> str:
    """Record what a sponsor replied to a point, and return the reply's identifier.

    One that promises evidence or disputes the substance becomes a question, in the words given
    or in its own; one that disputes the wording waits to be settled. Recording the same talk
    again replaces what was recorded, and takes back a question that is then not wanted.
    Raises `NotFound` and `NotAllowed`.
    """
    held, talk = book.message(message), talk or Talk()
    details = Reply(
        message=message,
        sponsor=sponsor_named(book, sponsor),
        answer=answer,
        words=field(words, LONG_FIELD_LIMIT),
        issue=find_issue(book, talk.issue).hash if talk.issue else "",
        occasion=field(talk.occasion),
        day=_day(book, talk),
        settled=answer in _DONE_AT_ONCE,
    )
    before = _same_talk(book, details)
    was = before.value if before else None
    if was and (was.answer, was.words) == (details.answer, details.words):
        return before.id if before else ""
    identifier = before.id if before else mint(book.device)
    kept = was.question if was else ""
    carried = _carried(book, held, details, kept, question)
    replaces = before.hashes if before else ()
    write(book, ReplySet(reply=identifier, details=carried, replaces=replaces))
    if kept and not carried.question and state_of(question_of(book, kept)) is QuestionState.OPEN:
        drop_question(book, kept)
    return identifier


def settle_reply(book: Book, reply: str, *, settled: bool = True) -> None:
    """Say that the team is done with a reply, or that it is open again."""
    held = book.reply(reply)
    if any(choice.value.settled is not settled for choice in held.choices):
        details = replace(held.value, settled=settled)
        write(book, ReplySet(reply=reply, details=details, replaces=held.hashes))


def open_replies(book: Book) -> tuple[Placed[Reply], ...]:
    """Return the replies with which the team is not done yet, in the one order."""
    return tuple(reply for reply in book.replies() if not reply.value.settled)


def replies_to(book: Book, message: str) -> tuple[Placed[Reply], ...]:
    """Return what sponsors replied to a message, in the one order."""
    return tuple(reply for reply in book.replies() if reply.value.message == message)


def question_for(message: Message, sponsor: str, answer: Answer) -> str:
    """Return the question that a reply becomes, where nobody words another."""
    point = handle(message.wording)
    if answer is Answer.WILL_SEND_EVIDENCE:
        return f"What does the {lowered(sponsor)} send on “{point}”, and what does it show?"
    return f"Does the evidence bear out “{point}”? The {lowered(sponsor)} disputes it."


def _carried(book: Book, message: Message, details: Reply, kept: str, question: str) -> Reply:
    """Return the reply with its question: the one it had, a new one, or none."""
    if details.answer not in ASKS:
        return details
    if kept and not question:
        return replace(details, question=kept)
    text = question or question_for(message, details.sponsor, details.answer)
    return replace(details, question=raise_question(book, text, QuestionOrigin.SPONSOR, message.id))


def _same_talk(book: Book, details: Reply) -> Placed[Reply] | None:
    place = details.message, details.sponsor, details.issue, details.occasion
    for reply in book.replies():
        value = reply.value
        if (value.message, value.sponsor, value.issue, value.occasion) == place:
            return reply
    return None


def _day(book: Book, talk: Talk) -> str:
    if talk.day:
        return read_day(talk.day).isoformat()
    return find_issue(book, talk.issue).day if talk.issue else ""
