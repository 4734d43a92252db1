# SPDX-License-Identifier: Apache-2.0
"""`peerdesk session change`, `call-off` and `prep`: the day changed, and prepared for."""

from typing import Annotated

import typer
from msgspec.structs import replace

from peerdesk.cli.command import Asked, command
from peerdesk.cli.days import remark_unplanned
from peerdesk.cli.session import Peers, app, line_of_session
from peerdesk.compose.prep import EVERYTHING, PrepCard, PrepLine, point_words, shown_at_first
from peerdesk.desk.prep import read_prep
from peerdesk.desk.references import References
from peerdesk.desk.timetable import change_session
from peerdesk.desk.timetable_file.times import moved_end
from peerdesk.domain.calendar import short_day, written_time
from peerdesk.domain.words import title
from peerdesk.interchange.records import Records

Which = Annotated[str, typer.Argument(metavar="SESSION", help="The session.")]


@command(app, "change")
def change(
    asked: Asked,
    session: Which,
    day: Annotated[str, typer.Option(help="Another day.")] = "",
    start: Annotated[str, typer.Option(help="Another beginning; the end goes along.")] = "",
    end: Annotated[str, typer.Option(help="Another end.")] = "",
    place: Annotated[str | None, typer.Option(help="Another place, or an empty one.")] = None,
    named: Annotated[str, typer.Option("--title", help="Another title.")] = "",
    peer: Peers = None,
    everyone: Annotated[bool, typer.Option("--everyone", help="For the whole team.")] = False,
) -> None:
    """Move a session, or change its place, title or who goes; the rest stays."""
    with asked.book() as book:
        known = References(book)
        held = book.session(known.session(session)).value
        begins = written_time(start) if start else held.start
        peers = tuple(known.person(name) for name in peer) if peer else held.peers
        after = replace(
            held,
            day=day or held.day,
            start=begins,
            end=end or moved_end(held.start, held.end, begins),
            place=held.place if place is None else place,
            title=named or held.title,
            peers=() if everyone else peers,
        )
        change_session(book, known.session(session), after)
        record = Records(book).session(book.session(known.session(session)))
        remark_unplanned(book, record.day)
    asked.answer(record, [line_of_session(record)])


@command(app, "call-off")
def call_off(
    asked: Asked,
    session: Which,
    back: Annotated[bool, typer.Option("--back", help="Put it back instead.")] = False,
) -> None:
    """Call a session off; its notes stay."""
    with asked.book() as book:
        identifier = References(book).session(session)
        held = book.session(identifier).value
        change_session(book, identifier, replace(held, called_off=not back))
        record = Records(book).session(book.session(identifier))
    asked.answer(record, [line_of_session(record)])


@command(app, "prep")
def prep(
    asked: Asked,
    session: Which,
    everything: Annotated[
        bool, typer.Option("--all", help="All that is known, not two minutes of it.")
    ] = False,
) -> None:
    """Show the prep card of a session: whom, what to ask, what is known, how thin it is."""
    with asked.book() as book:
        card = read_prep(book, References(book).session(session))
    asked.answer(card, _card(card, everything=everything))


def _card(card: PrepCard, *, everything: bool) -> list[str]:
    shown = EVERYTHING if everything else shown_at_first(card)
    held = card.session
    lines = [
        f"{short_day(held.day)}, {held.start} to {held.end}  {held.title}  {held.place}".rstrip()
    ]
    lines += [f"  {people}" for people in card.people]
    lines += [f"  ? {question.text}" for question in card.questions]
    for line in card.lines:
        lines += [
            "",
            *_of_line(line),
            *(f"  - {prompt}" for prompt in line.prompts[: shown.prompts]),
        ]
        lines += [
            f"  {title(point.source)}: {point_words(point)}"
            for point in line.points[: shown.points]
        ]
        lines += [f"  Message: {m.wording}" for m in line.messages[: shown.messages]]
    return lines


def _of_line(line: PrepLine) -> list[str]:
    thin = "Thin: " if line.thin else ""
    return [f"#{line.code} {line.title}. {thin}{line.words}.", f"  {line.question}"]
