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


def contents_of(built: Built, changes: Sequence[Change], head: SignedHead) -> BundleContents:
    """Return what a colleague's bundle holds who hands one run of changes to the team."""
    last = head.claim.head
    return BundleContents(
        challenge=built.challenge,
        council=SCOPE.council,
        sender=built.writer(last.device).member,
        epoch=last.epoch,
        number=1,
        at=START,
        offset=60,
        spans=(Span(last.device, last.epoch, 1, last.number),),
        changes=changes,
        heads=(head,),
    )


def bundle_of(built: Built, changes: Sequence[Change], head: SignedHead) -> bytes:
    """Return such a bundle, encrypted to every laptop of the team."""
    out = BytesIO()
    contents = contents_of(built, changes, head)
    seal(contents, built.writer(head.claim.head.device).keys, built.members).write(out)
    return out.getvalue()
