# SPDX-License-Identifier: Apache-2.0
"""`peerdesk verify`, `peerdesk rebuild` and `peerdesk practice`: the vault looked after."""

from pathlib import Path
from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.printing import remark
from peerdesk.cli.refusals import DoesNotHold


def register(app: typer.Typer) -> None:
    """Add the commands that belong to no group."""
    command(app, "verify")(verify)
    command(app, "rebuild")(rebuild)
    command(app, "practice")(practice)


def verify(asked: Asked) -> None:
    """Check the vault: pages, chains, signatures, and that tables say what the ledger says."""
    with asked.book() as vault:
        report = vault.verify()
    counted = ", ".join(f"{number:,} {name}" for name, number in report.counts.items())
    asked.answer(report, [*report.findings, f"Looked at: {counted}."])
    if not report.ok:
        raise DoesNotHold(len(report.findings))


def rebuild(asked: Asked) -> None:
    """Make the tables and the search index anew from the ledger."""
    with asked.book() as vault:
        rebuilt = vault.rebuild()
    asked.answer({"rebuilt": rebuilt}, [f"{rebuilt:,} entries made anew from the ledger."])


def practice(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Build the practice challenge: three laptops' vaults, their bundles, summaries, slides."""
    from peerdesk.bootstrap.practice import make_practice  # noqa: PLC0415 - vault and paper

    made = make_practice(
        asked.desk, out, lambda step: remark(f"{step.milliseconds / 1000:6.1f} s  {step.name}")
    )
    held = f"{made.sessions} sessions, {made.notes} notes, {made.messages} messages"
    done = f"{made.issued} summaries issued, {made.bundles} bundles exchanged"
    lines = [
        *(f"Vault: {folder}" for folder in made.vaults),
        f"Passphrase of all three, for practice only: {made.passphrase_file}",
        *(f"Document: {file}" for file in made.documents),
        f"{held}, {done}; all three are equal.",
    ]
    asked.answer(made, lines)
