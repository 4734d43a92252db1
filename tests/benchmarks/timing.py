# SPDX-License-Identifier: Apache-2.0
"""Times of our work and of the bare library's, taken in turn so that both meet the same machine."""

import contextlib
import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Times:
    """Seconds that one piece of work took, again and again."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the time that half of all rounds stayed below."""
        return statistics.median(self.seconds)

    def percentile(self, share: float) -> float:
        """Return the smallest time that at least this share (0 to 1) of all rounds kept."""
        ordered = sorted(self.seconds)
        return ordered[max(math.ceil(share * len(ordered)), 1) - 1]


def stopwatch(work: Work) -> float:
    """Return the seconds that one call takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@contextlib.contextmanager
def settled() -> Iterator[None]:
    """Let Python's collector of rubbish pass over what is there by now.

    It runs on as it does in the program, where it passes over what was read in at the start.
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def in_turn(pairs: Iterable[tuple[Work, Work]]) -> tuple[Times, Times]:
    """Return the times of the first and of the second of every pair: ours, theirs, theirs, ours.

    Who begins changes from pair to pair, for whoever comes second may find a warmer machine.
    """
    ours: list[float] = []
    theirs: list[float] = []
    with settled():
        for number, (our_work, their_work) in enumerate(pairs):
            if number % 2:
                theirs.append(stopwatch(their_work))
                ours.append(stopwatch(our_work))
            else:
                ours.append(stopwatch(our_work))
                theirs.append(stopwatch(their_work))
    return Times(tuple(ours)), Times(tuple(theirs))
