# SPDX-License-Identifier: Apache-2.0
"""Bundles for the measures, written by the program's own code for a whole team."""

from collections.abc import Sequence
from io import BytesIO

from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Span
from peerdesk.team.bundle import BundleContents, seal
from tests.benchmarks.ground import SCOPE, Built
from tests.benchmarks.material import START


def bundle_of(built: Built, changes: Sequence[Change], head: SignedHead) -> bytes:
    """Return the bundle in which a colleague hands one run of changes to the team."""
    out = BytesIO()
    last = head.claim.head
    sender = next(c for c in built.team if c.member.device == last.device)
    contents = BundleContents(
        challenge=built.challenge,
        council=SCOPE.council,
        sender=sender.member,
        epoch=last.epoch,
        number=1,
        at=START,
        offset=60,
        spans=(Span(last.device, last.epoch, 1, last.number),),
        changes=changes,
        heads=(head,),
    )
    members = [built.lead, *(colleague.member for colleague in built.team)]
    seal(contents, sender.keys, members).write(out)
    return out.getvalue()
