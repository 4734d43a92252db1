# SPDX-License-Identifier: Apache-2.0
"""`peerdesk session`: the timetable."""

from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.days import remark_unplanned
from peerdesk.desk.errors import OutOfRange, UnknownWord
from peerdesk.desk.references import References, read_voice, short
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.calendar import written_day
from peerdesk.domain.session import RoleGroup, Session
from peerdesk.domain.words import SessionKind, Source
from peerdesk.interchange.record_shapes import SessionRecord
from peerdesk.interchange.records import Records

app = typer.Typer(no_args_is_help=True, help="The timetable.")
_GROUP = "group of people met, written as ROLE:VOICE:NUMBER"


Groups = Annotated[
    list[str] | None,
    typer.Option(metavar="ROLE:VOICE:NUMBER", help="People met; may be given several times."),
]
Peers = Annotated[list[str] | None, typer.Option(metavar="MEMBER", help="Who of the team attends.")]
Kloes = Annotated[list[str] | None, typer.Option(metavar="CODE", help="What to listen for.")]


@command(app, "add")
def add(
    asked: Asked,
    kind: Annotated[SessionKind, typer.Option(help="What happens in it.")],
    title: Annotated[str, typer.Option(help="Its title.")],
    day: Annotated[str, typer.Option(help="The day, such as 2026-05-12.")],
    start: Annotated[str, typer.Option(help="When it begins, such as 10:00.")],
    end: Annotated[str, typer.Option(help="When it ends.")],
    place: Annotated[str, typer.Option(help="Where it is.")] = "",
    group: Groups = None,
    peer: Peers = None,
    kloe: Kloes = None,
    files: Annotated[int, typer.Option(help="Case files or documents, in a review.")] = 0,
    source: Annotated[
        Source | None, typer.Option(help="How its evidence comes, where that is not as usual.")
    ] = None,
) -> None:
    """Put a session into the timetable."""
    with asked.book() as book:
        known = References(book)
        session = Session(
            kind=kind,
            title=title,
            day=day,
            start=start,
            end=end,
            place=place,
            groups=tuple(read_group(text) for text in group or ()),
            peers=tuple(known.person(name) for name in peer or ()),
            kloes=tuple(known.kloe(code) for code in kloe or ()),
            files=files,
            source=source,
        )
        identifier = plan_session(book, session)
        record = Records(book).session(book.session(identifier))
        remark_unplanned(book, record.day)
    asked.answer(record, [line_of_session(record)])


@command(app, "list")
def list_sessions(
    asked: Asked, day: Annotated[str, typer.Option(help="One day only.")] = ""
) -> None:
    """List the timetable; the first column names a session in other commands."""
    with asked.book() as book:
        book.challenge()
        records = Records(book)
        wanted = written_day(day) if day else ""
        found = [records.session(session) for session in book.sessions(wanted)]
    asked.answer(found, map(line_of_session, found))


def read_group(text: str) -> RoleGroup:
    """Return the role group that “ROLE:VOICE:NUMBER” names."""
    role, _, rest = text.partition(":")
    voice, _, number = rest.partition(":")
    if not number:
        raise UnknownWord(_GROUP, text, ("“Social workers:frontline:8”",))
    if not number.strip().isdecimal():
        raise OutOfRange("The number of people", 1, 1_000)
    return RoleGroup(role, read_voice(voice), int(number))


def line_of_session(record: SessionRecord) -> str:
    """Return a session as lists show it."""
    off = " (called off)" if record.called_off else ""
    when = f"{record.day} {record.start}–{record.end}"
    return f"{short(record.id)}  {when}  {record.kind.value:<15}  {record.title}{off}"
