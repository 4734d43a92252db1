# SPDX-License-Identifier: Apache-2.0
"""What a bundle takes away and keeps: the erasures and holds in it, told before they are here.

Once an erasure is taken in, nobody can say any more what on this laptop repeats the note. The
sentences name messages and summaries, and quote nothing.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound
from peerdesk.desk.holds import holds_on
from peerdesk.desk.references import short
from peerdesk.desk.repeating import Repeats, repeats
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.custody import HoldPlaced, NoteErased
from peerdesk.domain.entry import Entry
from peerdesk.domain.note import Note
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import counting


class Taken(Struct, frozen=True):
    """How many notes a bundle erases and holds it places, with sentences on what is here."""

    erased: int
    holds: int
    sentences: tuple[str, ...]


def taken_by(
    book: Book, arriving: Sequence[Entry], waiting: Sequence[Entry], roster: Roster
) -> Taken:
    """Return what the changes that arrive erase and hold; a hold counts though it waits."""
    ordered = [e for e in arriving if isinstance(e.fact, NoteErased) and counting([e], roster)]
    notes = dict.fromkeys(e.fact.note for e in ordered if isinstance(e.fact, NoteErased))
    held = {e.fact.entity for e in (*arriving, *waiting) if isinstance(e.fact, HoldPlaced)}
    return Taken(
        erased=len(notes),
        holds=len(held - {hold.id for hold in book.holds()}),
        sentences=tuple(_sentences(book, notes)),
    )


def _sentences(book: Book, notes: Iterable[str]) -> Iterator[str]:
    for name in notes:
        try:
            note = book.note(name)  # of one that is not here nothing can be told
        except NotFound:
            continue
        yield _sentence(note, repeats(book, name), held=bool(holds_on(book, name)))


def _sentence(note: Note, found: Repeats, *, held: bool) -> str:
    day = short_day(local(note.at, note.offset).date().isoformat())
    gone = f"A note of {day} ({short(note.id)}) was erased for good by a colleague"
    gone += "; a hold keeps it here until it is lifted." if held else "."
    stays = [f"message {short(message.id)}" for message in found.quoting]
    stays += [f"summary {issue.number} of {short_day(issue.day)}" for issue in found.issues]
    stays += [f"note {short(other.id)}" for other in found.notes]
    stays += [f"attachment {short(held.id)}, the same file," for held in found.copies]
    if not stays:
        return gone
    return f"{gone} Its words stay here in {', '.join(stays)}: see to each of them."
