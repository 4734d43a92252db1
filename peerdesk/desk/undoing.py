# SPDX-License-Identifier: Apache-2.0
"""Undoing an import: exactly what it brought goes out again, as if it had never been taken in.

Only while nothing rests on it: as soon as something is written here, or a bundle leaves, the
evidence has gone on from what was imported, and taking it out would tear the chains.
"""

from peerdesk.desk.book import TeamBook
from peerdesk.desk.carrying import Carrying
from peerdesk.desk.exchange_errors import CannotUndo
from peerdesk.desk.folder.chosen import offer_again
from peerdesk.team.receipt import Receipt


def undo(book: TeamBook, receipt: Receipt) -> None:
    """Take out exactly what an import brought, by its receipt; the receipt goes with it.

    Imports are undone in the order opposite to that in which they were made; those that brought
    nothing do not count, and their receipts go along. Raises `CannotUndo` where something was
    written or shared since, a later import stands or is under way, contents have gone for good, or
    what had waited for an admission was taken in since and is kept no more; nothing has changed
    then.
    """
    if why := why_kept(book, receipt):
        raise CannotUndo(why)
    book.undo(receipt)
    offer_again(book, receipt)


def why_kept(book: Carrying, receipt: Receipt) -> str:
    """Return why an import cannot be undone any more, or "" where it can; half a sentence."""
    return book.why_kept(receipt)
