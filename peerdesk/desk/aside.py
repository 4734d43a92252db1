# SPDX-License-Identifier: Apache-2.0
"""What is set aside, with its words, so that a lead can look at it before letting it count."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.domain.aside import SetAside
from peerdesk.domain.authority import rule_for
from peerdesk.domain.facts import Fact
from peerdesk.domain.words import WhyAside
from peerdesk.ledger.store import Span

_SHOWN = 5
"""Changes of a group whose words are read; of more only the number is told."""
_LONGEST = 160
_WHY = {
    WhyAside.ANOTHER_CHALLENGE: "It belongs to another challenge.",
    WhyAside.REMOVED: "Written after this laptop had been removed from the team.",
    WhyAside.NOT_ADMITTED: "Written when this laptop was not in the team.",
    WhyAside.BEYOND_AUTHORITY: "Beyond what this laptop may do.",
    WhyAside.OVERTAKEN: "Another lead decided otherwise, and that stands.",
    WhyAside.BEGUN_BY_ANOTHER: "Another laptop had begun the same thing.",
    WhyAside.NOT_ITS_AUTHOR: "For its author to do.",
}


class AsideChanges(Struct, frozen=True):
    """Changes of one laptop that are set aside for one reason.

    `words` say some of them; `hashes` are those that a lead can let count, `changes` how many
    there are in all.
    """

    device: str
    name: str
    why: str
    words: tuple[str, ...]
    changes: int
    hashes: tuple[str, ...]


def look_at_aside(book: TeamBook) -> tuple[AsideChanges, ...]:
    """Return what is set aside, by laptop and reason, in the one order."""
    groups: dict[tuple[str, WhyAside], list[SetAside]] = defaultdict(list)
    for one in book.aside_changes():
        groups[one.device, one.why].append(one)
    roster = book.roster()
    found = []
    for (device, why), ones in groups.items():
        known = roster.known.get(device)
        found.append(
            AsideChanges(
                device=device,
                name=known.name if known else f"laptop {device[:8]}",
                why=_WHY[why],
                words=tuple(_words(book, device, ones[:_SHOWN])),
                changes=len(ones),
                hashes=tuple(one.hash for one in ones if one.releasable),
            )
        )
    return tuple(found)


def _words(book: TeamBook, device: str, ones: Sequence[SetAside]) -> Iterator[str]:
    wanted = {one.hash for one in ones}
    spans = [Span(h.device, h.epoch, 1, h.number) for h in book.vector() if h.device == device]
    facts = (change.fact for change in book.changes(spans) if change.hash in wanted)
    return (_said(fact) for fact in facts if fact is not None)


def _said(fact: Fact) -> str:
    """Return what a change was to do, and its words where it has any."""
    deed = rule_for(fact).deed
    text = getattr(fact, "text", "") or getattr(fact, "wording", "")
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
    return f"{deed[0].upper()}{deed[1:]}: {text}" if text else f"{deed[0].upper()}{deed[1:]}"
