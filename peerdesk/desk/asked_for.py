# SPDX-License-Identifier: Apache-2.0
"""What somebody asks about: words, any of which counts, or everything of one session."""

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.errors import Missing
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.texts import LONG_FIELD_LIMIT, field
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import BriefingIssued, PointIssued
from peerdesk.domain.publishing import PublicationIssued, PublicationWritten

_PAGE = 500
_GAP = r"[\W_]+"


class Wanted(Struct, frozen=True, kw_only=True):
    """What is asked about: words as typed, parted by commas, or a session's identifier."""

    words: str = ""
    session: str = ""


class Matter(Struct, frozen=True, kw_only=True):
    """What is asked about, ready to be held against each thing in the ledger.

    `named` says it in words. `things` are those of a session by kind and identifier, `messages`
    the ones that rest on its notes; documents that say those are found by their points.
    """

    named: str
    terms: tuple[str, ...] = ()
    things: frozenset[tuple[str, str]] = frozenset()
    messages: frozenset[str] = frozenset()

    def texts(self, entry: Entry, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Return which texts of a thing are asked about.

        By words, of a document only the paragraphs that have them, and else all of what has any
        of them; by session all of what belongs to it, and of documents the points.
        """
        fact = entry.fact
        if self.terms:
            having = tuple(text for text in texts if self.has(text))
            return having if isinstance(fact, _DOCUMENTS) or not having else texts
        if (fact.about, fact.entity) in self.things:
            return texts
        if isinstance(fact, _DOCUMENTS):
            return tuple(p.wording for p in _points(fact) if p.message in self.messages)
        return ()

    def has(self, text: str) -> bool:
        """Say whether a text has any of the words asked about."""
        even = plain(text)
        return any(re.search(rf"\b{term}", even) for term in self.terms)


_DOCUMENTS = (BriefingIssued, PublicationIssued, PublicationWritten)


def matter_of(book: Book, wanted: Wanted) -> Matter:
    """Return what is asked about, or raise `Missing` for nothing and `NotFound` for no session."""
    if wanted.session:
        return _session(book, wanted.session)
    typed = field(wanted.words, LONG_FIELD_LIMIT)
    terms = [term for part in typed.split(",") if (term := _term(part))]
    if not terms:
        raise Missing("A word to look for, or a session")
    return Matter(named=f"“{typed}”", terms=tuple(dict.fromkeys(terms)))


def plain(text: str) -> str:
    """Return a text as words are compared: without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _term(part: str) -> str:
    """Return the pattern for one word or phrase, whatever stands between its words."""
    return _GAP.join(map(re.escape, re.findall(r"\w+", plain(part))))


def _session(book: Book, session: str) -> Matter:
    """Return everything of a session: its notes, what hangs on them, and what rests on them."""
    held = book.session(session).value
    notes = frozenset(_notes(book, session))
    both = (*book.messages(), *book.messages(withdrawn=True))
    resting = [m for m in both if any(link.note in notes for link in m.links)]
    messages = frozenset(name for m in resting for name in (m.id, *m.also))
    attachments = (a.id for a in book.attachments() if a.note in notes)
    questions = (q.id for q in book.questions() if q.value.session == session)
    replies = (r.id for r in book.replies() if r.value.message in messages)
    things = {("session", session), *(("note", note) for note in notes)}
    things |= {("message", message) for message in messages}
    things |= {("attachment", one) for one in attachments}
    things |= {("question", one) for one in questions}
    things |= {("reply", one) for one in replies}
    return Matter(named=f"the session “{held.title}”", things=frozenset(things), messages=messages)


def _notes(book: Book, session: str) -> Iterator[str]:
    for withdrawn in (False, True):
        query, first = NoteQuery(session=session, withdrawn=withdrawn), 0
        while page := book.notes(query, first, _PAGE):
            yield from (note.id for note in page)
            first += len(page)


def _points(
    fact: BriefingIssued | PublicationIssued | PublicationWritten,
) -> tuple[PointIssued, ...]:
    if isinstance(fact, PublicationWritten):
        return tuple(PointIssued(a.message, a.wording) for a in fact.anchors)
    return fact.points
