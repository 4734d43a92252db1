# SPDX-License-Identifier: Apache-2.0
"""What this laptop keeps of its exchange with colleagues: heads, bundles, receipts, drafts."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import msgspec

from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Head
from peerdesk.team.own_bundle import Brought, OwnBundle
from peerdesk.team.receipt import Receipt
from peerdesk.vault.chains import Chains, Key
from peerdesk.vault.database import Database
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.schema import NUMBERS
from peerdesk.vault.settings import Settings

_receipt = msgspec.json.Decoder(Receipt)
_brought = msgspec.json.Decoder(Brought)
EMPTY = 8
"""Heads kept of each other laptop's chains of which nothing is here; anybody can make up more."""
LARGEST_EMPTY = 1 << 17
"""Bytes of a claim that is kept of such a chain; an honest one has a tenth of it."""


class Sharing:
    """Tables beside the ledger; nothing here travels but signed heads."""

    def __init__(self, database: Database, tables: LedgerTables) -> None:
        self._database = database
        self._tables = tables
        self._settings = Settings(database)

    def signed_heads(self) -> tuple[SignedHead, ...]:
        """Return the newest signed head known of every chain, sorted by chain."""
        rows = self._database.rows(
            "SELECT s.claim, s.signature FROM signed_head s JOIN chain c ON c.code = s.chain "
            "ORDER BY c.device, c.epoch"
        )
        return tuple(SignedHead(claim, signature) for claim, signature in rows)

    def signed_upto(self, chains: Chains) -> int:
        """Return up to which number our own chain in use has been signed."""
        code = chains.codes.get(chains.own, 0)
        found = self._database.value("SELECT number FROM signed_head WHERE chain = ?", (code,))
        return int(found or 0)

    def vouching_heads(self) -> tuple[SignedHead, ...]:
        """Return the heads that vouch for what is here of chains whose newest was not reached."""
        kept = self._settings.vouching
        return tuple(kept[code] for code in sorted(kept))

    def keep_heads(
        self, chains: Chains, heads: Sequence[SignedHead], coming: Collection[Key] = ()
    ) -> None:
        """Keep those heads that say more than the ones that are here.

        Of chains of which nothing is here only a few are kept, and go along with bundles: such
        heads cost their laptop nothing but a signature. `coming` are chains written hereafter.
        """
        known = {chain_of(signed): signed for signed in self.signed_heads()}
        self._keep_vouching(chains, (*known.values(), *heads))
        newer: dict[tuple[str, str], SignedHead] = {}
        for signed in heads:
            chain = chain_of(signed)
            best = newer.get(chain) or known.get(chain)
            if best is None or _says(signed) > _says(best):
                newer[chain] = signed
        dropped = self._superfluous(chains, known | newer) - set(coming)
        newer = {chain: signed for chain, signed in newer.items() if chain not in dropped}
        gone = [(chains.codes[chain],) for chain in sorted(dropped & known.keys())]
        self._database.run("DELETE FROM signed_head WHERE chain = ?", gone)
        self._database.run(
            "INSERT OR REPLACE INTO signed_head VALUES (?, ?, ?, ?)",
            [
                (
                    self._tables.add_chain(chains, chain),
                    signed.claim.head.number,
                    signed.claim_bytes,
                    signed.signature,
                )
                for chain, signed in newer.items()
            ],
        )

    def _superfluous(self, chains: Chains, heads: Mapping[Key, SignedHead]) -> set[Key]:
        """Return the chains of which nothing is here, nor waits, but for the last of each laptop.

        When a laptop signed a head, it says itself; that tells only its own heads apart.
        """
        rows = self._database.rows("SELECT DISTINCT place >> ? FROM waiting", (NUMBERS,))
        waits = {row[0] for row in rows}
        empty: dict[str, list[Key]] = defaultdict(list)
        dropped: set[Key] = set()
        for chain in heads.keys() - chains.tips.keys():
            if chain[0] == chains.own[0] or chains.codes.get(chain) in waits:
                continue
            if len(heads[chain].claim_bytes) > LARGEST_EMPTY:
                dropped.add(chain)
            else:
                empty[chain[0]].append(chain)
        for found in empty.values():
            found.sort(key=lambda chain: (heads[chain].claim.at, _says(heads[chain])))
            dropped.update(found[:-EMPTY])
        return dropped

    def _keep_vouching(self, chains: Chains, heads: Sequence[SignedHead]) -> None:
        """Keep of each chain the last head that was reached, where there is a newer one."""
        kept = self._settings.vouching
        found = dict(kept)
        newest: dict[int, int] = {}
        for signed in heads:
            head, tip = signed.claim.head, chains.tips.get(chain_of(signed))
            if tip is None:
                continue  # nothing of this chain is here
            code = chains.codes[chain_of(signed)]
            newest[code] = max(newest.get(code, 0), head.number)
            best = found.get(code)
            if head.number <= tip.head.number and (best is None or _says(signed) > _says(best)):
                found[code] = signed
        now = {c: s for c, s in found.items() if s.claim.head.number < newest.get(c, 1 << 62)}
        if now != kept:
            self._settings.vouching = now

    def next_bundle(self) -> int:
        """Return the number of the next bundle, from 1."""
        return int(self._database.value("SELECT max(number) FROM bundle") or 0) + 1

    def record_bundle(self, chains: Chains, bundle: OwnBundle, holds: Sequence[Head]) -> None:
        """Remember a bundle that was written and read back; what is shared never shrinks."""
        body = msgspec.json.encode(bundle.brought).decode()
        self._database.run(
            "INSERT OR IGNORE INTO bundle (number, at, body) VALUES (?, ?, ?)",
            (bundle.number, bundle.at, body),
        )
        self._database.run(
            "INSERT INTO shared VALUES (?, ?, ?) ON CONFLICT (chain) DO UPDATE "
            "SET number = excluded.number, hash = excluded.hash "
            "WHERE excluded.number > shared.number",
            [
                (self._tables.add_chain(chains, (h.device, h.epoch)), h.number, h.hash)
                for h in holds
            ],
        )

    def own_bundles(self) -> tuple[OwnBundle, ...]:
        """Return the bundles that this laptop wrote, by their numbers."""
        rows = self._database.rows("SELECT number, at, body FROM bundle ORDER BY number")
        return tuple(OwnBundle(number, at, _brought.decode(body)) for number, at, body in rows)

    def mark_replaced(self, numbers: Sequence[int]) -> None:
        """Remember that others have taken the place of these bundles."""
        self._database.run(
            "UPDATE bundle SET body = json_set(body, '$.replaced', json('true')) WHERE number = ?",
            [(number,) for number in numbers],
        )

    def shared(self) -> tuple[Head, ...]:
        """Return up to where this laptop's bundles have brought every chain, sorted."""
        rows = self._database.rows(
            "SELECT c.device, c.epoch, s.number, s.hash FROM shared s JOIN chain c "
            "ON c.code = s.chain ORDER BY c.device, c.epoch"
        )
        return tuple(Head(*row) for row in rows)

    def keep_receipt(self, receipt: Receipt) -> int:
        """Keep the receipt of an import and return the number of its row."""
        body = msgspec.json.encode(receipt).decode()
        self._database.run("INSERT INTO receipt (body) VALUES (?)", (body,))
        return int(self._database.value("SELECT max(number) FROM receipt"))

    def receipts(self) -> tuple[Receipt, ...]:
        """Return the receipts, the newest first."""
        rows = self._database.rows("SELECT body FROM receipt ORDER BY number DESC")
        return tuple(_receipt.decode(row[0]) for row in rows)

    def receipts_after(self, number: int) -> tuple[Receipt, ...]:
        """Return the receipts after the one in this row, in order."""
        rows = self._database.rows(
            "SELECT body FROM receipt WHERE number > ? ORDER BY number", (number,)
        )
        return tuple(_receipt.decode(row[0]) for row in rows)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is being typed; an empty text drops the draft."""
        if text:
            self._database.run("INSERT OR REPLACE INTO draft VALUES (?, ?)", (key, text))
        else:
            self._database.run("DELETE FROM draft WHERE key = ?", (key,))

    def draft(self, key: str) -> str:
        """Return what was being typed, or ""."""
        return str(self._database.value("SELECT words FROM draft WHERE key = ?", (key,)) or "")

    def drafts(self) -> dict[str, str]:
        """Return all that was being typed, by key."""
        return dict(self._database.rows("SELECT key, words FROM draft ORDER BY key"))


def is_shared(ledger: OpenLedger, note: str) -> bool:
    """Say whether a change about a note is in a bundle, or came from elsewhere.

    What was written in an earlier epoch counts as shared: that one ended because the vault was
    put back or copied, and bundles may have left that nothing here tells of.
    """
    line = ledger.index.behind.get(note)
    rows = ledger.database.rows("SELECT place FROM change WHERE entity = ?", (note,))
    places = [line.place] if line else [row[0] for row in rows]
    given: dict[int, int] = dict(ledger.database.rows("SELECT chain, number FROM shared"))
    keys = {code: key for key, code in ledger.chains.codes.items()}
    return not places or any(
        keys[place >> NUMBERS] != ledger.chains.own
        or place & ((1 << NUMBERS) - 1) <= given.get(place >> NUMBERS, 0)
        for place in places
    )


def chain_of(signed: SignedHead) -> Key:
    """Return the chain that a head ends."""
    head = signed.claim.head
    return head.device, head.epoch


def _says(signed: SignedHead) -> tuple[int, int, int, int, bytes]:
    """Return how much a head says, the same on every laptop: how far it and what it holds reach."""
    claim = signed.claim
    held = sum(h.number for h in claim.holds) - sum(g.last - g.first + 1 for g in claim.lacks)
    return claim.head.number, held, claim.at, -len(claim.wanting), signed.signature
