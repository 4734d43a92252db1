# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team`: identities, admission, bundles, and who has what."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from msgspec import structs

from peerdesk.cli.arriving import Arriving, receipt_lines
from peerdesk.cli.board import board_lines, board_record
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import write_new
from peerdesk.cli.founding import Words, vault_for, words_line
from peerdesk.cli.printing import say
from peerdesk.desk.board import team_board
from peerdesk.desk.exchange import export as export_bundle
from peerdesk.desk.exchange import identity_file
from peerdesk.desk.outgoing import PART, Exported, Way
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.team.fingerprint import fingerprint
from peerdesk.team.identity_file import SUFFIX
from peerdesk.transport.stick import safe_to_remove

MB = 1_000_000

app = typer.Typer(no_args_is_help=True, help="Colleagues’ laptops: admit, share, take in.")


@command(app, "identity")
def identity(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="FILE", help=f"The file to write (…{SUFFIX}).")],
    name: Annotated[str, typer.Option(help="Whose laptop this is, where it has no vault.")] = "",
    role: Annotated[Role, typer.Option(help="Their role in the team.")] = Role.OFFICER_PEER,
    organisation: Annotated[str, typer.Option(help="Where they come from.")] = "",
    label: Annotated[
        str, typer.Option(help="A label of the vault that can be read without the passphrase.")
    ] = "",
) -> None:
    """Write the file by which a lead admits this laptop; with --name, make its vault first."""
    words = Words()
    owner = Person(name, role, organisation)
    opened = vault_for(asked, owner, label, words) if name else asked.book()
    with opened as vault:
        path = write_new(out, identity_file(vault), shared=True)
        shown = words.shown()
        answer = {
            "file": str(path),
            "vault": str(vault.folder),
            "device": vault.device,
            "fingerprint": fingerprint(vault.identity),
            "recovery_words": shown,
        }
        lines = [f"{path}", f"Its six words: {' '.join(fingerprint(vault.identity))}"]
        asked.answer(answer, lines)
        if shown and not asked.as_json:
            say(words_line(shown))


@command(app, "export")
def export(
    asked: Asked,
    to: Annotated[Path, typer.Option(metavar="DIR", help="A stick or a folder.")],
    everything: Annotated[
        bool, typer.Option("--everything", help="Also what was shared before.")
    ] = False,
    part_mb: Annotated[
        int, typer.Option(metavar="MB", help="The largest bundle of attachments, 2 to 64.")
    ] = PART // MB,
) -> None:
    """Write what colleagues may lack as encrypted bundles, and read them back."""
    with asked.book() as book:
        exported = export_bundle(
            book, asked.desk.carrier(to), everything=everything, way=Way(part=part_mb * MB)
        )
    places = [exported.place, *(part.place for part in exported.parts)]
    safe = safe_to_remove(*map(Path, places))
    answer = {**structs.asdict(exported), "safe_to_remove": safe}
    asked.answer(answer, [*places, *_exported_lines(exported, safe=safe)])


@command(app, "import")
def import_bundles(
    asked: Asked,
    path: Annotated[Path, typer.Argument(help="A bundle, or a folder with bundles.")],
    yes: Annotated[bool, typer.Option("--yes", help="Import without being asked.")] = False,
) -> None:
    """Show what bundles bring and take them in, the oldest first; twice changes nothing."""
    with asked.book() as vault:
        arriving = Arriving(vault, yes=yes)
        try:
            arriving.take_in(path)
        finally:
            if arriving.receipts:
                lines = chain.from_iterable(map(receipt_lines, arriving.receipts))
                asked.answer(arriving.receipts, lines)


def _exported_lines(exported: Exported, *, safe: bool) -> Iterator[str]:
    held = sum(part.attachments for part in exported.parts)
    what = so_many(exported.changes, "change")
    what += f" and {so_many(held, 'attachment')}" if exported.parts else ""
    yield f"{what} for {', '.join(exported.recipients)}."
    if safe:
        yield "All of it is on the disk: a stick can be taken out now."


@command(app, "board")
def board(asked: Asked) -> None:
    """Say whose stick to ask for, and show which laptop holds how much of whose work."""
    with asked.book() as book:
        book.challenge()
        found = team_board(book, asked.desk.clock.now()[0])
    asked.answer(board_record(found), board_lines(found))
