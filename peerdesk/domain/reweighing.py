# SPDX-License-Identifier: Apache-2.0
"""What has to be weighed again when a roster has changed: no more than can have changed with it.

Removing a laptop touches nothing that lies before the cut, and so costs nothing on a laptop that
holds no more of it, however much that is.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.register import ON_LAPTOPS, cut_of
from peerdesk.domain.roster import Roster

Upto = Mapping[str, int]
"""For each epoch of a laptop the number up to which nothing has changed; 0 where none is named."""


_NONE = frozenset[str]()


class Again(NamedTuple):
    """What is to be weighed again: these things, and all that laptops wrote about after a place.

    Besides, what these changes are about, by hash, if they were set aside.
    """

    things: frozenset[str]
    laptops: Mapping[str, Upto]
    released: frozenset[str]


def again(old: Roster, new: Roster) -> Again:
    """Return what may count otherwise by a new roster than by an old one."""
    if old is new:
        return Again(frozenset(), {}, frozenset())
    turned = [*_other_than(old, new), *_other_than(new, old)]
    laptops: dict[str, Upto] = {}
    for device in _concerned(old, new):
        said = [a for a in turned if isinstance(a.fact, ON_LAPTOPS) and a.fact.entity == device]
        if _stands_otherwise(old, new, device):
            laptops[device] = {}
        elif said:
            laptops[device] = _least(said)
    released = _all_released(new) - _all_released(old)
    return Again(frozenset(act.fact.entity for act in turned), laptops, released)


def _other_than(one: Roster, other: Roster) -> Iterator[Entry]:
    """Yield the acts that count in one roster and not in the other, or are not there."""
    only = one.counted - other.counted
    return (act for act in one.acts if act.hash in only) if only else iter(())


def _concerned(old: Roster, new: Roster) -> frozenset[str]:
    """Return the laptops that may stand otherwise.

    Those are no others than are named for the first time, lead, or are spoken of by what counts:
    however many others a flood names, they need not be looked at one by one.
    """
    first = old.named ^ new.named
    return first.union(
        *(one.leads | one.registers.keys() | one.released.keys() for one in (old, new)),
        {old.founder, new.founder},
    )


def _stands_otherwise(old: Roster, new: Roster, device: str) -> bool:
    """Say whether a laptop is another's, or was made a lead, or a release was taken back."""
    return (
        (device in old.named) != (device in new.named)
        or (device == old.founder) != (device == new.founder)
        or (device in old.leads) != (device in new.leads)
        or old.person(device) != new.person(device)
        or not old.released.get(device, _NONE) <= new.released.get(device, _NONE)
    )


def _all_released(roster: Roster) -> frozenset[str]:
    return _NONE.union(*roster.released.values())


def _least(acts: Iterable[Entry]) -> Upto:
    """Return up to where none of these acts about a laptop bears on what it wrote."""
    least: dict[str, int] | None = None
    for act in acts:
        if isinstance(act.fact, MemberAdmitted):
            return {}
        upto = {cut.epoch: cut.number for cut in sorted(cut_of(act.fact))}
        least = upto if least is None else _lower(least, upto)
    return least or {}


def _lower(one: Upto, other: Upto) -> dict[str, int]:
    return {epoch: min(one[epoch], other[epoch]) for epoch in one.keys() & other.keys()}
