# SPDX-License-Identifier: Apache-2.0
"""What values that clash began from, and what comes of all that was changed since."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from peerdesk.domain import asking, custody, facts, publishing, records, sorting
from peerdesk.domain.clash import Arranged, Field, Place, Register, Told, Value, conversation
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.lineage import came_before

_Read = Callable[[Any], Value]
_WRITTEN = (facts.NoteWritten, custody.NoteRestated)
_PLACED = (
    facts.ThemeSet,
    facts.KloeSet,
    facts.PersonNamed,
    facts.SessionPlanned,
    asking.QuestionSet,
    records.CaseFileSet,
    records.DocumentSet,
    records.ObservationSet,
    sorting.ClusterSet,
    sorting.StudySet,
    publishing.ReplySet,
    publishing.ProseSet,
    publishing.CommentSet,
    publishing.FindingReleased,
    publishing.WordListSet,
)

_SETS: dict[Field, dict[type[facts.Fact], _Read]] = {
    Field.TEXT: dict.fromkeys((*_WRITTEN, facts.NoteRevised), lambda fact: fact.text),
    Field.STANCE: dict.fromkeys((*_WRITTEN, facts.NoteMarked), lambda fact: fact.stance),
    Field.WORDING: dict.fromkeys(
        (facts.MessageDrafted, facts.MessageReworded), lambda fact: fact.wording
    ),
    Field.FILING: dict.fromkeys(
        (facts.MessageDrafted, facts.MessageFiled),
        lambda fact: Place(fact.kind, fact.theme, fact.kloe),
    ),
    Field.STATUS: {facts.MessageSettled: lambda fact: fact.status},
    Field.RELATION: {facts.MessageLinked: lambda fact: fact.relation},
    Field.TELLING: {facts.PointTold: lambda fact: Told(fact.outcome, fact.wording)},
    Field.DETAILS: {
        facts.ChallengeScoped: lambda fact: fact.scope,
        **dict.fromkeys(_PLACED, lambda fact: fact.details),
    },
    Field.REVIEW: {records.CaseReviewed: lambda fact: fact.review},
    Field.ARRANGEMENT: {
        facts.BriefingArranged: lambda fact: Arranged(
            fact.sponsor,
            fact.left_out,
            fact.requests,
            fact.practical,
            fact.points,
            fact.plans,
            fact.also,
        )
    },
    Field.USE: {publishing.MessageUsed: lambda fact: fact.use},
    Field.PLAN: {publishing.PublicationArranged: lambda fact: fact.plan},
}
"""What sets a field, and to what."""
_BEGINNINGS = (*_WRITTEN, facts.MessageDrafted)
CLASHING: tuple[type[facts.Fact], ...] = tuple(
    {kind: None for reads in _SETS.values() for kind in reads if kind not in _BEGINNINGS}
)
"""Kinds of fact that set a field of something that is there, so that two of them can clash."""


def begun_from(entries: Iterable[Entry], register: Register) -> Value | None:
    """Return the value that all that stand began from, the last such; None where there is none."""
    reads = _SETS[register.field]
    held = {
        entry.hash: entry
        for entry in in_order(entries)
        if type(entry.fact) in reads and _is_about(entry.fact, register)
    }
    shared = [
        set[str]().union(*(came_before(held, change) for change in stands.changes))
        for stands in register.stands
    ]
    both = set.intersection(*shared)
    last = next((entry for entry in reversed(held.values()) if entry.hash in both), None)
    return reads[type(last.fact)](last.fact) if last else None


def joined(base: Value | None, values: Sequence[Value]) -> Value | None:
    """Return a record with all that was changed, or None where two changed the same of it."""
    if not isinstance(base, Struct):
        return None
    changed: dict[str, list[object]] = defaultdict(list)
    was = asdict(base)
    for value in values:
        for name, now in asdict(value).items() if isinstance(value, Struct) else ():
            if now != was[name] and now not in changed[name]:
                changed[name].append(now)
    if any(len(found) > 1 for found in changed.values()):
        return None
    return replace(base, **{name: found[0] for name, found in changed.items() if found})


def _is_about(fact: facts.Fact, register: Register) -> bool:
    """Say whether a fact is about the same note, or the same conversation, where that matters."""
    if isinstance(fact, facts.MessageLinked):
        return fact.note == register.about
    if isinstance(fact, facts.PointTold):
        return conversation(fact.sponsor, fact.issue, fact.occasion) == register.about
    return True
