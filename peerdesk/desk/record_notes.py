# SPDX-License-Identifier: Apache-2.0
"""Lines typed in a form: each becomes a note that says which record it belongs to."""

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.capture import CASE_LIMIT, Written, kloe_codes
from peerdesk.desk.texts import field, needed
from peerdesk.desk.writing import author_of, write
from peerdesk.domain.calendar import written_day
from peerdesk.domain.facts import Fact, NoteWritten
from peerdesk.domain.figure import Figure
from peerdesk.domain.identifiers import mint
from peerdesk.domain.shorthand import read_line
from peerdesk.domain.text import one_line
from peerdesk.domain.words import CaseArea, Source, Stance, Voice


class Belonging(Struct, frozen=True, kw_only=True):
    """Where a line belongs: how it reached the team, and which record it is about.

    `voices` are carried by every line here, as what a manager says in a talk.
    """

    source: Source
    record: str = ""
    case: str = ""
    area: CaseArea | None = None
    session: str = ""
    voices: tuple[Voice, ...] = ()
    figure: Figure | None = None


def write_record_line(
    book: Book, line: str, where: Belonging, *also: Fact, author: str = ""
) -> Written:
    """Write a typed line as a note, with facts about its record in the same transaction.

    Raises `EmptyText`, `TextTooLong` and `NotAllowed`; nothing is written then.
    """
    meant = read_line(line, kloe_codes(book))
    note = NoteWritten(
        note=mint(book.device),
        author=author_of(book, author),
        text=meant.text,
        source=where.source,
        session=where.session,
        case=field(where.case, CASE_LIMIT),
        record=where.record,
        area=where.area,
        figure=check_figure(where.figure) if where.figure else None,
        stance=meant.stance,
        kloes=meant.kloes,
        voices=tuple(dict.fromkeys((*meant.voices, *where.voices))),
    )
    entry, *_ = write(book, note, *also)
    return Written(note.note, entry, meant.unknown)


def write_figure(
    book: Book, line: str, figure: Figure, *, document: str = "", author: str = ""
) -> Written:
    """Write a point of data or finance: what the figure says, in a sentence, with its source.

    `document` is the one it stands in, if that is on the register. Raises `Missing` without a
    value or a source, `UnreadableTime`, and `EmptyText` without a sentence.
    """
    if document:
        book.document(document)
    where = Belonging(source=Source.DATA, record=document, figure=figure)
    return write_record_line(book, line, where, author=author)


def check_figure(figure: Figure) -> Figure:
    """Return the figure cleaned, or raise `Missing` or `UnreadableTime`."""
    return Figure(
        needed(figure.value, "The figure"),
        needed(figure.source, "Where the figure comes from"),
        written_day(figure.day) if figure.day.strip() else "",
    )


def write_reflection(book: Book, line: str) -> Written:
    """Write a thought of one's own: never evidence, and in no count or document.

    Whatever mark stands in front, it is kept as a reflection.
    """
    meant = read_line(line, kloe_codes(book))
    note = NoteWritten(
        note=mint(book.device),
        author=author_of(book, ""),
        text=one_line(meant.text),
        source=Source.HEARD,
        stance=Stance.REFLECTION,
        kloes=meant.kloes,
        voices=meant.voices,
    )
    (entry,) = write(book, note)
    return Written(note.note, entry, meant.unknown)
