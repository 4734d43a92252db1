# SPDX-License-Identifier: Apache-2.0
"""Attachments of notes: put to a note, looked at, taken off, and let out on a recorded word.

Bytes and fact are two steps. The bytes are kept first, and nothing refers to them until the fact
is written; so a crash in between leaves no attachment that cannot be opened.
"""

from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.errors import (
    AttachmentTooLarge,
    DamagedAttachment,
    EmptyFile,
    InTheBin,
    NotAllowed,
    NotFound,
)
from peerdesk.desk.writing import names, own_entry, write
from peerdesk.domain import custody
from peerdesk.domain.attachment import LARGEST, Attachment
from peerdesk.domain.authority import RULES, reaches
from peerdesk.domain.file_name import clean_name
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import Authority, ReleaseReason


class Prepared(Struct, frozen=True):
    """Bytes ready to be kept: a sort that can be shown, and no metadata in a picture."""

    media: str
    content: bytes


class Attached(Struct, frozen=True):
    """An attachment with what a reader needs to know of it.

    `name` is safe to show; `here` says that its bytes are on this laptop, and `by` on whose
    laptop they were attached, or "" if nobody here knows.
    """

    attachment: Attachment
    name: str
    here: bool
    by: str
    own: bool
    may_take_off: bool


class LetOut(Struct, frozen=True):
    """What may be written outside the vault now that this has been recorded."""

    name: str
    content: bytes


def attach(book: Book, note: str, name: str, prepared: Prepared) -> Attachment:
    """Put a file to a note; when this returns, bytes and fact are on the disk.

    Raises `InTheBin`, `NotAllowed`, `EmptyFile` or `AttachmentTooLarge`, or what says NOT SAVED.
    The same file put to the same note again is the attachment that stands already.
    """
    if book.note(note).withdrawn:
        raise InTheBin("note")
    size = len(prepared.content)
    if not size:
        raise EmptyFile
    if size > LARGEST:
        raise AttachmentTooLarge(size, LARGEST)
    _check_may_attach(book)
    digest = sha256(prepared.content).hexdigest()
    for held in book.attachments(note):
        if held.digest == digest and not held.withdrawn and book.is_here(held):
            return held
    added = custody.AttachmentAdded(
        attachment=mint(),
        note=note,
        name=clean_name(name, prepared.media),
        media=prepared.media,
        size=size,
        digest=digest,
        chunks=book.keep_attachment(prepared.content),
    )
    write(book, added)
    return attachment_of(book, added.attachment)


def attachment_of(book: Book, identifier: str) -> Attachment:
    """Return one attachment, or raise `NotFound`."""
    for held in book.attachments():
        if held.id == identifier:
            return held
    raise NotFound("attachment", identifier)


def attached(book: Book, note: str = "", *, withdrawn: bool = False) -> tuple[Attached, ...]:
    """Return what is attached to a note, or to all; with `withdrawn` what was taken off too."""
    held = [one for one in book.attachments(note) if withdrawn or not one.withdrawn]
    return tuple(_seen(book, held))


def take_off(book: Book, identifier: str) -> Attachment:
    """Take an attachment off its note: whoever attached it may, and a lead.

    Its bytes stay, so that it can be put back, until the note is erased for good.
    """
    held = _own_or_lead(book, identifier, "take off what a colleague attached")
    if held.withdrawn:
        return held
    write(book, custody.AttachmentWithdrawn(attachment=identifier))
    return attachment_of(book, identifier)


def put_back(book: Book, identifier: str) -> Attachment:
    """Put an attachment back to its note: whoever attached it may, and a lead."""
    held = _own_or_lead(book, identifier, "put back what a colleague attached")
    if not held.withdrawn:
        return held
    write(book, custody.AttachmentRestored(attachment=identifier, replaces=held.withdrawals))
    return attachment_of(book, identifier)


def look_at(book: Book, identifier: str) -> Prepared:
    """Return an attachment's bytes for showing; raises `HeldElsewhere` or `DamagedAttachment`."""
    held = attachment_of(book, identifier)
    return Prepared(held.media, book.attachment_bytes(held))


def release(book: Book, identifier: str, reason: ReleaseReason) -> LetOut:
    """Record that an attachment leaves the vault, and return what may then be written outside.

    The record comes first: should writing the file fail, the history says once too often that
    it was let out, and never once too little. Bytes that are not here, or not whole, are refused
    before anything is recorded.
    """
    held = attachment_of(book, identifier)
    if held.withdrawn:
        raise InTheBin("attachment")
    content = book.attachment_bytes(held)
    if len(content) != held.size:
        raise DamagedAttachment
    write(book, custody.AttachmentReleased(attachment=identifier, reason=reason))
    return LetOut(clean_name(held.name, held.media), content)


def _seen(book: Book, held: Iterable[Attachment]) -> Iterable[Attached]:
    people = names(book)
    known = book.roster().known.values()
    owners = {m.device: people[m.person].name for m in known if m.person in people}
    lead = reaches(own_entry(book).authority, Authority.LEAD)
    for one in held:
        own = one.device == book.device
        yield Attached(
            attachment=one,
            name=clean_name(one.name, one.media),
            here=book.is_here(one),
            by=owners.get(one.device, ""),
            own=own,
            may_take_off=own or lead,
        )


def _check_may_attach(book: Book) -> None:
    """Raise `NotAllowed` before bytes are kept that no fact could name."""
    rule = RULES[custody.AttachmentAdded]
    if not reaches(own_entry(book).authority, rule.needs):
        raise NotAllowed(rule.deed, rule.needs)


def _own_or_lead(book: Book, identifier: str, deed: str) -> Attachment:
    held = attachment_of(book, identifier)
    own = held.device == book.device
    if not own and not reaches(own_entry(book).authority, Authority.LEAD):
        raise NotAllowed(deed, Authority.LEAD)
    return held
