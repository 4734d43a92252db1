# SPDX-License-Identifier: Apache-2.0
"""`peerdesk selftest`: the promises tried on this machine, with a report that can be kept."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.printing import remark
from peerdesk.errors import PeerDeskError

if TYPE_CHECKING:  # vault and paper are read in when the trials begin
    from peerdesk.bootstrap.selftest.finding import Finding


class PromiseBroken(PeerDeskError):
    """A trial found a promise broken."""

    def __init__(self, broken: int) -> None:
        super().__init__(
            f"{broken} of the promises did not hold here: keep no evidence on this laptop, and "
            "send the report to whoever looks after PeerDesk."
        )
        self.broken = broken


def register(app: typer.Typer) -> None:
    """Add the command, which belongs to no group."""
    command(app, "selftest")(selftest)


def selftest(
    asked: Asked,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A folder for the report, as PDF and as text."),
    ] = None,
    write_lines: Annotated[Path | None, typer.Option(hidden=True)] = None,
) -> None:
    """Try out on this laptop and disk what PeerDesk promises; it takes less than a minute."""
    if write_lines is not None:
        from peerdesk.bootstrap.selftest.kills import serve  # noqa: PLC0415 - vault

        serve(write_lines)
        return
    from peerdesk.bootstrap.documents import Documents  # noqa: PLC0415 - paper
    from peerdesk.bootstrap.selftest.report import compose_report, summary  # noqa: PLC0415 - vault
    from peerdesk.bootstrap.selftest.running import run_selftest  # noqa: PLC0415 - vault

    desk = asked.desk
    test = run_selftest(desk.root, desk.clock.now(), lambda one: remark(_line(one)))
    lines = [summary(test)]
    if out is not None:
        report = compose_report(test)
        lines += [f"Report: {file}" for file in Documents(out, desk.papers).write_report(report)]
    asked.answer(test, lines)
    if test.broken:
        raise PromiseBroken(len(test.broken))


def _line(finding: "Finding") -> str:
    return f"{finding.outcome.upper():9}  {finding.promise}. {finding.tried}"
