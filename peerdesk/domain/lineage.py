# SPDX-License-Identifier: Apache-2.0
"""Which wordings a wording replaced; the line before it may be somebody else's, written apart."""

from collections.abc import Iterable, Iterator

from peerdesk.domain import facts
from peerdesk.domain.entry import Entry


def with_replaced(
    entries: Iterable[Entry], *sorts: type[facts.Fact]
) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """Yield the entries of these sorts, each with those of them that it replaced and are here."""
    held: dict[str, Entry] = {}
    for entry in entries:
        if isinstance(entry.fact, sorts):
            replaces: tuple[str, ...] = getattr(entry.fact, "replaces", ())
            yield entry, tuple(held[change] for change in replaces if change in held)
            held[entry.hash] = entry
