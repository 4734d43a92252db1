# SPDX-License-Identifier: Apache-2.0
"""Which digit puts in which line of enquiry."""

from collections.abc import Sequence

from peerdesk.ui.capture.rows import PINS


def pinned(pins: Sequence[str], kloe: str) -> tuple[str, ...] | None:
    """Return the pins with a line of enquiry at the first free digit, or without it if it was in.

    The others keep their digits, which fingers have learned. None where no digit is free.
    """
    held = list(pins)
    if kloe in held:
        held[held.index(kloe)] = ""
    elif "" in held:
        held[held.index("")] = kloe
    elif len(held) < PINS:
        held.append(kloe)
    else:
        return None
    while held and not held[-1]:
        held.pop()
    return tuple(held)
