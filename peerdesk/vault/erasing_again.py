# SPDX-License-Identifier: Apache-2.0
"""Takes out of a vault just restored what has been erased since, by what the vaults at hand say.

A copy made elsewhere was never purged. Without this, restoring it would bring back words that
were erased for good, on one laptop only and unnoticed.
"""

import contextlib
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from peerdesk.domain.custody import NoteRestated
from peerdesk.domain.erasure import named
from peerdesk.ledger.change import Change
from peerdesk.vault.backup_files import opened
from peerdesk.vault.contents import Contents
from peerdesk.vault.database import Database
from peerdesk.vault.entities import Entities
from peerdesk.vault.errors import VaultError
from peerdesk.vault.files import DATABASE, HEADER
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.settings import Settings


class Since(Struct, frozen=True):
    """What was erased by a vault at hand: headers without contents, and the notes' tombstones."""

    headers: frozenset[bytes]
    erasures: frozenset[str]


def erased_since(keys: VaultKeys, vaults: Iterable[Path]) -> Since | None:
    """Return what these vaults have erased, or None where none of them opens with these keys.

    One that somebody has open is read all the same, beside whoever writes to it.
    """
    found = [since for folder in dict.fromkeys(vaults) for since in _erased_in(folder, keys)]
    if not found:
        return None
    return Since(
        frozenset[bytes]().union(*(since.headers for since in found)),
        frozenset[str]().union(*(since.erasures for since in found)),
    )


def erase_again(ledger: OpenLedger, since: Since) -> int:
    """Let contents go that went elsewhere, and return how many erasures are not known here yet.

    Which changes they were is kept, so that nobody takes it for a damage; every page is due to
    be written anew.
    """
    contents, database = Contents(ledger.database), ledger.database
    doomed = contents.of_headers("change", since.headers)
    waits = contents.of_headers("waiting", since.headers)
    unknown = since.erasures - {erasure.id for erasure in ledger.entities.erasures()}
    if doomed or waits:
        entries = (change.entry for _, change in doomed)
        things = {(e.fact.about, e.fact.entity) for e in entries if e is not None}
        with database.transaction():
            drop = partial(contents.drop, [place for place, _ in doomed])
            ledger.projection.rewrite(things, drop)
            contents.drop_waiting(place for place, _ in waits)
            ledger.chunks.drop_unnamed()
            database.run("DELETE FROM draft")  # a line half typed then may be one that has gone
            gone = {change.hash for _, change in doomed}
            ledger.settings.purged = sorted({*ledger.settings.purged, *gone})
            ledger.settings.purging = True
        ledger.pool = None
        ledger.entities.forget()
    return len(unknown)


def _erased_in(folder: Path, keys: VaultKeys) -> Iterator[Since]:
    if not (folder / HEADER).is_file():
        return
    with contextlib.suppress(VaultError, OSError), contextlib.ExitStack() as stack:
        with contextlib.suppress(VaultError, OSError):  # whoever holds it keeps the file whole
            stack.callback(VaultLock(folder).release)
        yield erased_in(stack.enter_context(opened(folder / DATABASE, keys)))


def erased_in(vault: Database) -> Since:
    """Return what a vault erased on somebody's word; what is lacking unasked is no erasure."""
    contents, settings = Contents(vault), Settings(vault)
    erasures = Entities(vault).erasures()
    excused = named(erasures, contents.of_kind(NoteRestated.__name__))
    told = {change for hashes in settings.unnamed.values() for change in hashes}
    told.update(settings.purged)
    bare = vault.rows(
        "SELECT header FROM change WHERE payload IS NULL "
        "UNION SELECT header FROM waiting WHERE payload IS NULL"
    )
    changes = (Change(header, None, None) for (header,) in bare)
    return Since(
        frozenset(
            change.header_bytes
            for change in changes
            if change.hash in told or excused.excuses(change.header.device, change.hash)
        ),
        frozenset(erasure.id for erasure in erasures),
    )
