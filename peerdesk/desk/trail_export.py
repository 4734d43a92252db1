# SPDX-License-Identifier: Apache-2.0
"""The evidence trail as a workbook: a lead alone may take it out, after a warning."""

from collections.abc import Iterable, Iterator

from peerdesk.compose.workbook import Cell, Column, Sheet, Workbook
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.reached import Reached
from peerdesk.desk.trail import MessageTrail, Trails
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import day_name, local, short_day
from peerdesk.domain.words import Authority, title

WARNING = (
    "The workbook says who of the team noted what, in which session and of whose voice. Peers and "
    "those whom they met were promised that nothing is attributed; once it is a file it is no "
    "longer encrypted, and it is recorded information that somebody may ask for."
)
"""What a lead is told, and agrees to, before the trail leaves the program."""
NAME = "evidence-trail.xlsx"
_WORDING, _THEME = Column("Message", 60), Column("Theme", 24)


def trail_workbook(book: Book) -> Workbook:
    """Return the whole trail: messages, evidence, tellings, and documents reached.

    Raises `NotAllowed` on a laptop that does not lead.
    """
    check_may_export(book)
    trails = Trails(book)
    both = (*book.messages(), *book.messages(withdrawn=True))
    merged = book.merged()
    found = [trails.of_message(message.id) for message in both if message.id not in merged]
    scope = scope_of(book)
    return Workbook(
        title=f"Evidence trail: {scope.council}, {scope.title}",
        about=(
            f"On site {day_name(scope.first_day)} to {day_name(scope.last_day, year=True)}.",
            WARNING,
            "Messages are numbered as on the first sheet; the numbers mean nothing elsewhere.",
        ),
        sheets=(_messages(found), _evidence(found), _told(found), _reached(found)),
    )


def check_may_export(book: Book) -> None:
    """Raise `NotAllowed` unless this laptop leads."""
    if not reaches(own_entry(book).authority, Authority.LEAD):
        raise NotAllowed("take the evidence trail out of the program", Authority.LEAD)


def _messages(found: Iterable[MessageTrail]) -> Sheet:
    columns = (
        Column("No.", 6), _WORDING, Column("Kind", 22), _THEME, Column("Line of enquiry", 24),
        Column("Status", 12), Column("Shown in", 14), Column("Drafted by", 20),
        Column("Drafted", 18), Column("Earlier wordings", 60), Column("Merged from", 40),
    )  # fmt: skip
    rows = (
        (
            number, one.wording, title(one.kind), one.theme, one.kloe,
            "Withdrawn" if one.withdrawn else title(one.status), title(one.use), one.drafted_by,
            moment(one.at, one.offset),
            "\n".join(w.text for w in one.wordings if w.text != one.wording),
            "\n".join(one.merged_from),
        )
        for number, one in enumerate(found, 1)
    )  # fmt: skip
    return Sheet(title="Messages", columns=columns, rows=tuple(rows))


def _evidence(found: Iterable[MessageTrail]) -> Sheet:
    columns = (
        Column("No.", 6), _WORDING, Column("Bears on it as", 14), Column("Note", 70),
        Column("Mark", 18), Column("Source", 10), Column("Session", 32), Column("Belongs to", 24),
        Column("Day", 14), Column("Taken by", 20), Column("Voices", 28), Column("State", 16),
    )  # fmt: skip
    rows = (
        (
            number, one.wording, title(note.relation) if note.relation else "", note.text,
            title(note.stance) if not note.gone or note.text else "",
            title(note.source) if note.source else "", note.place, note.belongs,
            short_day(note.day) if note.day else "", note.peer,
            ", ".join(title(voice) for voice in note.voices), note.gone,
        )
        for number, one in enumerate(found, 1)
        for note in one.behind
    )  # fmt: skip
    return Sheet(title="Evidence", columns=columns, rows=tuple(rows))


def _told(found: Iterable[MessageTrail]) -> Sheet:
    columns = (
        Column("No.", 6), _WORDING, Column("Sponsor", 28), Column("Told", 18),
        Column("In these words", 60), Column("Occasion", 24), Column("When", 18),
    )  # fmt: skip
    return Sheet(title="Told", columns=columns, rows=tuple(_told_rows(found)))


def _told_rows(found: Iterable[MessageTrail]) -> Iterator[tuple[Cell, ...]]:
    for number, one in enumerate(found, 1):
        names = {reached.hash: reached.name for reached in one.reached}
        for told in one.tellings:
            yield (
                number, one.wording, told.sponsor, title(told.outcome), told.wording,
                told.occasion or names.get(told.issue, ""), moment(told.at, told.offset),
            )  # fmt: skip
        for reply in one.replies:
            yield (
                number, one.wording, reply.sponsor, title(reply.answer), reply.words,
                reply.occasion or names.get(reply.issue, ""),
                short_day(reply.day) if reply.day else "",
            )  # fmt: skip


def _reached(found: Iterable[MessageTrail]) -> Sheet:
    columns = (
        Column("No.", 6), _WORDING, Column("Document", 36), Column("In these words", 60),
        Column("For", 28), Column("Frozen", 18), Column("Notes behind it then", 12),
    )  # fmt: skip
    rows = (
        (number, one.wording, *_document(reached))
        for number, one in enumerate(found, 1)
        for reached in one.reached
    )
    return Sheet(title="Documents", columns=columns, rows=tuple(rows))


def _document(reached: Reached) -> tuple[Cell, ...]:
    return (
        reached.name, reached.wording, reached.sponsor, moment(reached.at, reached.offset),
        len(reached.notes),
    )  # fmt: skip


def moment(at: int, offset: int) -> str:
    """Return a moment as it is read: "Tue 12 May 2026 14:05"."""
    when = local(at, offset)
    return f"{short_day(when.date().isoformat())} {when.year} {when:%H:%M}"
