# SPDX-License-Identifier: Apache-2.0
"""`peerdesk triangulation`: on what separate sources each line stands, and what is lacking."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from peerdesk.bootstrap.documents import Documents
from peerdesk.cli.command import Asked, command
from peerdesk.cli.paper_options import CLEAR
from peerdesk.cli.printing import remark
from peerdesk.compose.atlas import KIND_NAMES
from peerdesk.compose.triangulation import KINDS, VOICES, Row
from peerdesk.desk.mapping import map_as_document
from peerdesk.desk.weighing import Weighed, weigh_lines, weigh_messages
from peerdesk.domain.words import title

app = typer.Typer(no_args_is_help=True, help="Where the evidence comes from, and what is lacking.")
ByVoice = Annotated[bool, typer.Option("--voices", help="By voice, not by kind of source.")]
Messages = Annotated[bool, typer.Option("--messages", help="The messages, not the lines.")]
_NAME = 34


@command(app, "show")
def show(asked: Asked, messages: Messages = False, by_voice: ByVoice = False) -> None:
    """Show how many separate sessions, files and documents each line or message stands on."""
    with asked.book() as book:
        at, offset = asked.desk.clock.now()
        rows = weigh_messages(book) if messages else weigh_lines(book, at, offset).rows
    asked.answer([_record(row) for row in rows], _lines(rows, by_voice=by_voice))


@command(app, "gaps")
def gaps(asked: Asked) -> None:
    """List what is lacking, in words, with a question that would mend it."""
    with asked.book() as book:
        weighed = weigh_lines(book, *asked.desk.clock.now())
    asked.answer(_gap_records(weighed), _gap_lines(weighed))


@command(app, "export")
def export(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder for the file.")],
    messages: Messages = False,
    by_voice: ByVoice = False,
) -> None:
    """Write the map as PDF; it is the team’s copy, and says so."""
    with asked.book() as book:
        at, offset = asked.desk.clock.now()
        document = map_as_document(book, at, offset, messages=messages, by_voice=by_voice)
    name = f"map-{'messages' if messages else 'lines'}-{'voices' if by_voice else 'kinds'}"
    file = Documents(out, asked.desk.papers).write_map(document, name)
    remark(CLEAR)
    asked.answer({"file": str(file)}, [str(file)])


def _record(row: Row) -> dict[str, object]:
    return {
        "id": row.about.id,
        "title": row.about.title,
        "theme": row.about.theme,
        "settings": row.settings,
        "sources": row.sources,
        "kinds": {kind.value: n for kind, n in zip(KINDS, row.kinds, strict=True)},
        "voices": {voice.value: n for voice, n in zip(VOICES, row.voices, strict=True)},
    }


def _lines(rows: Sequence[Row], *, by_voice: bool) -> Iterator[str]:
    names = [title(v) for v in VOICES] if by_voice else [KIND_NAMES[k] for k in KINDS]
    yield " ".join([" " * _NAME, *(f"{name[:11]:>11}" for name in names)])
    for row in rows:
        counts = row.voices if by_voice else row.kinds
        cells = (f"{count or '-':>11}" for count in counts)
        yield " ".join([f"{row.about.title[:_NAME]:<{_NAME}}", *cells])


def _gap_records(weighed: Weighed) -> list[dict[str, object]]:
    return [
        {
            "kind": flag.kind,
            "about": flag.about,
            "words": flag.words,
            "question": flag.question,
            "followed": flag.about in weighed.followed,
        }
        for flag in weighed.flags
    ]


def _gap_lines(weighed: Weighed) -> Iterator[str]:
    for flag in weighed.flags:
        followed = " (a question asks)" if flag.about in weighed.followed else ""
        yield f"{flag.title}: {flag.words}{followed}"
        if not followed:
            yield f"  {flag.question}"
