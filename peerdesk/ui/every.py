# SPDX-License-Identifier: Apache-2.0
"""Doing all of several things even when one of them fails, as a lock must."""

from collections.abc import Callable
from contextlib import ExitStack


def do_every(*steps: Callable[[], object]) -> None:
    """Do every step in order; what the last failing one raised is raised at the end.

    Earlier failures stand in that exception's context.
    """
    with ExitStack() as every:
        for step in reversed(steps):
            every.callback(step)
