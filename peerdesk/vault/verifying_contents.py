# SPDX-License-Identifier: Apache-2.0
"""Holds what has lost its contents against the erasures that name it, and the other way round."""

from collections.abc import Iterator

from peerdesk.domain.custody import NoteRestated
from peerdesk.domain.erasure import named, to_go
from peerdesk.ledger.change import Change
from peerdesk.vault.contents import Contents
from peerdesk.vault.heard_holds import heard_holds
from peerdesk.vault.open_ledger import OpenLedger


def check_contents(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence for contents that are gone without a word, or here against one."""
    entities, contents = ledger.entities, Contents(ledger.database)
    restated = contents.of_kind(NoteRestated.__name__)
    excused = named(entities.erasures(), restated)
    told = {change for hashes in ledger.settings.unnamed.values() for change in hashes}
    told.update(ledger.settings.purged)
    for (header,) in ledger.database.rows("SELECT header FROM change WHERE payload IS NULL"):
        change = Change(header, None, None)
        laptop, number = change.header.device, change.header.number
        if change.hash not in told and not excused.excuses(laptop, change.hash):
            yield f"Change {number} of laptop {laptop[:8]} has lost its contents, unasked."
    ledger.catch_up()  # lines just typed are filed under nothing until then
    left = contents.about(to_go(entities.erasures(), heard_holds(ledger)))
    if any((entry := change.entry) and entry.fact.about == "note" for _, change in left):
        yield "The contents of a note that was erased are still here: take in any bundle."
