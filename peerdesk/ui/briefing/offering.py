# SPDX-License-Identifier: Apache-2.0
"""What of the summaries can become a file: one as it stands now, or as it was issued."""

from peerdesk.compose.blocks import Copy
from peerdesk.desk.briefings import issued_document, summary
from peerdesk.domain.briefing import Issue
from peerdesk.domain.publication_words import Publication
from peerdesk.ui.components.offered import Offered

_COPIES = (Copy.SPEAKING_NOTE, Copy.SPONSOR, Copy.TEAM)


def offered_now(title: str, day: str, copy: Copy) -> Offered:
    """Return a day's summary in preparation as the export sheet offers it."""
    return Offered(
        title=title,
        stem=f"summary-{day}",
        make=lambda book, chosen: summary(book, day, chosen),
        publication=Publication.SUMMARY,
        copies=_COPIES,
        copy=copy,
    )


def offered_issued(title: str, issue: Issue, copy: Copy) -> Offered:
    """Return an issued summary, just as it was frozen."""
    return Offered(
        title=title,
        stem=f"summary-{issue.day}-issued-{issue.number}",
        make=lambda _, chosen: issued_document(issue, chosen),
        publication=Publication.SUMMARY,
        copies=_COPIES,
        copy=copy,
    )
