# SPDX-License-Identifier: Apache-2.0
"""The presentation frozen: as it stands here, or as the very file says that was presented."""

import hashlib
from collections.abc import Mapping

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.edited import EditedDeck
from peerdesk.compose.presented import as_edited
from peerdesk.desk.book import Book
from peerdesk.desk.deck_files import read_back
from peerdesk.desk.errors import NotFound
from peerdesk.desk.freezing import NothingToFreeze, TooLongToFreeze
from peerdesk.desk.frozen import read_frozen
from peerdesk.desk.presenting import deck, presentation
from peerdesk.desk.writing import write
from peerdesk.domain.facts import PointIssued
from peerdesk.domain.identifiers import mint
from peerdesk.domain.publication_words import Publication, Stage
from peerdesk.domain.published import Frozen
from peerdesk.domain.publishing import PublicationIssued
from peerdesk.ledger.canonical import LARGEST, encode

_HALF = LARGEST // 2
"""Bytes of a frozen presentation: it is written into a change as a text, its marks escaped."""


def freeze_slides(book: Book, stage: Stage = Stage.PRESENTED) -> Frozen:
    """Freeze the presentation as it stands here, under the next number; only leads do.

    Freezing again supersedes: both stay, and the higher number counts. Raises `NothingToFreeze`
    and `TooLongToFreeze`.
    """
    made = deck(book, Copy.SPONSOR)
    shown = {point.message for slide in made.slides for point in slide.points}
    said = {m.id: m.wording for m in book.messages() if m.id in shown}
    return _freeze(book, (made, said), stage)


def freeze_file(book: Book, edited: EditedDeck, content: bytes) -> Frozen:
    """Freeze the presentation as a file has it that was edited elsewhere and presented.

    `edited` is what was read of `content`, whose digest is kept: only the very file has it.
    """
    back = read_back(book, edited).back
    made = as_edited(deck(book, Copy.SPONSOR), edited, back)
    hidden = {slide.number for slide in edited.slides if slide.hidden}
    shown = [one for one in back.found if one.same_point and one.spot.slide not in hidden]
    said = {one.message: one.after for one in reversed(shown)}
    return _freeze(book, (made, said), Stage.PRESENTED, hashlib.sha256(content).hexdigest())


def as_file_has_it(book: Book, edited: EditedDeck) -> Deck:
    """Return the presentation that a file holds, each point with the message it was found to be."""
    return as_edited(deck(book, Copy.SPONSOR), edited, read_back(book, edited).back)


def frozen_from(book: Book, content: bytes) -> Frozen | None:
    """Return the presentation that was frozen from this very file, to the byte, or None."""
    held = presentation(book)
    digest = hashlib.sha256(content).hexdigest()
    found = [issue for issue in (held.issues if held else ()) if issue.file == digest]
    return found[-1] if found else None


def frozen_slides(frozen: Frozen) -> Deck:
    """Return a presentation exactly as it was frozen, or raise `DamagedIssue`."""
    return read_frozen(frozen.content, frozen.digest, Deck, frozen.number)


def presentation_number(book: Book, number: int) -> Frozen:
    """Return the presentation frozen under a number, or raise `NotFound`."""
    held = presentation(book)
    found = [issue for issue in (held.issues if held else ()) if issue.number == number]
    if not found:
        raise NotFound("frozen presentation", str(number))
    return found[-1]


def _freeze(
    book: Book, told: tuple[Deck, Mapping[str, str]], stage: Stage, file: str = ""
) -> Frozen:
    """Freeze slides with the words in which each message is said on them."""
    made, said = told
    if not said:
        raise NothingToFreeze
    content = encode(made)
    if len(content) > _HALF:
        raise TooLongToFreeze(len(content), _HALF)
    held = presentation(book)
    number = max((issue.number for issue in held.issues), default=0) + 1 if held else 1
    identifier = held.id if held else mint(book.device)
    fact = PublicationIssued(
        publication=identifier,
        kind=Publication.PRESENTATION,
        stage=stage,
        number=number,
        content=content.decode(),
        digest=hashlib.sha256(content).hexdigest(),
        points=tuple(PointIssued(message, wording) for message, wording in sorted(said.items())),
        file=file,
        title=f"Presentation {number}",
    )
    write(book, fact)
    return presentation_number(book, number)
