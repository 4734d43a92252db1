# SPDX-License-Identifier: Apache-2.0
"""What other places send to see a history: `go.emit("history", Thing("note", identifier))`."""

from typing import NamedTuple


class Thing(NamedTuple):
    """Something with a history: its sort (note, message, session, question…) and identifier."""

    sort: str
    id: str
