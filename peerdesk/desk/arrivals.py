# SPDX-License-Identifier: Apache-2.0
"""What taking in a bundle would bring, weighed before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import get_args

from peerdesk.desk.arriving_erasures import taken_by
from peerdesk.desk.arriving_members import team_changes
from peerdesk.desk.book import TeamBook
from peerdesk.domain import asking, facts, proposals, publishing, records, sorting
from peerdesk.domain.clash import open_registers
from peerdesk.domain.clash_origin import CLASHING
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
from peerdesk.team.verdict import LONG, TURN

_REVISED = (facts.NoteRevised, facts.MessageReworded)
_WITHDRAWN = (facts.NoteWithdrawn, facts.MessageWithdrawn)
_PROPOSED = (proposals.NoteWithdrawalProposed, proposals.MessageWithdrawalProposed)
_RECORDED = (records.CaseFileSet, records.DocumentSet, records.ObservationSet)
_AUTHORS = (
    facts.NoteRevised,
    facts.NoteWithdrawn,
    facts.NoteRestored,
    facts.MessageWithdrawn,
    facts.MessageRestored,
    proposals.NoteWithdrawalDeclined,
    proposals.MessageWithdrawalDeclined,
)
_LOOKED_UP: tuple[type[facts.Fact], ...] = (*CLASHING, *_AUTHORS)
"""Facts that are weighed against what happened here before."""
_TELLING = (*get_args(OF_ROSTER), NoteErased, HoldPlaced)
"""Facts that are told of before they are taken in."""


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
    for place, change in enumerate(changes):
        if not place % TURN:
            book.give_way()
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
    looked = _looked_through(book, found.new)
    aside, clashes = _weighed(book, found.new, looked.together, judged.roster)
    held = [c for c in found.waits if c.header.kind == HoldPlaced.__name__]
    waits = [entry for change in held if (entry := change.entry) is not None]
    taken = taken_by(book, looked.telling, waits, judged.roster)

    def of(*kinds: type[facts.Fact]) -> int:
        return sum(looked.sorts[kind] for kind in kinds)

    def begun(*kinds: type[facts.Fact]) -> int:
        return sum(looked.begun[kind] for kind in kinds)

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
        concerns=of(asking.ConcernRaised),
        questions=begun(asking.QuestionSet),
        records=begun(*_RECORDED),
        clusters=begun(sorting.ClusterSet),
        mergers=of(sorting.MessageMerged),
        replies=begun(publishing.ReplySet),
    )
    known = book.roster()
    told = (*team_changes(known, known.joined(looked.telling), book.device), *taken.sentences)
    return Arrivals(counts, tuple(_sentences(aside, judged.roster)), told)


@dataclass
class _Looked:
    """How many there are of each kind, and what tells of the team and of erasures.

    `begun` counts those that replace nothing: what they set is new. `together` are the things, by
    a number that hardly two share, which need more than one look: several changes are about them,
    or they are weighed against what happened here before.
    """

    sorts: Counter[type[facts.Fact]] = field(default_factory=Counter)
    begun: Counter[type[facts.Fact]] = field(default_factory=Counter)
    telling: list[Entry] = field(default_factory=list)
    together: set[int] = field(default_factory=set)


def _looked_through(book: TeamBook, changes: Sequence[Change]) -> _Looked:
    """Look through changes once."""
    looked = _Looked()
    met: set[int] = set()
    for entry in _entries(book, changes):
        fact = entry.fact
        looked.sorts[type(fact)] += 1
        looked.begun[type(fact)] += not getattr(fact, "replaces", ())
        if isinstance(fact, _TELLING):
            looked.telling.append(entry)
        thing = hash((fact.about, fact.entity))
        if thing in met or isinstance(fact, _LOOKED_UP):
            looked.together.add(thing)
        met.add(thing)
    return looked


def _entries(book: TeamBook, changes: Sequence[Change]) -> Iterator[Entry]:
    """Yield what changes tell; very many are forgotten again at once."""
    for place, change in enumerate(changes):
        if not place % TURN:
            book.give_way()
        entry = change.entry
        if len(changes) > LONG:
            change.forget()
        if entry is not None:
            yield entry


def _weighed(
    book: TeamBook, changes: Sequence[Change], together: Container[int], roster: Roster
) -> tuple[Counter[str], int]:
    """Return how many of the arriving changes would not count, by laptop, and new clashes.

    What happened here before is looked up for those things only that have to be weighed against
    it. Nearly all that arrives are notes of which nothing else is told: each of these is weighed
    by itself, and nothing of it is held.
    """
    aside: Counter[str] = Counter()
    things: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in _entries(book, changes):
        thing = entry.fact.about, entry.fact.entity
        if hash(thing) in together:
            things[thing].append(entry)
        else:
            aside.update(_not_counted([entry], counting([entry], roster)))
    clashes = 0
    for thing, entries in things.items():
        asked = any(isinstance(entry.fact, _LOOKED_UP) for entry in entries)
        before = book.history(*thing) if asked else ()
        counted = counting([*before, *entries], roster)
        aside.update(_not_counted(entries, counted))
        if any(isinstance(entry.fact, CLASHING) for entry in entries):
            clashes += _clash(thing[0], counted) and not _clash(thing[0], before)
    return aside, clashes


def _not_counted(entries: Sequence[Entry], counted: Sequence[Entry]) -> Iterator[str]:
    """Yield the laptop of every entry that is not among those that count."""
    known = {entry.hash for entry in counted}
    return (entry.device for entry in entries if entry.hash not in known)


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
