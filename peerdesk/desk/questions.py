# SPDX-License-Identifier: Apache-2.0
"""Questions: raised, carried to a person, a session or a document, and closed by a note.

What changes nothing writes nothing. A question has its own words: it copies none of the note
that raised it, for that note may be erased for good one day.
"""

from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.errors import InTheBin, NotFound
from peerdesk.desk.scope import kloe_of
from peerdesk.desk.texts import LONG_FIELD_LIMIT
from peerdesk.desk.writing import names, write
from peerdesk.domain.asked import Asked
from peerdesk.domain.asking import (
    QuestionAnswered,
    QuestionDropped,
    QuestionReopened,
    QuestionSet,
    QuestionTakenUp,
)
from peerdesk.domain.identifiers import mint
from peerdesk.domain.question import Question
from peerdesk.domain.text import one_line
from peerdesk.domain.words import QuestionOrigin


class QuestionState(StrEnum):
    """How a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    DROPPED = "dropped"


class QuestionQuery(Struct, frozen=True, kw_only=True):
    """Which questions are wanted; what is left empty wants all.

    `kloe` is a line of enquiry that the question is about, itself or by the note or message
    that raised it.
    """

    state: QuestionState | None = QuestionState.OPEN
    owner: str = ""
    session: str = ""
    document: str = ""
    kloe: str = ""


def raise_question(  # noqa: PLR0913 - the fields of the form, as agreed between engineers
    book: Book,
    text: str,
    origin: QuestionOrigin = QuestionOrigin.LINE,
    about: str = "",
    *,
    owner: str = "",
    session: str = "",
    document: str = "",
) -> str:
    """Ask a question and return its identifier.

    `about` is the note, line of enquiry or message that raised it, or "". Raises `EmptyText`,
    `TextTooLong`, `NotAllowed`, and `NotFound` for whatever is not here.
    """
    if about:
        check_about(book, about)
    details = Question(
        text=text,
        origin=origin,
        about=about,
        owner=owner,
        session=session,
        document=document,
    )
    identifier = mint(book.device)
    write(book, QuestionSet(question=identifier, details=_clean(book, details)))
    return identifier


def change_question(book: Book, question: str, details: Question) -> None:
    """Reword a question, or carry it to somebody or something else; it keeps its origin."""
    held = question_of(book, question)
    first = held.value
    kept = replace(details, origin=first.origin, about=first.about)
    cleaned = _clean(book, kept, first)
    if any(choice.value != cleaned for choice in held.choices):
        write(book, QuestionSet(question=question, details=cleaned, replaces=held.hashes))


def answer_question(book: Book, question: str, note: str) -> None:
    """Close a question with the note that answers it; several may.

    Raises `InTheBin` for a question that was dropped, or a note that was withdrawn.
    """
    held = _standing(book, question)
    if book.note(note).withdrawn:
        raise InTheBin("note")
    if all(answer.value != note for answer in held.answers):
        write(book, QuestionAnswered(question=question, note=note))


def reopen_question(book: Book, question: str, note: str = "") -> None:
    """Take the answers off a question, or only one note, so that it is open again."""
    held = question_of(book, question)
    by = tuple(
        change for answer in held.answers if note in {"", answer.value} for change in answer.by
    )
    if by:
        write(book, QuestionReopened(question=question, replaces=by))


def drop_question(book: Book, question: str) -> None:
    """Ask a question no longer; it can be taken up again."""
    if not question_of(book, question).dropped:
        write(book, QuestionDropped(question=question))


def take_up_question(book: Book, question: str) -> None:
    """Ask a dropped question again."""
    held = question_of(book, question)
    if held.drops:
        write(book, QuestionTakenUp(question=question, replaces=held.drops))


def question_of(book: Book, identifier: str) -> Asked:
    """Return one question, or raise `NotFound`."""
    for question in book.questions():
        if question.id == identifier:
            return question
    raise NotFound("question", identifier)


def state_of(question: Asked) -> QuestionState:
    """Return how a question stands."""
    if question.dropped:
        return QuestionState.DROPPED
    return QuestionState.ANSWERED if question.answers else QuestionState.OPEN


def find_questions(book: Book, query: QuestionQuery) -> tuple[Asked, ...]:
    """Return the questions that a query wants, in the order in which they were raised."""
    return tuple(asked for asked in book.questions() if _wants(book, query, asked))


def kloes_about(book: Book, question: Question) -> tuple[str, ...]:
    """Return the lines of enquiry that a question is about, by what raised it."""
    if not question.about:
        return ()
    with suppress(NotFound):
        return (kloe_of(book, question.about).id,)
    with suppress(NotFound):
        return book.note(question.about).kloe_ids
    with suppress(NotFound):
        kloe = book.message(question.about).filing.kloe
        return (kloe,) if kloe else ()
    return ()


def asker(book: Book, question: Asked) -> str:
    """Return the identifier of the person who raised a question, or ""."""
    mine = question.device == book.device
    return book.person if mine else book.roster().person(question.device)


def check_about(book: Book, about: str) -> None:
    """Raise `NotFound` unless this is a note, a line of enquiry or a message here."""
    with suppress(NotFound):
        kloe_of(book, about)
        return
    with suppress(NotFound):
        book.message(about)
        return
    book.note(about)


def _wants(book: Book, query: QuestionQuery, asked: Asked) -> bool:
    value = asked.value
    return (
        query.state in {None, state_of(asked)}
        and query.owner in {"", value.owner}
        and query.session in {"", value.session}
        and query.document in {"", value.document}
        and (not query.kloe or query.kloe in kloes_about(book, value))
    )


def _standing(book: Book, question: str) -> Asked:
    held = question_of(book, question)
    if held.dropped:
        raise InTheBin("question")
    return held


def _clean(book: Book, details: Question, before: Question | None = None) -> Question:
    """Return the question as it is kept; what it was carried to before need not be here."""
    was = before or Question(text="")
    if details.session not in {"", was.session}:
        book.session(details.session)
    _check("member", details.owner, (was.owner, *names(book)))
    if details.document:
        documents = (document.id for document in book.documents())
        _check("document", details.document, (was.document, *documents))
    return replace(details, text=one_line(details.text, LONG_FIELD_LIMIT))


def _check(sort: str, wanted: str, known: Iterable[str]) -> None:
    if wanted and wanted not in known:
        raise NotFound(sort, wanted)
