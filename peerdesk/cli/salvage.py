# SPDX-License-Identifier: Apache-2.0
"""`peerdesk vault salvage` and `missing`: what can be read of a damaged vault, and the rest."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.passphrases import read_passphrase, read_words
from peerdesk.cli.printing import remark

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.desk.missing import Missing

_NOTHING = "Nothing is missing."


def register(app: typer.Typer) -> None:
    """Add the commands to the group of the vault."""
    command(app, "salvage")(salvage)
    command(app, "missing")(missing)


def salvage(
    asked: Asked,
    to: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A new or empty folder; else one beside the vaults."),
    ] = None,
    words_file: Annotated[
        Path | None,
        typer.Option(
            "--words-file", metavar="FILE", help="The recovery words, instead of the passphrase."
        ),
    ] = None,
) -> None:
    """Read whatever can be read of a damaged vault into a new one; the damaged one stays."""
    from peerdesk.bootstrap.salvaging import salvaged  # noqa: PLC0415 - see `command`
    from peerdesk.desk.missing import missing as gaps_of  # noqa: PLC0415 - likewise

    folder = asked.desk.find_vault(asked.vault)
    secret = read_words(words_file) if words_file else read_passphrase(asked.passphrase_file)
    target = to or asked.desk.free_folder()
    report = salvaged(folder, secret, target, desk=asked.desk, told=remark)
    with asked.desk.open_vault(target, secret) as vault:
        gaps = gaps_of(vault)
    answer = {"folder": str(target), "report": report, "missing": gaps}
    asked.answer(answer, [f"Salvaged into {target}.", *report.sentences(), *_lines(gaps)])


def missing(
    asked: Asked,
    give_up: Annotated[
        bool,
        typer.Option(
            "--give-up", help="Declare lost what is missing of this laptop’s own changes."
        ),
    ] = False,
) -> None:
    """List what was lost here by damage or a restore, and whose bundle would bring it back."""
    from peerdesk.desk.missing import declare_lost  # noqa: PLC0415 - see `command`
    from peerdesk.desk.missing import missing as gaps_of  # noqa: PLC0415 - likewise

    with asked.book() as vault:
        declared = declare_lost(vault, even_if_shared=True) if give_up else ()
        gaps = gaps_of(vault)
    lines = [f"{so_many(len(declared), 'gap')} declared lost."] if give_up else []
    asked.answer(gaps, [*lines, *_lines(gaps)])


def _lines(gaps: "Sequence[Missing]") -> Iterator[str]:
    yield from (gap.sentence for gap in gaps)
    if not gaps:
        yield _NOTHING
