# SPDX-License-Identifier: Apache-2.0
"""An open vault: the evidence of one challenge on this laptop, until it is closed."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from peerdesk.desk.backups import Returned
from peerdesk.desk.clock import Clock
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.missing import unshared
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.team import Member
from peerdesk.errors import PeerDeskError
from peerdesk.ledger.chain import Gap, HeadClaim, SignedHead, sign_head
from peerdesk.ledger.change import Change, Head
from peerdesk.ledger.store import Accepted, Span, Told, unheard
from peerdesk.team.errors import ForeignChallenge
from peerdesk.team.keys import DeviceKeys
from peerdesk.vault.appending import append, name_what_went
from peerdesk.vault.bare import bare
from peerdesk.vault.errors import VaultClosed
from peerdesk.vault.exchanging import Exchanging
from peerdesk.vault.header import label_of
from peerdesk.vault.lock import Holding
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.reloading import settle
from peerdesk.vault.returning import told_by_others
from peerdesk.vault.sharing import chain_of
from peerdesk.vault.uniting import Uniting
from peerdesk.vault.upkeep import Upkeep


class OpenVault(Exchanging):
    """Implements `peerdesk.desk.book.TeamBook`; closes itself at the end of a `with`."""

    def __init__(
        self,
        holding: Holding,
        ledger: OpenLedger,
        clock: Clock,
        returned: Returned | None = None,
    ) -> None:
        super().__init__(ledger, clock)
        self.returned = returned
        """What had happened to the vault when it was opened, if it is not as it was left."""
        self.folder = holding.folder
        self._holding: Holding | None = holding
        self.identity: Member = ledger.settings.member
        self.try_took = 0.0
        """Seconds that the passphrase's one try took, or 0 where it was opened without one."""
        self.unkept: dict[str, str] = {}
        """Drafts that the disk has not taken, by their keys; each is the newest of its kind."""

    @property
    def device(self) -> str:
        """Return this laptop's identifier."""
        return self.identity.device

    @property
    def person(self) -> str:
        """Return the identifier of the person whose laptop this is."""
        return self.identity.person

    @property
    def practice(self) -> bool:
        """Say whether this vault was made for practice; such a one never holds a real challenge."""
        return label_of(self.folder).practice

    @property
    def keys(self) -> DeviceKeys:
        """Return this laptop's secret keys; they are in memory only while they are used."""
        return self._ledger.settings.keys

    @property
    def outside(self) -> tuple[Path, ...]:
        """Return the files of this vault that lie outside its folder."""
        mark = self._ledger.head.mark
        return mark.paths if mark else ()

    @property
    def challenge_id(self) -> str:
        """Return the identifier of the challenge, or "" before one was founded or received."""
        return self._ledger.challenge

    def append(self, *facts: Fact) -> tuple[Entry, ...]:
        """Write facts as one transaction; when this returns, they are on the disk."""
        written = append(self._ledger, self._clock, facts)
        if any(entry.fact.about != "note" for entry in written):
            name_what_went(self._ledger, self._clock)
        return written

    def keep_attachment(self, content: bytes) -> tuple[str, ...]:
        """Keep the bytes of an attachment and return the digests of its pieces."""
        return self._ledger.chunks.keep(content)

    def vector(self) -> tuple[Head, ...]:
        """Return, sorted, the last applied change of every chain."""
        return self._ledger.chains.vector()

    def gaps(self) -> tuple[Gap, ...]:
        """Return, sorted, what is missing of chains: before their last changes, or after them."""
        return self._ledger.chains.missing()

    def changes(self, spans: Sequence[Span]) -> Iterator[Change]:
        """Yield the applied changes of these spans, each chain in the order of its numbers."""
        return self._ledger.tables.spans(self._ledger.chains, spans)

    def accept(
        self, changes: Sequence[Change], heads: Sequence[SignedHead], told: Told = unheard
    ) -> Accepted:
        """Unite verified changes and heads with the ledger, in short transactions."""
        uniting = Uniting(self._ledger, changes, told)
        del changes  # each is let go as soon as it has been written, if the caller lets it go too
        if any(signed.claim.challenge != uniting.challenge for signed in heads):
            raise ForeignChallenge
        claims = [signed.claim for signed in heads]
        self.returned = told_by_others(self._ledger, claims) or self.returned
        accepted = uniting.run()
        self._keep_heads([head for head in heads if chain_of(head) not in uniting.refused])
        name_what_went(self._ledger, self._clock)
        return accepted

    def sign(self, *, bundle: int = 0) -> SignedHead:
        """Sign the head of this laptop's chain, with what it holds of every other, and keep it."""
        if not self.challenge_id:
            raise NoChallenge
        claim = HeadClaim(
            challenge=self.challenge_id,
            head=self._ledger.chains.own_head(),
            holds=self.vector(),
            at=self._clock.now()[0],
            lacks=self.gaps(),
            bare=bare(self._ledger),
            wanting=self.wanting(),
            bundle=max(bundle, self.next_bundle() - 1),
        )
        signed = sign_head(claim, self.keys.signing)
        self._keep_heads([signed])
        return signed

    def unshared(self) -> int:
        """Return how many changes of this laptop are in no bundle yet."""
        return unshared(self)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is being typed, encrypted; an empty text drops the draft.

        What the disk refuses stands in memory in the older one's place, so that nobody goes on
        from what is older than the last word typed.
        """
        self.unkept[key] = text
        with self._ledger.database.transaction():
            self._sharing.keep_draft(key, text)
        del self.unkept[key]

    def draft(self, key: str) -> str:
        """Return what was being typed, or ""."""
        unkept = self.unkept.get(key)
        return self._sharing.draft(key) if unkept is None else unkept

    def drafts(self) -> Mapping[str, str]:
        """Return all that was being typed and is not written yet, by key."""
        both = {**self._sharing.drafts(), **self.unkept}
        return {key: text for key, text in both.items() if text}

    @property
    def upkeep(self) -> Upkeep:
        """Return what looks the vault over, makes its tables anew and backs it up."""
        if self._holding is None:
            raise VaultClosed
        return Upkeep(self._ledger, self._holding, self._clock)

    def share_thread(self, between_slices: Callable[[], None]) -> None:
        """Let long work give other threads a turn, and call this between its slices."""
        self._ledger.breath.shares_thread = True
        self._ledger.breath.between_slices = between_slices

    def purge(self) -> None:
        """Leave nothing of what was erased on any page, of the vault or of its backups."""
        self.upkeep.purge()

    @property
    def is_behind(self) -> bool:
        """Say whether lines just typed are not in the search index yet."""
        return bool(self._ledger.index.behind)

    def catch_up(self) -> None:
        """Index the lines just typed, where nobody waits for it; searching does so by itself."""
        self._ledger.catch_up()

    def interrupt(self) -> None:
        """Stop the statement that runs now, from another thread; it is taken back whole."""
        self._ledger.database.interrupt()

    def close(self) -> None:
        """Bring the head file up to date, close the database and let others open the vault."""
        holding, self._holding = self._holding, None
        if holding is None:
            return
        with contextlib.suppress(PeerDeskError):  # the next opening indexes, the next lock signs
            settle(self._ledger)
            self._ledger.catch_up()
            self._sign_last()
        with contextlib.suppress(OSError):  # a mark that is behind blames nobody
            self._ledger.head.flush()
        self.unkept.clear()
        self._ledger.database.close()
        holding.keys.forget()
        holding.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _sign_last(self) -> None:
        """Sign what was written since the last signature, so that it is vouched for at the lock."""
        own = self._ledger.chains.own_head()
        if own.number > self._sharing.signed_upto(self._ledger.chains):
            self.sign()
