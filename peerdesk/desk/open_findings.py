# SPDX-License-Identifier: Apache-2.0
"""What the checks still say of a report, letter, form or case review, before it is frozen.

Checks advise: who freezes or exports is told how much stands open, and goes on all the same.
"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from peerdesk.compose.blocks import Copy
from peerdesk.compose.checks.finding import Check, Finding, Piece
from peerdesk.compose.checks.lists import CheckWords
from peerdesk.compose.pieces import pieces
from peerdesk.desk.book import Book
from peerdesk.desk.checking import Checked, Ground, checked_on, ground, with_releases
from peerdesk.desk.surprises import told_findings
from peerdesk.desk.written import document, gather_written
from peerdesk.domain.publication_words import Publication

_NAMES = {
    Check.ATTRIBUTION: "attribution",
    Check.LANGUAGE: "language",
    Check.TRIANGULATION: "thin evidence",
    Check.SURPRISE: "surprise",
    Check.DRIFT: "drift",
}


class Checkable(Struct, frozen=True):
    """A document as it stands, read at once: what it is checked on, its texts, what was told."""

    ground: Ground
    parts: tuple[Piece, ...]
    told: tuple[Finding, ...] = ()


def told_in(book: Book, kind: Publication) -> tuple[Finding, ...]:
    """Return the surprises in a document as it stands, and its drift from the slides.

    How thin the evidence of a point is stands with the messages and the map.
    """
    found = told_findings(gather_written(book, kind), kind)
    return tuple(finding for finding in found if finding.check is not Check.TRIANGULATION)


def checkable(book: Book, kind: Publication) -> Checkable:
    """Return what is needed to check a document that is written at length."""
    parts = pieces(document(book, kind, Copy.SPONSOR))
    return Checkable(ground(book, kind), parts, told_in(book, kind))


def still_open(on: Checkable, words: CheckWords) -> tuple[Finding, ...]:
    """Return what nobody has released in a document; needs no vault any more."""
    findings = (*checked_on(on.ground, on.parts, words).findings, *on.told)
    return Checked(findings, with_releases(findings, on.ground)).open


def open_words(findings: Sequence[Finding]) -> str:
    """Return how much stands open, by check, or "" where nothing does."""
    if not findings:
        return ""
    by_check = Counter(finding.check for finding in findings)
    parts = ", ".join(
        f"{name} {by_check[check]}" for check, name in _NAMES.items() if by_check[check]
    )
    many = "finding of the checks stands" if len(findings) == 1 else "findings of the checks stand"
    return f"{len(findings)} {many} open: {parts}."
