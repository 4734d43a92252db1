# SPDX-License-Identifier: Apache-2.0
"""Every paper of the practice challenge, in every copy, format and size."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from peerdesk.bootstrap.documents import Documents
from peerdesk.compose.blocks import Copy, Document
from peerdesk.compose.formats import Paper
from peerdesk.desk.book import Book
from peerdesk.desk.briefings import issued_document, summary
from peerdesk.desk.presenting import deck
from peerdesk.desk.surprises import leaders_page
from peerdesk.desk.written import document
from peerdesk.domain.briefing import Issue
from peerdesk.domain.publication_words import Publication

Summaries = Sequence[tuple[Issue, Document]]
"""Issued summaries, each with the team's copy as it stood on that evening."""
_WRITTEN = {
    Publication.CASE_REVIEW: tuple(Copy),
    Publication.REPORT: (Copy.SPONSOR, Copy.TEAM),
    Publication.LETTER: (Copy.SPONSOR, Copy.TEAM),
    Publication.FORM: (Copy.SPONSOR, Copy.TEAM),
}
"""The copies of what is written in parts; the speaking note of a case review is for talking."""


def write_papers(documents: Documents, book: Book, summaries: Summaries) -> tuple[Path, ...]:
    """Write every paper there is, ordinary and in large print; return the paths."""
    return tuple(
        path
        for stem, paper in practice_papers(book, summaries)
        for path in documents.write_all(paper, stem)
    )


def practice_papers(book: Book, summaries: Summaries) -> Iterator[tuple[str, Paper]]:
    """Yield each paper with the beginning of its file's name.

    A summary that is still in preparation comes as it stands now.
    """
    for issued, for_team in summaries:
        stem = f"summary-{issued.day}"
        yield stem, issued_document(issued, Copy.SPEAKING_NOTE)
        yield stem, issued_document(issued, Copy.SPONSOR)
        yield stem, for_team
    for day in (briefing.day for briefing in book.briefings() if not briefing.issues):
        for copy in Copy:
            yield f"summary-{day}", summary(book, day, copy)
    for copy in (Copy.SPONSOR, Copy.TEAM):
        yield "presentation", deck(book, copy)
    for kind, copies in _WRITTEN.items():
        for copy in copies:
            yield kind.value, document(book, kind, copy)
    last = max((issued.day for issued, _ in summaries), default="")
    if last:
        yield "told-shown-reported", leaders_page(book, last)
