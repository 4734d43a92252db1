# SPDX-License-Identifier: Apache-2.0
"""Going to the team folder: bringing there what leaves, and looking into what has come.

Slow work waits for the folder, short work for the vault, and never one for the other: everything
asked of the book goes through `run`, which hands it to whoever has the vault.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from peerdesk.desk.book import TeamBook
from peerdesk.desk.carried import Removing, is_the_one
from peerdesk.desk.exchange import preview, take_in
from peerdesk.desk.folder.chosen import (
    Asking,
    asking,
    forget_missing,
    is_same,
    is_text,
    keep_removing,
    remember,
    remember_taken,
)
from peerdesk.desk.folder.errors import NotThere, UnfitFile, UnreadableName
from peerdesk.desk.folder.fetching import Fetched, Unfit, fetch_listed, fetch_next
from peerdesk.desk.folder.outbox import carried, carry, next_leaving, replace_erased
from peerdesk.desk.joining_errors import NotKept
from peerdesk.desk.store import Lying, Store
from peerdesk.desk.strangers import keep_stranger, take_in_parked
from peerdesk.errors import PeerDeskError
from peerdesk.ledger.errors import LedgerError
from peerdesk.team.bundle import LIMIT
from peerdesk.team.errors import BundleError, NoFounding, UnknownSender, WrittenHere
from peerdesk.team.receipt import Preview, Receipt

T = TypeVar("T")


class Run(Protocol):
    """Runs short work on the book, wherever that is open, and returns what it returns."""

    def __call__(self, work: Callable[[TeamBook], T]) -> T:
        """Run the work now."""
        ...


@dataclass(frozen=True)
class Offer:
    """A bundle in the team folder that this laptop can take in, and what it would bring.

    One whose import was `undone` here is not taken in again without being asked.
    """

    lying: Lying
    preview: Preview
    undone: bool = False

    @property
    def brings(self) -> bool:
        """Say whether it holds more than the word of who has what."""
        counts = self.preview.counts
        return bool(counts.new or counts.waiting or counts.pieces)


class FolderRound:
    """Goes to one team folder, again and again; it remembers what need not be read once more.

    `refused` are the sentences on bundles that cannot be taken in, by their names.
    """

    def __init__(self, run: Run, store: Store) -> None:
        self.refused: dict[str, str] = {}
        self._run, self._store = run, store
        self._postponed: dict[str, str] = {}
        self._offered: dict[str, Offer] = {}
        self._dealt_with: list[Lying] = []
        self._undone: frozenset[tuple[str, int]] = frozenset()
        self._listed_for: dict[str, int] | None = None

    def bring(self, told: Callable[[str], object] = str) -> int:
        """Bring what leaves to the folder, one after another; return how many arrived.

        Then own bundles that hold something erased since are taken away. Raises what the store
        raises; whatever has not arrived stays in the vault and goes the next time.
        """
        self._run(replace_erased)
        count = 0
        while (bundle := self._run(next_leaving)) is not None:
            name = carry(self._store, self._run(asking), bundle)
            self._run(partial(carried, bundle=bundle, name=name))
            told(name)
            count += 1
        left = [one for one in self._run(asking).memory.removing if not self._is_away(one)]
        self._run(lambda book: keep_removing(book, *left))
        return count

    def _is_away(self, removing: Removing) -> bool:
        """Take an own bundle away; say whether it is, for another file of its name is let lie."""
        try:
            data = self._store.get(removing.name, LIMIT)
        except NotThere:
            return True
        except UnfitFile:
            return False
        if self._run(lambda book: is_the_one(book, removing, data)):
            self._store.remove(removing.name)
        return True

    def offers(self) -> Iterator[Offer]:
        """Yield what has come and can be taken in; raises what the store raises.

        What comes next may rest on what came before: take each in before asking for the next
        one, and its preview is exact.
        """
        yield from tuple(self._offered.values())
        for found in self._found():
            if isinstance(found, Unfit):
                self._refuse(found.lying, found.error)
                continue
            with found.file:
                offer = self._looked_into(found)
            if offer is not None:
                self._offered[offer.lying.name] = offer
                yield offer
        self._remember()

    def take(self, offer: Offer) -> Receipt:
        """Take a bundle in, read once more from the folder; raises as `take_in`, and `NotThere`."""
        self._offered.pop(offer.lying.name, None)
        try:
            with self._store.fetch(offer.lying.name, LIMIT) as file:
                receipt = self._run(lambda book: take_in(book, file))
        except (BundleError, LedgerError, UnfitFile) as error:
            self._refuse(offer.lying, error)
            self._remember()
            raise
        if offer.brings:  # what waited for it, or was counted without it, is looked into anew
            self._run(take_in_parked)
            self._postponed.clear()
            self._offered.clear()
        if receipt.counts.unnamed:  # its attachments' notes have not come yet
            self._postponed[offer.lying.name] = offer.lying.stamp
        else:
            self._run(lambda book: remember_taken(book, offer.lying, receipt))
        return receipt

    def _found(self) -> Iterator[Fetched | Unfit]:
        asked = self._run(asking)
        self._undone = frozenset(asked.memory.undone)

        def skips(lying: Lying) -> bool:
            offered = self._offered.get(lying.name)
            return (
                asked.is_done(lying)
                or is_same(self._postponed.get(lying.name), lying)
                or is_same(offered.lying.stamp if offered else None, lying)
            )

        if not (self._store.is_listed or self._wants_listing(asked)):
            yield from fetch_next(self._store, asked, skips)
            return
        lying = self._named(self._store.names())
        self._listed_for = dict(asked.known)
        self._run(lambda book: forget_missing(book, lying))
        yield from fetch_listed(self._store, lying, skips)

    def _named(self, lying: tuple[Lying, ...]) -> tuple[Lying, ...]:
        """Return what has a name that can be remembered; of what is gone no sentence stays."""
        for gone in self.refused.keys() - {one.name for one in lying}:
            del self.refused[gone]
        for one in lying:
            if not is_text(one.name):
                written = one.name.encode(errors="replace").decode()
                self.refused[written] = UnreadableName().user_message
        return tuple(one for one in lying if is_text(one.name))

    def _wants_listing(self, asked: Asking) -> bool:
        """Say whether names alone are not enough: at first, and when something is missing."""
        if self._listed_for is None:
            return True
        return asked.lacking and self._listed_for != dict(asked.known)

    def _looked_into(self, fetched: Fetched) -> Offer | None:
        lying = fetched.lying
        try:
            shown = self._run(lambda book: preview(book, fetched.file))
        except UnknownSender:
            self._keep_for_later(fetched)
            return None
        except WrittenHere:
            self._dealt_with.append(lying)  # nothing that anybody need be told
            return None
        except (BundleError, LedgerError) as error:
            self._refuse(lying, error)
            return None
        self.refused.pop(lying.name, None)
        return Offer(lying, shown, (shown.sender_device, shown.number) in self._undone)

    def _keep_for_later(self, fetched: Fetched) -> None:
        """Keep the bundle of a laptop that nobody has admitted, inside the vault."""
        try:
            kept = self._run(lambda book: keep_stranger(book, fetched.file))
        except (BundleError, NotKept) as error:
            self._refuse(fetched.lying, error)
            return
        self.refused[fetched.lying.name] = kept.sentence
        self._dealt_with.append(fetched.lying)

    def _refuse(self, lying: Lying, error: PeerDeskError) -> None:
        self.refused[lying.name] = error.user_message
        passing = isinstance(error, UnfitFile) and not error.lasting
        if passing or isinstance(error, UnknownSender | NoFounding | NotKept):
            self._postponed[lying.name] = lying.stamp  # as it is, it may be taken in another time
        else:
            self._dealt_with.append(lying)

    def _remember(self) -> None:
        """Remember what was dealt with, all at once: a folder may be full of what is no bundle."""
        dealt_with, self._dealt_with = self._dealt_with, []
        if dealt_with:
            self._run(lambda book: remember(book, *dealt_with))
