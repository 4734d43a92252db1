# SPDX-License-Identifier: Apache-2.0
"""Clocks that disagree: by how much at least, told from what came before what.

Clocks decide nothing here, but people read their times. A bundle is written before it is taken
in, and what acknowledges a change of ours was signed after that change was written. So whatever
the times say against that is a clock's fault, and never that of a stick that lay in a pocket.
"""

from collections.abc import Callable, Iterable, Mapping

from peerdesk.ledger.chain import HeadClaim
from peerdesk.ledger.change import Head
from peerdesk.team.receipt import Receipt

SLACK = 5 * 60 * 1_000
"""Milliseconds by which clocks may differ and nobody has to hear of it."""


def drifts(
    claims: Iterable[HeadClaim],
    receipts: Iterable[Receipt],
    own: str,
    now: int,
    written: Callable[[Head], int],
) -> dict[str, int]:
    """Return, by laptop, by how many milliseconds its clock is ahead of this one at least.

    Below zero it is behind. Who differs by no more than five minutes is left out. `receipts`
    are those of this laptop's imports, the newest first; `written` tells when, by this laptop's
    clock, it wrote a change of its own, 0 where that is not known; so is `now`.
    """
    found: dict[str, int] = {}
    newest = _newest(claims, own)
    for device, claim in newest.items():
        ours = (written(head) for head in claim.holds if head.device == own and head.number)
        behind = claim.at - max(ours, default=0)
        ahead = claim.at - (now or claim.at)
        if behind < -SLACK:
            found[device] = behind
        elif ahead > SLACK:
            found[device] = ahead
    for device, ahead in _arrived(receipts).items():
        if device in newest and ahead > max(SLACK, found.get(device, 0)):
            found[device] = ahead
    return found


def own_is_doubtful(found: Mapping[str, int], others: int) -> bool:
    """Say whether it may be this laptop's own clock that is wrong.

    That is so where more than half of the laptops heard from differ from it in the same way,
    and more than one does.
    """
    ahead = sum(by > 0 for by in found.values())
    most = max(ahead, len(found) - ahead)
    return most > 1 and most * 2 > others


def _newest(claims: Iterable[HeadClaim], own: str) -> dict[str, HeadClaim]:
    newest: dict[str, HeadClaim] = {}
    for claim in claims:
        device = claim.head.device
        if device != own and (device not in newest or claim.at > newest[device].at):
            newest[device] = claim
    return newest


def _arrived(receipts: Iterable[Receipt]) -> dict[str, int]:
    """Return by how much the newest bundle of each laptop was written after it had arrived."""
    found: dict[str, int] = {}
    for receipt in receipts:
        if receipt.written_at:
            found.setdefault(receipt.sender_device, receipt.written_at - receipt.imported_at)
    return found
