# SPDX-License-Identifier: Apache-2.0
"""Whose stick to ask for: the fewest laptops that together hold all that is lacking here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.ledger.chain import Gap
from peerdesk.team.holdings import Chain, Held

_TRIED = 12
"""Laptops of which every combination is tried; of more, the best of what is left comes next."""


class Piece(Struct, frozen=True):
    """Changes of one chain that are lacking here, all with the same laptops."""

    device: str
    changes: int
    holders: frozenset[str]


class Ask(Struct, frozen=True):
    """Whom to ask; `changes` come from them, `nobody` are known of and with no laptop asked."""

    devices: tuple[str, ...] = ()
    changes: int = 0
    nobody: int = 0


def lacking(known: Held, held: Held, gaps: Iterable[Gap] = ()) -> tuple[Gap, ...]:
    """Return, sorted, what is known to exist and is not held: beyond the end of chains, and gaps.

    No number is named twice, though a gap may reach beyond the end of its chain.
    """
    found: dict[Chain, list[tuple[int, int]]] = defaultdict(list)
    for gap in gaps:
        found[gap.device, gap.epoch].append((gap.first, gap.last))
    for chain, number in known.items():
        if number > held.get(chain, 0):
            found[chain].append((held.get(chain, 0) + 1, number))
    return tuple(
        Gap(*chain, first, last)
        for chain in sorted(found)
        for first, last in _joined(sorted(found[chain]))
    )


def without(gaps: Iterable[Gap], lost: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return, sorted, what is left of gaps without those changes that nobody waits for any more."""
    left = list(gaps)
    for gone in lost:
        left = [part for gap in left for part in _less(gap, gone)]
    return tuple(sorted(left))


def pieces(
    lacks: Iterable[Gap], held: Mapping[str, Held], theirs: Mapping[str, Sequence[Gap]]
) -> tuple[Piece, ...]:
    """Return what is lacking, cut so that each piece is with the same laptops throughout.

    `held` is up to where laptops hold every chain, `theirs` what each of them lacks before that.
    """
    return tuple(piece for gap in lacks for piece in _cut(gap, held, theirs))


def whom_to_ask(found: Sequence[Piece], order: Sequence[str]) -> Ask:
    """Return the fewest laptops that together hold all of these pieces that anybody holds.

    Of several equally few, those that bring most, and then those that stand first in `order`,
    the laptops that can be asked.
    """
    with_some = [piece for piece in found if piece.holders.intersection(order)]
    total = sum(piece.changes for piece in found)
    brings = sum(piece.changes for piece in with_some)
    wanted = frozenset(range(len(with_some)))
    covers = {
        device: frozenset(n for n in wanted if device in with_some[n].holders) for device in order
    }
    best = sorted(
        (device for device in order if covers[device]),
        key=lambda device: -sum(with_some[n].changes for n in covers[device]),
    )
    useful = [
        device
        for place, device in enumerate(best)
        if not any(covers[device] <= covers[before] for before in best[:place])
    ]
    return Ask(_fewest(wanted, covers, useful), brings, total - brings)


def _fewest(
    wanted: frozenset[int], covers: Mapping[str, frozenset[int]], useful: Sequence[str]
) -> tuple[str, ...]:
    if len(useful) <= _TRIED:
        return next(
            chosen
            for size in range(len(useful) + 1)
            for chosen in combinations(useful, size)
            if wanted <= frozenset[int]().union(*(covers[device] for device in chosen))
        )
    taken: list[str] = []
    left = wanted
    while left:
        device = max(useful, key=lambda one: len(covers[one] & left))
        taken.append(device)
        left -= covers[device]
    return tuple(taken)


def _cut(
    gap: Gap, held: Mapping[str, Held], theirs: Mapping[str, Sequence[Gap]]
) -> Iterable[Piece]:
    chain = gap.device, gap.epoch
    reaches = {device: numbers.get(chain, 0) for device, numbers in held.items()}
    holes = {
        device: [(g.first, g.last) for g in theirs.get(device, ()) if (g.device, g.epoch) == chain]
        for device in held
    }
    edges = {number + 1 for number in reaches.values()}
    edges.update(edge for found in holes.values() for hole in found for edge in _edges(hole))
    inside = sorted({edge for edge in edges if gap.first < edge <= gap.last})
    starts = [gap.first, *inside]
    for first, following in zip(starts, [*inside, gap.last + 1], strict=True):
        holders = frozenset(
            device
            for device, number in reaches.items()
            if number >= first and not any(one <= first <= last for one, last in holes[device])
        )
        yield Piece(gap.device, following - first, holders)


def _edges(hole: tuple[int, int]) -> tuple[int, int]:
    return hole[0], hole[1] + 1


def _less(gap: Gap, gone: Gap) -> tuple[Gap, ...]:
    if (gap.device, gap.epoch) != (gone.device, gone.epoch):
        return (gap,)
    before = replace(gap, last=min(gap.last, gone.first - 1))
    after = replace(gap, first=max(gap.first, gone.last + 1))
    return tuple(dict.fromkeys(part for part in (before, after) if part.first <= part.last))


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted spans with those that touch or overlap made into one."""
    joined: list[tuple[int, int]] = []
    for first, last in spans:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined
