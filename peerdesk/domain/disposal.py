# SPDX-License-Identifier: Apache-2.0
"""Closing a challenge: the order that every laptop destroys its keys, and who has done so."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import custody
from peerdesk.domain.entry import Entry, in_order, standing


class Confirmation(Struct, frozen=True):
    """What a laptop signed about its clearing, as a lead took it in; unverified here."""

    device: str
    cleared: str


class Disposal(Struct, frozen=True, kw_only=True):
    """An order to dispose; `orders` are the changes that give it, empty once called off."""

    id: str
    day: str
    at: int
    offset: int
    device: str
    orders: tuple[str, ...]
    confirmations: tuple[Confirmation, ...]

    @property
    def open(self) -> bool:
        """Say whether the order stands."""
        return bool(self.orders)


def reduce_disposal(entries: Iterable[Entry]) -> Disposal | None:
    """Return the disposal; of several days that were ordered the latest stands."""
    ordered = in_order(entries)
    orders = [e for e in ordered if isinstance(e.fact, custody.DisposalOrdered)]
    if not orders:
        return None
    changing = custody.DisposalOrdered | custody.DisposalCalledOff
    open_orders = [
        e
        for e in standing(e for e in ordered if isinstance(e.fact, changing))
        if isinstance(e.fact, custody.DisposalOrdered)
    ]
    shown = open_orders or orders
    last = max(shown, key=lambda e: (getattr(e.fact, "day", ""), e.place))
    return Disposal(
        id=last.fact.entity,
        day=str(getattr(last.fact, "day", "")),
        at=last.at,
        offset=last.offset,
        device=last.device,
        orders=tuple(e.hash for e in open_orders),
        confirmations=tuple(
            Confirmation(e.fact.device, e.fact.cleared)
            for e in ordered
            if isinstance(e.fact, custody.DisposalConfirmed)
        ),
    )
