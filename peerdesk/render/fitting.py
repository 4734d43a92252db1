# SPDX-License-Identifier: Apache-2.0
"""Text cut to its room, for the one line at the foot or head of a page that cannot wrap."""

from collections.abc import Callable


def fitted(text: str, room: float, width: Callable[[str], float]) -> str:
    """Return a text that is cut with an ellipsis where it is wider than its room."""
    if width(text) <= room:
        return text
    low, high = 0, min(len(text), int(room))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(f"{text[:middle]}…") <= room else (low, middle - 1)
    return f"{text[:low].rstrip()}…"
