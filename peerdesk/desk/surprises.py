# SPDX-License-Identifier: Apache-2.0
"""What was told, shown and reported, set side by side from what stands in a book."""

from collections import Counter
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from peerdesk.compose.blocks import Copy, Deck, Document
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.checks.drift import drift, drift_findings
from peerdesk.compose.checks.finding import Check, Finding
from peerdesk.compose.checks.reasons import REASONS
from peerdesk.compose.checks.said import Said, running_in, said_everywhere, said_in
from peerdesk.compose.checks.side_by_side import side_by_side
from peerdesk.compose.checks.surprise import surprise_findings, surprises
from peerdesk.compose.checks.triangulated import triangulation_findings
from peerdesk.compose.leaders_page import Compared, compose_leaders_page
from peerdesk.compose.presentation import compose_deck
from peerdesk.compose.written import compose_written
from peerdesk.desk.book import Book
from peerdesk.desk.gathering import gather
from peerdesk.desk.writing import names
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.publication_words import Publication, Stage
from peerdesk.domain.published import Frozen

_FURNITURE = 3
"""Slides on which a text stands that is part of the slides and not of what is said on them."""
_SURPRISE, _DRIFT = (Check.SURPRISE,), (Check.SURPRISE, Check.DRIFT)
CHECKS = {
    Publication.PRESENTATION: _SURPRISE,
    Publication.REPORT: _DRIFT,
    Publication.LETTER: _DRIFT,
    Publication.FORM: _SURPRISE,
    Publication.CASE_REVIEW: _SURPRISE,
}
"""The documents that are held against what was told, and with which checks.

A summary is what tells, so nothing in it can be a surprise; slides have nothing to drift from,
and form and case review say a part of what the slides do, in their own order.
"""
_IN_PART = (Publication.FORM, Publication.CASE_REVIEW)
"""The documents that are not meant to say everything that was told."""


class Spoken(Struct, frozen=True):
    """What a document says, and which state of it: "as they stand now".

    `running` are the sentences of its running text, which are no points of their own.
    """

    said: tuple[Said, ...]
    state: str
    running: frozenset[str] = frozenset()


def compare(book: Book) -> Compared:
    """Return every point told, shown or reported, with how each stands and why it may."""
    return compared(gather(book), released_words(book))


def compared(casebook: Casebook, released: dict[str, str]) -> Compared:
    """Return the same of a casebook, which needs no vault any more."""
    slides, paper = slides_of(casebook), spoken_in(casebook, Publication.REPORT)
    rows = side_by_side(casebook, slides.said, paper.said, released, paper.running)
    return Compared(rows=rows, slides=slides.state, report=paper.state)


def leaders_page(book: Book, day: str) -> Document:
    """Return the team leader's page as a document, as it stands on an ISO day."""
    casebook = gather(book)
    return compose_leaders_page(casebook, compared(casebook, released_words(book)), day)


def told_findings(casebook: Casebook, publication: Publication) -> tuple[Finding, ...]:
    """Return what the checks of surprise, drift and triangulation find in one document.

    `casebook` has the notes of case files where a case review is checked.
    """
    checks = CHECKS.get(publication, ())
    if not checks:
        return ()
    spoken = spoken_in(casebook, publication)
    said = spoken.said
    stands = surprises(casebook, said, publication)
    found = [
        *surprise_findings(one for one in stands if one.here or publication not in _IN_PART),
        *triangulation_findings(casebook, said),
    ]
    if Check.DRIFT in checks:
        found += drift_findings(drift(casebook, slides_of(casebook).said, said, spoken.running))
    return tuple(found)


def slide_findings(casebook: Casebook, slides: Deck) -> tuple[Finding, ...]:
    """Return what is a surprise, or stands on too little, on these very slides.

    A point is found on every slide on which it stands: a key message stands on two.
    """
    said = said_everywhere(slides)
    return (
        *surprise_findings(surprises(casebook, said)),
        *triangulation_findings(casebook, said),
    )


def slides_of(casebook: Casebook) -> Spoken:
    """Return what the slides said as they were presented, or say as they stand before that."""
    frozen = _last(casebook, Publication.PRESENTATION, Stage.PRESENTED)
    if frozen is None:
        return Spoken(said_in(compose_deck(casebook, Copy.TEAM)), "as they stand now")
    day = local(frozen.at, frozen.offset).date().isoformat()
    return Spoken(_frozen_said(frozen), f"as presented, {short_day(day)}")


def spoken_in(casebook: Casebook, publication: Publication) -> Spoken:
    """Return what a document says: the slides as `slides_of` does, others as they stand now."""
    if publication is Publication.PRESENTATION:
        return slides_of(casebook)
    document = compose_written(casebook, publication, Copy.TEAM)
    return Spoken(said_in(document), "as it stands now", running_in(document))


def released_words(book: Book) -> dict[str, str]:
    """Return why each finding that somebody let stand does, and on whose word, by fingerprint."""
    people = {person: value.name for person, value in names(book).items()}
    found: dict[str, str] = {}
    for held in book.finding_releases():
        if not held.value.dropped:
            day = short_day(local(held.at, held.offset).date().isoformat())
            who = people.get(held.value.by, "")
            parts = (REASONS[held.value.reason], who, day)
            found[held.value.fingerprint] = ", ".join(filter(None, parts))
    return found


def _last(casebook: Casebook, kind: Publication, stage: Stage) -> Frozen | None:
    """Return the issue of a document at a stage that counts: the highest number."""
    return max(_issues(casebook, kind, stage), key=lambda issue: issue.number, default=None)


def _issues(casebook: Casebook, kind: Publication, stage: Stage) -> Iterator[Frozen]:
    for published in casebook.publications:
        if published.kind is kind:
            yield from (issue for issue in published.issues if issue.stage is stage)


def _frozen_said(frozen: Frozen) -> tuple[Said, ...]:
    """Return what was presented, what somebody typed into an edited file included.

    What stands on several slides and is no message belongs to the slides: a marking, a footer.
    What a later program froze cannot be read here but for its points.
    """
    try:
        deck = msgspec.json.decode(frozen.content, type=Deck)
    except msgspec.DecodeError:
        return tuple(Said(point.wording, point.message) for point in frozen.points)
    often = Counter(
        text for slide in deck.slides for text in {p.text for p in slide.points if not p.message}
    )
    said = said_in(deck)
    return tuple(one for one in said if one.message or often[one.text] < _FURNITURE)
