# SPDX-License-Identifier: Apache-2.0
"""Lines that a draft holds although they may be on the disk by the time it is read again.

A lock waits for nothing, so a line that is on its way goes into the draft too, with a sign that
nobody can type in front of it. Whoever reads the draft drops the ones that did arrive.
"""

from collections.abc import Callable, Iterable

UNDER_WAY = "\u2063"
"""INVISIBLE SEPARATOR."""
Read = tuple[str, str]
"""Mark and text of a line, as they are shown."""


def draft_text(under_way: Iterable[str], refused: Iterable[str], typed: str) -> str:
    """Return a session's draft: lines on their way, lines refused, and what is being typed."""
    marked = [f"{UNDER_WAY}{line}" for line in under_way]
    return "\n".join(filter(None, (*marked, *refused, typed)))


def not_arrived(draft: str, written: Iterable[Read], read: Callable[[str], Read | None]) -> str:
    """Return a draft without the lines that are on the disk; `read` is None for what is no line.

    Each written line stands for one in the draft, so that a line said twice is kept twice.
    """
    left = list(written)
    kept = []
    for line in draft.split("\n"):
        if not line.startswith(UNDER_WAY):
            kept.append(line)
            continue
        meant = read(line.removeprefix(UNDER_WAY))
        if meant in left:
            left.remove(meant)
        else:
            kept.append(line.removeprefix(UNDER_WAY))
    return "\n".join(kept)


def without(draft: str, lines: Iterable[str]) -> str:
    """Return a draft without lines that are held elsewhere, each taken out once."""
    left = draft.split("\n")
    for line in lines:
        if line in left:
            left.remove(line)
    return "\n".join(left)
