# SPDX-License-Identifier: Apache-2.0
"""Who has what: which laptop holds whose changes, up to which number, and what is on its way.

It is worked out from what laptops have signed, so it says what they held when last heard from.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from peerdesk.domain.team import Member
from peerdesk.ledger.chain import Gap, HeadClaim
from peerdesk.ledger.change import Head
from peerdesk.team.asking import Ask, Piece, lacking, pieces, whom_to_ask, without
from peerdesk.team.going_back import gone_back
from peerdesk.team.holdings import Held, held_by_laptop, lacked_by_laptop, most, up_to
from peerdesk.team.lacking_bytes import Unheld


class Cell(Struct, frozen=True):
    """How many of one laptop's changes another holds, and how many are known that it lacks."""

    device: str
    held: int
    to_come: int


class Row(Struct, frozen=True):
    """What one laptop holds; `heard` is UTC milliseconds of its last signed word, 0 for none.

    `beyond` are changes that it lacks of laptops which are not in the team any more. `ahead` is
    by how many milliseconds its clock is ahead of this laptop's at least, below zero behind; 0
    where they agree as far as anybody can tell. `attachments` are those whose bytes it lacks.
    """

    device: str
    name: str
    heard: int
    own: bool
    cells: tuple[Cell, ...]
    beyond: int = 0
    ahead: int = 0
    attachments: int = 0

    @property
    def to_come(self) -> int:
        """Return how many changes this laptop is known to lack."""
        return sum(cell.to_come for cell in self.cells) + self.beyond

    @property
    def heard_here(self) -> int:
        """Return when it was last heard from by this laptop's clock, as far as that is known."""
        return self.heard - self.ahead if self.heard else 0


class Missing(Struct, frozen=True):
    """Changes of one laptop that are known to exist and are not here.

    `holders` have some of them; `nobody` are with no laptop of the team, as far as is known.
    `bundles` is from which to which of its own bundles may hold them, as far as it has said how
    many it wrote and this laptop has taken in; none where it has not.
    """

    device: str
    changes: int
    holders: tuple[str, ...]
    nobody: int = 0
    bundles: tuple[int, int] | None = None


class Former(Struct, frozen=True, kw_only=True):
    """A laptop that was removed from the team: why, when, and what of it is not here."""

    device: str
    name: str
    reason: str
    at: int
    offset: int


class Board(Struct, frozen=True):
    """A row for every laptop of the team, its cells in the order of the rows.

    `ask` is whose stick would bring this laptop all that it lacks, `missing` what that is.
    `aside` are the changes held here that are beyond their writers' authority, `unshared` those
    of this laptop that are in no bundle, `former` the laptops that were removed. `all_shared` says
    that everything held here, colleagues' changes too, is in a bundle of this laptop. `unheld` are
    attachments whose bytes are not here.
    """

    rows: tuple[Row, ...]
    aside: int = 0
    ask: Ask = Ask()
    missing: tuple[Missing, ...] = ()
    former: tuple[Former, ...] = ()
    unshared: int = 0
    own_clock_doubtful: bool = False
    all_shared: bool = False
    unheld: Unheld = Unheld()

    @property
    def complete(self) -> bool:
        """Say whether, as far as is known here, everybody has everything."""
        lacks = any(row.to_come or row.attachments for row in self.rows)
        return not (lacks or self.missing or self.unheld.attachments)


class Own(Struct, frozen=True):
    """What this laptop holds, and lacks before that; for what was declared `lost` nobody waits."""

    device: str
    vector: Sequence[Head]
    gaps: Sequence[Gap] = ()
    lost: Sequence[Gap] = ()


def board(members: Sequence[Member], claims: Sequence[HeadClaim], own: Own) -> Board:
    """Return who has what, told by the newest signed claim of every chain.

    What any laptop says that it holds is known, so it is to come for all that lack it, this one
    included. A laptop that was put back to an earlier state holds what it signed since.
    """
    ever = {**held_by_laptop(claims), own.device: up_to(own.vector)}
    held = {device: {**numbers} for device, numbers in ever.items()}
    for device, less in gone_back(claims).items():
        held[device] |= less if device != own.device else {}
    lacks = {**lacked_by_laptop(claims), own.device: tuple(own.gaps)}
    known = most(ever.values())
    heard = {member.device: 0 for member in members}
    for claim in claims:
        heard[claim.head.device] = max(claim.at, heard.get(claim.head.device, 0))
    rows = []
    for member in members:
        has, gone = held.get(member.device, {}), lacks.get(member.device, ())
        coming = without(lacking(known, has, gone), own.lost)
        cells, beyond = _cells(members, _by_laptop(has, gone), coming)
        is_own = member.device == own.device
        rows.append(Row(member.device, member.name, heard[member.device], is_own, cells, beyond))
    others = {device: numbers for device, numbers in held.items() if device != own.device}
    wanted = without(lacking(known, held[own.device], lacks[own.device]), own.lost)
    found = pieces(wanted, others, lacks)
    return Board(tuple(rows), ask=whom_to_ask(found, _to_ask(rows)), missing=_missing(found, rows))


def bundles_missing(
    claims: Iterable[HeadClaim], taken: Mapping[str, int]
) -> dict[str, tuple[int, int]]:
    """Return, by laptop, which of its bundles were written after the last one taken in here.

    `taken` is the number of the last bundle that was taken in from each laptop.
    """
    written: dict[str, int] = {}
    for claim in claims:
        device = claim.head.device
        written[device] = max(claim.bundle, written.get(device, 0))
    return {
        device: (taken.get(device, 0) + 1, number)
        for device, number in written.items()
        if number > taken.get(device, 0)
    }


def _cells(
    members: Sequence[Member], here: Mapping[str, int], coming: Iterable[Gap]
) -> tuple[tuple[Cell, ...], int]:
    """Return a laptop's cells, and how much it lacks of laptops that are in none of them."""
    to_come: Counter[str] = Counter()
    for gap in coming:
        to_come[gap.device] += gap.last - gap.first + 1
    cells = tuple(Cell(m.device, here.get(m.device, 0), to_come.pop(m.device, 0)) for m in members)
    return cells, to_come.total()


def _to_ask(rows: Sequence[Row]) -> list[str]:
    """Return the laptops that can be asked, the one last heard from first."""
    others = sorted((row for row in rows if not row.own), key=lambda row: -row.heard)
    return [row.device for row in others]


def _missing(found: Sequence[Piece], rows: Sequence[Row]) -> tuple[Missing, ...]:
    by_device: dict[str, list[Piece]] = defaultdict(list)
    for piece in found:
        by_device[piece.device].append(piece)
    team = [row.device for row in rows]
    missing = []
    for device in sorted(by_device):
        parts = by_device[device]
        missing.append(
            Missing(
                device=device,
                changes=sum(piece.changes for piece in parts),
                holders=tuple(d for d in team if any(d in piece.holders for piece in parts)),
                nobody=sum(p.changes for p in parts if not p.holders.intersection(team)),
            )
        )
    return tuple(missing)


def _by_laptop(held: Held, lacks: Iterable[Gap]) -> Counter[str]:
    """Return how many changes of each laptop are held, over all its epochs."""
    counts: Counter[str] = Counter()
    for (device, _), number in held.items():
        counts[device] += number
    for gap in lacks:
        reached = held.get((gap.device, gap.epoch), 0)
        counts[gap.device] -= max(min(gap.last, reached) - gap.first + 1, 0)
    return counts
