# SPDX-License-Identifier: Apache-2.0
"""Holds what has lost its contents against the erasures that name it, and the other way round."""

from collections.abc import Iterator
from functools import partial

from peerdesk.domain.custody import AttachmentAdded, NoteRestated
from peerdesk.domain.entry import Entry
from peerdesk.domain.erasure import also, lets_go, named, to_go
from peerdesk.ledger.change import Change
from peerdesk.vault.contents import Contents
from peerdesk.vault.heard_holds import heard_holds
from peerdesk.vault.naming import excused
from peerdesk.vault.open_ledger import OpenLedger


def check_contents(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence for contents that are gone without a word, or here against one."""
    entities, contents = ledger.entities, Contents(ledger.database)
    restated = contents.of_kind(NoteRestated.__name__)
    by_erasures = excused(ledger, ()).erased  # those too that count no more: contents went by them
    asked = also(named(entities.erasures(), restated), by_erasures)
    told = {change for hashes in ledger.settings.unnamed.values() for change in hashes}
    told.update(ledger.settings.purged)
    for (header,) in ledger.database.rows("SELECT header FROM change WHERE payload IS NULL"):
        change = Change(header, None, None)
        laptop, number = change.header.device, change.header.number
        if change.hash not in told and not asked.excuses(laptop, change.hash):
            yield f"Change {number} of laptop {laptop[:8]} has lost its contents, unasked."
    yield from _misnamed(ledger)
    ledger.catch_up()  # lines just typed are filed under nothing until then
    left = contents.about(to_go(entities.erasures(), heard_holds(ledger)))
    if any((entry := change.entry) and entry.fact.about == "note" for _, change in left):
        yield "The contents of a note that was erased are still here: take in any bundle."


def _misnamed(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence for each erasure that names what is not of its note, and is here."""
    naming = [(erasure, set(erasure.erases)) for erasure in ledger.entities.erasures()]
    everything = set[str]().union(*(named for _, named in naming))
    here = {e.hash: e for e in _with_contents(ledger, everything)}
    for erasure, hashes in naming:
        found = [here[digest] for digest in hashes & here.keys()]
        note = erasure.note
        attached = {a.id for a in ledger.entities.attachments() if a.note == note}
        attached |= {e.fact.entity for e in found if _is_on(e, note)}
        goes = partial(lets_go, notes=frozenset({note}), attachments=frozenset(attached))
        others = [entry for entry in found if not goes(entry)]
        if others:
            yield (
                f"The erasure {erasure.id[-8:]} names {len(others):,} of the changes here that "
                "are not about its note. They stay, and go again to whoever came to lack them: "
                "share, and ask the team leader who wrote it."
            )


def _with_contents(ledger: OpenLedger, hashes: set[str]) -> Iterator[Entry]:
    if not hashes:
        return
    for _, _, change in ledger.tables.everything():
        ledger.breath.within()
        if change.payload is not None and change.hash in hashes and (entry := change.entry):
            yield entry


def _is_on(entry: Entry, note: str) -> bool:
    return isinstance(entry.fact, AttachmentAdded) and entry.fact.note == note
