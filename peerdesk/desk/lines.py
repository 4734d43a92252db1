# SPDX-License-Identifier: Apache-2.0
"""Parting a line into two and putting two together, each of which can be undone and done again.

The first keeps its identifier and time; the second half of a parted line has the time of the
whole, for both were said then. Each deed is one transaction.
"""

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.errors import DeskError, InTheBin, NotTheAuthor
from peerdesk.desk.evidence import is_own, restore, revise, rewording, untag, unvoice, withdraw
from peerdesk.desk.writing import write
from peerdesk.domain import facts
from peerdesk.domain.identifiers import mint
from peerdesk.domain.text import one_line
from peerdesk.domain.words import Voice

_ENDS = frozenset(".,;:!?…")


class NotJoined(DeskError):
    """Something hangs on the second line that would go with it."""

    def __init__(self) -> None:
        super().__init__(
            "The second line has an attachment or stands in a message. Move that first, or keep "
            "both lines."
        )


class Parted(Struct, frozen=True):
    """What was parted: the notes, and the words as they were and as they are."""

    first: str
    second: str
    whole: str
    before: str


class Joined(Struct, frozen=True):
    """What was put together: the notes, the first's words before, and what it gained."""

    first: str
    second: str
    before: str
    kloes: tuple[str, ...]
    voices: tuple[Voice, ...]


def halves(text: str, place: int) -> tuple[str, str]:
    """Return a line's halves at a place; a sentence's end stays with the first."""
    after = text[place:]
    end = len(after) - len(after.lstrip(" ")) if after.lstrip(" ")[:1] in _ENDS else 0
    while end < len(after) and after[end] in _ENDS:
        end += 1
    return text[: place + end].strip(), after[end:].strip()


def part(book: Book, note: str, place: int) -> Parted:
    """Part a line of one's own before the character at `place` into two notes.

    Raises `EmptyText` where one half would be empty, and what `revise` raises.
    """
    held = book.note(note)
    before, after = (one_line(half) for half in halves(held.text, place))
    told = rewording(book, held, before)
    second = facts.NoteWritten(
        note=mint(book.device),
        author=held.author,
        text=after,
        source=held.source,
        session=held.session,
        case=held.case,
        record=held.record,
        area=held.area,
        stance=held.stance,
        kloes=held.kloe_ids,
        voices=held.voice_list,
        taken_at=held.at,
        taken_offset=held.offset,
    )
    write(book, *filter(None, (told, second)))
    return Parted(note, second.note, held.text, before)


def put_back(book: Book, parted: Parted) -> None:
    """Undo a parting: the first half says the whole again, the second goes into the bin."""
    revise(book, parted.first, parted.whole)
    withdraw(book, parted.second)


def part_again(book: Book, parted: Parted) -> None:
    """Do an undone parting again."""
    revise(book, parted.first, parted.before)
    restore(book, parted.second)


def join(book: Book, first: str, second: str) -> Joined:
    """Put a second line behind a first: one text, the marks and tags of both, one time.

    The first keeps its mark. Both have to be one's own; raises `NotTheAuthor`, `InTheBin`,
    `TextTooLong`, and `NotJoined` where something hangs on the second.
    """
    one, other = book.note(first), book.note(second)
    if not (is_own(book, one) and is_own(book, other)):
        raise NotTheAuthor
    if other.withdrawn:
        raise InTheBin("note")
    if book.messages_on(second) or any(
        each.note == second and not each.withdrawn for each in book.attachments()
    ):
        raise NotJoined
    kloes = tuple(kloe for kloe in other.kloe_ids if kloe not in one.kloe_ids)
    voices = tuple(voice for voice in other.voice_list if voice not in one.voice_list)
    told = rewording(book, one, f"{one.text} {other.text}")
    write(
        book,
        *filter(None, (told,)),
        *(facts.NoteTagged(note=first, kloe=kloe) for kloe in kloes),
        *(facts.NoteVoiced(note=first, voice=voice) for voice in voices),
        facts.NoteWithdrawn(note=second),
    )
    return Joined(first, second, one.text, kloes, voices)


def take_apart(book: Book, joined: Joined) -> None:
    """Undo a joining: the second line stands again, and the first is what it was."""
    revise(book, joined.first, joined.before)
    for kloe in joined.kloes:
        untag(book, joined.first, kloe)
    for voice in joined.voices:
        unvoice(book, joined.first, voice)
    restore(book, joined.second)
