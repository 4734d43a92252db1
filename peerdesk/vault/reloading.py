# SPDX-License-Identifier: Apache-2.0
"""Brings memory in line with the database: at opening, and after a commit that ended in doubt.

A commit fails in doubt where the disk refuses its very last step: what it wrote may stand all the
same. Its writer was told NOT SAVED and has kept the text, so it must not stand twice.
"""

from peerdesk.domain.note import reduce_note
from peerdesk.ledger.store import Span
from peerdesk.vault.chains import place_of, span_of
from peerdesk.vault.errors import DamagedDatabase, NotSaved
from peerdesk.vault.indexing import Line
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.reading_errors import DatabaseBusy
from peerdesk.vault.refusals import REFUSED


def lines_behind(ledger: OpenLedger) -> dict[str, Line]:
    """Return the lines that were saved and are not indexed, by the database alone."""
    own = ledger.chains.own_head()
    span = Span(own.device, own.epoch, ledger.settings.indexed + 1, own.number)
    behind: dict[str, Line] = {}
    for change in ledger.tables.spans(ledger.chains, [span]):
        entry = change.entry
        note = reduce_note([entry]) if entry else None
        if entry is not None and note is not None:
            number = ledger.projection.notes.numbers([note])[note.id]
            behind[note.id] = Line(number, ledger.chains.place(change), entry, note)
    return behind


def settle(ledger: OpenLedger) -> None:
    """After a commit in doubt, take back what it wrote of our own, and read the rest anew.

    What it took in from colleagues stays: taking it in again ends the same. Raises `NotSaved`
    while the disk still refuses; then it remains in doubt, and the next writer tries again.
    """
    if not ledger.database.in_doubt:
        return
    try:
        _take_back(ledger)
        read_anew(ledger)
    except (
        DamagedDatabase,
        DatabaseBusy,
    ) as error:  # what a disk that still refuses makes of reading
        raise NotSaved(REFUSED) from error
    ledger.database.in_doubt = False


def read_anew(ledger: OpenLedger) -> None:
    """Let memory follow the database, whatever it was."""
    ledger.chains = ledger.tables.chains(ledger.chains.own)
    ledger.challenge = ledger.settings.challenge
    ledger.pool = None
    ledger.entities.forget()
    ledger.projection.forget()
    ledger.index.behind.clear()
    ledger.index.behind.update(lines_behind(ledger))


def _take_back(ledger: OpenLedger) -> None:
    """Delete what stands of our own chain beyond what its writers were told is saved."""
    code = ledger.chains.codes.get(ledger.chains.own)
    if code is None:
        return
    beyond = place_of(code, ledger.chains.own_head().number) + 1, span_of(code)[1]
    if not ledger.database.value("SELECT 1 FROM change WHERE place BETWEEN ? AND ?", beyond):
        return
    with ledger.database.transaction():
        ledger.database.run("DELETE FROM change WHERE place BETWEEN ? AND ?", beyond)
        ledger.settings.challenge = ledger.challenge
        ledger.projection.rebuild()
        ledger.settings.indexed = ledger.chains.own_head().number
