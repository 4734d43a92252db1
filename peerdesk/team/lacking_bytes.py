# SPDX-License-Identifier: Apache-2.0
"""Attachments whose notes are known and whose bytes are lacking: where, and who has them.

They travel in bundles of their own, so a laptop may hold every change and still lack a photograph.
"""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from peerdesk.domain.attachment import Attachment
from peerdesk.ledger.chain import HeadClaim
from peerdesk.team.holdings import wanted_by_laptop


class Unheld(Struct, frozen=True):
    """How many attachments this laptop lacks: `holders` have some of them, `nobody` are of none.

    That is as far as is known here: who wrote one has it, and so has whoever holds all changes
    and does not say that its bytes are lacking.
    """

    attachments: int = 0
    holders: tuple[str, ...] = ()
    nobody: int = 0


def lacked_elsewhere(
    claims: Sequence[HeadClaim], standing: Collection[str]
) -> dict[str, frozenset[str]]:
    """Return, by laptop, which of the attachments that still stand it has signed to lack."""
    return {
        device: lacked.intersection(standing)
        for device, (_, lacked) in wanted_by_laptop(claims).items()
    }


def unheld(
    wanting: Collection[str],
    attachments: Sequence[Attachment],
    others: Mapping[str, bool],
    lacked: Mapping[str, frozenset[str]],
) -> Unheld:
    """Return who has what is lacking here.

    `others` are the colleagues' laptops, each with whether it is known to hold all changes.
    """
    if not wanting:
        return Unheld()
    wanted = set(wanting)
    holders: set[str] = set()
    nobody = 0
    for attachment in (a for a in attachments if a.id in wanted):
        found = {
            device
            for device, holds_all in others.items()
            if (holds_all or device == attachment.device)
            and attachment.id not in lacked.get(device, ())
        }
        holders |= found
        nobody += not found
    return Unheld(len(wanted), tuple(device for device in others if device in holders), nobody)
