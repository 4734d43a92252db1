# SPDX-License-Identifier: Apache-2.0
"""What a user waits for at the screen, each in a process of its own."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from peerdesk.desk.capture import write_line
from tests.benchmarks.bundles import bundle_of
from tests.benchmarks.ground import Built, Ground
from tests.benchmarks.material import ENTER, note_texts, typed
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import Times
from tests.benchmarks.unseen import run_unseen

_OWN_LINES = 150
"""Lines that the session already holds when the typing begins."""
_ARRIVING = 10_000
_MUCH = 100_000
_KEY = Goal(most=16)
_MEMORY = Goal(most=350)


def measure_typing(ground: Ground, size: int) -> Iterator[Row]:
    """Yield how long a key takes until its line is painted, 99 of 100."""
    with ground.copy(size) as built:
        taken = Times(tuple(at_screen("typing", built, begun(built))))
    for share, goal in ((0.99, _KEY), (0.5, Goal())):
        name = f"a key reaches the screen, {share * 100:.0f} of 100"
        yield Row(name, size, taken.percentile(share) * 1e3, "ms", goal)
    enters = Times(tuple(t for t, key in zip(taken.seconds, typed(), strict=False) if key == ENTER))
    yield Row("Enter clears the line, median", size, enters.median * 1e3, "ms", Goal())


def measure_importing(ground: Ground, size: int) -> Iterator[Row]:
    """Yield how long keys and lines take while many changes come in on the vault's thread."""
    with ground.copy(size) as built:
        taken = Times(tuple(at_screen("importing", built, begun(built), _bundle(built, _ARRIVING))))
    for share, goal in ((0.95, _KEY), (1.0, Goal())):
        name = f"a key while {_ARRIVING:,} changes come in, {share * 100:.0f} of 100"
        yield Row(name, size, taken.percentile(share) * 1e3, "ms", goal)
    with ground.copy(size) as built:
        waited = Times(tuple(at_screen("saving", built, begun(built), _bundle(built, _ARRIVING))))
    for share in (0.99, 0.5):
        name = f"a line saved while {_ARRIVING:,} changes come in, {share * 100:.0f} of 100"
        yield Row(name, size, waited.percentile(share) * 1e3, "ms", Goal())


def measure_arriving(ground: Ground, size: int) -> Iterator[Row]:
    """Yield how long 100,000 changes in one bundle take in the window, and how much memory."""
    with ground.copy(size) as built:
        shown, taken, most = at_screen("arriving", built, begun(built), _bundle(built, _MUCH))
    yield Row(f"{_MUCH:,} changes in one bundle, shown", size, shown, "s", Goal())
    yield Row(f"{_MUCH:,} changes in one bundle, taken in", size, taken, "s", Goal())
    yield Row("memory meanwhile, peak", size, most, "MB", _MEMORY)


def measure_memory(ground: Ground, size: int) -> Iterator[Row]:
    """Yield the most memory that the window's places take, with every list shown."""
    with ground.copy(size) as built:
        most = at_screen("memory", built, begun(built))
    yield Row("memory with all lists shown, peak", size, most, "MB", _MEMORY)


def begun(built: Built) -> str:
    """Write some lines in a session, so that there is something above the caret; return it."""
    session = built.tags[0][0]
    with built.open() as book:
        for text in note_texts(_OWN_LINES, seed=12):
            write_line(book, " ".join(text.split()[:30]), session=session)
    return session


def at_screen(what: str, built: Built, session: str, bundle: Path | None = None) -> Any:
    """Return what was measured at the screen under a name, in a process of its own."""
    opening = {
        "folder": str(built.folder),
        "database": built.keys.database,
        "head": built.keys.head,
        "session": session,
        "bundle": str(bundle or ""),
    }
    data = msgspec.json.encode(opening)
    return json.loads(run_unseen("tests.benchmarks.at_screen", what, data))


def _bundle(built: Built, count: int) -> Path:
    bundle = built.folder / "arriving.peerdesk"
    bundle.write_bytes(bundle_of(built, *built.arriving(count)))
    return bundle
