# SPDX-License-Identifier: Apache-2.0
"""From the start of the process to the unlock screen, against a bare window of the same library."""

import shutil
from collections.abc import Iterator
from functools import partial

from tests.benchmarks.ground import Ground
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import in_turn
from tests.benchmarks.unseen import run_unseen

_ROUNDS = 12
_VAULTS = 3
_SIZE = 1_000
_GOAL = Goal(ratio=2.5)


def measure(ground: Ground, _: int) -> Iterator[Row]:
    """Start both again and again; the program finds some vaults to list."""
    home = ground.folder / "home"
    vaults = home / "PeerDesk" / "vaults"
    for number in range(_VAULTS):
        shutil.copytree(ground.vault(_SIZE).folder, vaults / f"vault-{number}")
    places = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA")
    environment = dict.fromkeys(places, str(home))
    program, bare = (
        partial(run_unseen, "tests.benchmarks.first_paint", what, environment=environment)
        for what in ("program", "bare")
    )
    program()  # compiles to bytecode what has not run yet
    bare()
    ours, theirs = in_turn([(program, bare)] * _ROUNDS)
    yield Row(
        "start to unlock screen",
        0,
        ours.median * 1e3,
        "ms",
        _GOAL,
        theirs.median * 1e3,
        "bare window",
    )
