# SPDX-License-Identifier: Apache-2.0
"""What is printed: answers on standard output, everything else beside it."""

import contextlib
import os
import sys
from collections.abc import Iterator


def say(text: str) -> None:
    """Print on standard output; where nobody reads it any more, as with `head`, let it go.

    What a command had to do is done before it answers, so a reader that goes away is no failure.
    """
    with _reader_may_leave():
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def say_json(document: bytes) -> None:
    """Print a JSON document, the same bytes on every system: UTF-8, and ends of line as they are.

    A terminal's own encoding and Windows' ends of line would make two laptops differ.
    """
    with _reader_may_leave():
        sys.stdout.flush()
        sys.stdout.buffer.write(document + b"\n")
        sys.stdout.buffer.flush()


def remark(text: str) -> None:
    """Print beside the answer, on standard error."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


@contextlib.contextmanager
def _reader_may_leave() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)
