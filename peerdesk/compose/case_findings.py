# SPDX-License-Identifier: Apache-2.0
"""What the case record review comes to: files by type, findings by area, points that rest on them.

Counted are files, never lines; of a file only what was found once its review was done.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from peerdesk.compose.atlas import Kind
from peerdesk.compose.casebook import Casebook, is_evidence
from peerdesk.domain.ground import ground_of
from peerdesk.domain.message import Message
from peerdesk.domain.recorded import CaseRecord
from peerdesk.domain.words import CaseArea, CaseState, Relation, Stance

SMALLEST = 5
"""Files of one type below which the type is joined with others: fewer point to somebody."""
OTHERS = "Other types"
UNTYPED = "Type not noted"
SEVERAL = 2
"""Files from which a message rests on the case review, whatever else bears it out."""
DONE = frozenset({CaseState.REVIEWED, CaseState.MODERATED})
_SHARES = ((0.8, "Nearly all files"), (0.5, "Most files"), (0.25, "Some files"))


class AreaFindings(Struct, frozen=True):
    """An area of practice: in how many files it was a strength, and in how many to consider."""

    area: CaseArea
    strengths: int
    considerations: int


def done_files(casebook: Casebook) -> tuple[CaseRecord, ...]:
    """Return the files on the list whose review is done."""
    return tuple(
        case for case in casebook.case_files if not case.value.dropped and case.review.state in DONE
    )


def begun_files(casebook: Casebook) -> tuple[CaseRecord, ...]:
    """Return the files on the list that somebody has begun to read."""
    return tuple(c for c in listed_files(casebook) if c.review.state is not CaseState.TO_REVIEW)


def listed_files(casebook: Casebook) -> tuple[CaseRecord, ...]:
    """Return the files on the list."""
    return tuple(case for case in casebook.case_files if not case.value.dropped)


def moderated(cases: tuple[CaseRecord, ...]) -> tuple[CaseRecord, ...]:
    """Return those that a second reviewer has looked at."""
    return tuple(case for case in cases if case.review.state is CaseState.MODERATED)


def by_type(cases: tuple[CaseRecord, ...]) -> tuple[tuple[str, int], ...]:
    """Return how many files there are of each type, the most first.

    Types of fewer than five files are joined, and so is one more where that would leave the
    joined ones to be worked out from the whole. Where nothing is left to be told apart, there
    is no list.
    """
    counts = Counter(_type(case) for case in cases)
    kept = [(name, count) for name, count in counts.most_common() if count >= SMALLEST]
    joined = len(cases) - sum(count for _, count in kept)
    while kept and 0 < joined < SMALLEST:
        joined += kept.pop()[1]
    return (*kept, (OTHERS, joined)) if joined and kept else tuple(kept)


def _type(case: CaseRecord) -> str:
    """Return the type without what tells it apart from others: "Child in need" of two such."""
    written = case.value.type.partition(",")[0].partition(":")[0].strip()
    return written[:1].upper() + written[1:].casefold() if written else UNTYPED


def by_area(casebook: Casebook) -> tuple[AreaFindings, ...]:
    """Return the findings in each area of practice, over the files whose review is done."""
    done = {case.id for case in done_files(casebook)}
    found: dict[tuple[CaseArea, Stance], set[str]] = {}
    for note in casebook.notes.values():
        if note.record in done and note.area is not None and is_evidence(note):
            stance = Stance.STRENGTH if note.stance is Stance.GOOD_PRACTICE else note.stance
            found.setdefault((note.area, stance), set()).add(note.record)
    return tuple(
        AreaFindings(area, strengths, considerations)
        for area in CaseArea
        for strengths in (len(found.get((area, Stance.STRENGTH), ())),)
        for considerations in (len(found.get((area, Stance.CONSIDERATION), ())),)
        if strengths or considerations
    )


def share(count: int, whole: int) -> str:
    """Return a number of files as a word: nobody is helped by "3 of 25", and it tells of three."""
    if not count:
        return "Not noted"
    return next((word for least, word in _SHARES if count / whole >= least), "A few files")


def resting(casebook: Casebook) -> Iterator[Message]:
    """Yield the messages that rest on case files: on several, or on little else."""
    for message in casebook.standing:
        notes = (casebook.notes.get(note) for note in message.notes(Relation.SUPPORTS))
        grounds = {ground_of(note) for note in notes if note is not None and is_evidence(note)}
        settings = {casebook.atlas.setting(ground) for ground in grounds}
        files = {
            casebook.atlas.setting(ground)
            for ground in grounds
            if casebook.atlas.kind(ground) is Kind.CASE_RECORD
        }
        if len(files) >= SEVERAL or (files and 2 * len(files) >= len(settings)):
            yield message
