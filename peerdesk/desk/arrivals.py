# SPDX-License-Identifier: Apache-2.0
"""What taking in a bundle would bring, weighed before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from peerdesk.desk.arriving_erasures import taken_by
from peerdesk.desk.arriving_members import team_changes
from peerdesk.desk.book import Book, TeamBook
from peerdesk.domain import facts, proposals
from peerdesk.domain.clash import open_registers
from peerdesk.domain.custody import ChangesLost, HoldPlaced, NoteErased
from peerdesk.domain.entry import Entry
from peerdesk.domain.loss import declares_own
from peerdesk.domain.reduction import REDUCERS
from peerdesk.domain.register import OF_ROSTER
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import counting
from peerdesk.ledger.chain import Gap
from peerdesk.ledger.change import Change
from peerdesk.team.holdings import up_to
from peerdesk.team.receipt import Counts
from peerdesk.team.unite import Judged
from peerdesk.team.verdict import LONG

_REVISED = (facts.NoteRevised, facts.MessageReworded)
_WITHDRAWN = (facts.NoteWithdrawn, facts.MessageWithdrawn)
_PROPOSED = (proposals.NoteWithdrawalProposed, proposals.MessageWithdrawalProposed)
_CLASHING = (
    facts.NoteRevised,
    facts.NoteMarked,
    facts.MessageReworded,
    facts.MessageFiled,
    facts.MessageSettled,
    facts.MessageLinked,
    facts.PointTold,
    facts.ChallengeScoped,
    facts.ThemeSet,
    facts.KloeSet,
    facts.PersonNamed,
    facts.SessionPlanned,
    facts.BriefingArranged,
)
_AUTHORS = (
    facts.NoteRevised,
    facts.NoteWithdrawn,
    facts.NoteRestored,
    facts.MessageWithdrawn,
    facts.MessageRestored,
    proposals.NoteWithdrawalDeclined,
    proposals.MessageWithdrawalDeclined,
)
_LOOKED_UP = (*_CLASHING, *_AUTHORS)
"""Facts that are weighed against what happened here before."""
_TELLING = (*get_args(OF_ROSTER), NoteErased, HoldPlaced)
"""Facts that are told of before they are taken in."""
_Things = Mapping[tuple[str, str], Sequence[Change]]


@dataclass(frozen=True)
class Found:
    """The changes of a bundle, by what would become of them here."""

    new: tuple[Change, ...]
    already: int
    waits: tuple[Change, ...]


@dataclass(frozen=True)
class Arrivals:
    """What a bundle would bring, as counts; `aside` are sentences on what would not count.

    `notices` are sentences on who joins and leaves the team by it, and on the notes here that it
    erases, and what repeats them.
    """

    counts: Counts
    aside: tuple[str, ...]
    notices: tuple[str, ...] = ()


def sort_out(book: TeamBook, changes: Sequence[Change]) -> Found:
    """Return which of the changes could be applied now; they come in the one order.

    In that order everything a change follows on stands before it, so once through is enough.
    """
    held = up_to(book.vector())
    gaps = book.gaps()
    after_loss = {(loss.device, loss.epoch, loss.follows) for loss in book.losses()}
    after_loss |= set(_after_losses(changes))
    new: list[Change] = []
    waits: list[Change] = []
    already = 0
    for change in changes:
        header = change.header
        chain = header.device, header.epoch
        number = held.get(chain, 0)
        if any(_lies_in(change, gap) for gap in gaps):
            held[chain] = max(number, header.number)
            new.append(change)
        elif header.number <= number:
            already += 1
        elif (header.number == number + 1 or (*chain, change.hash) in after_loss) and all(
            held.get((head.device, head.epoch), 0) >= head.number for head in header.knew
        ):
            held[chain] = header.number
            new.append(change)
        else:
            waits.append(change)
    return Found(tuple(new), already, tuple(waits))


def _lies_in(change: Change, gap: Gap) -> bool:
    """Say whether a change is one that was missing here."""
    header = change.header
    same = (header.device, header.epoch) == (gap.device, gap.epoch)
    return same and gap.first <= header.number <= gap.last


def _after_losses(changes: Sequence[Change]) -> Iterator[tuple[str, str, str]]:
    """Yield the changes that follow on what a bundle says was lost."""
    for change in changes:
        fact = change.fact if change.header.kind == ChangesLost.__name__ else None
        if isinstance(fact, ChangesLost) and declares_own(fact, change.header.device):
            yield fact.device, fact.epoch, fact.follows


def weigh(book: TeamBook, judged: Judged) -> Arrivals:
    """Return what a judged bundle would bring here."""
    found = sort_out(book, judged.changes)
    sorts, telling, things = _looked_through(found.new)
    aside, clashes = _weighed(book, things, judged.roster)
    held = [c for c in found.waits if c.header.kind == HoldPlaced.__name__]
    waits = [entry for change in held if (entry := change.entry) is not None]
    taken = taken_by(book, telling, waits, judged.roster)

    def of(*kinds: type[facts.Fact]) -> int:
        return sum(sorts[kind] for kind in kinds)

    counts = Counts(
        changes=len(judged.changes) + judged.refused + judged.known,
        new=len(found.new),
        already=found.already + judged.known,
        waiting=len(found.waits),
        notes=of(facts.NoteWritten),
        revised=of(*_REVISED),
        messages=of(facts.MessageDrafted),
        withdrawn=of(*_WITHDRAWN),
        clashes=clashes,
        refused=judged.refused,
        aside=aside.total(),
        erased=taken.erased,
        holds=taken.holds,
        proposals=of(*_PROPOSED),
    )
    known = book.roster()
    told = (*team_changes(known, known.joined(telling), book.device), *taken.sentences)
    return Arrivals(counts, tuple(_sentences(aside, judged.roster)), told)


def _looked_through(
    changes: Sequence[Change],
) -> tuple[Counter[type[facts.Fact]], list[Entry], _Things]:
    """Return how many there are of each kind, what tells of the team and of erasures, and all.

    All of them stand by the things that they are about. Of very many not all facts are held in
    memory at once.
    """
    sorts: Counter[type[facts.Fact]] = Counter()
    telling: list[Entry] = []
    things: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        entry = change.entry
        if entry is None:
            continue
        sorts[type(entry.fact)] += 1
        things[entry.fact.about, entry.fact.entity].append(change)
        if isinstance(entry.fact, _TELLING):
            telling.append(entry)
        if len(changes) > LONG:
            change.forget()
    return sorts, telling, things


def _weighed(book: Book, things: _Things, roster: Roster) -> tuple[Counter[str], int]:
    """Return how many of the arriving changes would not count, by laptop, and new clashes.

    What happened here before is looked up for those things only that have to be weighed against it.
    """
    aside: Counter[str] = Counter()
    clashes = 0
    for thing, changes in things.items():
        entries = [entry for change in changes if (entry := change.entry) is not None]
        asked = any(isinstance(entry.fact, _LOOKED_UP) for entry in entries)
        before = book.history(*thing) if asked else ()
        happened = [*before, *entries]
        counted = counting(happened, roster)
        if len(counted) < len(happened):
            known = {entry.hash for entry in counted}
            aside.update(entry.device for entry in entries if entry.hash not in known)
        if any(isinstance(entry.fact, _CLASHING) for entry in entries):
            clashes += _clash(thing[0], counted) and not _clash(thing[0], before)
        if len(things) > LONG:
            for change in changes:
                change.forget()
    return aside, clashes


def _sentences(aside: Counter[str], roster: Roster) -> Iterator[str]:
    for device, number in sorted(aside.items()):
        member = roster.known.get(device)
        name = member.name if member else f"laptop {device[:8]}"
        yield (
            f"Set aside: {number:,} of the changes by {name}, beyond what that laptop may do. "
            "They are kept and passed on, and change nothing here."
        )


def _clash(sort: str, entries: Sequence[Entry]) -> bool:
    stands = REDUCERS[sort](entries)
    return stands is not None and any(open_registers(stands))
