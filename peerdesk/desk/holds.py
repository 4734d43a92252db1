# SPDX-License-Identifier: Apache-2.0
"""Holds: while one stands, nothing that it covers is erased on any laptop, or disposed of.

A request for information, a subject's request or a safeguarding matter makes erasing wrong for
as long as it is open. Anybody who brings evidence may say so; only a lead says that it is over.
"""

from collections.abc import Sequence

from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound
from peerdesk.desk.texts import needed
from peerdesk.desk.writing import write
from peerdesk.domain import custody
from peerdesk.domain.hold import Hold
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import HoldReason

REFERENCE_LIMIT = 100
"""Characters in what a hold is known by elsewhere: a case or request number, never a name."""


def place_hold(book: Book, reason: HoldReason, reference: str, notes: Sequence[str] = ()) -> Hold:
    """Keep notes, or all of the evidence where none is named, from being erased.

    Raises `Missing` without a reference, `NotFound`, `NotAllowed`, `TextTooLong`.
    """
    said = needed(reference, "The reference of the hold", REFERENCE_LIMIT)
    for note in notes:
        book.note(note)
    hold = mint(book.device)
    covered = tuple(dict.fromkeys(notes))
    write(book, custody.HoldPlaced(hold=hold, reason=reason, reference=said, notes=covered))
    return hold_of(book, hold)


def lift_hold(book: Book, hold: str) -> Hold:
    """Lift a hold, which only a lead does; erasures that waited for it take effect at once.

    Lifting one that has been lifted changes nothing.
    """
    held = hold_of(book, hold)
    if held.open:
        write(book, custody.HoldLifted(hold=hold, replaces=held.standing))
    return hold_of(book, hold)


def hold_of(book: Book, hold: str) -> Hold:
    """Return one hold, or raise `NotFound`."""
    found = next((one for one in book.holds() if one.id == hold), None)
    if found is None:
        raise NotFound("hold", hold)
    return found


def open_holds(book: Book) -> tuple[Hold, ...]:
    """Return the holds that stand."""
    return tuple(hold for hold in book.holds() if hold.open)


def holds_on(book: Book, note: str) -> tuple[Hold, ...]:
    """Return the holds that keep a note from being erased."""
    return tuple(hold for hold in book.holds() if hold.covers(note))
