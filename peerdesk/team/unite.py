# SPDX-License-Identifier: Apache-2.0
"""Bringing two ledgers together: first what of the other's is believed, then a set's union."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec.structs import replace

from peerdesk.domain.custody import ChangesLost
from peerdesk.domain.facts import ChallengeFounded
from peerdesk.domain.loss import Loss, declares_own
from peerdesk.domain.roster import Roster, founding_of
from peerdesk.domain.team import Member
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import NotCanonical
from peerdesk.ledger.store import Span
from peerdesk.team.errors import ForeignChallenge, NoFounding, UnknownSender
from peerdesk.team.holdings import Chain
from peerdesk.team.opener import OpenedBundle
from peerdesk.team.verdict import LONG, TURN, Turn, Vouched, judge_run, nothing

_FOUNDED = ChallengeFounded.__name__


def unite(ours: Iterable[Change], theirs: Iterable[Change]) -> tuple[Change, ...]:
    """Return every change in either ledger, once, in the order that all laptops share.

    The order is causal depth, then the change's hash, so it is the same whoever imports first;
    clocks decide nothing. Of two copies of one change the one that still has its content is
    kept. Nothing is judged here: both ledgers have already passed `judge`.
    """
    found: dict[str, Change] = {}
    for change in (*ours, *theirs):
        known = found.get(change.hash)
        if known is None or known.payload is None:
            found[change.hash] = change
    by_hash = sorted(found.values(), key=lambda change: change.hash)
    found.clear()
    return tuple(sorted(by_hash, key=lambda change: change.header.depth))


@dataclass(frozen=True)
class Judged:
    """What of a bundle may be taken in.

    `changes` are in the order that all laptops share, `refusals` sentences on what was left
    out (`refused` changes). `roster` is what it will be once all of them have been applied.
    `first` says that the bundle itself is the only word for who founded the challenge. `known`
    changes of the bundle were not judged, for they are here.
    """

    changes: tuple[Change, ...]
    heads: tuple[SignedHead, ...]
    refusals: tuple[str, ...]
    refused: int
    sender: Member
    roster: Roster
    first: bool
    known: int = 0


def judge(
    opened: OpenedBundle,
    known: Roster,
    challenge: str = "",
    losses: Iterable[Loss] = (),
    turn: Turn = nothing,
) -> Judged:
    """Return what is believed of a bundle by a vault that knows this roster and these losses.

    Changes are believed if their chain ends in a head that its own laptop signed, and if that
    laptop was ever admitted: known already, or admitted in changes of this bundle that are believed
    themselves, by a laptop that anybody of the leads ever made a lead. So what is believed only
    grows with what arrives, and what a former member wrote is passed on like everybody's. What the
    writer may do decides later what counts, and refuses nothing.
    A vault without a founding takes it from the bundle. What is not believed is left out chain by
    chain; the rest goes in. `turn` is called again and again meanwhile.
    Raises `ForeignChallenge`, `NoFounding` and `UnknownSender`.
    """
    manifest = opened.manifest
    if challenge and manifest.challenge != challenge:
        raise ForeignChallenge
    first = known.founding is None
    root = known.founding or _founding(opened)
    hearing = _Hearing(opened, Roster(root, known.acts), root, losses, turn)
    hearing.hear()
    sender = hearing.roster.known.get(manifest.sender.device)
    if sender is None:
        raise UnknownSender(manifest.sender.device)
    if first and not any(c.header.kind == _FOUNDED for c in hearing.changes):
        raise NoFounding
    return Judged(
        unite(hearing.changes, ()),
        tuple(hearing.believed),
        tuple(hearing.refusals),
        len(opened.changes) - len(hearing.changes),
        sender,
        hearing.roster,
        first,
    )


def _founding(opened: OpenedBundle) -> ChallengeFounded:
    """Return the one founding that a bundle tells of; its chain is judged later."""
    found: set[ChallengeFounded] = set()
    for change in opened.changes:
        try:
            begun = founding_of(entry) if (entry := change.entry) else None
        except NotCanonical:
            continue  # it will be refused with its reason when its chain is heard
        if len(opened.changes) > LONG:
            change.forget()
        if begun and begun.challenge == opened.manifest.challenge:
            found.add(begun)
    if len(found) != 1:
        raise NoFounding
    return found.pop()


class _Hearing:
    """Hears one chain after another, as far as their writers become known."""

    def __init__(
        self,
        opened: OpenedBundle,
        known: Roster,
        root: ChallengeFounded,
        losses: Iterable[Loss] = (),
        turn: Turn = nothing,
    ) -> None:
        self.roster = known
        self._turn = turn
        self._bridges: defaultdict[Chain, set[tuple[str, str]]] = defaultdict(set)
        """What was declared lost, by the one chain that it bridges: another it never does."""
        for loss in losses:
            self._bridges[loss.device, loss.epoch].add((loss.before, loss.follows))
        self.changes: list[Change] = []
        self.believed: list[SignedHead] = []
        self.refusals: list[str] = []
        self._root = root
        self._spans = frozenset(opened.manifest.spans)
        self._runs: dict[Chain, list[Change]] = {}
        self._heads: dict[Chain, list[SignedHead]] = {}
        self._sort_out(opened)

    def hear(self) -> None:
        """Judge every chain whose writer is known, until nobody new becomes known."""
        waiting = sorted(set(self._runs) | set(self._heads))
        while ready := [chain for chain in waiting if chain[0] in self.roster.known]:
            heard = [chain for chain in ready if self._is_joined(chain)] or ready
            for chain in heard:
                self._hear_chain(chain)
            waiting = [chain for chain in waiting if chain not in heard]
        for device in sorted({device for device, _ in waiting}):
            self.refusals.append(
                f"What laptop {device[:8]} wrote was left out, for nobody has admitted it as far "
                "as is known here: import the team leader’s newest bundle, then this one again."
            )

    def _hear_chain(self, chain: Chain) -> None:
        writer, run = self.roster.known[chain[0]], self._runs.get(chain, [])
        heads = self._heads.get(chain, [])
        if len(heads) != 1:
            self._refuse(writer, run, "they do not end in one signed head")
            return
        if not self._spans.issuperset(spans_of(run)):
            self._refuse(writer, run, "they are not those that the sender announced")
            return
        verdict = judge_run(
            run, Vouched(heads[0], writer, self._bridges[chain]), self._root, self._turn
        )
        if verdict.changes or not verdict.reason:
            self.believed.append(heads[0])
        self.changes += verdict.changes
        self.roster = self.roster.joined(verdict.acts)
        for lost in _declared(verdict.changes):
            self._bridges[lost.device, lost.epoch].add((lost.before, lost.follows))
        if verdict.reason:
            self._refuse(writer, run[len(verdict.changes) :], verdict.reason)

    def _is_joined(self, chain: Chain) -> bool:
        """Say whether nothing is missing within a run, or it is known already to be lost."""
        return all(
            after.header.number == before.header.number + 1
            or (before.hash, after.hash) in self._bridges[chain]
            for before, after in pairwise(self._runs.get(chain, []))
        )

    def _refuse(self, writer: Member, rest: Sequence[Change], reason: str) -> None:
        if not rest:
            self.refusals.append(f"{writer.name}’s signed state was left out: {reason}.")
            return
        first = rest[0].header.number
        self.refusals.append(
            f"{len(rest):,} of {writer.name}’s changes, from number {first} on, were left out: "
            f"{reason}. Ask {writer.name} to share everything."
        )

    def _sort_out(self, opened: OpenedBundle) -> None:
        unreadable = 0
        many = len(opened.changes) > LONG
        for place, change in enumerate(opened.changes):
            try:
                header = change.header
            except NotCanonical:
                unreadable += 1
                continue
            run = self._runs.setdefault((header.device, header.epoch), [])
            if many:
                change.fold(run[-1] if run else None)
            run.append(change)
            if not place % TURN:
                self._turn()
        for signed in opened.heads:
            try:
                head = signed.claim.head
            except NotCanonical:
                unreadable += 1
                continue
            self._heads.setdefault((head.device, head.epoch), []).append(signed)
        if unreadable:
            self.refusals.append(
                f"{unreadable:,} records cannot be read and were left out: ask the sender to share "
                "everything."
            )


def _declared(changes: Iterable[Change]) -> Iterator[ChangesLost]:
    """Yield what a laptop says it lost of its own."""
    for change in changes:
        fact = change.fact if change.header.kind == ChangesLost.__name__ else None
        if isinstance(fact, ChangesLost) and declares_own(fact, change.header.device):
            yield fact


def spans_of(run: Sequence[Change]) -> tuple[Span, ...]:
    """Return the spans that the changes of one chain make: one, unless something is missing."""
    spans: list[Span] = []
    for change in run:
        header = change.header
        if spans and header.number == spans[-1].last + 1:
            spans[-1] = replace(spans[-1], last=header.number)
        else:
            spans.append(Span(header.device, header.epoch, header.number, header.number))
    return tuple(spans)
