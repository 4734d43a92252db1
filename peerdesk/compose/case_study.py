# SPDX-License-Identifier: Apache-2.0
"""The case studies of the presentation: those that the team tracks, or else one found among them.

What the council does not want shared is shown nowhere, whoever finds it.
"""

import re
from collections.abc import Iterator, Sequence

from peerdesk.compose.blocks import Point, Sign, Slide, SlideKind
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.crib import crib
from peerdesk.compose.keys import case_study
from peerdesk.compose.paging import pages, room_below, slide_title
from peerdesk.compose.phrases import lowered
from peerdesk.compose.points import points_of
from peerdesk.compose.sentences import CASE_STUDY_CRIB
from peerdesk.domain.message import Message
from peerdesk.domain.study import Study
from peerdesk.domain.words import Permission, StudyKind

ASK_FIRST = "The council has not agreed yet that this is shared: ask before it is shown."
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘])")
_SHORT = 10
"""Words below which a sentence goes with the next into one bullet."""


def story_slides(casebook: Casebook) -> Iterator[Slide]:
    """Yield a slide, or more if need be, for each case study."""
    tracked = [placed.value for placed in casebook.studies if not placed.value.dropped]
    told = [study for study in tracked if study.kind is StudyKind.CASE_STUDY]
    shown = [study for study in told if study.permission is not Permission.REFUSED]
    for study in shown:
        yield from _tracked(casebook, study)
    if not shown:
        refused = {s.message for s in tracked if s.permission is Permission.REFUSED}
        yield from _found(casebook, refused - {""})


def _tracked(casebook: Casebook, study: Study) -> Iterator[Slide]:
    message = _message(casebook, study.message)
    said = [message] if message else []
    points = (*points_of(casebook, said, trailed=False), *map(Point, told_in(study.summary)))
    first = () if study.permission is Permission.GIVEN else (ASK_FIRST,)
    hints = (*first, CASE_STUDY_CRIB)
    yield from _slides(casebook, f"Case study: {lowered(study.title)}", (points, said, hints))


def _found(casebook: Casebook, refused: set[str]) -> Iterator[Slide]:
    story = case_study(casebook, refused)
    if not story:
        return
    lines = {kloe.id: kloe.value.title for kloe in casebook.kloes}
    heading = dict(casebook.headings)[casebook.heading_of(story[0])]
    about = lines.get(story[0].filing.kloe) or heading
    points = points_of(casebook, story, trailed=False)
    title = f"Case study: {lowered(about)}"
    yield from _slides(casebook, title, (points, story, (CASE_STUDY_CRIB,)))


def _slides(
    casebook: Casebook,
    title: str,
    told: tuple[Sequence[Point], Sequence[Message], tuple[str, ...]],
) -> Iterator[Slide]:
    points, said, hints = told
    title = slide_title(title)
    by_id = {message.id: message for message in said}
    for page in pages(points, room_below(title)):
        behind = [point for point in page if point.message]
        yield Slide(
            kind=SlideKind.POINTS,
            title=title,
            sign=Sign.GOOD_PRACTICE,
            points=page,
            crib=(*hints, *crib(casebook, behind, by_id)),
        )


def _message(casebook: Casebook, identifier: str) -> Message | None:
    """Return the message that a study tells of, if it is shown: merged or not."""
    found = (m for m in casebook.messages if identifier in {m.id, *m.also})
    return next(found, None) if identifier else None


def told_in(summary: str) -> tuple[str, ...]:
    """Return a story as bullets: a sentence each, a short one together with the next."""
    bullets: list[str] = []
    for sentence in filter(None, _SENTENCE.split(summary.strip())):
        if bullets and len(bullets[-1].split()) < _SHORT:
            bullets[-1] = f"{bullets[-1]} {sentence}"
        else:
            bullets.append(sentence)
    if len(bullets) > 1 and len(bullets[-1].split()) < _SHORT:
        last = bullets.pop()
        bullets[-1] = f"{bullets[-1]} {last}"
    return tuple(bullets)
