# SPDX-License-Identifier: Apache-2.0
"""The slides of what the team did: counts, what stands behind each, and whom it met."""

from collections import Counter
from collections.abc import Iterator

from peerdesk.compose.blocks import Slide, SlideKind
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.charts import Bar, Bars
from peerdesk.compose.counts import count, held_sessions, met_by
from peerdesk.compose.deck_plan import Part, plan_of
from peerdesk.compose.figures import deck_figures
from peerdesk.compose.phrases import capital, counted, listed
from peerdesk.domain.words import SessionKind, Voice

GROUPS = {
    Voice.CHILDREN_AND_FAMILIES: "children and families",
    Voice.FRONTLINE: "practitioners",
    Voice.MANAGERS: "managers",
    Voice.SENIOR_LEADERS: "senior leaders",
    Voice.MEMBERS: "councillors",
    Voice.PARTNERS: "partners",
}
"""What those are called whose experience the team heard, in the order in which they are named.

Summaries, slides and reports go to one reader, so they have one name for each group.
"""
FEWEST = 5
"""People from which a group is counted by itself; fewer could be told who they are."""
_MEETINGS = {
    SessionKind.INTERVIEW: ("interview", "interviews"),
    SessionKind.FOCUS_GROUP: ("focus group", "focus groups"),
    SessionKind.WORKSHOP: ("workshop", "workshops"),
    SessionKind.OBSERVATION: ("visit", "visits"),
}


def process_slides(casebook: Casebook) -> Iterator[Slide]:
    """Yield the counts of what was done, and the chart of the people met where it is wanted."""
    peers = {peer for session in held_sessions(casebook).values() for peer in session.peers}
    figures = deck_figures(count(casebook), len(peers), _held(casebook), _met(casebook))
    if figures:
        days = counted(len(casebook.scope.days), "day")
        yield Slide(
            kind=SlideKind.FIGURES,
            title="What the team did",
            subtitle=f"Everything was non-attributable, and is a picture of {days}",
            figures=figures,
        )
    bars = people_met(casebook)
    if Part.PEOPLE_MET in plan_of(casebook).parts and bars:
        yield Slide(
            kind=SlideKind.FIGURE,
            title="Whom the team met",
            subtitle="Each person once for every meeting",
            figure=Bars("People met, by group", bars),
        )


def people_met(casebook: Casebook) -> tuple[Bar, ...]:
    """Return how many people of each group were met, groups of fewer than five together.

    Where even those together are fewer than five, they are left out.
    """
    met = _by_voice(casebook)
    large = {voice: people for voice, people in met.items() if people >= FEWEST}
    others = sum(met.values()) - sum(large.values())
    bars = [Bar(capital(name), large[voice]) for voice, name in GROUPS.items() if voice in large]
    return (*bars, *([Bar("Others", others)] if others >= FEWEST else []))


def _by_voice(casebook: Casebook) -> Counter[Voice]:
    met: Counter[Voice] = Counter()
    for encounter in met_by(casebook):
        for group in encounter.groups:
            met[group.voice] += group.people
    return met


def _held(casebook: Casebook) -> str:
    """Return which kinds of meeting were held: "interviews, focus groups and a visit"."""
    held = Counter(session.kind for session in held_sessions(casebook).values())
    held[SessionKind.OBSERVATION] = sum(encounter.observed for encounter in met_by(casebook))
    return listed(
        [
            f"{'an' if one[0] in 'aeiou' else 'a'} {one}" if held[kind] == 1 else several
            for kind, (one, several) in _MEETINGS.items()
            if held[kind]
        ]
    )


def _met(casebook: Casebook) -> str:
    """Return who was met, from the first group to the last."""
    met = _by_voice(casebook)
    names = [name for voice, name in GROUPS.items() if met[voice]]
    return f"from {names[0]} to {names[-1]}" if len(names) > 1 else "".join(names)
