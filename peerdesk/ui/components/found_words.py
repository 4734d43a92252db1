# SPDX-License-Identifier: Apache-2.0
"""Where the words searched for stand in a text, so that they can be shown."""

import re

from peerdesk.ui.components.options import plain

_WORD = re.compile(r"[^\W_]+")


def hits(text: str, searched: str, *, begins_only: bool = False) -> tuple[tuple[int, int], ...]:
    """Return where words of the text begin as a searched word does: place and length.

    With `begins_only` the length is that of what was typed, else of the whole word.
    """
    starts = tuple(_WORD.findall(plain(searched)))
    if not starts:
        return ()
    found = []
    for word in _WORD.finditer(text):
        said = plain(word.group())
        if said.startswith(starts):  # hardly any does
            typed = max(len(start) for start in starts if said.startswith(start))
            whole = word.end() - word.start()
            found.append((word.start(), min(typed, whole) if begins_only else whole))
    return tuple(found)
