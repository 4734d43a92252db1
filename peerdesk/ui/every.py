# SPDX-License-Identifier: Apache-2.0
"""Doing all of several things even when one of them fails, as a lock must."""

from collections.abc import Callable


def do_every(*steps: Callable[[], object]) -> None:
    """Do every step in order; what the last failing one raised is raised at the end.

    Earlier failures stand in that exception's context.
    """
    if steps:
        try:
            steps[0]()
        finally:
            do_every(*steps[1:])
