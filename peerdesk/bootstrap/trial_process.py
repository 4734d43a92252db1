# SPDX-License-Identifier: Apache-2.0
"""The self-test started from the window, as a process of its own.

It sets limits to its whole process and is killed in parts, so it must not run in the window's.
It takes no passphrase and opens no real vault, and so may go on while lines are written.
"""

import locale
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import IO, cast

import msgspec

from peerdesk.bootstrap.selftest.finding import Finding
from peerdesk.bootstrap.selftest.leftovers import fresh_name
from peerdesk.bootstrap.selftest.report import summary
from peerdesk.bootstrap.selftest.running import TRIALS, SelfTest
from peerdesk.errors import PeerDeskError
from peerdesk.ui.trials import Heard, Tried, TriedLaptop, Verdict

_PATIENCE = 3.0
"""Seconds in which a test that was asked to end may take its own things away."""
_TRIES, _PAUSE = 20, 0.1
"""On Windows nothing goes that a process still holds, and that is let go of late."""
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_COMMAND = "peerdesk-command.exe"
"""On Windows the built program that has a console; see `packaging/peerdesk.spec`."""


class TrialStopped(PeerDeskError):
    """The test was stopped before its end."""

    def __init__(self, left: Path | None = None) -> None:
        super().__init__(
            "The test was stopped. Its own vault was removed, and there is no report."
            if left is None
            else f"The test was stopped. The disk did not let go of its own vault, in which only "
            f"invented words are; the next test removes it, or remove it by hand: {left}"
        )


class TrialFailed(PeerDeskError):
    """The test could not be made, or ended before its end."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said or "The test ended before it was through: try it once more.")


class TrialProcess:
    """Implements `peerdesk.ui.trials.LaptopTest`; it begins when it is made.

    `root` is where the trials' own vault is made for the time, `out` where the report goes.
    """

    promises = len(TRIALS)

    def __init__(
        self, root: Path, out: Path, heard: Heard, program: Sequence[str] | None = None
    ) -> None:
        self.ended: Future[TriedLaptop] = Future()
        self._bench, self._out, self._heard = root / fresh_name(), out, heard
        self._program = program or own_program()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._state = Lock()
        self._remarks: list[str] = []
        Thread(target=self._follow, name="peerdesk-selftest").start()

    def stop(self) -> None:
        """Have the process end; threads see to it that it does and that nothing of it stays."""
        with self._state:
            begun, self._stopped = not self._stopped, True
            if begun and self._process is not None:
                Thread(target=_end, args=(self._process,), name="peerdesk-ending").start()

    def _follow(self) -> None:
        try:
            tested = self._tested()
        except PeerDeskError as error:
            self.ended.set_exception(error)
        else:
            self.ended.set_result(tested)

    def _tested(self) -> TriedLaptop:
        try:
            answer = self._run()
        except OSError as error:
            raise TrialFailed from error
        nothing_left = _removed(self._bench, self._out)
        try:
            return _told(msgspec.json.decode(answer, type=SelfTest))
        except msgspec.DecodeError as error:
            if self._stopped:
                raise TrialStopped(None if nothing_left else self._bench) from error
            raise TrialFailed(*self._remarks[-1:]) from error

    def _run(self) -> bytes:
        """Run the process, say what it finds, and return what it answers at the end."""
        asked = ("selftest", "--json", f"--out={self._out}", f"--bench={self._bench}")
        with self._state:
            if self._stopped:
                return b""
            self._process = subprocess.Popen(  # noqa: S603 - this very program
                [*self._program, *asked],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
                creationflags=_NO_WINDOW,
            )
        with self._process as process, ThreadPoolExecutor(1, "peerdesk-listening") as aside:
            heard = aside.submit(self._listen, cast("IO[bytes]", process.stderr))
            answer = cast("IO[bytes]", process.stdout).read()
            heard.result()
        return answer

    def _listen(self, lines: IO[bytes]) -> None:
        for line in lines:
            words = line.decode(locale.getencoding(), "replace").rstrip()
            finding = Finding.of_line(words)
            with self._state:
                if finding is None:
                    self._remarks.append(words)
                elif not self._stopped:
                    self._heard(_tried(finding))


def own_program() -> tuple[str, ...]:
    """Return what starts this program anew with a command.

    On Windows the built window has no console, and so nothing to answer on: the program that
    lies beside it has.
    """
    if not getattr(sys, "frozen", False):
        return (sys.executable, "-m", "peerdesk")
    beside = Path(sys.executable).with_name(_COMMAND)
    return (str(beside) if beside.is_file() else sys.executable,)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process to end, which lets it take its own things away; then end all of it."""
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        if sys.platform == "win32":
            process.kill()
        else:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _removed(bench: Path, out: Path) -> bool:
    """Remove what a process that was ended at once has left; say whether nothing is there."""
    with suppress(OSError):
        for part in out.glob(".selftest-*.part"):
            part.unlink()
    for _ in range(_TRIES):
        if not bench.exists():
            return True
        shutil.rmtree(bench, ignore_errors=True)
        time.sleep(_PAUSE)
    return not bench.exists()


def _told(test: SelfTest) -> TriedLaptop:
    promises = tuple(_tried(finding) for finding in test.findings)
    return TriedLaptop(summary(test), promises, tuple(Path(file) for file in test.report))


def _tried(finding: Finding) -> Tried:
    return Tried(finding.promise, Verdict(finding.outcome), finding.tried)
