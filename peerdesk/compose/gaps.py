# SPDX-License-Identifier: Apache-2.0
"""Lines of enquiry on which the evidence is still thin, and what is planned on them tomorrow."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from peerdesk.compose.blocks import Bullets, Point
from peerdesk.compose.casebook import Casebook, is_evidence
from peerdesk.compose.phrases import counted, listed
from peerdesk.compose.weight import sources_in_words
from peerdesk.domain.calendar import day_name
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.placed import Placed
from peerdesk.domain.words import Source, title

ENOUGH = 3
"""Notes below which a line is thin, whatever they came from."""
_WORDS = 40
"""Words of a point that names lines of enquiry; a bullet has at most 45."""


class ThinLine(Struct, frozen=True):
    """A line of enquiry that is thin: why, what a lead plans, and what the timetable has."""

    kloe: str
    title: str
    why: str
    plan: str
    ahead: str


def thin(casebook: Casebook, day: str) -> tuple[ThinLine, ...]:
    """Return every open line with few notes, with one kind of source only, or with a plan."""
    counts = _counts(casebook)
    arrangement = casebook.arrangement(day)
    plans = {plan.kloe: plan.words for plan in (arrangement.plans if arrangement else ())}
    found = ((kloe, _why(counts[kloe.id])) for kloe in casebook.open_kloes)
    return tuple(
        ThinLine(
            kloe.id, kloe.value.title, why, plans.get(kloe.id, ""), _ahead(casebook, kloe, day)
        )
        for kloe, why in found
        if why or plans.get(kloe.id)
    )


def thin_lines(casebook: Casebook, day: str) -> tuple[Point, ...]:
    """Return the thin lines as the team sees them: with what they stand on so far."""
    lines = ((line, line.plan or line.ahead or NOTHING_AHEAD) for line in thin(casebook, day))
    return tuple(Point(f"{line.title}: {line.why or MORE}. {_ended(plan)}") for line, plan in lines)


def plan_points(casebook: Casebook, day: str) -> Bullets | None:
    """Return what is still thin and the plan for it, as a sponsor may read it, or None.

    A plan that a lead wrote has a point of its own. The other lines are named together, by
    whether the timetable has anything on them; what each stands on so far stays with the team.
    """
    points = tuple(_plan_points(thin(casebook, day)))
    return Bullets(points) if points else None


NOTHING_AHEAD = "Nothing more is planned on it"
MORE = "several kinds of source, and more wanted"
"""Said of a line that is not thin and on which a lead plans something all the same."""


def _plan_points(lines: tuple[ThinLine, ...]) -> Iterator[Point]:
    yield from (Point(f"{line.title}: {_ended(line.plan)}") for line in lines if line.plan)
    ahead = [line.title for line in lines if line.ahead and not line.plan]
    yield from _named("With meetings still to come", "Also with meetings to come", ahead)
    bare = [line.title for line in lines if not (line.ahead or line.plan)]
    yield from _named("Little heard, read or seen so far", "Little so far on these too", bare)


def _named(begin: str, again: str, titles: list[str]) -> Iterator[Point]:
    """Yield titles as points that are no longer than a bullet is: some at a time."""
    rest = list(titles)
    while rest:
        some = [rest.pop(0)]
        while rest and len(f"{begin} {' '.join(some)} {rest[0]}".split()) <= _WORDS:
            some.append(rest.pop(0))
        yield Point(f"{begin}: {'; '.join(some)}.")
        begin = again


def _ended(words: str) -> str:
    return words if words[-1:] in ".?!…" else f"{words}."


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


def _ahead(casebook: Casebook, kloe: Placed[Kloe], day: str) -> str:
    """Return what the timetable still has on a line, by its next day, or ""."""
    to_come = sorted(
        (placed.value.day, placed.value.start, title(placed.value.kind).lower())
        for placed in casebook.sessions
        if placed.value.day > day and kloe.id in placed.value.kloes and not placed.value.called_off
    )
    if not to_come:
        return ""
    next_day = to_come[0][0]
    kinds = Counter(kind for on, _, kind in to_come if on == next_day)
    meetings = listed([counted(number, kind) for kind, number in kinds.items()])
    return f"{day_name(next_day)}: {meetings}"
