# SPDX-License-Identifier: Apache-2.0
"""The documents that the place shows: which they are, and how each is composed or offered."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from peerdesk.compose.blocks import Copy, Document
from peerdesk.desk.book import TeamBook
from peerdesk.desk.freezing import frozen_document
from peerdesk.desk.open_findings import told_in
from peerdesk.desk.written import document
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.published import Frozen
from peerdesk.ui.components.offered import Offered
from peerdesk.ui.components.options import Option

TALK = "talking-points"
"""The speaking note of the case review, shown as a document of its own."""


class Paper(Struct, frozen=True):
    """One of the documents: its kind, and its copy where there is only one."""

    key: str
    kind: Publication
    only: Copy | None = None


PAPERS = {
    paper.key: paper
    for paper in (
        Paper("report", Publication.REPORT),
        Paper("letter", Publication.LETTER),
        Paper("feedback-form", Publication.FORM),
        Paper("case-review", Publication.CASE_REVIEW),
        Paper(TALK, Publication.CASE_REVIEW, Copy.SPEAKING_NOTE),
    )
}


def paper_names() -> tuple[Option, ...]:
    """Return the documents to choose from."""
    after, before = _tr("After the challenge"), _tr("Before it")
    return (
        Option("report", _tr("Report"), icon="article", group=after),
        Option("letter", _tr("Feedback letter"), icon="envelope-simple", group=after),
        Option("feedback-form", _tr("Feedback form"), icon="list-checks", group=after),
        Option("case-review", _tr("Case record review"), icon="folder-open", group=before),
        Option(TALK, _tr("Case review: talking points"), icon="chat-circle-text", group=before),
    )


def composed(paper: Paper, copy: Copy) -> Callable[[TeamBook], Document]:
    """Return what composes a document as it stands, on the vault's thread."""
    wanted = paper.only or copy
    return lambda book: document(book, paper.kind, wanted)


def offered(paper: Paper, title: str, frozen: Frozen | None) -> Offered:
    """Return how a document can be exported: as it stands, or just as it was frozen."""
    copies = (paper.only,) if paper.only else (Copy.SPONSOR, Copy.TEAM)
    stem = paper.key if frozen is None else f"{paper.key}-{frozen.number}"

    def make(book: TeamBook, copy: Copy) -> Document:
        if frozen is not None:
            return frozen_document(frozen, copy)
        return document(book, paper.kind, copy)

    return Offered(
        title=frozen.title if frozen else title,
        stem=stem,
        make=make,
        publication=paper.kind,
        copies=copies,
        copy=copies[0],
        told=None if frozen or paper.only else lambda book: told_in(book, paper.kind),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("report", words)
