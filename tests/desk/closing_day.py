# SPDX-License-Identifier: Apache-2.0
"""The day on which a challenge is closed, and who closes it."""

from datetime import datetime

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.closing import order_closing
from peerdesk.domain.custody import HoldPlaced
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import HoldReason
from tests.fakes.book import MemoryBook

CLOCK = FixedClock(datetime(2026, 5, 20, 9, 5))  # noqa: DTZ001 - London's wall time
NOW = CLOCK.now()
TODAY, LATER = "2026-05-20", "2026-11-30"


def order(book: MemoryBook, day: str = TODAY) -> None:
    """Close as a lead who has asked."""
    order_closing(book, day, NOW, none_known=True)


def hold(book: MemoryBook) -> tuple[str, str]:
    """Place a hold and return it with its change."""
    (placed,) = book.append(
        HoldPlaced(hold=mint(book.device), reason=HoldReason.SUBJECT_ACCESS, reference="1")
    )
    return placed.fact.entity, placed.hash
