# SPDX-License-Identifier: Apache-2.0
"""Capture: a line typed in a session becomes a note, at once and durably."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.texts import field
from peerdesk.desk.writing import author_of, write
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import NoteWritten
from peerdesk.domain.identifiers import mint
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.shorthand import Shorthand, read_line
from peerdesk.domain.words import Source, Voice, title

CASE_LIMIT = 40
"""Characters in a case label: a number of the team's own, never the council's."""
OFFERED = 8
"""How many completions are offered at once."""


class Written(Struct, frozen=True):
    """A line that is on the disk: its note, its change, and tags that nobody here knows.

    Unknown tags stay in the text as they were typed, so nothing is lost by a slip.
    """

    note: str
    entry: Entry
    unknown: tuple[str, ...]


class Completion(Struct, frozen=True):
    """What may stand at the caret: `insert` is typed for the peer, the rest explains it."""

    insert: str
    title: str
    hint: str = ""


def kloe_codes(book: Book) -> dict[str, str]:
    """Return what may follow # in a line, with the identifier of each line of enquiry."""
    return {kloe.value.code: kloe.id for kloe in usable_kloes(book)}


def usable_kloes(book: Book) -> tuple[Placed[Kloe], ...]:
    """Return the lines of enquiry of the chosen themes that are not retired, in order."""
    chosen = {theme.id for theme in book.themes() if theme.value.chosen}
    return tuple(
        kloe for kloe in book.kloes() if kloe.value.theme in chosen and not kloe.value.retired
    )


class Taken(Struct, frozen=True):
    """When a line was taken down: UTC milliseconds and the offset in minutes; 0 for "now"."""

    at: int = 0
    offset: int = 0


NOW = Taken()


def write_line(
    book: Book, line: str, *, session: str = "", case: str = "", author: str = ""
) -> Written:
    """Write a typed line as a note and return once it is on the disk.

    The source follows from the session's kind; a line about a case file is read; a line
    outside any session was heard. `author` is for a note taken down for a colleague. Raises
    `EmptyText`, `TextTooLong`, `NotFound` and `NotAllowed`; nothing is written then.
    """
    return write_note(
        book, read_line(line, kloe_codes(book)), session=session, case=case, author=author
    )


def write_note(
    book: Book, meant: Shorthand, *, session: str = "", case: str = "", author: str = ""
) -> Written:
    """Write what a line means as a note; see `write_line`."""
    note = _meant_note(book, meant, session, field(case, CASE_LIMIT))
    return _write(book, replace(note, author=author_of(book, author)), meant)


def write_taken(book: Book, line: str, *, session: str = "", taken: Taken) -> Written:
    """Write a line that was taken down before it could be written here; see `write_line`."""
    meant = read_line(line, kloe_codes(book))
    note = _meant_note(book, meant, session, "")
    if taken.at:
        note = replace(note, taken_at=taken.at, taken_offset=taken.offset)
    return _write(book, note, meant)


def _meant_note(book: Book, meant: Shorthand, session: str, case: str) -> NoteWritten:
    held = book.session(session).value if session else None
    return NoteWritten(
        note=mint(book.device),
        author=author_of(book, ""),
        text=meant.text,
        source=source_in(held, case),
        session=session,
        case=case,
        stance=meant.stance,
        kloes=meant.kloes,
        voices=meant.voices,
    )


def _write(book: Book, note: NoteWritten, meant: Shorthand) -> Written:
    (entry,) = write(book, note)
    return Written(note.note, entry, meant.unknown)


def source_in(session: Session | None, case: str) -> Source:
    """Return how what is noted in a session, or about a case, reached the team."""
    if case:
        return Source.READ
    return session.brings if session else Source.HEARD


def complete(
    typed: str, kloes: Iterable[Placed[Kloe]], favourites: Sequence[str] = ()
) -> tuple[Completion, ...]:
    """Return what a tag begun at the caret may become: `typed` starts with # or @.

    What is in `favourites` comes first, in its order: identifiers of lines of enquiry, and
    voices. Codes that begin as typed stand before titles in which a word does. Anything else
    gives nothing.
    """
    start = typed[1:].casefold()
    liked = {favourite: place for place, favourite in enumerate(favourites)}
    if typed.startswith("@"):
        voices = sorted(Voice, key=lambda voice: liked.get(voice.value, len(liked)))
        return _offer("@", {voice.value: title(voice) for voice in voices}, start)
    if not typed.startswith("#"):
        return ()
    ranked = sorted(kloes, key=lambda kloe: liked.get(kloe.id, len(liked)))
    hints = {kloe.value.code: kloe.value.question for kloe in ranked}
    return _offer("#", {kloe.value.code: kloe.value.title for kloe in ranked}, start, hints)


def _offer(
    sign: str, titles: Mapping[str, str], start: str, hints: Mapping[str, str] | None = None
) -> tuple[Completion, ...]:
    by_code = [code for code in titles if code.startswith(start)]
    by_title = [
        code
        for code, heading in titles.items()
        if code not in by_code
        and any(word.startswith(start) for word in heading.casefold().split())
    ]
    return tuple(
        Completion(f"{sign}{code}", titles[code], (hints or {}).get(code, ""))
        for code in (*by_code, *by_title)[:OFFERED]
    )
