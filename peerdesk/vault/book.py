# SPDX-License-Identifier: Apache-2.0
"""An open vault: the evidence of one challenge on this laptop, until it is closed."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from peerdesk.desk.clock import Clock
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.team import Member
from peerdesk.ledger.chain import HeadClaim, SignedHead, sign_head
from peerdesk.ledger.change import Change, Head
from peerdesk.ledger.store import Accepted, Span
from peerdesk.team.errors import ForeignChallenge
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.receipt import Receipt
from peerdesk.vault.appending import append
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.reading import Reading
from peerdesk.vault.sharing import Sharing
from peerdesk.vault.uniting import Uniting


class OpenVault(Reading):
    """Implements `peerdesk.desk.book.TeamBook`; closes itself at the end of a `with`."""

    def __init__(self, folder: Path, ledger: OpenLedger, lock: VaultLock, clock: Clock) -> None:
        super().__init__(ledger)
        self.folder = folder
        self.identity: Member = ledger.settings.member
        self.keys: DeviceKeys = ledger.settings.keys
        self._lock = lock
        self._clock = clock
        self._sharing = Sharing(ledger.database, ledger.tables)

    @property
    def device(self) -> str:
        """Return this laptop's identifier."""
        return self.identity.device

    @property
    def person(self) -> str:
        """Return the identifier of the person whose laptop this is."""
        return self.identity.person

    @property
    def challenge_id(self) -> str:
        """Return the identifier of the challenge, or "" before one was founded or received."""
        return self._ledger.challenge

    def append(self, *facts: Fact) -> tuple[Entry, ...]:
        """Write facts as one transaction; when this returns, they are on the disk."""
        return append(self._ledger, self._clock, facts)

    def vector(self) -> tuple[Head, ...]:
        """Return, sorted, the last applied change of every chain."""
        return self._ledger.chains.vector()

    def changes(self, spans: Sequence[Span]) -> Iterator[Change]:
        """Yield the applied changes of these spans, each chain in the order of its numbers."""
        return self._ledger.tables.spans(self._ledger.chains, spans)

    def accept(self, changes: Sequence[Change], heads: Sequence[SignedHead]) -> Accepted:
        """Unite verified changes and heads with the ledger, in short transactions."""
        accepted = Uniting(self._ledger, changes).run()
        if any(s.claim.challenge != self.challenge_id for s in heads):
            raise ForeignChallenge
        self._keep_heads(heads)
        return accepted

    def signed_heads(self) -> tuple[SignedHead, ...]:
        """Return the newest signed head known of every chain."""
        return self._sharing.signed_heads()

    def sign(self) -> SignedHead:
        """Sign the head of this laptop's chain, with what it holds of every other, and keep it."""
        claim = HeadClaim(
            challenge=self.challenge_id,
            head=self._ledger.chains.own_head(),
            holds=self.vector(),
            at=self._clock.now()[0],
        )
        signed = sign_head(claim, self.keys.signing)
        self._keep_heads([signed])
        return signed

    def unshared(self) -> int:
        """Return how many changes of this laptop are in no bundle yet."""
        shared = {(head.device, head.epoch): head.number for head in self.shared()}
        own = (head for head in self.vector() if head.device == self.device)
        return sum(head.number - shared.get((head.device, head.epoch), 0) for head in own)

    def next_bundle(self) -> int:
        """Return the number of the bundle that this laptop writes next, from 1."""
        return self._sharing.next_bundle()

    def record_bundle(self, number: int, holds: tuple[Head, ...]) -> None:
        """Remember that a bundle was written and read back, and what it brought up to where."""
        chains = self._ledger.chains.copy()
        with self._ledger.database.transaction():
            self._sharing.record_bundle(chains, number, self._clock.now()[0], holds)
        self._ledger.committed(chains)

    def shared(self) -> tuple[Head, ...]:
        """Return up to where the bundles of this laptop have brought every chain."""
        return self._sharing.shared()

    def keep_receipt(self, receipt: Receipt) -> None:
        """Keep the receipt of an import; receipts are local."""
        with self._ledger.database.transaction():
            self._sharing.keep_receipt(receipt)

    def receipts(self) -> tuple[Receipt, ...]:
        """Return the receipts of this laptop's imports, the newest first."""
        return self._sharing.receipts()

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is being typed, encrypted; an empty text drops the draft."""
        with self._ledger.database.transaction():
            self._sharing.keep_draft(key, text)

    def draft(self, key: str) -> str:
        """Return what was being typed, or ""."""
        return self._sharing.draft(key)

    def close(self) -> None:
        """Bring the head file up to date, close the database and let others open the vault."""
        try:
            self._ledger.head.flush()
        finally:
            self._ledger.database.close()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _keep_heads(self, heads: Sequence[SignedHead]) -> None:
        if not heads:
            return
        chains = self._ledger.chains.copy()
        with self._ledger.database.transaction():
            self._sharing.keep_heads(chains, heads)
        self._ledger.committed(chains)
