# SPDX-License-Identifier: Apache-2.0
"""What the sheet of erasing shows about a note, read at once and frozen."""

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.erasing import may_erase
from peerdesk.desk.errors import NotFound
from peerdesk.desk.holds import holds_on
from peerdesk.desk.repeating import Repeats, repeats
from peerdesk.desk.writing import own_entry
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.erasure import to_go
from peerdesk.domain.hold import Hold
from peerdesk.domain.words import Authority, title


class Standing(Struct, frozen=True):
    """A hold that keeps the note, in words; `hold` names it.

    `goes` are the wordings of notes that are erased as soon as it is lifted.
    """

    hold: str
    words: str
    goes: tuple[str, ...] = ()


class ErasingRows(Struct, frozen=True):
    """A note that may be erased, what repeats it, and the holds that keep it."""

    note: str
    text: str
    repeats: Repeats
    holds: tuple[Standing, ...]
    may_erase: bool
    leads: bool
    shared: bool


def read_erasing(book: TeamBook, note: str) -> ErasingRows:
    """Return all that has to be known before a note is erased; raises `NotFound`."""
    held = book.note(note)
    return ErasingRows(
        note=note,
        text=held.text,
        repeats=repeats(book, note),
        holds=tuple(
            Standing(hold.id, hold_words(hold), _waiting(book, hold))
            for hold in holds_on(book, note)
        ),
        may_erase=may_erase(book, held),
        leads=own_entry(book).authority is Authority.LEAD,
        shared=book.is_shared(note),
    )


def hold_words(hold: Hold) -> str:
    """Return a hold as a clause: "Freedom of information, FOI 114, since Wed 13 May"."""
    day = local(hold.at, hold.offset).date().isoformat()
    return f"{title(hold.reason)}, {hold.reference}, {short_day(day)}"


def _waiting(book: TeamBook, hold: Hold) -> tuple[str, ...]:
    """Return what this hold alone still keeps from an erasure that has been ordered."""
    others = [one for one in book.holds() if one.id != hold.id]
    notes = to_go(book.erasures(), others) - to_go(book.erasures(), book.holds())
    return tuple(text for note in sorted(notes) if (text := _text(book, note)))


def _text(book: TeamBook, note: str) -> str:
    """Return the wording of a note, or "" where it is gone already."""
    try:
        return book.note(note).text
    except NotFound:
        return ""
