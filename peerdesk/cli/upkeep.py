# SPDX-License-Identifier: Apache-2.0
"""`peerdesk verify`, `peerdesk rebuild` and `peerdesk practice`: the vault looked after."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.printing import remark
from peerdesk.cli.refusals import DoesNotHold
from peerdesk.cli.surroundings import warn_of_place
from peerdesk.domain.calendar import local

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.vault.verifying import VerifyReport

_MOST = 20
"""Findings that are listed; more of them say nothing new, and --json has them all."""


def register(app: typer.Typer) -> None:
    """Add the commands that belong to no group."""
    command(app, "verify")(verify)
    command(app, "rebuild")(rebuild)
    command(app, "practice")(practice)


def verify(asked: Asked) -> None:
    """Check the vault: pages, chains, signatures, and that tables say what the ledger says."""
    with asked.book() as vault:
        report = vault.upkeep.verify()
        warn_of_place(vault.folder)
    asked.answer(report, _report_lines(report))
    if not report.ok:
        raise DoesNotHold(len(report.findings))


def rebuild(asked: Asked) -> None:
    """Make the tables and the search index anew from the ledger."""
    with asked.book() as vault:
        rebuilt = vault.upkeep.rebuild()
    line = f"{so_many(rebuilt, 'entry', 'entries')} made anew from the ledger."
    asked.answer({"rebuilt": rebuilt}, [line])


def practice(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Build the practice challenge: three laptops' vaults, their bundles, summaries, slides."""
    from peerdesk.bootstrap.practice import make_practice  # noqa: PLC0415 - vault and paper

    made = make_practice(
        asked.desk,
        out,
        lambda step: remark(f"{step.milliseconds / 1000:6.1f} s  {step.name}"),
        today=local(*asked.desk.clock.now()).date(),
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


def _report_lines(report: "VerifyReport") -> Iterator[str]:
    """Yield what was found, or that everything holds, and how much was looked at."""
    yield from report.findings[:_MOST]
    if len(report.findings) > _MOST:
        yield f"And {so_many(len(report.findings) - _MOST, 'more finding')}."
    if report.ok:
        yield "Everything that is here holds." if report.missing else "Everything holds."
    yield from report.missing
    counts = {name: report.counts.get(name, 0) for name in ("change", "signed_head", "note")}
    changes, heads = (
        so_many(counts["change"], "change"),
        so_many(counts["signed_head"], "signature"),
    )
    yield f"Looked at {changes}, {heads} and {so_many(counts['note'], 'note')}."
    if waiting := report.counts.get("waiting"):
        yield f"{so_many(waiting, 'change waits', 'changes wait')} for something earlier."
