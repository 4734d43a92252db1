# SPDX-License-Identifier: Apache-2.0
"""Slides handed out to be edited in PowerPoint, and what comes back of them.

A file is handed out with a random sign for each message; which sign is whose is kept here and
leaves nothing to guess at elsewhere. What was edited becomes a proposed rewording: nothing is
taken over before somebody has looked at it.
"""

import secrets
from collections.abc import Mapping
from contextlib import suppress

from msgspec import Struct, structs

from peerdesk.compose.aligning import align
from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.edited import EditedDeck
from peerdesk.compose.pieces import pieces
from peerdesk.compose.read_back import SLIGHT, Added, Aligned, Doubt, ReadBack, Written, plain
from peerdesk.compose.rearranged import rearranged
from peerdesk.desk.book import Book
from peerdesk.desk.errors import InTheBin, NotAllowed
from peerdesk.desk.presenting import Back, deck, presentation
from peerdesk.desk.writing import write
from peerdesk.domain.facts import MessageReworded
from peerdesk.domain.identifiers import mint
from peerdesk.domain.publication import Anchor
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.published import Handed
from peerdesk.domain.publishing import PublicationWritten
from peerdesk.domain.text import WORDING_LIMIT, one_line

_BYTES = 8
"""Of randomness in one sign: none is ever met twice."""


class Proposed(Struct, frozen=True):
    """A rewording that a file proposes: the words that stand here, and those in the file.

    `before` are the words that were handed out, `likeness` is out of 100.
    """

    message: str
    standing: str
    before: str
    after: str
    slide: int
    title: str
    likeness: int
    doubts: tuple[Doubt, ...]

    @property
    def is_plain(self) -> bool:
        """Say whether nothing gives a reason to leave the wording alone."""
        return not set(self.doubts) - SLIGHT


class FileRead(Struct, frozen=True):
    """What came back in a file; `handed` is its handing out, or None where its signs are lost.

    `gone` are messages that were taken off the slides, `added` texts that are no message, and
    `back` is where each message was found. `seen` says what else is otherwise in the file, and is
    not taken over.
    """

    handed: Handed | None
    proposed: tuple[Proposed, ...]
    gone: tuple[Written, ...]
    added: tuple[Added, ...]
    back: ReadBack
    slides: int
    seen: tuple[str, ...] = ()


def signs_for(slides: Deck) -> dict[str, str]:
    """Return a random sign for each message on the slides, to be put into a file of them."""
    shown = {point.message for slide in slides.slides for point in slide.points} - {""}
    return {message: secrets.token_hex(_BYTES) for message in sorted(shown)}


def hand_out(book: Book, signs: Mapping[str, str]) -> None:
    """Remember which sign of a file that was written stands for which message, in which words.

    Whoever may not write here leaves no record: such a file is read back by likeness alone.
    """
    wordings = {message.id: message.wording for message in book.messages()}
    anchors = [Anchor(sign, m, wordings[m]) for m, sign in signs.items() if m in wordings]
    if not anchors:
        return
    held = presentation(book)
    fact = PublicationWritten(
        publication=held.id if held else mint(book.device),
        kind=Publication.PRESENTATION,
        document=secrets.token_hex(_BYTES),
        anchors=tuple(anchors),
    )
    with suppress(NotAllowed):
        write(book, fact)


def read_back(book: Book, edited: EditedDeck) -> FileRead:
    """Return what a file proposes, has lost and has gained, against what stands here now.

    Where none of its signs is known, as in a file that another program has saved, its points are
    looked for by likeness in what was handed out last, and among all messages that stand. What
    was withdrawn since is passed over.
    """
    handed = _handed(book, edited)
    held = presentation(book)
    last = held.written[-1] if held and held.written else None
    merged = book.merged()
    standing = {message.id: message.wording for message in book.messages()}
    written: list[Written] = [Written(m, wording) for m, wording in standing.items()]
    if known := handed or last:
        named = [
            structs.replace(a, message=merged.get(a.message, a.message)) for a in known.anchors
        ]
        given = [Written(a.message, a.wording, a.anchor) for a in named if a.message in standing]
        missing = set(standing) - {one.message for one in given}
        written = [*given, *(one for one in written if one.message in missing)]
    back = align(written, edited, _usual(deck(book, Copy.SPONSOR)))
    return FileRead(
        handed=handed,
        proposed=tuple(
            _proposed(standing, one) for one in back.reworded if _is_news(standing, one)
        ),
        gone=back.gone,
        added=back.added,
        back=back,
        slides=len(edited.slides),
        seen=rearranged(deck(book, Copy.TEAM), edited, back),
    )


def take_wordings(book: Book, wordings: Mapping[str, str]) -> Back:
    """Take proposed wordings over, all as one write; each is the message's, with its history.

    Returns the way back. Raises `InTheBin`, `EmptyText` and `TextTooLong`.
    """
    facts: list[MessageReworded] = []
    before: dict[str, str] = {}
    for identifier, wording in wordings.items():
        held = book.message(identifier)
        if held.withdrawn:
            raise InTheBin("message")
        cleaned = one_line(wording, WORDING_LIMIT)
        if any(standing.text != cleaned for standing in held.wordings):
            before[identifier] = held.wording
            replaces = tuple(standing.hash for standing in held.wordings)
            facts.append(MessageReworded(message=identifier, wording=cleaned, replaces=replaces))
    write(book, *facts)
    return lambda again: take_wordings(again, before)


def _usual(slides: Deck) -> list[str]:
    """Return, line by line, what stands on the slides and is no message."""
    told = [piece.text for piece in pieces(slides) if not piece.message]
    told += [part for slide in slides.slides for f in slide.figures for part in (f.label, f.detail)]
    return [*(line for text in told for line in text.splitlines()), slides.offer, slides.days]


def _handed(book: Book, edited: EditedDeck) -> Handed | None:
    """Return the handing out of which most signs are in a file; of equals the last."""
    held = presentation(book)
    if held is None:
        return None
    signs = edited.anchors
    counted = [
        (sum(a.anchor in signs for a in one.anchors), n) for n, one in enumerate(held.written)
    ]
    most, place = max(counted, default=(0, 0))
    return held.written[place] if most else None


def _is_news(standing: Mapping[str, str], one: Aligned) -> bool:
    """Say whether a wording from a file is another than the one that stands here."""
    return plain(one.after) != plain(standing[one.message])


def _proposed(standing: Mapping[str, str], one: Aligned) -> Proposed:
    now = standing[one.message]
    moved_on = () if plain(now) == plain(one.before) else (Doubt.CHANGED_HERE,)
    return Proposed(
        message=one.message, standing=now, before=one.before, after=one.after,
        slide=one.spot.slide, title=one.spot.title, likeness=one.likeness,
        doubts=(*one.doubts, *moved_on),
    )  # fmt: skip
