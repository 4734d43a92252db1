# SPDX-License-Identifier: Apache-2.0
"""A summary issued in a test with every point that stands."""

from peerdesk.desk.book import Book
from peerdesk.desk.briefings import issue
from peerdesk.desk.ticking import Ticks, tick_all
from peerdesk.domain.briefing import Issue


def issue_all(book: Book, day: str) -> Issue:
    """Tick every message that stands, and issue the day's summary."""
    tick_all(book, day, Ticks.ALL)
    return issue(book, day)
