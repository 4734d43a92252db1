# SPDX-License-Identifier: Apache-2.0
"""Runs every trial, one after another, on a bench of their own."""

import platform
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from peerdesk import __version__
from peerdesk.bootstrap.selftest import (
    backups,
    bundles,
    damage,
    disk,
    kills,
    leaks,
    settings,
    vectors,
)
from peerdesk.bootstrap.selftest.bench import Bench, bench
from peerdesk.bootstrap.selftest.finding import Finding, NotHeld, NotTried, Outcome
from peerdesk.bootstrap.selftest.leftovers import sweep
from peerdesk.errors import PeerDeskError

Trial = tuple[str, Callable[[Bench], str]]

TRIALS: tuple[Trial, ...] = (
    (vectors.PROMISE, vectors.try_vectors),
    (settings.ENCRYPTED, settings.try_settings),
    (settings.LOCKED, settings.try_passphrase),
    (leaks.PROMISE, leaks.try_leaks),
    (kills.PROMISE, kills.try_kills),
    (disk.PROMISE, disk.try_full_disk),
    (damage.BITS, damage.try_flips),
    (damage.OLDER, damage.try_older),
    (backups.BACKUPS, backups.try_backup),
    (bundles.PROMISE, bundles.try_bundles),
    (backups.PLACE, backups.try_place),
)
"""What is promised, and how it is tried, in the order of the report."""


class SelfTest(Struct, frozen=True, kw_only=True):
    """How all trials ended, on which machine; `at` is UTC milliseconds, `offset` minutes.

    `report` is where the report was written, as PDF and as text.
    """

    version: str
    system: str
    python: str
    folder: str
    free: int
    at: int
    offset: int
    milliseconds: int
    findings: tuple[Finding, ...]
    report: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Say whether no promise was broken."""
        return not self.broken

    @property
    def broken(self) -> tuple[Finding, ...]:
        """Return the promises that did not hold."""
        return tuple(f for f in self.findings if f.outcome is Outcome.BROKEN)


def run_selftest(
    root: Path,
    now: tuple[int, int],
    told: Callable[[Finding], object] = lambda _: None,
    trials: Sequence[Trial] = TRIALS,
    name: str = "",
) -> SelfTest:
    """Make a vault under this folder, try every promise on it, and take it away again.

    `told` hears each finding as it is made; `name` is that of the vault's own folder. What a
    self-test that was killed has left there goes as well. Raises `DiskRefused` where no vault
    can be made.
    """
    begun = time.monotonic()
    findings: list[Finding] = []
    sweep(root)
    with bench(root, name) as made:
        for promise, work in trials:
            findings.append(_find(promise, work, made))
            told(findings[-1])
        free = shutil.disk_usage(made.folder).free
    return SelfTest(
        version=__version__,
        system=f"{platform.system()} {platform.release()}, {platform.machine()}",
        python=platform.python_version(),
        folder=str(root),
        free=free,
        at=now[0],
        offset=now[1],
        milliseconds=_since(begun),
        findings=tuple(findings),
    )


def _find(promise: str, work: Callable[[Bench], str], made: Bench) -> Finding:
    begun = time.monotonic()
    try:
        outcome, tried = Outcome.HELD, work(made)
    except NotTried as reason:
        outcome, tried = Outcome.NOT_TRIED, f"{reason.why}."
    except NotHeld as broken:
        outcome, tried = Outcome.BROKEN, f"{broken.what}."
    except (PeerDeskError, OSError, ValueError) as error:
        said = error.user_message if isinstance(error, PeerDeskError) else type(error).__name__
        outcome, tried = Outcome.BROKEN, f"It could not be tried to the end: {said}"
    return Finding(promise=promise, outcome=outcome, tried=tried, milliseconds=_since(begun))


def _since(begun: float) -> int:
    return int((time.monotonic() - begun) * 1_000)
