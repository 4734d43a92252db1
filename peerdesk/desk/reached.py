# SPDX-License-Identifier: Apache-2.0
"""The documents that a message has reached, and which notes stood behind it when they were frozen.

A note that was linked since has not reached the document, and one that was taken off since has.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import PointIssued
from peerdesk.domain.merging import united
from peerdesk.domain.message import Message, reduce_message
from peerdesk.domain.publication_words import Publication, Stage
from peerdesk.domain.words import title


class Reached(Struct, frozen=True, kw_only=True):
    """One document that says a message: a summary, slides, a report, or a file handed out.

    `name` tells it in words ("Daily summary 2"), `day` is the ISO day that a summary is of; `at`
    and `offset` are those of its freezing. `notes` are the notes that stood behind the point then.
    """

    publication: Publication
    name: str
    hash: str
    message: str
    wording: str
    at: int
    offset: int
    day: str = ""
    sponsor: str = ""
    notes: frozenset[str] = frozenset()


class _Frozen(Struct, frozen=True, kw_only=True):
    """A document that was frozen or handed out, with its points and its place in the ledger."""

    sort: str
    id: str
    hash: str
    publication: Publication
    name: str
    points: tuple[PointIssued, ...]
    at: int
    offset: int
    day: str = ""
    sponsor: str = ""


class Documents:
    """Every document of a book that was frozen or handed out; looked up once for many messages."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._all = (*_summaries(book), *_publications(book))
        self._places: dict[str, tuple[int, str]] = {}
        self._entries: dict[str, tuple[Entry, ...]] = {}

    def reached(self, family: Sequence[str]) -> tuple[Reached, ...]:
        """Return the documents that say a message or one merged into it, in order of freezing.

        `family` are their identifiers, the message's own first.
        """
        found = [
            self._reached(frozen, point, family)
            for frozen in self._all
            for point in frozen.points
            if point.message in family
        ]
        return tuple(sorted(found, key=lambda one: (one.at, one.hash)))

    def entries(self, message: str) -> tuple[Entry, ...]:
        """Return everything that happened to a message, read once."""
        if message not in self._entries:
            self._entries[message] = self._book.history("message", message)
        return self._entries[message]

    def _reached(self, frozen: _Frozen, point: PointIssued, family: Sequence[str]) -> Reached:
        place = self._place(frozen)
        stood = [reduce_message(self._until(name, place)) for name in family]
        whole = united([message for message in stood if message is not None])
        then = next((message for message in whole if message.id == point.message), None)
        return Reached(
            publication=frozen.publication,
            name=frozen.name,
            hash=frozen.hash,
            message=point.message,
            wording=point.wording,
            at=frozen.at,
            offset=frozen.offset,
            day=frozen.day,
            sponsor=frozen.sponsor,
            notes=_notes(then),
        )

    def _until(self, message: str, place: tuple[int, str]) -> list[Entry]:
        """Return what had happened to a message before a document was frozen.

        In the one order that all laptops share: what was written without knowing of the document
        may fall on either side, and on the same one everywhere.
        """
        return [entry for entry in self.entries(message) if entry.place < place]

    def _place(self, frozen: _Frozen) -> tuple[int, str]:
        if frozen.hash not in self._places:
            history = self._book.history(frozen.sort, frozen.id)
            self._places |= {entry.hash: entry.place for entry in history}
        return self._places[frozen.hash]


def _notes(message: Message | None) -> frozenset[str]:
    return frozenset(link.note for link in message.links) if message else frozenset()


def _summaries(book: Book) -> Iterator[_Frozen]:
    for briefing in book.briefings():
        for issue in briefing.issues:
            yield _Frozen(
                sort="briefing",
                id=briefing.id,
                hash=issue.hash,
                publication=Publication.SUMMARY,
                name=f"Daily summary {issue.number}",
                points=issue.points,
                at=issue.at,
                offset=issue.offset,
                day=issue.day,
                sponsor=issue.sponsor,
            )


def _publications(book: Book) -> Iterator[_Frozen]:
    for held in book.publications():
        for issue in held.issues:
            yield _Frozen(
                sort="publication",
                id=held.id,
                hash=issue.hash,
                publication=held.kind,
                name=_name(held.kind, issue.stage, issue.number),
                points=issue.points,
                at=issue.at,
                offset=issue.offset,
            )
        for handed in held.written:
            yield _Frozen(
                sort="publication",
                id=held.id,
                hash=handed.hash,
                publication=held.kind,
                name=f"{title(held.kind)}, written to be edited",
                points=tuple(PointIssued(a.message, a.wording) for a in handed.anchors),
                at=handed.at,
                offset=handed.offset,
            )


def _name(kind: Publication, stage: Stage, number: int) -> str:
    return f"{title(kind)} {number}, {_STAGES.get(stage, title(stage).lower())}"


_STAGES: Mapping[Stage, str] = {
    Stage.TEAM: "for the team",
    Stage.QUALITY_ASSURANCE: "for quality assurance",
    Stage.FACTUAL_ACCURACY: "for factual accuracy",
    Stage.PRESENTED: "as presented",
}
