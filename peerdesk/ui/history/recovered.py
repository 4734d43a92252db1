# SPDX-License-Identifier: Apache-2.0
"""What was being typed and is not written: found on the disk, named, and led back to."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NoChallenge, NotFound
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.questions.wanted import AskWanted


class Draft(Struct, frozen=True, kw_only=True):
    """Something unfinished: its words, what it is, and where one goes on with it.

    `place` is "" where nothing leads to it but these words.
    """

    key: str
    text: str
    count: int
    name: str
    place: str = ""
    what: Any = None


def read_drafts(book: TeamBook) -> tuple[Draft, ...]:
    """Return all that is unfinished; a concern has its own mark, and is not told here."""
    found = book.drafts()
    return tuple(_drafts(book, {k: t for k, t in found.items() if not k.startswith("concern:")}))


def is_shown(draft: Draft, place: str, what: object) -> bool:
    """Say whether a draft stands on the screen once this place is open again."""
    where = what[0] if isinstance(what, tuple) and what else what
    if draft.place != place:
        return False
    return place in {"settling", "challenge"} or (
        place in {"capture", "messages"} and where == draft.what
    )


def count_words(text: str) -> int:
    """Return how many words were typed, also where they stand in the fields of a form."""
    if not text.startswith(("{", "[")):
        return _count(text)
    try:
        fields = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return _count(text)
    return sum(map(_count, _texts(fields)))


def shown_words(text: str) -> str:
    """Return the words of a draft as they are shown: of a form, what stands in its fields."""
    if not text.startswith(("{", "[")):
        return text
    try:
        return " · ".join(one for one in _texts(msgspec.json.decode(text)) if " " in one)
    except msgspec.DecodeError:
        return text


def _drafts(book: TeamBook, found: Mapping[str, str]) -> Iterator[Draft]:
    sessions = _sessions(book)
    for key, text in found.items():
        sort, _, rest = key.replace(" ", ":", 1).partition(":")
        name, place, what = _named(book, sort, rest, sessions)
        yield Draft(
            key=key,
            text=shown_words(text),
            count=count_words(text),
            name=name,
            place=place,
            what=what,
        )


def _named(
    book: TeamBook, sort: str, rest: str, sessions: Mapping[str, str]
) -> tuple[str, str, object]:
    """Return what a draft is, the place that leads to it, and what that place is sent."""
    first = rest.partition(":")[0]
    case, _, part = rest.partition(" ")
    if sort == "capture":
        name = sessions.get(rest, "")
        line = _tr("A line in {0}").format(name) if name else _tr("A quick note")
        return line, "capture", rest
    if sort == "message":
        new = rest == "new"
        return (
            _tr("A new message") if new else _tr("Another wording of a message"),
            "messages",
            DraftFrom(()) if new else rest,
        )
    if sort == "question":
        return _tr("A question"), "ask", _asked(book, rest)
    known: dict[str, tuple[str, str, object]] = {
        "note": (_tr("Another wording of a note"), "evidence", rest),
        "answer": (_tr("The answer to a question"), "questions", rest),
        "case": (_tr("A line in a case record"), "cases", (case, part)),
        "document": (_tr("A line about a document"), "documents", rest),
        "cluster": (_tr("The name of a group on the wall"), "wall", first),
        "study": (_tr("A case study"), "studies", "" if rest == "new" else rest),
        "briefing": (_tr("Something of a daily summary"), "briefing", first),
        "settling": (_tr("A wording made from two"), "settling", None),
        "scoping": (_tr("The challenge being scoped"), "challenge", None),
    }
    return known.get(sort, (_tr("Something being written"), "", None))


def _asked(book: TeamBook, rest: str) -> AskWanted:
    if any(question.id == rest for question in book.questions()):
        return AskWanted(question=rest)
    return AskWanted(about="" if rest == "new" else rest)


def _sessions(book: TeamBook) -> dict[str, str]:
    try:
        return {session.id: session.value.title for session in book.sessions()}
    except (NoChallenge, NotFound):
        return {}


def _count(text: str) -> int:
    """Return how many words there are; a mark alone is none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _tr(words: str) -> str:
    return QCoreApplication.translate("recovered", words)
