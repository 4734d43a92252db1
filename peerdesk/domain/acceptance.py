# SPDX-License-Identifier: Apache-2.0
"""An acceptance: who accepted the ground rules and the terms of confidentiality, and when."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.membership import TermsAccepted


class Acceptance(Struct, frozen=True, kw_only=True):
    """One laptop's word that its owner read the terms; `at` is UTC milliseconds, for showing."""

    id: str
    device: str
    person: str
    edition: str
    digest: str
    at: int
    offset: int


def reduce_acceptance(entries: Iterable[Entry]) -> Acceptance | None:
    """Return the acceptance; only a laptop's own word for itself is one."""
    for entry in in_order(entries):
        fact = entry.fact
        if isinstance(fact, TermsAccepted) and fact.device == entry.device:
            return Acceptance(
                id=fact.acceptance,
                device=fact.device,
                person=fact.person,
                edition=fact.edition,
                digest=fact.digest,
                at=entry.at,
                offset=entry.offset,
            )
    return None
