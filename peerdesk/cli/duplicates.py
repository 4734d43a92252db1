# SPDX-License-Identifier: Apache-2.0
"""`peerdesk duplicates`: notes of several peers that may be one point."""

from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.desk.duplicates import duplicates, tell_apart
from peerdesk.desk.linking import link_both
from peerdesk.desk.references import References, short

app = typer.Typer(no_args_is_help=True, help="Notes of several peers that may be one point.")
One = Annotated[str, typer.Argument(help="A note, by its identifier.")]
Other = Annotated[str, typer.Argument(help="The other note.")]


@command(app, "list")
def list_duplicates(asked: Asked) -> None:
    """List pairs of notes by two people that say much the same, the likest first."""
    with asked.book() as book:
        book.challenge()
        found = duplicates(book)
    lines = (
        f"{short(point.note)}  [{point.who}{where}]  {point.text}"
        if point
        else f"{pair.likeness.value.capitalize()}:"
        for pair in found
        for point in (None, pair.one, pair.other)
        for where in ([f", {point.session}"] if point and point.session else [""])
    )
    asked.answer(found, lines)


@command(app, "link")
def link(
    asked: Asked,
    one: One,
    other: Other,
    message: Annotated[str, typer.Argument(help="The message that both support.")],
) -> None:
    """Tie both notes to one message, so that the point is made once."""
    with asked.book() as book:
        known = References(book)
        identifier = known.message(message)
        first, second = known.note(one), known.note(other)
        link_both(book, first, second, identifier)
    record = {"message": identifier, "notes": [first, second]}
    asked.answer(record, [f"Both notes bear on message {short(identifier)}."])


@command(app, "apart")
def apart(asked: Asked, one: One, other: Other) -> None:
    """Say that two notes are two points; nobody of the team is asked again."""
    with asked.book() as book:
        known = References(book)
        first, second = known.note(one), known.note(other)
        tell_apart(book, first, second)
    asked.answer({"notes": [first, second]}, ["They are two points."])
