# SPDX-License-Identifier: Apache-2.0
"""Measure the speeds that were promised and print them beside their goals.

    python -m tests.benchmarks [--sizes 1000,10000,100000] [--only NAME,NAME] [--folder DIR]

The exit code is 0 whether or not a goal was met, and 1 where a measure could not be taken.
"""

import argparse
import importlib
import platform
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.ground import Ground
from tests.benchmarks.table import Row, table


@dataclass(frozen=True)
class Measure:
    """One of the measures, by its module and the function in it.

    Some are taken once, whatever the vault holds. A module is read in when its turn comes, so
    that one which cannot be does not keep the others from being taken.
    """

    name: str
    module: str
    function: str = "measure"
    sized: bool = True

    def take(self, ground: Ground, size: int) -> list[Row]:
        """Return what was measured."""
        module = importlib.import_module(f"tests.benchmarks.measure_{self.module}")
        return list(getattr(module, self.function)(ground, size))


MEASURES = (
    Measure("typing", "screen", "measure_typing"),
    Measure("importing", "screen", "measure_importing"),
    Measure("line", "line"),
    Measure("search", "search"),
    Measure("opening", "opening"),
    Measure("start", "start", sized=False),
    Measure("uniting", "uniting"),
    Measure("bundle", "bundle"),
    Measure("exchange", "exchange"),
    Measure("paper", "paper", sized=False),
    Measure("memory", "screen", "measure_memory"),
    Measure("arriving", "screen", "measure_arriving"),
    Measure("places", "places", "measure_places"),
    Measure("searching", "places", "measure_searching"),
    Measure("scrolling", "places", "measure_scrolling"),
)


def main() -> int:
    """Take the measures asked for, the small vaults first, and print the table."""
    asked = _asked()
    measures = [m for m in MEASURES if not asked.only or m.name in asked.only]
    rows: list[Row] = []
    crashed = False
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=asked.folder, prefix="bench-") as folder:
        ground = Ground(Path(folder))
        for measure in measures:
            for size in asked.sizes if measure.sized else (0,):
                sys.stderr.write(f"{measure.name} {size:,}\n" if size else f"{measure.name}\n")
                try:
                    rows += measure.take(ground, size)
                except Exception:  # noqa: BLE001 - the other figures are still wanted
                    traceback.print_exc()
                    crashed = True
    missed = sum(not row.met for row in rows)
    minutes, seconds = divmod(round(time.perf_counter() - begun), 60)
    sys.stdout.write(
        f"{table(rows)}\n\n"
        f"{_machine()}; {minutes} min {seconds} s; {missed} of {len(rows)} miss their goal.\n"
    )
    return int(crashed)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=(1_000, 10_000, 100_000))
    parser.add_argument("--only", type=lambda names: names.split(","), default=())
    parser.add_argument("--folder", type=Path, help="a folder on the disk to be measured")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.system()} on {platform.machine()}"


if __name__ == "__main__":
    sys.exit(main())
