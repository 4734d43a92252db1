# SPDX-License-Identifier: Apache-2.0
"""What taking in a bundle would bring, counted before anything is written."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from peerdesk.desk.book import Book, TeamBook
from peerdesk.domain import facts
from peerdesk.domain.entry import Entry
from peerdesk.domain.message import reduce_message
from peerdesk.domain.note import reduce_note
from peerdesk.ledger.change import Change
from peerdesk.team.holdings import up_to
from peerdesk.team.receipt import Counts
from peerdesk.team.unite import Judged

_REVISED = (facts.NoteRevised, facts.MessageReworded)
_WITHDRAWN = (facts.NoteWithdrawn, facts.MessageWithdrawn)
_CLASHING = (facts.NoteRevised, facts.NoteMarked, facts.MessageReworded, facts.MessageFiled)


@dataclass(frozen=True)
class Arrivals:
    """The changes of a bundle, by what would become of them here."""

    new: tuple[Change, ...]
    already: int
    waiting: int


def sort_out(book: TeamBook, changes: Sequence[Change]) -> Arrivals:
    """Return which of the changes could be applied now; they come in the one order.

    In that order everything a change follows on stands before it, so once through is enough.
    """
    held = up_to(book.vector())
    new: list[Change] = []
    already = waiting = 0
    for change in changes:
        header = change.header
        chain = header.device, header.epoch
        number = held.get(chain, 0)
        if header.number <= number:
            already += 1
        elif header.number == number + 1 and all(
            held.get((head.device, head.epoch), 0) >= head.number for head in header.knew
        ):
            held[chain] = header.number
            new.append(change)
        else:
            waiting += 1
    return Arrivals(tuple(new), already, waiting)


def count(book: TeamBook, judged: Judged) -> Counts:
    """Return what a judged bundle would bring here."""
    arrivals = sort_out(book, judged.changes)
    entries = [entry for change in arrivals.new if (entry := change.entry) is not None]

    def of(*kinds: type[facts.Fact]) -> int:
        return sum(isinstance(entry.fact, kinds) for entry in entries)

    return Counts(
        changes=len(judged.changes) + judged.refused,
        new=len(arrivals.new),
        already=arrivals.already,
        waiting=arrivals.waiting,
        notes=of(facts.NoteWritten),
        revised=of(*_REVISED),
        messages=of(facts.MessageDrafted),
        withdrawn=of(*_WITHDRAWN),
        clashes=_clashes(book, entries),
        refused=judged.refused,
    )


def _clashes(book: Book, entries: Sequence[Entry]) -> int:
    """Return how many notes and messages would begin to have two texts or places that stand."""
    arriving: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    touched: set[tuple[str, str]] = set()
    for entry in entries:
        key = entry.fact.about, entry.fact.entity
        arriving[key].append(entry)
        if isinstance(entry.fact, _CLASHING):
            touched.add(key)
    return sum(
        _clash(sort, [*before, *arriving[sort, entity]]) and not _clash(sort, before)
        for sort, entity in touched
        for before in [book.history(sort, entity)]
    )


def _clash(sort: str, entries: Sequence[Entry]) -> bool:
    stands = reduce_note(entries) if sort == "note" else reduce_message(entries)
    return stands is not None and stands.clashes
