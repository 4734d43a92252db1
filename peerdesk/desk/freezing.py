# SPDX-License-Identifier: Apache-2.0
"""A document at a stage: frozen with its digest, numbered, and read again exactly as it was."""

import hashlib
from collections.abc import Iterator

from peerdesk.compose.blocks import Bullets, Copy, Document, Numbered
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.copies import for_copy
from peerdesk.compose.report_plan import STAGES, Edition, name_of
from peerdesk.compose.written import compose_frozen
from peerdesk.desk.accuracy import open_comments
from peerdesk.desk.book import Book
from peerdesk.desk.errors import DeskError, NotFound, UnknownWord
from peerdesk.desk.frozen import read_frozen
from peerdesk.desk.writing import write
from peerdesk.desk.written import gather_written, published, remarks
from peerdesk.domain.calendar import day_name, read_day
from peerdesk.domain.facts import PointIssued
from peerdesk.domain.identifiers import mint
from peerdesk.domain.publication_words import Publication, Stage
from peerdesk.domain.published import Frozen
from peerdesk.domain.publishing import PublicationIssued
from peerdesk.domain.words import title
from peerdesk.ledger.canonical import LARGEST, encode

_HALF = LARGEST // 2
"""Bytes of a frozen document: it is written into a change as a text, with its marks escaped."""


class NothingToFreeze(DeskError):
    """A document without a single point of the team would say nothing."""

    def __init__(self) -> None:
        super().__init__(
            "There is no point of the team in this document yet: draft a message, or take one "
            "back in, before it is frozen."
        )


class TooLongToFreeze(DeskError):
    """A document is longer than one record of the ledger can be."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"This document comes to {size // 1024:,} KB, and {limit // 1024:,} can be frozen in "
            "one piece: shorten the longest parts, or leave points out."
        )
        self.size = size
        self.limit = limit


def freeze(book: Book, kind: Publication, stage: Stage, day: str = "") -> Frozen:
    """Freeze a document at a stage under the next number; only leads do.

    Freezing again supersedes: both stay, and the higher number counts. `day` is the ISO day that
    stands on its cover. Raises `UnknownWord` for a stage that no document of this sort reaches,
    `NothingToFreeze` and `TooLongToFreeze`.
    """
    _check_stage(stage)
    held = published(book, kind)
    number = max((issue.number for issue in held.issues), default=0) + 1 if held else 1
    edition = Edition(stage, number, _named(day))
    made = compose_frozen(gather_written(book, kind), kind, edition)
    points = tuple(_points(made))
    if not points:
        raise NothingToFreeze
    content = encode(made)
    if len(content) > _HALF:
        raise TooLongToFreeze(len(content), _HALF)
    identifier = held.id if held else mint(book.device)
    fact = PublicationIssued(
        publication=identifier,
        kind=kind,
        stage=stage,
        number=number,
        content=content.decode(),
        digest=hashlib.sha256(content).hexdigest(),
        points=points,
        title=f"{name_of(kind)}: {edition.words}",
    )
    (entry,) = write(book, fact)
    return find_frozen(book, kind, entry.hash)


def _points(made: Document) -> Iterator[PointIssued]:
    """Yield the points that are messages, each once: key points stand with their themes again."""
    known: set[str] = set()
    for block in made.blocks:
        for point in block.points if isinstance(block, Bullets | Numbered) else ():
            if point.message and point.message not in known:
                known.add(point.message)
                yield PointIssued(point.message, point.text)


def find_frozen(book: Book, kind: Publication, issue: str) -> Frozen:
    """Return what was frozen by the hash of its change, or raise `NotFound`."""
    held = published(book, kind)
    for frozen in held.issues if held else ():
        if frozen.hash == issue:
            return frozen
    raise NotFound("frozen document", issue)


def frozen_number(book: Book, kind: Publication, number: int) -> Frozen:
    """Return what was frozen under a number, of two the last in the one order; or `NotFound`."""
    held = published(book, kind)
    found = [issue for issue in (held.issues if held else ()) if issue.number == number]
    if not found:
        raise NotFound("frozen document", str(number))
    return found[-1]


def frozen_document(frozen: Frozen, copy: Copy) -> Document:
    """Return a document exactly as it was frozen, in the copy asked for; or `DamagedIssue`."""
    return for_copy(read_frozen(frozen.content, frozen.digest, Document, frozen.number), copy)


def before_freezing(
    book: Book, kind: Publication, stage: Stage, casebook: Casebook | None = None
) -> tuple[str, ...]:
    """Return what a lead should know before a document is frozen at a stage; it stops nobody.

    `casebook` is what `gather_written` gave, where somebody has it already. Raises `UnknownWord`
    for a stage that no document of this sort reaches.
    """
    _check_stage(stage)
    said = list(remarks(book, kind, casebook))
    held = published(book, kind)
    reached = [issue.stage for issue in held.issues if issue.stage in STAGES] if held else []
    steps = STAGES[: STAGES.index(stage)]
    if missed := [step for step in steps if step not in reached]:
        said.append(f"Not frozen yet: {', '.join(title(step).lower() for step in missed)}.")
    if stage is Stage.FINAL and (waiting := len(open_comments(book, kind))):
        comments = "comment" if waiting == 1 else "comments"
        said.append(f"{waiting} {comments} of the council on facts not decided yet.")
    return tuple(said)


def next_stage(book: Book, kind: Publication) -> Stage:
    """Return the stage after the furthest that was frozen; the final one stays."""
    held = published(book, kind)
    reached = [STAGES.index(i.stage) for i in held.issues if i.stage in STAGES] if held else []
    return STAGES[min(max(reached, default=-1) + 1, len(STAGES) - 1)]


def _check_stage(stage: Stage) -> None:
    if stage not in STAGES:
        raise UnknownWord("stage of this document", stage.value, STAGES)


def _named(day: str) -> str:
    return day_name(read_day(day).isoformat(), weekday=False, year=True) if day else ""
