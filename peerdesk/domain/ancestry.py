# SPDX-License-Identifier: Apache-2.0
"""What lies behind each of many things that name earlier ones, at whatever remove.

A hash names only what was there before it, so nothing lies behind itself. Each thing's forebears
are the bits of one number: of thousands of acts that all name each other a kilobyte each.
"""

from collections.abc import Iterable, Mapping, Sequence

from peerdesk.domain.rings import in_turn


class Ancestry:
    """Says of any two things whether one lies behind the other; names of others are passed over."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._bit = {name: 1 << number for number, name in enumerate(names)}
        known = {name: [o for o in others if o in self._bit] for name, others in names.items()}
        self._behind: dict[str, int] = {}
        for ring in in_turn(known):
            for name in ring:
                self._behind[name] = self._gathered(known[name])

    def lies_behind(self, name: str, other: str) -> bool:
        """Say whether a thing lies behind another one."""
        return self._behind.get(other, 0) & self._bit.get(name, 0) != 0

    def among(self, names: Iterable[str]) -> int:
        """Return these things as one number, for `any_behind` to look in."""
        return sum(self._bit[name] for name in names)

    def any_behind(self, some: int, other: str) -> bool:
        """Say whether any of some things lies behind another one."""
        return self._behind[other] & some != 0

    def not_behind(self, names: Sequence[str]) -> list[str]:
        """Return those of some things that lie behind none of the others."""
        covered = 0
        for name in names:
            covered |= self._behind.get(name, 0)
        return [name for name in names if not self._bit.get(name, 0) & covered]

    def _gathered(self, named: Iterable[str]) -> int:
        found = 0
        for name in named:
            found |= self._bit[name] | self._behind.get(name, 0)
        return found
