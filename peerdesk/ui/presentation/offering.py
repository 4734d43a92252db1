# SPDX-License-Identifier: Apache-2.0
"""What of the presentation can become a file, and what is remembered of one that did."""

from collections.abc import Mapping

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.checks.finding import Check, Finding
from peerdesk.compose.formats import Format, Paper
from peerdesk.desk.book import TeamBook
from peerdesk.desk.deck_files import hand_out, signs_for
from peerdesk.desk.gathering import gather
from peerdesk.desk.presenting import deck
from peerdesk.desk.surprises import slide_findings
from peerdesk.domain.publication_words import Publication
from peerdesk.ui.components.offered import Offered, WrittenFile


def offered(title: str) -> Offered:
    """Return the slides as the export sheet offers them; `title` is their name in a sentence."""
    return Offered(
        title=title,
        stem="presentation",
        make=deck,
        publication=Publication.PRESENTATION,
        copies=(Copy.SPONSOR, Copy.TEAM),
        formats=(Format.PPTX, Format.PDF),
        anchors=_signs,
        written=_remember,
        told=_told,
    )


def _told(book: TeamBook) -> tuple[Finding, ...]:
    found = slide_findings(gather(book), deck(book, Copy.SPONSOR))
    return tuple(finding for finding in found if finding.check is Check.SURPRISE)


def _signs(paper: Paper) -> Mapping[str, str]:
    return signs_for(paper) if isinstance(paper, Deck) else {}


def _remember(book: TeamBook, file: WrittenFile) -> None:
    hand_out(book, file.wish.anchors)
