# SPDX-License-Identifier: Apache-2.0
"""What went by an erasure that turns out not to count: it is asked for again.

An erasure may have been heard of here before the removal of its laptop. Its contents are gone
then; on laptops that heard of the removal first they are not, so they are named as bare.
"""

from collections.abc import Sequence

from peerdesk.domain import custody
from peerdesk.domain.entry import Entry
from peerdesk.domain.membership import AuthorityChanged, MemberRemoved
from peerdesk.ledger.change import Change
from peerdesk.vault.bare import keep_bare
from peerdesk.vault.entities import Entities
from peerdesk.vault.open_ledger import OpenLedger


def ask_again(ledger: OpenLedger, stands: Entities, entries: Sequence[Entry]) -> None:
    """Name as bare what only erasures took that do not count by now, inside a transaction.

    Nothing is looked at unless these entries may have put an erasure aside.
    """
    if not any(isinstance(entry.fact, AuthorityChanged | MemberRemoved) for entry in entries):
        return
    aside = ledger.database.rows("SELECT DISTINCT entity FROM aside WHERE sort = 'erasure'")
    if not aside:
        return
    standing = stands.erasures()
    taken = {c for e in ledger.tables.entries([row[0] for row in aside]) for c in _takes(e)}
    taken -= {change for erasure in standing for change in erasure.erases}
    rows = ledger.database.rows("SELECT place, header FROM change WHERE payload IS NULL")
    gone = [place for place, header in rows if Change(header, None, None).hash in taken]
    keep_bare(ledger, gone, ())


def _takes(entry: Entry) -> tuple[str, ...]:
    fact = entry.fact
    return fact.erases if isinstance(fact, custody.NoteErased | custody.ErasureExtended) else ()
