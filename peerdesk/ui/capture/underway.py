# SPDX-License-Identifier: Apache-2.0
"""Lines that a draft holds although Enter was pressed: on their way to the disk, or refused by it.

A lock waits for nothing, so these lines go into the draft too, each with a sign that nobody can
type in front of it. Whoever reads the draft tells them from what is still being typed, drops
those that did arrive, and sends the others again, as the lines of their own that they were, with
the time at which Enter was pressed.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from peerdesk.desk.capture import NOW, Taken

UNDER_WAY = "\u2063"
"""INVISIBLE SEPARATOR."""
REFUSED = "\u2064"
"""INVISIBLE PLUS."""
_STAMP = "\u2062"
"""INVISIBLE TIMES, between when a line was sent and what it says."""
Read = tuple[str, str]
"""Mark and text of a line, as they are shown."""


class Kept(NamedTuple):
    """What a draft holds: lines that were sent and have not arrived, and what is being typed."""

    sent: tuple[str, ...]
    typed: str


def stamped(line: str, at: int, offset: int) -> str:
    """Return a line with when it was sent, for its draft."""
    return f"{at} {offset}{_STAMP}{line}"


def unstamped(line: str) -> tuple[str, Taken]:
    """Return a line from a draft, and when it was sent; `NOW` where the draft does not know."""
    stamp, _, said = line.rpartition(_STAMP)
    found = re.fullmatch(r"(\d{1,15}) (-?\d{1,4})", stamp, re.ASCII)
    return (said, Taken(int(found[1]), int(found[2]))) if found else (line, NOW)


def draft_text(under_way: Iterable[str], refused: Iterable[str], typed: str) -> str:
    """Return a session's draft: lines on their way, lines refused, and what is being typed."""
    signed = [f"{UNDER_WAY}{line}" for line in under_way]
    signed += [f"{REFUSED}{line}" for line in refused]
    return "\n".join(filter(None, (*signed, typed)))


def take_apart(draft: str, written: Iterable[Read], read: Callable[[str], Read | None]) -> Kept:
    """Return what a draft holds that is not on the disk; `read` is None for what is no line yet.

    Each written line stands for one on its way, so that a line said twice is kept twice. A
    refused line is never taken for an arrived one. What is no line goes back to what is typed,
    where it can be mended.
    """
    left = list(written)
    sent: list[str] = []
    typed: list[str] = []
    for line in draft.split("\n"):
        bare = line.removeprefix(UNDER_WAY).removeprefix(REFUSED)
        said, _ = unstamped(bare)
        meant = None if bare == line else read(said)
        if meant is None:
            typed.append(bare if bare == line else said)
        elif line.startswith(UNDER_WAY) and meant in left:
            left.remove(meant)
        else:
            sent.append(bare)
    return Kept(tuple(sent), "\n".join(typed))


def without(sent: Iterable[str], lines: Iterable[str]) -> tuple[str, ...]:
    """Return sent lines without those that are held elsewhere, each taken out once."""
    left = list(sent)
    for line in lines:
        if line in left:
            left.remove(line)
    return tuple(left)
