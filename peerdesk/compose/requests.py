# SPDX-License-Identifier: Apache-2.0
"""What the team asks of the council, each with the time by which it is needed."""

import re
from collections.abc import Sequence

from peerdesk.compose.blocks import Table
from peerdesk.compose.phrases import capital

_DEADLINE = re.compile(
    r"^(?P<what>.+?)[,;:]?\s+\(?by\s+(?P<when>"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|noon|lunch|\d)"
    r"[^.;()]{0,24})\)?\.?$",
    re.IGNORECASE,
)


def requests_table(requests: Sequence[str]) -> Table:
    """Return the requests, numbered, with a column for deadlines if any of them names one.

    A deadline is what stands at the end after "by": "…, by Thursday 09:00", "… (by noon)".
    """
    parted = [part_deadline(request) for request in requests]
    if not any(when for _, when in parted):
        rows = tuple((str(n), what) for n, (what, _) in enumerate(parted, 1))
        return Table(("No.", "Request to the council"), rows)
    rows_by = tuple((str(n), what, when) for n, (what, when) in enumerate(parted, 1))
    return Table(("No.", "Request to the council", "By"), rows_by)


def part_deadline(request: str) -> tuple[str, str]:
    """Return what is asked for, and by when or ""."""
    found = _DEADLINE.match(request.strip())
    if not found:
        return request.strip(), ""
    return found["what"], capital(found["when"].rstrip())
