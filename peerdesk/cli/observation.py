# SPDX-License-Identifier: Apache-2.0
"""`peerdesk observation`: practice observed and sites visited; figures and reflections as notes."""

from typing import Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from peerdesk.cli import note
from peerdesk.cli.command import Asked, command
from peerdesk.cli.session import Groups, Peers, read_group
from peerdesk.desk.book import Book
from peerdesk.desk.observations import begin_observation, observation_of, write_seen
from peerdesk.desk.record_notes import write_figure, write_reflection
from peerdesk.desk.references import References, short
from peerdesk.desk.writing import names
from peerdesk.domain.figure import Figure
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import ObservationKind

app = typer.Typer(no_args_is_help=True, help="Observations of practice and visits to sites.")


class ObservationRecord(Struct, frozen=True, kw_only=True):
    """An observation with `--json`."""

    id: str
    kind: ObservationKind
    setting: str
    day: str
    start: str
    groups: tuple[RoleGroup, ...]
    people: int
    consent: str
    session: str
    peers: tuple[str, ...]
    dropped: bool


@command(app, "add")
def add(
    asked: Asked,
    setting: Annotated[str, typer.Option(help="What and where.")] = "",
    day: Annotated[str, typer.Option(help="The day, such as 2026-05-12.")] = "",
    start: Annotated[str, typer.Option(help="When it began, such as 10:30.")] = "",
    kind: Annotated[ObservationKind | None, typer.Option(help="What it was.")] = None,
    group: Groups = None,
    consent: Annotated[str, typer.Option(metavar="ROLE", help="Which role agreed to it.")] = "",
    session: Annotated[
        str, typer.Option(metavar="SESSION", help="The session it was made in; fills in the rest.")
    ] = "",
    peer: Peers = None,
) -> None:
    """Record an observation or a visit: where, with whom by role, and who agreed to it."""
    with asked.book() as book:
        known = References(book)
        held = known.session(session)
        bare = Observation(kind=ObservationKind.PRACTICE, setting="", day="")
        planned = observation_of(book, held) if held else bare
        wanted = replace(
            planned,
            kind=kind or planned.kind,
            setting=setting or planned.setting,
            day=day or planned.day,
            start=start or planned.start,
            groups=tuple(read_group(text) for text in group or ()) or planned.groups,
            consent=consent,
            peers=tuple(known.person(name) for name in peer or ()) or planned.peers,
        )
        found = book.observation(begin_observation(book, wanted))
        record = _record(book, found)
    asked.answer(record, [_line(record)])


@command(app, "list")
def list_observations(asked: Asked) -> None:
    """List observations and visits by day."""
    with asked.book() as book:
        book.challenge()
        records = [_record(book, held) for held in book.observations()]
    asked.answer(records, map(_line, records))


@command(app, "write", minus_is_text=True)
def write(
    asked: Asked,
    observation: Annotated[str, typer.Argument(help="As the list names it.")],
    line: Annotated[str, typer.Argument(help="What was seen, typed as in the window.")],
) -> None:
    """Write what was seen as a note of its observation."""
    with asked.book() as book:
        found = References(book).observation(observation)
        written = write_seen(book, found, line)
        setting = book.observation(found).value.setting
    answer = {"note": written.note, "observation": found}
    asked.answer(answer, [f"{short(written.note)}  {setting}"])


@command(note.app, "figure", minus_is_text=True)
def figure(
    asked: Asked,
    line: Annotated[str, typer.Argument(help="What the figure shows, in a sentence.")],
    value: Annotated[str, typer.Option(help="The figure as printed, such as 23 %.")],
    source: Annotated[str, typer.Option(help="Where it comes from.")],
    day: Annotated[str, typer.Option(help="The day that it is of.")] = "",
    document: Annotated[
        str, typer.Option(metavar="DOCUMENT", help="The document it stands in.")
    ] = "",
) -> None:
    """Write a point of data or finance, with its figure, source and date."""
    with asked.book() as book:
        known = References(book)
        held = Figure(value, source, day)
        written = write_figure(book, line, held, document=known.document(document))
        kept = book.note(written.note).figure
    answer = {"note": written.note, "figure": kept}
    asked.answer(answer, [f"{short(written.note)}  {value}, {source}"])


@command(note.app, "reflect", minus_is_text=True)
def reflect(
    asked: Asked, line: Annotated[str, typer.Argument(help="The thought, typed as a line.")]
) -> None:
    """Write a thought of your own: no evidence, and in no document."""
    with asked.book() as book:
        written = write_reflection(book, line)
    asked.answer({"note": written.note}, [f"{short(written.note)}  reflection"])


def _record(book: Book, held: Placed[Observation]) -> ObservationRecord:
    people = {identifier: person.name for identifier, person in names(book).items()}
    details = held.value
    return ObservationRecord(
        id=held.id,
        kind=details.kind,
        setting=details.setting,
        day=details.day,
        start=details.start,
        groups=details.groups,
        people=details.people,
        consent=details.consent,
        session=details.session,
        peers=tuple(people.get(peer, "") for peer in details.peers),
        dropped=details.dropped,
    )


def _line(record: ObservationRecord) -> str:
    when = f"{record.day} {record.start}".strip()
    agreed = "" if record.consent else "  (consent not noted)"
    off = "  (taken off)" if record.dropped else ""
    return f"{short(record.id)}  {when:<16}  {record.kind.value:<10}  {record.setting}{agreed}{off}"
