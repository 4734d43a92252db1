# SPDX-License-Identifier: Apache-2.0
"""Children, forked warm, that are killed at a random moment and tell what they had finished."""

import os
import random
import select
import signal
import time
from collections.abc import Callable

from peerdesk.desk.clock import SystemClock
from peerdesk.vault.book import OpenVault
from tests.vault.conftest import Made

_FIELD = 8
_LONGEST = 0.02
"""Seconds after the first word of a child within which it is killed."""

Acknowledge = Callable[[int], None]


def killed(work: Callable[[Acknowledge], object], longest: float = _LONGEST) -> list[int]:
    """Run work in a child, kill it some time after its first word, and return all it said."""

    def say(pipe: int) -> object:
        return work(lambda number: _acknowledge(pipe, number))

    data = killed_writer(say, longest)
    return [
        int.from_bytes(data[start : start + _FIELD], "big") for start in range(0, len(data), _FIELD)
    ]


def killed_writer(work: Callable[[int], object], longest: float) -> bytes:
    """Run work that writes into a pipe in a child, kill it likewise, and return what it wrote."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:  # nothing of the parent's tests may go on in here
        try:
            os.close(reads)
            work(writes)
        finally:
            os._exit(1)
    os.close(writes)
    written = _read_until_killed(child, reads, longest)
    os.close(reads)
    return written


def in_a_child(
    made: Made, work: Callable[[OpenVault, Acknowledge], object], longest: float = _LONGEST
) -> list[int]:
    """Run work on an open vault in a child that is killed; return what it acknowledged."""
    return killed(lambda acknowledge: work(made.open(SystemClock()), acknowledge), longest)


def _acknowledge(pipe: int, number: int) -> None:
    os.write(pipe, number.to_bytes(_FIELD, "big"))


def _read_until_killed(child: int, reads: int, longest: float) -> bytes:
    ready, _, _ = select.select([reads], [], [], 30)
    assert ready, "the child did not begin"
    time.sleep(random.random() * longest)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    data = b""
    while part := os.read(reads, 65_536):
        data += part
    return data
