# SPDX-License-Identifier: Apache-2.0
"""Closing: a lead's order, and a hold that stops it."""

from hashlib import sha256

import pytest
from msgspec.structs import replace

from peerdesk.desk.closing import (
    call_off,
    check_closed,
    check_may_clear,
    closing,
    evidence_in,
    order_closing,
    usual_day,
)
from peerdesk.desk.closing_errors import DayPast, HeldBack, NotAsked, NotClosed, TooSoon
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.scope import change_scope
from peerdesk.domain.custody import AttachmentAdded, HoldLifted
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import Authority, Role
from tests.desk.closing_day import LATER, NOW, TODAY, hold, order
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import Join, share
from tests.fakes.team import write_notes


def test_the_usual_day_is_the_one_agreed_and_never_over(book: MemoryBook) -> None:
    assert usual_day(book, NOW) == TODAY
    scope = book.challenge().scope
    assert scope
    change_scope(book, replace(scope, retention_date=LATER))
    assert usual_day(book, NOW) == LATER


def test_only_a_lead_closes_and_the_order_reaches_every_laptop(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    with pytest.raises(NotAllowed):
        order(peer)
    order(book)
    assert closing(peer) is None
    share(book, peer)
    assert check_may_clear(peer, NOW) == closing(book)


def test_it_is_not_closed_unasked_nor_on_a_day_that_is_over(book: MemoryBook) -> None:
    with pytest.raises(NotAsked):
        order_closing(book, TODAY, NOW, none_known=False)
    with pytest.raises(DayPast):
        order(book, "2026-05-19")
    with pytest.raises(NotClosed):
        check_closed(book)


def test_ordering_again_sets_another_day_and_calling_off_ends_it(book: MemoryBook) -> None:
    order(book, LATER)
    with pytest.raises(TooSoon):
        check_may_clear(book, NOW)
    order(book)
    assert check_may_clear(book, NOW).day == TODAY
    call_off(book)
    with pytest.raises(NotClosed):
        call_off(book)
    assert [disposal.open for disposal in book.disposals()] == [False]


def test_two_leads_orders_unite_to_the_later_day_and_one_order_follows_both(
    book: MemoryBook, join: Join
) -> None:
    manager = join(Role.MANAGER, Authority.LEAD)
    order(book, "2026-06-01")
    order(manager, "2026-07-01")
    share(book, manager)
    share(manager, book)
    assert closing(book) == closing(manager)
    assert check_closed(book).day == "2026-07-01"
    order(book)
    assert [disposal.day for disposal in book.disposals() if disposal.open] == [TODAY]


def test_a_hold_stops_order_and_clearing_until_it_is_lifted(book: MemoryBook, join: Join) -> None:
    peer = join()
    order(book)
    share(book, peer)
    held, change = hold(peer)
    share(peer, book)
    for laptop in (book, peer):
        with pytest.raises(HeldBack) as told:
            check_may_clear(laptop, NOW)
        assert "subject access" in told.value.user_message
    with pytest.raises(HeldBack):
        order(book)
    hold(book)
    with pytest.raises(HeldBack, match="2 holds are open"):
        order(book)
    book.append(HoldLifted(hold=held, replaces=(change,)))


def test_attachments_whose_contents_are_here_are_counted(book: MemoryBook, join: Join) -> None:
    peer = join()
    note, content = write_notes(book, "One line")[0], b"a photograph"
    book.append(
        AttachmentAdded(
            attachment=mint(book.device), note=note, name="chart.png", media="image/png",
            size=len(content), digest=sha256(content).hexdigest(),
            chunks=book.keep_attachment(content),
        )
    )  # fmt: skip
    share(book, peer)
    assert [evidence_in(one).attachments for one in (book, peer)] == [1, 1]
    assert [evidence_in(one).attachments_here for one in (book, peer)] == [1, 0]
