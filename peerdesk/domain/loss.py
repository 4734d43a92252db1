# SPDX-License-Identifier: Apache-2.0
"""A loss: changes that their own laptop lost and nobody else holds."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import custody
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.identifiers import minted_by


class Loss(Struct, frozen=True, kw_only=True):
    """A gap in a laptop's chain that nobody waits for any longer."""

    id: str
    device: str
    epoch: str
    first: int
    last: int
    before: str
    follows: str


def reduce_loss(entries: Iterable[Entry]) -> Loss | None:
    """Return the loss as its own laptop declared it; nobody else can."""
    for entry in in_order(entries):
        fact = entry.fact
        if isinstance(fact, custody.ChangesLost) and declares_own(fact, entry.device):
            return Loss(
                id=fact.loss,
                device=fact.device,
                epoch=fact.epoch,
                first=fact.first,
                last=fact.last,
                before=fact.before,
                follows=fact.follows,
            )
    return None


def declares_own(fact: custody.ChangesLost, device: str) -> bool:
    """Say whether a loss is one that this laptop can declare: of its own, and first said by it."""
    return fact.device == device and minted_by(fact.loss, device) and 1 <= fact.first <= fact.last
