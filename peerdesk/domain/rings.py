# SPDX-License-Identifier: Apache-2.0
"""In which turn things are asked that hang on each other, some of them in a ring.

Robert Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1
(1972): strongly connected parts, each after all that it hangs on. Without recursion, so that no
ledger can be too deep for it.
"""

from collections.abc import Iterator, Mapping, Sequence


def in_turn(needs: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield all names, each ring at once, after everything outside of it that it needs.

    `needs` names for everything what it hangs on; nothing else may be named there.
    """
    walk = _Walk(needs)
    for name in needs:
        if name not in walk.met:
            yield from walk.start(name)


class _Walk:
    """A walk along what things need, on which every ring is noticed when it has been left."""

    def __init__(self, needs: Mapping[str, Sequence[str]]) -> None:
        self._needs = needs
        self.met: dict[str, int] = {}
        self._lowest: dict[str, int] = {}
        self._open: list[str] = []
        self._is_open: set[str] = set()

    def start(self, name: str) -> Iterator[list[str]]:
        """Yield the rings that can be reached from a name and were not met before."""
        path = [(name, iter(self._needs[name]))]
        self._meet(name)
        while path:
            at, ahead = path[-1]
            onward = next(ahead, None)
            if onward is None:
                path.pop()
                if path:
                    self._reach(path[-1][0], self._lowest[at])
                if self._lowest[at] == self.met[at]:
                    yield self._close(at)
            elif onward not in self.met:
                self._meet(onward)
                path.append((onward, iter(self._needs[onward])))
            elif onward in self._is_open:
                self._reach(at, self.met[onward])

    def _meet(self, name: str) -> None:
        self.met[name] = self._lowest[name] = len(self.met)
        self._open.append(name)
        self._is_open.add(name)

    def _reach(self, name: str, lowest: int) -> None:
        self._lowest[name] = min(self._lowest[name], lowest)

    def _close(self, name: str) -> list[str]:
        """Return the ring that was entered by a name, now that it has been left."""
        ring: list[str] = []
        while not ring or ring[-1] != name:
            ring.append(self._open.pop())
        self._is_open.difference_update(ring)
        return ring
