# SPDX-License-Identifier: Apache-2.0
"""Erasing one note for good, on every laptop: a subject's right, or a line that should not be.

What remains is a tombstone: when, why, by whose authority; and the record that an attachment of it
was saved outside, without its name. Messages and documents that repeat
the note stay as they are; `repeating` lists them before.
"""

from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotAllowed, OnHold
from peerdesk.desk.holds import holds_on
from peerdesk.desk.texts import needed
from peerdesk.desk.writing import own_entry, write
from peerdesk.domain import custody
from peerdesk.domain.erasure import Erasure, contents_of
from peerdesk.domain.identifiers import mint, minted_by
from peerdesk.domain.note import Note
from peerdesk.domain.words import Authority, ErasureReason
from peerdesk.errors import PeerDeskError

AUTHORITY_LIMIT = 100
"""Characters in whose authority it was: a role, never a name."""


def erase(book: Book, note: str, reason: ErasureReason, authority: str) -> Erasure:
    """Erase a note for good, with its attachments, here and wherever the word of it comes.

    A lead may, and the laptop on which the note was written. `authority` is a role. Raises
    `NotFound`, `OnHold`, `NotAllowed`, `Missing` and `TextTooLong`; nothing is gone then.
    """
    held = book.note(note)
    if not may_erase(book, held):
        raise NotAllowed("erase a colleague’s note for good", Authority.LEAD)
    said = needed(authority, "By whose authority", AUTHORITY_LIMIT)
    if holds := holds_on(book, note):
        raise OnHold(holds[0].reason, len(holds))
    erasure = mint(book.device)
    write(
        book,
        custody.NoteErased(
            erasure=erasure, note=note, reason=reason, authority=said, erases=_changes(book, note)
        ),
    )
    return next(one for one in book.erasures() if one.id == erasure)


def purge(book: Book) -> str:
    """Leave nothing of what was erased beside the ledger; return what to say where that fails.

    It stays due, and the next backup goes on with it. Returns "" once everything is gone.
    """
    try:
        book.purge()
    except PeerDeskError as error:
        return (
            "What was erased is out of the evidence, but not yet out of the backups in this "
            "vault, nor off every page: the disk refused. It is tried again with the next backup: "
            f"see to the disk first. ({error.user_message})"
        )
    return ""


def may_erase(book: Book, note: Note) -> bool:
    """Say whether this laptop may erase a note: a lead’s, or the one on which it was written."""
    has = own_entry(book).authority
    return has is Authority.LEAD or (has is Authority.PEER and minted_by(note.id, book.device))


def erasure_of(book: Book, note: str) -> Erasure | None:
    """Return the tombstone of a note, or None where it was not erased."""
    return next((erasure for erasure in book.erasures() if erasure.note == note), None)


def _changes(book: Book, note: str) -> tuple[str, ...]:
    """Return what goes of all that happened to a note and its attachments, by hash."""
    happened = list(book.history("note", note))
    for attachment in book.attachments(note):
        history = book.history("attachment", attachment.id)
        happened += [e for e in history if not isinstance(e.fact, custody.AttachmentReleased)]
    return tuple(sorted(contents_of(happened)))
