# SPDX-License-Identifier: Apache-2.0
"""`peerdesk briefing tell`, `reply`, `replies` and `settle`: the talks with the sponsor."""

from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli.briefing import app, issue_of
from peerdesk.cli.command import Asked, command
from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound
from peerdesk.desk.listeners import agreed_sponsor
from peerdesk.desk.references import References, short
from peerdesk.desk.replies import Talk, record_reply, replies_to, settle_reply
from peerdesk.desk.tellings import tell
from peerdesk.domain.calendar import written_day
from peerdesk.domain.placed import Placed
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.reply import Reply
from peerdesk.domain.words import Outcome, title

Named = Annotated[str, typer.Argument(help="The message, by its identifier.")]
Sponsor = Annotated[str, typer.Option(help="Which sponsor; the first agreed if not given.")]
Number = Annotated[
    int, typer.Option(min=0, help="The issued summary that was talked through; 0 for none.")
]
Occasion = Annotated[
    str, typer.Option(help="Another occasion, such as “In passing” or “Case review talk”.")
]


class ReplyLine(Struct, frozen=True, kw_only=True):
    """One reply of a sponsor, with the message that it is about."""

    id: str
    message: str
    sponsor: str
    answer: Answer
    words: str
    occasion: str
    day: str
    question: str
    settled: bool
    wording: str


@command(app, "tell")
def tell_point(
    asked: Asked,
    message: Named,
    outcome: Annotated[Outcome, typer.Option(help="What became of it.")] = Outcome.AS_WRITTEN,
    words: Annotated[str, typer.Option(help="What was said, where it was said otherwise.")] = "",
    sponsor: Sponsor = "",
    number: Number = 0,
    occasion: Occasion = "",
) -> None:
    """Record what a sponsor was told of a message, after a summary or on another occasion."""
    with asked.book() as book:
        identifier = References(book).message(message)
        issue = issue_of(book, number).hash if number else ""
        sponsor = agreed_sponsor(book, sponsor)
        tell(book, identifier, sponsor, outcome, wording=words, issue=issue, occasion=occasion)
        telling = book.message(identifier).tellings[-1]
    asked.answer(telling, [f"{telling.sponsor}: {title(telling.outcome).lower()}."])


@command(app, "reply")
def reply(
    asked: Asked,
    message: Named,
    answer: Annotated[Answer, typer.Option(help="What the sponsor replied.")],
    words: Annotated[str, typer.Option(help="In which words; these stay with the team.")] = "",
    sponsor: Sponsor = "",
    number: Number = 0,
    occasion: Occasion = "",
    day: Annotated[str, typer.Option(help="The day of another occasion.")] = "",
    question: Annotated[
        str, typer.Option(help="The question that is made of it, in other words than its own.")
    ] = "",
) -> None:
    """Record what a sponsor replied to a point; it opens the next summary."""
    with asked.book() as book:
        identifier = References(book).message(message)
        issue = issue_of(book, number).hash if number else ""
        iso = written_day(day) if day else ""
        talk = Talk(issue=issue, occasion=occasion, day=iso)
        sponsor = agreed_sponsor(book, sponsor)
        made = record_reply(
            book, identifier, sponsor, answer, words=words, talk=talk, question=question
        )
        line = _reply_line(book, book.reply(made))
    asked.answer(line, [_written(line)])


@command(app, "replies")
def list_replies(
    asked: Asked,
    open_only: Annotated[
        bool, typer.Option("--open", help="Only those with which the team is not done.")
    ] = False,
) -> None:
    """List what sponsors replied."""
    with asked.book() as book:
        found = [
            _reply_line(book, placed)
            for placed in book.replies()
            if not (open_only and placed.value.settled)
        ]
    asked.answer(found, map(_written, found))


@command(app, "settle")
def settle(
    asked: Asked,
    message: Named,
    again: Annotated[bool, typer.Option("--reopen", help="Open it again instead.")] = False,
) -> None:
    """Say that the team is done with the replies to a message."""
    with asked.book() as book:
        identifier = References(book).message(message)
        replies = replies_to(book, identifier)
        if not replies:
            raise NotFound("reply to the message", message)
        for placed in replies:
            settle_reply(book, placed.id, settled=not again)
        found = [_reply_line(book, placed) for placed in replies_to(book, identifier)]
    asked.answer(found, map(_written, found))


def _reply_line(book: Book, placed: Placed[Reply]) -> ReplyLine:
    reply = placed.value
    return ReplyLine(
        id=placed.id,
        message=reply.message,
        sponsor=reply.sponsor,
        answer=reply.answer,
        words=reply.words,
        occasion=reply.occasion,
        day=reply.day,
        question=reply.question,
        settled=reply.settled,
        wording=book.message(reply.message).wording,
    )


def _written(line: ReplyLine) -> str:
    state = "settled" if line.settled else "open"
    said = f"{line.sponsor}: {title(line.answer).lower()}, {state}. {line.words}"
    return f"{short(line.message)}  {said}".rstrip()
