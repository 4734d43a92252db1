# SPDX-License-Identifier: Apache-2.0
"""What a change replaced, and all that came before it.

The line before it in a history may be somebody else's, written apart.
"""

from collections.abc import Iterable, Iterator, Mapping

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


def came_before(held: Mapping[str, Entry], change: str) -> set[str]:
    """Return the changes of a field that one of them came after, whoever wrote them."""
    found: set[str] = set()
    due = [change]
    while due:
        entry = held.get(due.pop())
        new = set(getattr(entry.fact, "replaces", ())) - found if entry else set[str]()
        found |= new
        due += new
    return found
