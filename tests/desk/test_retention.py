# SPDX-License-Identifier: Apache-2.0
"""The reminder begins two weeks ahead, says what to do, and knows of orders and holds."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.closing import order_closing, take_cleared
from peerdesk.desk.retention import due
from peerdesk.desk.scope import change_scope
from peerdesk.domain.custody import HoldPlaced
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import HoldReason
from tests.fakes.book import MemoryBook
from tests.fakes.clearing import word_of

NOW = FixedClock(datetime(2026, 11, 1, 9, 0)).now()  # noqa: DTZ001 - London's wall time


@pytest.fixture
def kept(book: MemoryBook) -> MemoryBook:
    """Return a challenge to be gone by 30 November."""
    scope = book.challenge().scope
    assert scope
    change_scope(book, replace(scope, retention_date="2026-11-30"))
    return book


def hold(book: MemoryBook) -> None:
    """Place a hold on everything."""
    book.append(HoldPlaced(hold=mint(book.device), reason=HoldReason.LEGAL, reference=""))


def test_without_a_challenge_or_a_day_nothing_is_said(book: MemoryBook) -> None:
    assert due(MemoryBook(), "2030-01-01") is None
    assert due(book, "2030-01-01") is None


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-11-15", ""),
        ("2026-11-16", "to be gone by Monday 30 November 2026, in 14 days: a lead closes"),
        ("2026-11-29", "30 November 2026, tomorrow"),
        ("2026-11-30", "is to be gone by today: a lead closes"),
        ("2026-12-01", "was to be gone by Monday 30 November 2026, yesterday"),
        ("2026-12-30", "30 days ago"),
    ],
)
def test_it_counts_the_days(kept: MemoryBook, today: str, said: str) -> None:
    found = due(kept, today)
    assert (said in found.words) if found else not said
    assert bool(found and found.late) == (today >= "2026-11-30")


def test_a_hold_is_named_and_nothing_is_late_then(kept: MemoryBook) -> None:
    hold(kept)
    found = due(kept, "2026-12-30")
    assert found
    assert "a hold is open" in found.words
    assert not found.late


def test_an_order_is_announced_then_wants_to_be_carried_out(book: MemoryBook) -> None:
    order_closing(book, "2026-11-20", NOW, none_known=True)
    before, after = due(book, "2026-11-19"), due(book, "2026-11-20")
    assert before
    assert after
    assert "closes on Friday 20 November 2026" in before.words
    assert "clear this laptop" in after.words
    assert (before.late, after.late) == (False, True)
    hold(book)
    held = due(book, "2026-11-21")
    assert held
    assert "a hold is open" in held.words


def test_a_copy_of_a_laptop_that_was_certified_as_cleared_says_so(book: MemoryBook) -> None:
    order_closing(book, "2026-11-20", NOW, none_known=True)
    take_cleared(book, word_of(book, FixedClock(datetime(2026, 11, 20, 9, 0)).now()))  # noqa: DTZ001 - London's
    to_go = due(book, "2026-11-21")
    assert to_go
    assert to_go.late
    assert "certified as cleared on Friday 20 November 2026" in to_go.words
    assert to_go.words.endswith("and clear it too.")
    hold(book)
    held = due(book, "2026-11-21")
    assert held
    assert held.words.endswith("tell a lead.")
