# SPDX-License-Identifier: Apache-2.0
"""Holds every chain against its own hashes, numbers, depths and payload digests."""

from collections.abc import Iterator

from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import LedgerError
from peerdesk.vault.chains import Key, place_of
from peerdesk.vault.gaps import lack
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.schema import NUMBERS

_NUMBER = (1 << NUMBERS) - 1
_SLICE = 500
Known = dict[int, tuple[str, int]]
"""Hash and depth by place."""


def check_ledger(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence for every change that does not hold."""
    keys = {code: key for key, code in ledger.chains.codes.items()}
    known: Known = {}
    for place, entity, change in _everything(ledger):
        key = keys.get(place >> NUMBERS)
        what = _wrong(ledger, key, place, change, known) or _misfiled(ledger, place, entity, change)
        if what:
            yield _said(key, place, what)
        known[place] = change.hash, change.header.depth
    yield from _check_depths(ledger, known)
    for (header,) in ledger.database.rows("SELECT header FROM forked"):
        forked = Change(header, None, None).header
        yield (
            f"Laptop {forked.device[:8]} wrote two different changes under number "
            f"{forked.number}; both are kept."
        )


def _everything(ledger: OpenLedger) -> Iterator[tuple[int, str | None, Change]]:
    """Yield every change, and let urgent work in between."""
    for count, row in enumerate(ledger.tables.everything(), 1):
        ledger.breath.within()
        yield row
        if count % _SLICE == 0:
            ledger.breath.between_slices()


def _misfiled(ledger: OpenLedger, place: int, entity: str | None, change: Change) -> str:
    """Return what is wrong with where a change is filed, or ""; lines just typed are not yet."""
    entry = change.entry
    if entry is None or entity == entry.fact.entity:
        return ""
    ledger.catch_up()  # it may have been read before it was filed
    now = ledger.database.value("SELECT entity FROM change WHERE place = ?", (place,))
    return "" if now == entry.fact.entity else "it is filed under something else"


def _wrong(ledger: OpenLedger, key: Key | None, place: int, change: Change, known: Known) -> str:
    """Return what is wrong with a change on its own and after the one before it, or ""."""
    try:
        header = change.header
        _ = change.fact
    except LedgerError:
        return "its content is not the one that was recorded"
    number = place & _NUMBER
    if (header.device, header.epoch) != key or header.number != number:
        return "it stands in another's place"
    if header.challenge != ledger.challenge:
        return "it belongs to another challenge"
    before = known.get(place - 1)
    if number > 1 and before is None:
        return "" if _is_gap(ledger, key, number - 1) else "the one before it is missing"
    if header.previous != (before[0] if before and number > 1 else ""):
        return "it follows on something else"
    return ""


def _check_depths(ledger: OpenLedger, known: Known) -> Iterator[str]:
    """Yield a sentence for every change whose depth is not one more than what it knew of."""
    codes = ledger.chains.codes
    for place, _, change in _everything(ledger):
        if place not in known:
            continue  # written since
        header = change.header
        key = header.device, header.epoch
        depths = [known[place - 1][1]] if place - 1 in known and header.number > 1 else [0]
        exact = not _is_gap(ledger, key, header.number - 1)
        for head in header.knew:
            code = codes.get((head.device, head.epoch))
            there = known.get(place_of(code, head.number)) if code is not None else None
            if there is None or there[0] != head.hash:
                other = ledger.tables.forked(head.hash)
                there = (other.hash, other.header.depth) if other else None
            if there is None and _is_gap(ledger, (head.device, head.epoch), head.number):
                exact = False
            elif there is None:
                yield _said(key, place, "what it knew of is missing")
            else:
                depths.append(there[1])
        least = max(depths) + 1
        if header.depth < least or (exact and header.depth > least):
            yield _said(key, place, "its depth is wrong")


def _is_gap(ledger: OpenLedger, key: Key, number: int) -> bool:
    """Say whether a change is known to be missing; that is told apart from what does not hold."""
    return lack(ledger.chains.gaps.get(key, ()), number)


def _said(key: Key | None, place: int, what: str) -> str:
    laptop = key[0][:8] if key else "unknown"
    return f"Change {place & _NUMBER} of laptop {laptop} does not hold: {what}."
