# SPDX-License-Identifier: Apache-2.0
"""Finds out at opening whether a vault was put back or copied; if so our chain begins anew.

The database is held against the head beside it and the mark outside the vault. Where either knows
of changes of our own that the database lacks, or the mark tells of another place, the numbers
that come next may have been used already. A new epoch makes sure that none is used twice.
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from peerdesk.desk.backups import Returned, Returning
from peerdesk.ledger.chain import HeadClaim
from peerdesk.ledger.change import Head
from peerdesk.ledger.errors import LedgerError
from peerdesk.team.own_bundle import Brought, OwnBundle
from peerdesk.vault.chains import Chains
from peerdesk.vault.errors import DamagedHead, DiskRefused, RolledBack
from peerdesk.vault.files import HEADER
from peerdesk.vault.gaps import joined
from peerdesk.vault.lacking import Lacking, chain_of_head, lacking, stands_at, tell
from peerdesk.vault.marks import Holder, Mark
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.sharing import Sharing


@dataclass(frozen=True)
class Terms:
    """On what terms a vault is opened: `go_on` from an older state, or just `restored`."""

    go_on: bool = False
    restored: bool = False


def resume(ledger: OpenLedger, terms: Terms) -> Returned | None:
    """Let our chain go on, or begin it anew; return what happened where something did.

    Raises `RolledBack` or `DamagedHead` unless the terms allow to go on, and `DiskRefused`.
    What another copy of the vault has more, in a folder that is still there, is told and stops
    nobody.
    """
    mark = ledger.head.mark.read() if ledger.head.mark else None
    beside = _beside(ledger, terms)
    put_back = lacking(ledger, [beside] if beside else [])
    lost = lacking(ledger, (*([beside] if beside else []), *(mark.own if mark else ())))
    kind = _kind(ledger, terms, mark, lost=bool(lost))
    if (put_back or kind is Returning.ROLLED_BACK) and not (terms.go_on or terms.restored):
        raise RolledBack
    returned = tell(ledger, kind, lost, mark) if kind else None
    if returned is not None and mark is not None and _stands_elsewhere(mark, ledger):
        returned = replace(returned, where=mark.place)
    if mark is not None:
        _skip_bundles(ledger, mark.bundles)
    _keep_missing(ledger, lost)
    remember(ledger)
    if returned is None and beside is not None and chain_of_head(beside) == ledger.chains.own:
        # after a crash the file may be a second behind
        ledger.head.follow(ledger.chains.own_head(), again=not _is_of(mark, ledger))
    else:
        begin_epoch(ledger)
    return returned


def begin_epoch(ledger: OpenLedger) -> None:
    """Begin a new chain of this laptop, so that no number of the old one is used twice."""
    device = ledger.chains.own[0]
    with ledger.database.transaction():
        key = device, ledger.settings.begin_epoch()
        ledger.tables.add_chain(ledger.chains, key)
        ledger.tables.forget_seen()
        ledger.settings.indexed = 0
    chains = ledger.chains
    ledger.chains = Chains(key, chains.codes, chains.tips, gaps=chains.gaps)
    ledger.head.follow(ledger.chains.own_head())
    try:
        ledger.head.flush()
    except OSError as error:
        raise DiskRefused from error


def _keep_missing(ledger: OpenLedger, lost: Sequence[Lacking]) -> None:
    """Remember what of our own is missing, so that the next signed head asks colleagues for it.

    A number that is here with another content is not missing: colleagues tell of both.
    """
    chains = ledger.chains.copy()
    for gone in lost:
        run = stands_at(ledger, gone.chain) + 1, gone.known
        if run[0] <= run[1]:
            chains.gaps[gone.chain] = joined(chains.gaps.get(gone.chain, ()), (run,))
    if chains.gaps != ledger.chains.gaps:
        with ledger.database.transaction():
            ledger.tables.keep_gaps(chains, chains.gaps)
        ledger.chains = chains


def remember(ledger: OpenLedger) -> None:
    """Keep what the mark outside the vault says besides the head, for when it is next written."""
    if ledger.head.mark is None:
        return
    device = ledger.chains.own[0]
    sharing = Sharing(ledger.database, ledger.tables)
    mark = Mark(
        place=str(ledger.head.mark.place),
        epoch=ledger.chains.own[1],
        own=_own(ledger.chains.vector(), device),
        shared=_own(sharing.shared(), device),
        holders=tuple(_holders(_claims(sharing), device)),
        bundles=sharing.next_bundle() - 1,
    )
    ledger.head.mark.know(mark)


def told_by_others(ledger: OpenLedger, claims: Sequence[HeadClaim]) -> Returned | None:
    """Begin our chain anew if colleagues hold more of it than stands here; say what happened.

    Everything on this laptop may have been put back, the mark outside the vault included; what
    colleagues signed was not. Only the chain in use matters: the others are never written to.
    """
    holders = tuple(_holders(claims, ledger.chains.own[0]))
    further = [h for held in holders for h in held.heads if chain_of_head(h) == ledger.chains.own]
    lost = lacking(ledger, further)
    if not lost:
        return None
    ledger.catch_up()
    mark = Mark(place="", epoch="", own=(), holders=holders)
    returned = tell(ledger, Returning.ROLLED_BACK, lost, mark)
    _keep_missing(ledger, lost)
    begin_epoch(ledger)
    return returned


def _beside(ledger: OpenLedger, terms: Terms) -> Head | None:
    """Return what the file beside the database says; None where there is none to be held to."""
    try:
        return ledger.head.read()
    except DamagedHead:
        if terms.go_on or terms.restored:
            return None
        raise


def _kind(ledger: OpenLedger, terms: Terms, mark: Mark | None, *, lost: bool) -> Returning | None:
    """Return what happened to the vault, or None where it is as this laptop left it."""
    if terms.restored:
        return Returning.RESTORED
    if mark is not None and _stands_elsewhere(mark, ledger):
        return Returning.COPIED
    if lost:
        return Returning.ROLLED_BACK
    if ledger.head.mark is None or not ledger.chains.own[1]:
        return None
    if mark is None:
        return Returning.COPIED if _own(ledger.chains.vector(), ledger.chains.own[0]) else None
    return Returning.COPIED if mark.epoch != ledger.chains.own[1] else None


def _is_of(mark: Mark | None, ledger: OpenLedger) -> bool:
    """Say whether the mark tells of this very folder, and need not be written anew."""
    return mark is not None and mark.place == str(ledger.head.mark and ledger.head.mark.place)


def _stands_elsewhere(mark: Mark, ledger: OpenLedger) -> bool:
    """Say whether the folder that was written to last is another one that is still there."""
    here, there = ledger.head.mark.place if ledger.head.mark else Path(), Path(mark.place)
    try:
        return (there / HEADER).is_file() and not there.samefile(here)
    except OSError:
        return False


def _skip_bundles(ledger: OpenLedger, number: int) -> None:
    """Let no bundle number that was used be used again; `Uniting` tells bundles by them."""
    sharing = Sharing(ledger.database, ledger.tables)
    if sharing.next_bundle() <= number:
        with ledger.database.transaction():
            sharing.record_bundle(ledger.chains, OwnBundle(number, 0, Brought()), ())


def _claims(sharing: Sharing) -> Iterator[HeadClaim]:
    """Yield what was signed; a claim that cannot be read is for `verify` to tell of."""
    for signed in sharing.signed_heads():
        with contextlib.suppress(LedgerError):
            yield signed.claim


def _holders(claims: Iterable[HeadClaim], device: str) -> Iterator[Holder]:
    """Yield which laptops have signed to hold how much of a laptop's chains."""
    for claim in claims:
        held = _own(claim.holds, device)
        if held and claim.head.device != device:
            yield Holder(claim.head.device, held)


def _own(heads: Iterable[Head], device: str) -> tuple[Head, ...]:
    return tuple(sorted(head for head in heads if head.device == device))
