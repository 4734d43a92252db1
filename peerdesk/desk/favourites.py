# SPDX-License-Identifier: Apache-2.0
"""Which tags somebody is likely to want next: those of this session, then their own, then all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.calendar import local
from peerdesk.domain.challenge import Scope
from peerdesk.domain.note import Note
from peerdesk.domain.session import Session

RECENT = 200
"""How many of one's own newest lines are looked at."""


class Use(Struct, frozen=True):
    """Where a tag was used: lines of this session, and the last day on which one used it.

    `day` is 1 for the first day on site, and 0 where one has not used it on site.
    """

    here: int = 0
    day: int = 0


class Favourites(Struct, frozen=True):
    """Tags by liking, lines of enquiry by identifier and voices by value; and why."""

    order: tuple[str, ...] = ()
    uses: Mapping[str, Use] = {}


def favourites(
    book: Book, session: Session | None, lines: Sequence[Note], person: str, scope: Scope
) -> Favourites:
    """Return what somebody likes to tag with in a session whose `lines` are theirs so far.

    The session's planned lines of enquiry and the voices met come before what was never used in
    it, and after what was.
    """
    here = _counts(lines)
    mine = book.notes(NoteQuery(author=person), 0, RECENT)
    own, every = _counts(mine), _all_counts(book)
    planned = planned_tags(session)
    days: dict[str, int] = {}
    for note in mine:
        day = scope.day_number(local(note.at, note.offset).date().isoformat())
        for tag in (*note.kloe_ids, *note.voice_list):
            days[tag] = max(days.get(tag, 0), day)
    tags = sorted(
        {*here, *own, *every, *planned},
        key=lambda tag: (
            -here[tag],
            planned.index(tag) if tag in planned else len(planned),
            -own[tag],
            -every[tag],
            tag,
        ),
    )
    uses = {tag: Use(here[tag], days.get(tag, 0)) for tag in tags}
    return Favourites(tuple(tags), uses)


def planned_tags(session: Session | None) -> tuple[str, ...]:
    """Return the lines of enquiry and the voices that a session was planned with, in order."""
    if session is None:
        return ()
    voices = (group.voice.value for group in session.groups)
    return tuple(dict.fromkeys((*session.kloes, *voices)))


def _counts(notes: Iterable[Note]) -> Counter[str]:
    found: Counter[str] = Counter()
    for note in notes:
        found.update(note.kloe_ids)
        found.update(voice.value for voice in note.voice_list)
    return found


def _all_counts(book: Book) -> Counter[str]:
    found: Counter[str] = Counter()
    for (kloe, _), count in book.count_evidence().items():
        found[kloe] += count
    return found
