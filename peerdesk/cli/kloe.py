# SPDX-License-Identifier: Apache-2.0
"""`peerdesk kloe`: the lines of enquiry, and what to type for each."""

from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.interchange.records import Records

app = typer.Typer(no_args_is_help=True, help="The lines of enquiry, and what to type for each.")


@command(app, "list")
def list_kloes(
    asked: Asked,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those retired or of modules left out.")
    ] = False,
) -> None:
    """List the lines of enquiry with the codes that are typed after #."""
    with asked.book() as book:
        book.challenge()
        records = Records(book)
        found = [records.kloe(kloe) for kloe in book.kloes()]
    shown = [k for k in found if everything or (k.chosen and not k.retired)]
    asked.answer(shown, (f"#{k.code:<20} {k.title:<32} {k.theme_title}" for k in shown))
