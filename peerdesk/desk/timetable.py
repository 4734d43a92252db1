# SPDX-License-Identifier: Apache-2.0
"""The timetable: sessions planned, changed and called off."""

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound
from peerdesk.desk.texts import field, needed, within
from peerdesk.desk.writing import names, own_entry, write
from peerdesk.domain.facts import SessionPlanned
from peerdesk.domain.identifiers import mint
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import RoleGroup, Session, check_session

_MOST_PEOPLE = 1_000
_MOST_FILES = 10_000


def plan_session(book: Book, session: Session) -> str:
    """Put a session into the timetable and return its identifier.

    Raises `Missing`, `UnreadableTime`, `DatesReversed`, `OutOfRange`, and `NotFound` for a peer
    or a line of enquiry that this challenge does not have.
    """
    identifier = mint()
    write(book, SessionPlanned(session=identifier, details=cleaned_session(book, session)))
    return identifier


def change_session(book: Book, identifier: str, session: Session) -> None:
    """Set a session anew; nothing is written where nothing changed."""
    held = book.session(identifier)
    cleaned = cleaned_session(book, session)
    if any(choice.value != cleaned for choice in held.choices):
        write(book, SessionPlanned(session=identifier, details=cleaned, replaces=held.hashes))


def call_off(book: Book, identifier: str) -> None:
    """Call a session off; its notes stay."""
    held = book.session(identifier)
    change_session(book, identifier, replace(held.value, called_off=True))


def cleaned_session(book: Book, session: Session) -> Session:
    """Return a session as it is kept, or raise what `plan_session` does."""
    known_people = names(book)
    for person in session.peers:
        if person not in known_people:
            raise NotFound("member", person)
    known_lines = {kloe.id for kloe in book.kloes()}
    for kloe in session.kloes:
        if kloe not in known_lines:
            raise NotFound("line of enquiry", kloe)
    return check_session(
        replace(
            session,
            title=needed(session.title, "The session’s title"),
            place=field(session.place),
            groups=tuple(_clean_group(group) for group in session.groups),
            peers=tuple(dict.fromkeys(session.peers)),
            kloes=tuple(dict.fromkeys(session.kloes)),
            files=within(session.files, "The number of files", 0, _MOST_FILES),
        )
    )


def _clean_group(group: RoleGroup) -> RoleGroup:
    return RoleGroup(
        needed(group.role, "The role of the people met"),
        group.voice,
        within(group.people, "The number of people", 1, _MOST_PEOPLE),
    )


def coming_session(book: Book, today: str, time: str) -> Placed[Session] | None:
    """Return the session that runs or comes next, one's own or of one's whole team's first.

    `today` is an ISO day and `time` HH:MM, both local.
    """
    me = own_entry(book).person
    ahead = [
        held
        for held in book.sessions()
        if (held.value.day, held.value.end) > (today, time) and not held.value.called_off
    ]
    own = [held for held in ahead if not held.value.peers or me in held.value.peers]
    return next(iter(own or ahead), None)
