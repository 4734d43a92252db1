# SPDX-License-Identifier: Apache-2.0
"""Who has what: which laptop holds whose changes, up to which number, and what is on its way.

It is worked out from what laptops have signed, so it says what they held when last heard from.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from peerdesk.domain.team import Member
from peerdesk.ledger.chain import HeadClaim
from peerdesk.ledger.change import Head
from peerdesk.team.holdings import Held, held_by_laptop, most, up_to


class Cell(Struct, frozen=True):
    """How many of one laptop's changes another holds, and how many are known that it lacks."""

    device: str
    held: int
    to_come: int


class Row(Struct, frozen=True):
    """What one laptop holds; `heard` is UTC milliseconds of its last signed word, 0 for none."""

    device: str
    name: str
    heard: int
    own: bool
    cells: tuple[Cell, ...]

    @property
    def to_come(self) -> int:
        """Return how many changes this laptop is known to lack."""
        return sum(cell.to_come for cell in self.cells)


class Board(Struct, frozen=True):
    """A row for every laptop of the team, its cells in the order of the rows.

    `aside` are the changes held here that are beyond their writers' authority.
    """

    rows: tuple[Row, ...]
    aside: int = 0

    @property
    def complete(self) -> bool:
        """Say whether, as far as is known here, everybody has everything."""
        return not any(row.to_come for row in self.rows)


def board(
    members: Sequence[Member], claims: Sequence[HeadClaim], own: str, vector: Iterable[Head]
) -> Board:
    """Return who has what, told by the newest signed claim of every chain.

    `own` is this laptop's identifier and `vector` what it holds itself. What any laptop says
    that it holds is known, so it is to come for all that lack it, this one included.
    """
    held = {**held_by_laptop(claims), own: up_to(vector)}
    known = _by_laptop(most(held.values()))
    heard = dict.fromkeys(held, 0)
    for claim in claims:
        heard[claim.head.device] = max(claim.at, heard[claim.head.device])
    return Board(
        tuple(
            Row(
                device=member.device,
                name=member.name,
                heard=heard.get(member.device, 0),
                own=member.device == own,
                cells=_cells(members, _by_laptop(held.get(member.device, {})), known),
            )
            for member in members
        )
    )


def _cells(
    members: Sequence[Member], held: Mapping[str, int], known: Mapping[str, int]
) -> tuple[Cell, ...]:
    return tuple(
        Cell(m.device, held.get(m.device, 0), known.get(m.device, 0) - held.get(m.device, 0))
        for m in members
    )


def _by_laptop(held: Held) -> Counter[str]:
    """Return how many changes of each laptop are held, over all its epochs."""
    counts: Counter[str] = Counter()
    for (device, _), number in held.items():
        counts[device] += number
    return counts
