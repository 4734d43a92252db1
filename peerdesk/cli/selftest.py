# SPDX-License-Identifier: Apache-2.0
"""`peerdesk selftest`: the promises tried on this machine, with a report that can be kept."""

import contextlib
import secrets
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import msgspec
import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.printing import remark
from peerdesk.domain.calendar import local
from peerdesk.errors import PeerDeskError

if TYPE_CHECKING:  # vault and paper are read in when the trials begin
    from peerdesk.bootstrap.selftest.running import SelfTest

STOPPED = 143
"""The exit code of a self-test that was asked to end: 128 and the number of the signal."""


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
    bench: Annotated[Path | None, typer.Option(hidden=True)] = None,
) -> None:
    """Try out on this laptop and disk what PeerDesk promises; it takes less than a minute."""
    if write_lines is not None:
        from peerdesk.bootstrap.selftest.kills import serve  # noqa: PLC0415 - vault

        serve(write_lines)
        return
    from peerdesk.bootstrap.selftest.report import summary  # noqa: PLC0415 - vault
    from peerdesk.bootstrap.selftest.running import run_selftest  # noqa: PLC0415 - vault

    desk = asked.desk
    beside = asked.vault.resolve().parent if asked.vault else desk.root
    root, name = (bench.parent, bench.name) if bench else (beside, "")
    with _leaving_nothing():
        if out is not None:
            _make_ready(out)
        now = desk.clock.now()
        test = run_selftest(root, now, lambda one: remark(one.line), name=name)
        if out is not None:
            test = _reported(asked, test, out)
    asked.answer(test, [summary(test), *(f"Report: {file}" for file in test.report)])
    if test.broken:
        raise PromiseBroken(len(test.broken))


def _make_ready(out: Path) -> None:
    """Refuse a folder that takes no file before the trials, and not after them."""
    from peerdesk.transport.folder import make_folder, write_once  # noqa: PLC0415 - as above

    make_folder(out)
    write_once(out, f"selftest-{secrets.token_hex(4)}.txt", b"").unlink()


def _reported(asked: Asked, test: "SelfTest", out: Path) -> "SelfTest":
    from peerdesk.bootstrap.documents import Documents  # noqa: PLC0415 - paper
    from peerdesk.bootstrap.selftest.report import compose_report  # noqa: PLC0415 - vault

    time = f"{local(test.at, test.offset):%H%M%S}"
    written = Documents(out, asked.desk.papers).write_report(compose_report(test), time)
    return msgspec.structs.replace(test, report=tuple(str(file) for file in written))


@contextlib.contextmanager
def _leaving_nothing() -> Iterator[None]:
    """Have a request to end the program unwind it, so that the trials' folder is removed."""

    def end(number: int, frame: object) -> NoReturn:
        del number, frame
        raise SystemExit(STOPPED)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
