# SPDX-License-Identifier: Apache-2.0
"""Remembers what a look at every note came to, until anything at all is written.

Whoever goes to and fro between two places then waits for one look and not for one each time. A
draft that is kept counts as written: forgetting too often costs a look, too rarely the truth.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from peerdesk.vault.database import Database

T = TypeVar("T")
_MOST = 100
"""What is remembered at most: as many counts as all places show, and then it begins anew."""


class Remembered:
    """Small results by what was asked; none outlives the state of the database it came from."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._state: object = None
        self._known: dict[Hashable, Any] = {}

    def get(self, asked: Hashable, look: Callable[[], T]) -> T:
        """Return what was found when this was last asked, or look now."""
        state = self._database.state
        if state != self._state or len(self._known) >= _MOST:
            self._known, self._state = {}, state
        if asked not in self._known:
            self._known[asked] = look()
        found: T = self._known[asked]
        return found
