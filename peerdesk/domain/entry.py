# SPDX-License-Identifier: Apache-2.0
"""A fact with its place in the ledger: what the reducers read."""

from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct

from peerdesk.domain.facts import Fact


class Entry(Struct, frozen=True):
    """A fact as it stands in the ledger.

    `hash` is the change's hash in hexadecimal, `depth` its causal depth, `at` UTC
    milliseconds of the writer's clock (for showing only) and `offset` its minutes from UTC.
    `epoch` and `number` say where it stands in its laptop's chain; only a laptop's cut-off asks.
    """

    hash: str
    depth: int
    device: str
    at: int
    offset: int
    fact: Fact
    epoch: str = ""
    number: int = 0

    @property
    def place(self) -> tuple[int, str]:
        """Return the key of the one order that all laptops share: depth, then hash."""
        return self.depth, self.hash


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries in the one order that all laptops share."""
    ordered = list(entries)
    if len(ordered) > 1:  # most notes have one entry, and an import orders thousands of them
        ordered.sort(key=attrgetter("place"))
    return ordered


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """Return, in order, the entries that no other of them replaces."""
    ordered = in_order(entries)
    if len(ordered) <= 1:
        return ordered
    replaced = {old for entry in ordered for old in getattr(entry.fact, "replaces", ())}
    return [entry for entry in ordered if entry.hash not in replaced]
