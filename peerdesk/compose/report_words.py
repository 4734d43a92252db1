# SPDX-License-Identifier: Apache-2.0
"""The sentences that reports, letters and forms carry where the team wrote none of its own.

They are ours, in one place to be read together; counts are put into them and nothing else.
"""

from collections.abc import Iterator, Sequence

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.counts import Counts
from peerdesk.compose.phrases import capital, counted, listed
from peerdesk.domain.calendar import span_name
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.words import MessageKind

NO_POINTS = "The team has not agreed any points for this document yet."
NOT_AN_INSPECTION = (
    "This report gives back what the team heard, read and saw. It is not an inspection, and it "
    "carries no grade."
)
NON_ATTRIBUTABLE = (
    "Everything that people told the team is non-attributable: points rest on what several "
    "sources have in common, and none is traced to the person who made it. Notes that a team "
    "takes are recorded information all the same, and the team looks after them as the law asks."
)
SNAPSHOT = (
    "A peer challenge is a picture of a few days, taken from outside by people who do similar "
    "work elsewhere. Not everything could be seen, and some of what was seen will have changed "
    "by now. The council knows its services best, and decides what to do with what it reads here."
)
TRIANGULATED = (
    "A point stands in this report where what was read, heard and seen bears it out, from "
    "different kinds of source."
)
_DECIDES = (
    "The council talks the report through with those who took part, and decides which points to "
    "take up, who leads on each, and by when."
)
NEXT_STEPS = (
    _DECIDES,
    "The team leader and the peer challenge manager are glad to talk about anything in it.",
    "After some months, council and peers look together at what has changed.",
)
CLOSING = (
    "Thank you again to everybody who gave the team their time. The team leader and the peer "
    "challenge manager are glad to talk about anything in this letter."
)
TO_AGREE = (
    "To be filled in together: what will be done, who leads on it, by when, and when both councils "
    "look at it again."
)
CASE_METHOD = (
    "Reviewers read each file as critical friends: what helped the child, and what could have "
    "helped more. They looked at the same areas of practice in every file, and talked with those "
    "who know the child’s story. A second reviewer then looked at the first one’s findings."
)
CASE_NO_NAMES = (
    "Files are known to reviewers by a drawn label. No child, family or worker can be told from "
    "this report, and it carries no grade."
)
TALK_FIRST = (
    "An informal talk, before anything is written. The points are the reviewers’ own so far, and "
    "may change as the team comes on site."
)
KIND_TITLES = {
    MessageKind.STRENGTH: "Strengths",
    MessageKind.CONSIDERATION: "Areas for further development",
    MessageKind.OPPORTUNITY: "Potential opportunities",
    MessageKind.SUGGESTION: "Suggestions",
}
"""What the groups of points under a theme are called, in their order."""
KEY_TITLES = {
    MessageKind.STRENGTH: "Key strengths",
    MessageKind.CONSIDERATION: "Key areas for further development",
}
MANY_KEY = 10
"""Key recommendations above which the program advises to move some; it never caps them."""

MANY_POINTS = 40
"""Points above which the program advises to leave some out of a letter or a form."""


def executive(casebook: Casebook, counts: Counts) -> tuple[str, ...]:
    """Return the paragraph with which an executive summary begins where nobody wrote one."""
    asked = (
        f"{casebook.scope.council} invited a team of peers to act as critical friends to its "
        "services."
    )
    return (" ".join(filter(None, (asked, extent(counts), NOT_AN_INSPECTION))),)


def extent(counts: Counts) -> str:
    """Return how much the team did: "The team read 84 documents, and held 45 meetings …"."""
    read = [
        _many(counts.documents, "document"),
        _many(counts.case_files, "case file"),
    ]
    met = [
        _many(counts.meetings, "meeting"),
    ]
    parts = []
    if said := listed([part for part in read if part]):
        parts.append(f"read {said}")
    if said := listed([part for part in met if part]):
        parts.append(f"held {said}")
    if counts.people:
        parts.append(f"met {_many(counts.people, 'person', 'people')}")
    if counts.observations:
        parts.append(f"observed practice {_times(counts.observations)}")
    return f"The team {listed(parts)}." if parts else ""


def when(casebook: Casebook) -> str:
    """Return when the team came: on site, and before that to read files."""
    scope = casebook.scope
    said = f"The team was on site {on_days(scope.days)}."
    if days := scope.case_review_days:
        said += f" Reviewers had read case files {on_days(days)}."
    return said


def how_long(counts: Counts) -> str:
    """Return the person-hours, where there are any."""
    if not counts.hours:
        return ""
    return f"That was the work of some {counts.hours:,} person-hours in sessions and reading."


def tiers(keys: int, suggestions: int) -> str:
    """Return how many recommendations there are of each tier, and where they stand."""
    key = _many(keys, "key recommendation")
    lesser = _many(suggestions, "suggestion")
    if key and lesser:
        where = "stands" if suggestions == 1 else "stand"
        return (
            f"The team makes {key}, which the council may want to look at first. "
            f"{capital(lesser)} {where} with the themes that they belong to."
        )
    if key:
        return f"The team makes {key}."
    return f"The team makes no key recommendation. {capital(lesser)} stand with the themes."


def advice(keys: int) -> tuple[str, ...]:
    """Return what the program advises of so many key recommendations; it caps none."""
    if keys <= MANY_KEY:
        return ()
    more = "one or more of them suggestions"
    return (
        (
            f"There are {keys} key recommendations, and {MANY_KEY} are as many as is usual, for a "
            f"council can take up only a few at a time: consider making {more}."
        ),
    )


def length(kind: Publication, points: int) -> tuple[str, ...]:
    """Return what the program advises of so many points in a letter or a form; it cuts none."""
    if kind not in {Publication.LETTER, Publication.FORM} or points <= MANY_POINTS:
        return ()
    many = f"There are {points} points, and more than {MANY_POINTS} are hard to take in"
    return (f"{many} from a letter or a form: consider leaving out some that the report tells.",)


def letter_opening(casebook: Casebook, counts: Counts) -> Iterator[str]:
    """Yield the paragraphs with which a letter begins where nobody wrote any."""
    yield (
        f"Thank you for inviting a team of peers to {casebook.scope.council}, and for the "
        "openness with which people met it."
    )
    yield " ".join(
        filter(
            None,
            (
                when(casebook),
                extent(counts),
                (
                    "This letter sums up what the team said at its feedback. It is not an "
                    "inspection, and it carries no grade."
                ),
            ),
        )
    )


def _many(count: int, singular: str, plural: str = "") -> str:
    return counted(count, singular, plural) if count else ""


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{counted(count, 'time')}")


def on_days(days: Sequence[str]) -> str:
    """Return "on 21 April 2026", "on 21 and 22 April 2026" or "from 12 to 14 May 2026"."""
    span = span_name(days[0], days[-1])
    if len(days) == 1 or days[0] == days[-1]:
        return f"on {span}"
    two = len(days) == 2  # noqa: PLR2004 - two days are named, more are spanned
    return f"on {span.replace(' to ', ' and ', 1)}" if two else f"from {span}"
