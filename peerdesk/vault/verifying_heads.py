# SPDX-License-Identifier: Apache-2.0
"""Holds signed heads against the team's keys and the chains, and the head file against both."""

from collections.abc import Iterator

from peerdesk.ledger.chain import SignedHead, verify_head
from peerdesk.ledger.errors import LedgerError
from peerdesk.vault.chains import place_of
from peerdesk.vault.errors import VaultError
from peerdesk.vault.open_ledger import OpenLedger


def check_heads(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence for every head that does not hold."""
    own = ledger.settings.member
    keys = {own.device: own.signing_key}
    known = ledger.projection.roster.known.values()
    keys.update({member.device: member.signing_key for member in known})
    rows = ledger.database.rows("SELECT claim, signature FROM signed_head ORDER BY chain")
    for claim, signature in rows:
        what = _wrong(ledger, SignedHead(claim, signature), keys)
        if what:
            yield what
    yield from _check_file(ledger)


def _wrong(ledger: OpenLedger, signed: SignedHead, keys: dict[str, str]) -> str:
    try:
        head = signed.claim.head
    except LedgerError:
        return "A signed head cannot be read."
    key = keys.get(head.device)
    if key is None:
        return f"A head of laptop {head.device[:8]} is signed by nobody of the team."
    try:
        verify_head(signed, key)
    except LedgerError:
        return f"The signature of laptop {head.device[:8]} does not hold."
    code = ledger.chains.codes.get((head.device, head.epoch))
    tip = ledger.chains.tips.get((head.device, head.epoch))
    if code is None or tip is None or not 1 <= head.number <= tip.head.number:
        return ""  # signed further than what has arrived here
    change = ledger.tables.at([place_of(code, head.number)]).get(place_of(code, head.number))
    if change is None or change.hash != head.hash:
        return f"Laptop {head.device[:8]} signed another change {head.number} than is here."
    return ""


def _check_file(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence where the file beside the database says something else than our chain."""
    try:
        ledger.head.flush()
        marked = ledger.head.read()
    except (VaultError, OSError):
        marked = None
    if marked != ledger.chains.own_head():
        yield "The file “head” beside the database does not say where this laptop's chain stands."
