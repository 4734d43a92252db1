# SPDX-License-Identifier: Apache-2.0
"""What else repeats a note: shown before it is erased, for none of it goes with the note."""

import json
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.query import NoteQuery
from peerdesk.domain import custody, facts
from peerdesk.domain.attachment import Attachment
from peerdesk.domain.briefing import Issue
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note

RUN = 7
"""Consecutive words that make a quotation; of a shorter note, all of them."""
_LEAST = 3
"""Words of a note below which sharing them all means nothing."""
_PAGE = 500
_WORD = re.compile(r"\w+", re.UNICODE)
Windows = frozenset[tuple[str, ...]]


class Repeats(Struct, frozen=True):
    """What stays when a note goes, and what goes with it.

    `linked` are the messages that rest on it, `quoting` those that share its words, withdrawn
    ones too; `issues` the issued summaries that do, `notes` the other notes. `attachments` go
    with the note; `copies` are the same files, put to other notes, whose bytes stay for that.
    """

    linked: tuple[Message, ...]
    quoting: tuple[Message, ...]
    issues: tuple[Issue, ...]
    attachments: tuple[Attachment, ...]
    notes: tuple[Note, ...] = ()
    copies: tuple[Attachment, ...] = ()

    @property
    def stay(self) -> int:
        """Return how many things go on saying what the note said."""
        return len(self.quoting) + len(self.issues) + len(self.notes) + len(self.copies)


def repeats(book: Book, note: str) -> Repeats:
    """Return what repeats a note in any of its wordings, or is linked to it; or raise `NotFound`.

    Words are compared without case and punctuation, as somebody who wrote them off would.
    """
    book.note(note)
    quoted = frozenset[tuple[str, ...]]().union(*map(_windows, _wordings(book, note)))
    both = (*book.messages(), *book.messages(withdrawn=True))
    attachments = book.attachments(note)
    files = {attachment.digest for attachment in attachments}
    linked = tuple(
        m for m in both if any(link.note == note and not link.message for link in m.links)
    )
    return Repeats(
        linked=linked,
        quoting=tuple(m for m in both if _shares(_said(book, m), quoted)),
        issues=tuple(
            issue
            for briefing in book.briefings()
            for issue in briefing.issues
            if _shares(_texts(json.loads(issue.content)), quoted)
        ),
        attachments=attachments,
        notes=tuple(
            other
            for other in _notes(book)
            if other.id != note and _shares((text.text for text in other.texts), quoted)
        ),
        copies=tuple(a for a in book.attachments() if a.note != note and a.digest in files),
    )


def _notes(book: Book) -> Iterator[Note]:
    """Yield every note, those in the bin too, page by page."""
    for withdrawn in (False, True):
        query, first = NoteQuery(withdrawn=withdrawn), 0
        while page := book.notes(query, first, _PAGE):
            yield from page
            first += len(page)


def _wordings(book: Book, note: str) -> Iterator[str]:
    for entry in book.history("note", note):
        if isinstance(entry.fact, facts.NoteWritten | facts.NoteRevised | custody.NoteRestated):
            yield entry.fact.text


def _said(book: Book, message: Message) -> Iterator[str]:
    """Yield every wording that a message had or was told in."""
    for entry in book.history("message", message.id):
        yield str(getattr(entry.fact, "wording", ""))


def _windows(text: str) -> Windows:
    words = _words(text)
    size = min(RUN, max(len(words), _LEAST))
    return frozenset(tuple(words[n : n + size]) for n in range(len(words) - size + 1))


def _shares(texts: Iterable[str], quoted: Windows) -> bool:
    sizes = {len(window) for window in quoted}
    for text in texts:
        words = _words(text)
        for size in sizes:
            if any(tuple(words[n : n + size]) in quoted for n in range(len(words) - size + 1)):
                return True
    return False


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a decoded document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
