# SPDX-License-Identifier: Apache-2.0
"""What has changed in the timetable lately, so that nobody goes to the wrong room at the old time.

Lately is since noon of the day before a session: earlier changes are what everybody has read by
now. The clocks of laptops are believed here, for this is only shown.
"""

from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.timetable_changes import Names, changes_in_words
from peerdesk.domain.calendar import local, read_day
from peerdesk.domain.facts import SessionPlanned
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session

_NOON = "12:00"
ADDED = "added"


class News(Struct, frozen=True):
    """What changed of a session, in a few words each; `by` is whose laptop changed it last."""

    words: tuple[str, ...] = ()
    by: str = ""
    time: str = ""


def news_of(book: Book, held: Placed[Session], people: Names) -> News:
    """Return what changed of a session since noon of the day before it."""
    entries = [e for e in book.history("session", held.id) if isinstance(e.fact, SessionPlanned)]
    yesterday = (read_day(held.value.day) - timedelta(days=1)).isoformat()
    before: Session | None = None
    recent = 0
    for entry in entries:
        moment = local(entry.at, entry.offset)
        if (moment.date().isoformat(), f"{moment:%H:%M}") < (yesterday, _NOON):
            before = entry.fact.details if isinstance(entry.fact, SessionPlanned) else None
        else:
            recent += 1
    if not recent:
        return News()
    last = entries[-1]
    moment = local(last.at, last.offset)
    words = (ADDED,) if before is None else _changed(before, held.value, people)
    if before is None and held.value.called_off:
        words = ()
    owner = {member.device: member.name for member in book.members()}
    return News(words, owner.get(last.device, ""), f"{moment:%H:%M}")


def _changed(before: Session, now: Session, people: Names) -> tuple[str, ...]:
    """Return what changed of what takes people to the right room at the right time."""
    same = replace(
        before,
        kloes=now.kloes,
        files=now.files,
        source=now.source,
        kind=now.kind,
        groups=now.groups,
    )
    return changes_in_words(same, now, people, {})
