# SPDX-License-Identifier: Apache-2.0
"""`peerdesk question`: what the team still wants to know, and who will find out."""

from enum import StrEnum
from typing import Annotated

import typer
from msgspec.structs import replace

from peerdesk.cli.command import Asked, command
from peerdesk.desk.book import Book
from peerdesk.desk.questions import (
    QuestionQuery,
    QuestionState,
    answer_question,
    asker,
    change_question,
    drop_question,
    find_questions,
    question_of,
    raise_question,
    reopen_question,
    state_of,
    take_up_question,
)
from peerdesk.desk.references import References, short
from peerdesk.desk.writing import names
from peerdesk.domain.words import QuestionOrigin

app = typer.Typer(no_args_is_help=True, help="What the team still wants to know.")


class Which(StrEnum):
    """Which questions are listed."""

    OPEN = "open"
    ANSWERED = "answered"
    DROPPED = "dropped"
    ALL = "all"


Named = Annotated[str, typer.Argument(help="The question, by its identifier.")]
Owner = Annotated[str, typer.Option(metavar="MEMBER", help="Who sees to it.")]
InSession = Annotated[
    str, typer.Option("--session", metavar="SESSION", help="The session that may answer.")
]
InDocument = Annotated[
    str, typer.Option("--document", metavar="DOCUMENT", help="The document that may answer.")
]


@command(app, "add")
def add(
    asked: Asked,
    text: Annotated[str, typer.Argument(help="The question, in words of its own.")],
    about: Annotated[
        str, typer.Option(metavar="WHAT", help="The note, message or #line that raised it.")
    ] = "",
    origin: Annotated[QuestionOrigin, typer.Option(help="What raised it.")] = QuestionOrigin.LINE,
    owner: Owner = "",
    session: InSession = "",
    document: InDocument = "",
) -> None:
    """Ask a question, and carry it to somebody, a session or a document."""
    with asked.book() as book:
        known = References(book)
        identifier = raise_question(
            book,
            text,
            origin,
            known.about(about) if about else "",
            owner=known.person(owner),
            session=known.session(session),
            document=known.document(document),
        )
        record = _record(book, identifier)
    asked.answer(record, [_line(record)])


@command(app, "list")
def list_questions(
    asked: Asked,
    state: Annotated[Which, typer.Option(help="How they stand.")] = Which.OPEN,
    owner: Owner = "",
    session: InSession = "",
    kloe: Annotated[str, typer.Option(metavar="CODE", help="Of one line of enquiry.")] = "",
) -> None:
    """List the questions, in the order in which they were raised."""
    with asked.book() as book:
        book.challenge()
        known = References(book)
        query = QuestionQuery(
            state=None if state is Which.ALL else QuestionState(state.value),
            owner=known.person(owner),
            session=known.session(session),
            kloe=known.kloe(kloe),
        )
        found = [_record(book, question.id) for question in find_questions(book, query)]
    asked.answer(found, map(_line, found))


@command(app, "change")
def change(
    asked: Asked,
    question: Named,
    text: Annotated[str | None, typer.Option(help="Another wording.")] = None,
    owner: Annotated[
        str | None, typer.Option(metavar="MEMBER", help="Who sees to it; empty for nobody.")
    ] = None,
    session: Annotated[
        str | None, typer.Option(metavar="SESSION", help="The session; empty for none.")
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="DOCUMENT", help="The document; empty for none.")
    ] = None,
) -> None:
    """Reword a question, or carry it to somebody or something else."""
    with asked.book() as book:
        known = References(book)
        identifier = known.question(question)
        value = question_of(book, identifier).value
        changed = replace(
            value,
            text=value.text if text is None else text,
            owner=value.owner if owner is None else known.person(owner),
            session=value.session if session is None else known.session(session),
            document=value.document if document is None else known.document(document),
        )
        change_question(book, identifier, changed)
        record = _record(book, identifier)
    asked.answer(record, [_line(record)])


@command(app, "answer")
def answer(
    asked: Asked,
    question: Named,
    note: Annotated[str, typer.Argument(help="The note that answers it.")],
) -> None:
    """Close a question with the note that answers it."""
    with asked.book() as book:
        known = References(book)
        identifier = known.question(question)
        answer_question(book, identifier, known.note(note))
        record = _record(book, identifier)
    asked.answer(record, [_line(record)])


@command(app, "reopen")
def reopen(
    asked: Asked,
    question: Named,
    note: Annotated[
        str, typer.Option(metavar="NOTE", help="Only this note is no answer; all if not given.")
    ] = "",
) -> None:
    """Open a question again: its notes are no answers after all."""
    with asked.book() as book:
        known = References(book)
        identifier = known.question(question)
        reopen_question(book, identifier, known.note(note) if note else "")
        record = _record(book, identifier)
    asked.answer(record, [_line(record)])


@command(app, "drop")
def drop(asked: Asked, question: Named) -> None:
    """Ask a question no longer; it can be taken up again."""
    with asked.book() as book:
        identifier = References(book).question(question)
        drop_question(book, identifier)
        record = _record(book, identifier)
    asked.answer(record, [_line(record)])


@command(app, "take-up")
def take_up(asked: Asked, question: Named) -> None:
    """Ask a dropped question again."""
    with asked.book() as book:
        identifier = References(book).question(question)
        take_up_question(book, identifier)
        record = _record(book, identifier)
    asked.answer(record, [_line(record)])


def _record(book: Book, identifier: str) -> dict[str, object]:
    held = question_of(book, identifier)
    value, people = held.value, names(book)
    owner = people.get(value.owner)
    return {
        "id": held.id,
        "text": value.text,
        "state": state_of(held).value,
        "origin": value.origin.value,
        "about": value.about,
        "asked_by": asker(book, held),
        "owner": value.owner,
        "owner_name": owner.name if owner else "",
        "session": value.session,
        "document": value.document,
        "answers": [answer.value for answer in held.answers],
    }


def _line(record: dict[str, object]) -> str:
    whose = record["owner_name"] or "nobody’s yet"
    return f"{short(str(record['id']))}  [{record['state']}, {whose}]  {record['text']}"
