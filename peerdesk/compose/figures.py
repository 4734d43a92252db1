# SPDX-License-Identifier: Apache-2.0
"""The counts as they are shown: a number, what it counts, and a few words more."""

from peerdesk.compose.blocks import Figure
from peerdesk.compose.counts import Counts
from peerdesk.compose.phrases import counted, number


def summary_figures(counts: Counts) -> tuple[Figure, ...]:
    """Return where the team has been so far; what is none is not shown."""
    days = "in one day" if counts.meeting_days == 1 else f"in {number(counts.meeting_days)} days"
    return _shown(
        _figure(counts.meetings, "meeting", "meetings", days),
        _figure(counts.people, "person", "people", "met"),
        _figure(counts.observations, "practice", "practice", _plural(counts.observations)),
        _figure(counts.documents, "document", "documents", "read"),
        _figure(counts.case_files, "case file", "case files", "reviewed"),
    )


def deck_figures(counts: Counts, peers: int, held: str = "", met: str = "") -> tuple[Figure, ...]:
    """Return what the team did, for the slide; `peers` is how many the team has.

    `held` says which kinds of meeting these were, and `met` who the people were.
    """
    work = f"the work of {counted(peers, 'peer')}" if peers else "of the team’s time"
    return _shown(
        _figure(counts.meetings, "meeting", "meetings", held),
        _figure(counts.people, "person met", "people met", met),
        _figure(counts.case_files, "case file", "case files", "read, and talked through"),
        _figure(counts.documents, "document", "documents", "plans, data, audits, self-evaluation"),
        _figure(
            counts.observations,
            "practice observation", "practice observations", "seen as they happened",
        ),
        _figure(counts.hours, "hour", "hours", work),
    )  # fmt: skip


def _figure(count: int, singular: str, plural: str, detail: str) -> Figure:
    return Figure(count, singular if count == 1 else plural, detail)


def _plural(observations: int) -> str:
    return "observation" if observations == 1 else "observations"


def _shown(*figures: Figure) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if figure.number)
