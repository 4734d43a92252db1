# SPDX-License-Identifier: Apache-2.0
"""What a lead wants to know before the presentation is frozen: what it is, and what is open of it.

Nothing here forbids anything: the presentation is the team's own, and so is the decision.
"""

from collections import Counter

from msgspec import Struct

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.checks.finding import Check, Finding, fingerprint
from peerdesk.compose.checks.lists import CheckWords
from peerdesk.compose.edited import EditedDeck
from peerdesk.compose.pieces import pieces
from peerdesk.desk.book import Book
from peerdesk.desk.checking import Ground, checked_on, ground, with_releases
from peerdesk.desk.checking_edited import edited_findings
from peerdesk.desk.gathering import gather
from peerdesk.desk.presented import as_file_has_it
from peerdesk.desk.presenting import deck, emerging, presentation
from peerdesk.desk.studies import lacks_case_study
from peerdesk.desk.surprises import slide_findings
from peerdesk.domain.publication_words import Publication


class ToFreeze(Struct, frozen=True, kw_only=True):
    """What would be frozen, read from the vault at once; `told` is what the sponsors did not hear.

    `number` is the one that it would bear.
    """

    slides: Deck
    number: int
    points: int
    emerging: int
    lacks_study: bool
    told: tuple[Finding, ...]
    ground: Ground


def to_freeze(book: Book, edited: EditedDeck | None = None) -> ToFreeze:
    """Return what would be frozen: the slides as they stand here, or as an edited file has them."""
    if edited is None:
        slides = deck(book, Copy.SPONSOR)
        told = slide_findings(gather(book), slides)
    else:
        slides = as_file_has_it(book, edited)
        told = edited_findings(book, slides, edited)
    held = presentation(book)
    said = {point.message for slide in slides.slides for point in slide.points} - {""}
    return ToFreeze(
        slides=slides,
        number=max((issue.number for issue in held.issues), default=0) + 1 if held else 1,
        points=len(said),
        emerging=emerging(book, slides),
        lacks_study=lacks_case_study(book),
        told=told,
        ground=ground(book, Publication.PRESENTATION),
    )


def open_findings(asked: ToFreeze, words: CheckWords) -> tuple[Finding, ...]:
    """Return, each once, what every check has found and nobody has released; needs no vault."""
    checked = checked_on(asked.ground, pieces(asked.slides), words)
    every = (*checked.findings, *asked.told)
    released = with_releases(every, asked.ground)
    once = {fingerprint(finding): finding for finding in reversed(every)}
    return tuple(found for mark, found in reversed(once.items()) if mark not in released)


def counted_by_check(findings: tuple[Finding, ...]) -> tuple[tuple[Check, int], ...]:
    """Return how many findings each check has, in the order in which checks are told."""
    count = Counter(finding.check for finding in findings)
    return tuple((check, count[check]) for check in Check if count[check])
