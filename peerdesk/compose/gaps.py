# SPDX-License-Identifier: Apache-2.0
"""Lines of enquiry on which the evidence is still thin, and what is planned on them."""

from collections import Counter

from peerdesk.compose.blocks import Point
from peerdesk.compose.casebook import Casebook, is_evidence
from peerdesk.compose.phrases import counted
from peerdesk.compose.weight import sources_in_words
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.placed import Placed
from peerdesk.domain.words import Source

ENOUGH = 3
"""Notes below which a line is thin, whatever they came from."""


def thin_lines(casebook: Casebook, day: str) -> tuple[Point, ...]:
    """Return a point for every open line with few notes, or with one kind of source only."""
    counts = _counts(casebook)
    found = ((kloe, _why(counts[kloe.id])) for kloe in casebook.open_kloes)
    return tuple(
        Point(f"{kloe.value.title}: {why}. {_planned(casebook, kloe, day)}")
        for kloe, why in found
        if why
    )


def _counts(casebook: Casebook) -> dict[str, Counter[Source]]:
    counts: dict[str, Counter[Source]] = {kloe.id: Counter() for kloe in casebook.kloes}
    if casebook.coverage is None:
        for note in filter(is_evidence, casebook.notes.values()):
            for kloe in note.kloe_ids:
                counts.setdefault(kloe, Counter())[note.source] += 1
        return counts
    for coverage in casebook.coverage:
        counts.setdefault(coverage.kloe, Counter())[coverage.source] += coverage.notes
    return counts


def _why(notes: Counter[Source]) -> str:
    sources = [source for source in Source if notes[source]]
    if not sources:
        return "nothing yet"
    if notes.total() < ENOUGH:
        return f"{counted(notes.total(), 'note')} so far, {sources_in_words(sources)}"
    return "" if len(sources) > 1 else f"{sources_in_words(sources)} only so far"


def _planned(casebook: Casebook, kloe: Placed[Kloe], day: str) -> str:
    sessions = (placed.value for placed in casebook.sessions)
    to_come = sum(s.day > day and kloe.id in s.kloes and not s.called_off for s in sessions)
    if not to_come:
        return "Nothing more is planned on it."
    are = "is" if to_come == 1 else "are"
    return f"{counted(to_come, 'session').capitalize()} {are} planned."
