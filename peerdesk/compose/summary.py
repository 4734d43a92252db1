# SPDX-License-Identifier: Apache-2.0
"""The day's no-surprises summary: where the team has been, and what is emerging, by theme."""

from collections.abc import Iterator

from msgspec import structs

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Document,
    Figures,
    Heading,
    Paragraph,
    Point,
    Rule,
    Sign,
)  # fmt: skip
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.changes import changes_table
from peerdesk.compose.copies import for_copy, without_trail
from peerdesk.compose.counts import count
from peerdesk.compose.evidence_map import MAP_TOLD, evidence_map
from peerdesk.compose.figures import summary_figures
from peerdesk.compose.gaps import thin_lines
from peerdesk.compose.news import Earlier, last_issued, next_number, with_mergers
from peerdesk.compose.phrases import listed, lowered
from peerdesk.compose.requests import requests_table
from peerdesk.compose.sections import Section, sections_of
from peerdesk.compose.sentences import EMERGING, EMERGING_NAMES, NO_POINTS, NOTHING_THIN
from peerdesk.compose.trail import note_line
from peerdesk.domain.calendar import day_name, read_day
from peerdesk.domain.words import Stance


def compose_summary(casebook: Casebook, day: str, copy: Copy) -> Document:
    """Return the summary of an ISO day as it stands now, in the copy asked for.

    It carries the number of the next issue. Points are the messages that stand and that the
    leads did not leave out for this day, whatever a clock says of them. Raises
    `UnreadableTime` for what is no day.
    """
    document = _whole(casebook, day)
    if copy is Copy.TEAM:
        document = structs.replace(document, for_team=tuple(_for_team(casebook, day)))
    return for_copy(document, copy)


def compose_issue(casebook: Casebook, day: str) -> Document:
    """Return the summary as an issue freezes it: every copy of it can be made by `for_copy`.

    It holds the counts that the next summary compares itself with, and no copy of a note.
    """
    return without_trail(_whole(casebook, day))


def issued_points(document: Document) -> tuple[Point, ...]:
    """Return the points of a document that are messages, in order: what can be told."""
    bullets = (block for block in document.blocks if isinstance(block, Bullets))
    return tuple(point for group in bullets for point in group.points if point.message)


def _whole(casebook: Casebook, day: str) -> Document:
    number = next_number(casebook.briefings)
    dated = day_name(read_day(day).isoformat(), year=True)
    earlier = with_mergers(last_issued(casebook.briefings, day), casebook.standing)
    sections = sections_of(casebook, day, earlier)
    return Document(
        title=f"Daily summary {number}",
        subtitle=f"{dated}, for {_addressee(casebook, day)}",
        council=casebook.scope.council,
        offer=casebook.scope.title,
        copy=Copy.TEAM,
        dated=dated,
        marking=casebook.scope.marking,
        practice=casebook.challenge.practice,
        blocks=(
            Callout(EMERGING),
            *_where(casebook, day),
            *_themes(sections),
            *_since(casebook, day, sections, earlier),
            *_asked(casebook, day),
        ),
    )


def _addressee(casebook: Casebook, day: str) -> str:
    arrangement = casebook.arrangement(day)
    if arrangement and arrangement.sponsor:
        return f"the {lowered(arrangement.sponsor)}"
    sponsors = [f"the {lowered(sponsor)}" for sponsor in casebook.scope.sponsors]
    return listed(sponsors) or "the sponsor"


def _where(casebook: Casebook, day: str) -> Iterator[Block]:
    if figures := summary_figures(count(casebook, day)):
        yield Heading("Where the team has been")
        yield Figures(figures)


def _themes(sections: tuple[Section, ...]) -> Iterator[Block]:
    if not sections:
        yield Paragraph(NO_POINTS)
    for section in sections:
        yield Rule()
        yield Heading(section.title)
        for group in section.groups:
            yield Heading(EMERGING_NAMES[group.sign], 2, group.sign)
            yield group


def _since(
    casebook: Casebook, day: str, sections: tuple[Section, ...], earlier: Earlier | None
) -> Iterator[Block]:
    if earlier is None:
        return
    groups = [group for section in sections for group in section.groups]
    standing = frozenset(message.id for message in casebook.standing)
    if table := changes_table(groups, earlier, standing):
        yesterday = (read_day(day) - read_day(earlier.day)).days == 1
        yield Rule()
        yield Heading("Since yesterday" if yesterday else f"Since daily summary {earlier.number}")
        yield table


def _asked(casebook: Casebook, day: str) -> Iterator[Block]:
    arrangement = casebook.arrangement(day)
    if arrangement and arrangement.requests:
        yield from (Rule(), Heading("Questions and requests"))
        yield requests_table(arrangement.requests)
    if arrangement and arrangement.practical:
        yield from (Rule(), Heading("Practical matters"))
        yield Bullets(tuple(Point(matter) for matter in arrangement.practical))


def _for_team(casebook: Casebook, day: str) -> Iterator[Block]:
    if casebook.grounds is not None:
        yield Heading("Where the evidence comes from")
        yield Paragraph(MAP_TOLD, quiet=True)
        yield evidence_map(casebook, casebook.grounds)
        yield Rule()
    yield Heading("Still thin")
    thin = thin_lines(casebook, day)
    yield Bullets(thin) if thin else Paragraph(NOTHING_THIN)
    asked = [
        note
        for note in casebook.notes.values()
        if note.stance is Stance.QUESTION and not note.withdrawn and casebook.day_of(note) <= day
    ]
    if asked:
        asked.sort(key=lambda note: (casebook.day_of(note), note.at, note.id))
        yield from (Rule(), Heading("Questions to follow up"))
        yield Bullets(tuple(Point(note_line(casebook, note)) for note in asked), Sign.QUESTION)
