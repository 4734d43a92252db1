# SPDX-License-Identifier: Apache-2.0
"""Whose bundles are missing is named, so that the evening need not wait for them."""

from msgspec.structs import replace

from peerdesk.desk.capture import write_line
from peerdesk.desk.late_bundles import late_bundles
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.calendar import local
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, Join, share

DAY = FOCUS_GROUP.day


def now(book: MemoryBook) -> tuple[int, int]:
    return book.clock.now()


def attends(book: MemoryBook, person: str, **times: str) -> None:
    plan_session(book, replace(FOCUS_GROUP, peers=(person,), **times))


def test_nobody_is_late_whose_last_session_is_behind_what_they_sent(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    attends(book, peer.person, start="00:01", end="00:02")
    write_line(peer, "+ All here")
    peer.sign()
    share(peer, book)
    assert late_bundles(book, DAY, now(book)) == ()


def test_who_has_not_been_heard_since_their_last_session_is_named(
    book: MemoryBook, join: Join
) -> None:
    peer = join()
    attends(book, peer.person, start="22:00", end="23:59")
    write_line(peer, "+ From the morning")
    signed = peer.sign()
    share(peer, book)
    (late,) = late_bundles(book, DAY, now(book))
    heard = f"{local(signed.claim.at, now(book)[1]):%H:%M}"
    assert late.sentence == f"{late.name}: nothing since {heard}."
    assert late_bundles(book, "2026-05-13", now(book)) == ()


def test_who_never_sent_anything_is_named(book: MemoryBook, join: Join) -> None:
    peer = join()
    attends(book, peer.person)
    (late,) = late_bundles(book, DAY, now(book))
    assert late.heard == ""
    assert late.sentence.endswith("nothing has come from this laptop yet.")
