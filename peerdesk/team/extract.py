# SPDX-License-Identifier: Apache-2.0
"""What bundles come to without any vault: for when the program, or the laptop, is gone.

Bundles are heard in whatever order they come. What ends in heads that laptops of the team signed
is checked as an import checks it; the rest is given as well, and marked, since here the notes are
wanted and not a ledger. It only ever adds: nobody knows who wrote it, so it changes nothing and
takes nothing away of what is checked.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from peerdesk.domain.challenge import Kloe, Theme
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.facts import ChallengeFounded, MemberAdmitted
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.reduction import REDUCERS
from peerdesk.domain.roster import Roster
from peerdesk.domain.session import Session
from peerdesk.domain.standing import counting
from peerdesk.domain.team import Member, Person
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import NotCanonical
from peerdesk.team.errors import ForeignChallenge, NoFounding, UnknownSender
from peerdesk.team.opener import OpenedBundle
from peerdesk.team.unite import judge, unite

_Thing = tuple[str, str]
"""The sort of something and its identifier."""
_Things = Mapping[_Thing, Sequence[Entry]]


@dataclass(frozen=True)
class Extracted:
    """What stands by the bundles that were given, in the order in which it was begun.

    `unchecked` names the notes, messages and sessions that rest on changes whose writers'
    signatures could not be tied to the team, for want of earlier bundles. `left_out` counts such
    changes about what is checked, which were not heard.
    """

    standing: dict[str, tuple[Any, ...]]
    admitted: tuple[Member, ...]
    unchecked: frozenset[_Thing]
    left_out: Mapping[_Thing, int]

    def themes(self) -> tuple[Placed[Theme], ...]:
        """Return all themes."""
        return self.standing.get("theme", ())

    def kloes(self) -> tuple[Placed[Kloe], ...]:
        """Return all lines of enquiry."""
        return self.standing.get("kloe", ())

    def sessions(self, day: str = "") -> tuple[Placed[Session], ...]:
        """Return the timetable, of one day or all."""
        found: tuple[Placed[Session], ...] = self.standing.get("session", ())
        return tuple(placed for placed in found if day in {"", placed.value.day})

    def people(self) -> tuple[Placed[Person], ...]:
        """Return the team as named at scoping."""
        return self.standing.get("person", ())

    def members(self) -> tuple[Member, ...]:
        """Return the laptops that were ever admitted, the founder's first: notes name them."""
        return self.admitted

    def notes(self) -> tuple[Note, ...]:
        """Return the notes, those in the bin too."""
        return self.standing.get("note", ())

    def messages(self) -> tuple[Message, ...]:
        """Return the messages, the withdrawn ones too."""
        return self.standing.get("message", ())


def extract(bundles: Sequence[OpenedBundle]) -> Extracted:
    """Return what stands by these bundles alone; raises `ForeignChallenge` where they are of two.

    With the challenge's beginning among them, what is beyond its writer's authority is left out
    as it is in a vault; a note that was erased is left out though an older bundle holds its words.
    """
    if len({opened.manifest.challenge for opened in bundles}) > 1:
        raise ForeignChallenge
    checked, roster = _checked(bundles)
    changes = unite(checked, chain.from_iterable(opened.changes for opened in bundles))
    known = {change.hash for change in checked}
    things: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in in_order(entry for change in changes if (entry := _entry(change))):
        things[entry.fact.about, entry.fact.entity].append(entry)
    return _standing(things, known, roster)


def _standing(things: _Things, known: Container[str], roster: Roster) -> Extracted:
    """Return what the things come to; what is checked stands by what is known alone."""
    standing: dict[str, list[Any]] = defaultdict(list)
    unchecked: set[_Thing] = set()
    left_out: Counter[_Thing] = Counter()
    for thing, entries in things.items():
        sure = [entry for entry in entries if entry.hash in known]
        stands = _reduced(thing[0], sure, roster)
        if stands is not None:
            left_out[thing] += len(entries) - len(sure)
        elif len(sure) < len(entries):
            stands = _reduced(thing[0], entries, roster)
            unchecked.add(thing)
        if stands is not None:
            standing[thing[0]].append(stands)
    standing["note"] = _not_erased(standing, unchecked, left_out)
    admitted, others = _admitted(things.values(), known)
    named = {member.person for member in admitted}
    standing["person"] = [
        placed
        for placed in standing["person"]
        if placed.id not in named or ("person", placed.id) not in unchecked
    ]
    admitted += tuple(member for member in others if member.person not in named)
    found = {sort: tuple(values) for sort, values in standing.items()}
    return Extracted(found, admitted, frozenset(unchecked), +left_out)


def _reduced(sort: str, entries: Sequence[Entry], roster: Roster) -> Any:  # noqa: ANN401 - of any sort
    """Return what these come to, or None."""
    return REDUCERS[sort](counting(entries, roster) if roster.founding else entries)


def _not_erased(
    standing: Mapping[str, Sequence[Any]], unchecked: Container[_Thing], left_out: Counter[_Thing]
) -> list[Any]:
    """Return the notes that nobody erased, and count erasures that were not heard."""
    erased = set()
    sure = {note.id for note in standing["note"] if ("note", note.id) not in unchecked}
    for erasure in standing["erasure"]:
        if ("erasure", erasure.id) in unchecked and erasure.note in sure:
            left_out["note", erasure.note] += 1
        else:
            erased.add(erasure.note)
    return [note for note in standing["note"] if note.id not in erased]


def _admitted(
    things: Iterable[Sequence[Entry]], known: Container[str]
) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Return the laptops that facts name, each once: those checked, and further ones."""
    sure: dict[str, Member] = {}
    others: dict[str, Member] = {}
    for entry in chain.from_iterable(things):
        found = sure if entry.hash in known else others
        if isinstance(entry.fact, ChallengeFounded):
            found[entry.device] = entry.fact.founder
        elif isinstance(entry.fact, MemberAdmitted):
            found.setdefault(entry.fact.device, entry.fact.member)
    return tuple(sure.values()), tuple(m for device, m in others.items() if device not in sure)


def _checked(bundles: Sequence[OpenedBundle]) -> tuple[tuple[Change, ...], Roster]:
    """Return what can be believed, and the roster; each bundle is heard until none is believed."""
    roster, believed = Roster(), tuple[Change, ...]()
    waiting = list(bundles)
    heard = True
    while heard and waiting:
        heard = False
        for opened in tuple(waiting):
            try:
                judged = judge(opened, roster)
            except (NoFounding, UnknownSender):
                continue
            roster, believed = judged.roster, (*believed, *judged.changes)
            waiting.remove(opened)
            heard = True
    return believed, roster


def _entry(change: Change) -> Entry | None:
    """Return what a change says, or None where it is erased, unknown here or not to be read."""
    try:
        return change.entry
    except NotCanonical:
        return None
