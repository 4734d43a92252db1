# SPDX-License-Identifier: Apache-2.0
"""What is printed: answers on standard output, everything else beside it."""

import contextlib
import os
import sys


def say(text: str) -> None:
    """Print on standard output; where nobody reads it any more, as with `head`, let it go.

    What a command had to do is done before it answers, so a reader that goes away is no failure.
    """
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)


def remark(text: str) -> None:
    """Print beside the answer, on standard error."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
