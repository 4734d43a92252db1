# SPDX-License-Identifier: Apache-2.0
"""Where every chain stands, kept in memory so that a line is chained without looking anything up.

What is here follows the database: it is changed on a copy, which replaces the original only
when the transaction has been committed.
"""

from dataclasses import dataclass, field

from msgspec import Struct

from peerdesk.ledger.chain import Gap
from peerdesk.ledger.change import Change, Head, Link
from peerdesk.ledger.errors import BrokenChain
from peerdesk.vault.gaps import Runs, lack, without
from peerdesk.vault.schema import NUMBERS

Key = tuple[str, str]
"""A chain's device and epoch."""
_MOST = (1 << NUMBERS) - 1
OWN = 1 << 20
"""The first code of this laptop's own chains; those of others lie below."""


class Tip(Struct, frozen=True):
    """The last applied change of a chain, and its causal depth."""

    head: Head
    depth: int


@dataclass
class Chains:
    """The tips of all chains, the codes they have in the tables, and what our own has seen.

    `gaps` is what is missing of chains: before their tips after a damage, or behind them.
    """

    own: Key
    codes: dict[Key, int] = field(default_factory=dict)
    tips: dict[Key, Tip] = field(default_factory=dict)
    seen: dict[Key, int] = field(default_factory=dict)
    gaps: dict[Key, Runs] = field(default_factory=dict)

    def copy(self) -> "Chains":
        """Return a copy to work on until the transaction is committed."""
        return Chains(self.own, dict(self.codes), dict(self.tips), dict(self.seen), dict(self.gaps))

    def vector(self) -> tuple[Head, ...]:
        """Return the last applied change of every chain, sorted."""
        return tuple(sorted(tip.head for tip in self.tips.values()))

    def own_head(self) -> Head:
        """Return the head of our own chain; number 0 before its first change."""
        tip = self.tips.get(self.own)
        return tip.head if tip else Head(*self.own, 0, "")

    def news(self) -> list[Tip]:
        """Return the tips of other chains that our own has not said it knows."""
        return [
            tip
            for key, tip in self.tips.items()
            if key != self.own and tip.head.number > self.seen.get(key, 0)
        ]

    def link(self, challenge: str) -> Link:
        """Return where our own next change goes, and what it newly knows."""
        news = self.news()
        tip = self.tips.get(self.own)
        depths = [known.depth for known in news]
        if tip:
            depths.append(tip.depth)
        return Link(
            challenge=challenge,
            device=self.own[0],
            epoch=self.own[1],
            number=tip.head.number + 1 if tip else 1,
            previous=tip.head.hash if tip else "",
            knew=tuple(sorted(known.head for known in news)),
            depth=max(depths, default=0) + 1,
        )

    def advance(self, change: Change) -> None:
        """Put a change at the end of its chain; our own chain knows what its changes knew."""
        header = change.header
        key = header.device, header.epoch
        self.tips[key] = Tip(change.head, header.depth)
        self.fill(key, header.number)
        if key == self.own:
            for head in header.knew:
                self.seen[head.device, head.epoch] = head.number

    def lacks(self, key: Key, number: int) -> bool:
        """Say whether a number is missing before the tip of a chain."""
        tip = self.tips.get(key)
        return tip is not None and number < tip.head.number and lack(self.gaps.get(key, ()), number)

    def fill(self, key: Key, number: int) -> None:
        """Let a number of a chain be missing no longer."""
        runs = self.gaps.get(key)
        if runs:
            self.gaps[key] = without(runs, number)

    def missing(self) -> tuple[Gap, ...]:
        """Return all that is missing, sorted."""
        return tuple(
            Gap(*key, first, last)
            for key, runs in sorted(self.gaps.items())
            for first, last in runs
        )

    def free_code(self, key: Key) -> int:
        """Return a code for a new chain; our own stand above all others.

        Our own lines are then written at the end of the table, which touches fewest pages.
        """
        lowest = OWN if key[0] == self.own[0] else 1
        taken = [code for code in self.codes.values() if (code >= OWN) == (lowest == OWN)]
        return max(taken, default=lowest - 1) + 1

    def place(self, change: Change) -> int:
        """Return the place of a change in the tables: its chain's code and its number."""
        header = change.header
        return place_of(self.codes[header.device, header.epoch], header.number)


def place_of(code: int, number: int) -> int:
    """Return the place of a number in the chain with this code."""
    return code << NUMBERS | number


def span_of(code: int) -> tuple[int, int]:
    """Return the first and last place that a chain can have."""
    return code << NUMBERS, code << NUMBERS | _MOST


def key_of(change: Change) -> Key:
    """Return the chain of a change, or raise `BrokenChain` where its number cannot be."""
    header = change.header
    if not 1 <= header.number <= _MOST:
        raise BrokenChain(header.device, header.number, "no chain has such a number")
    return header.device, header.epoch
