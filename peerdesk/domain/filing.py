# SPDX-License-Identifier: Apache-2.0
"""Where a message is filed, and which filing counts of several that stand.

A card on the wall is numbered anew when another is put beside it. That must never stand against
somebody who moved the card meanwhile: a filing that keeps the place which both began from asks
nobody anything, and the other counts.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain import facts
from peerdesk.domain.entry import Entry, standing
from peerdesk.domain.lineage import came_before
from peerdesk.domain.words import MessageKind

_Where = tuple[MessageKind, str, str]


class Filing(Struct, frozen=True, omit_defaults=True):
    """Where a message stands: kind, theme, line of enquiry and place in the order.

    `kept` says that it kept kind, theme and line while another filing that stands changed them.
    """

    hash: str
    kind: MessageKind
    theme: str
    kloe: str
    position: int
    kept: bool = False

    @property
    def where(self) -> _Where:
        """Return where the message stands, its place in the order aside."""
        return self.kind, self.theme, self.kloe


def filed(entries: Sequence[Entry]) -> tuple[Filing, ...]:
    """Return the filings that stand, of all in order; those that only kept a place come first."""
    stands = standing(entries)
    filings = [_filing(entry) for entry in stands]
    if len({filing.where for filing in filings}) <= 1:
        return tuple(filings)
    held = {entry.hash: entry for entry in entries}
    shared = set.intersection(*(came_before(held, entry.hash) for entry in stands))
    begun = next((entry for entry in reversed(entries) if entry.hash in shared), None)
    was = _filing(begun).where if begun is not None else None
    kept = [replace(filing, kept=True) for filing in filings if filing.where == was]
    return (*kept, *(filing for filing in filings if filing.where != was))


def _filing(entry: Entry) -> Filing:
    fact = entry.fact
    if not isinstance(fact, facts.MessageDrafted | facts.MessageFiled):
        raise TypeError(type(fact))
    return Filing(entry.hash, fact.kind, fact.theme, fact.kloe, fact.position)
