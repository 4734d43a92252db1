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
from peerdesk.compose.conversation import (
    Answered,
    addressed,
    agreed_table,
    answered,
    not_as_told,
    replies_table,
    said_points,
)
from peerdesk.compose.copies import for_copy, without_trail
from peerdesk.compose.counts import count
from peerdesk.compose.evidence_map import MAP_TOLD, evidence_map
from peerdesk.compose.figures import summary_figures
from peerdesk.compose.gaps import plan_points, thin_lines
from peerdesk.compose.meetings import details_table, meetings_table
from peerdesk.compose.news import Earlier, last_issued, next_number, with_mergers
from peerdesk.compose.phrases import listed, lowered
from peerdesk.compose.requests import requests_table
from peerdesk.compose.sections import Section, sections_of
from peerdesk.compose.sentences import EMERGING, EMERGING_NAMES, NO_POINTS, NOTHING_THIN, STILL_THIN
from peerdesk.compose.trail import note_line
from peerdesk.domain.calendar import day_name, read_day, short_day
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.words import Stance

INTERVENTION = "intervention"
"""The part of the team's own text that says how the challenge stands to an intervention."""


def compose_summary(casebook: Casebook, day: str, copy: Copy) -> Document:
    """Return the summary of an ISO day as it stands now, in the copy asked for.

    It carries the number of the next issue. Points are the messages that stand and that a
    lead ticked for this day, whatever a clock says of them. Raises
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
    replies = answered(casebook, day, earlier)
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
            *_intervention(casebook),
            *_replied(replies, earlier),
            *_where(casebook, day),
            *_themes(sections),
            *_since(casebook, day, sections, earlier, replies),
            *_agreed(replies),
            *_asked(casebook, day),
        ),
    )


def _addressee(casebook: Casebook, day: str) -> str:
    sponsors = [f"the {lowered(sponsor)}" for sponsor in addressed(casebook, day)]
    return listed(sponsors) or "the sponsor"


def _intervention(casebook: Casebook) -> Iterator[Block]:
    """Yield how the challenge stands to the intervention, in the manager's own words."""
    if casebook.scope.in_intervention:
        for prose in casebook.prose:
            part = prose.value
            if (part.publication, part.part) == (Publication.SUMMARY, INTERVENTION):
                yield from (Paragraph(words) for words in part.paragraphs)


def _replied(replies: tuple[Answered, ...], earlier: Earlier | None) -> Iterator[Block]:
    if table := replies_table(replies):
        day = short_day(earlier.day) if earlier else ""
        yield Heading(f"From the conversation on {day}" if day else "From the last conversation")
        yield table
        yield Rule()


def _where(casebook: Casebook, day: str) -> Iterator[Block]:
    figures = summary_figures(count(casebook, day))
    meetings = meetings_table(casebook, day)
    if figures or meetings:
        yield Heading("Where the team has been")
    if figures:
        yield Figures(figures)
    if meetings:
        yield Heading(f"Met on {day_name(read_day(day).isoformat())}", 2)
        yield meetings


def _themes(sections: tuple[Section, ...]) -> Iterator[Block]:
    if not sections:
        yield Paragraph(NO_POINTS)
    for section in sections:
        yield from (Rule(), Heading(section.title))
        for group in section.groups:
            yield from (Heading(EMERGING_NAMES[group.sign], 2, group.sign), group)


def _since(
    casebook: Casebook,
    day: str,
    sections: tuple[Section, ...],
    earlier: Earlier | None,
    replies: tuple[Answered, ...],
) -> Iterator[Block]:
    if earlier is None:
        return
    groups = [group for section in sections for group in section.groups]
    standing = frozenset(message.id for message in casebook.standing)
    agreed = frozenset(answer.reply.message for answer in replies if answer.is_agreed)
    if table := changes_table(groups, earlier, standing, agreed, not_as_told(casebook)):
        yesterday = (read_day(day) - read_day(earlier.day)).days == 1
        yield Rule()
        yield Heading("Since yesterday" if yesterday else f"Since daily summary {earlier.number}")
        yield table


def _agreed(replies: tuple[Answered, ...]) -> Iterator[Block]:
    if table := agreed_table(replies):
        yield from (Rule(), Heading("Agreed wording"), table)


def _asked(casebook: Casebook, day: str) -> Iterator[Block]:
    arrangement = casebook.arrangement(day)
    if arrangement and arrangement.requests:
        yield from (Rule(), Heading("Questions and requests"))
        yield requests_table(arrangement.requests)
    if plans := plan_points(casebook, day):
        last = day >= casebook.scope.last_day
        yield from (Rule(), Heading("Still thin" if last else STILL_THIN), plans)
    if arrangement and arrangement.practical:
        yield from (Rule(), Heading("Practical matters"))
        yield Bullets(tuple(Point(matter) for matter in arrangement.practical))


def _for_team(casebook: Casebook, day: str) -> Iterator[Block]:
    earlier = with_mergers(last_issued(casebook.briefings, day), casebook.standing)
    replies = answered(casebook, day, earlier)
    if casebook.grounds is not None:
        yield Heading("Where the evidence comes from")
        yield Paragraph(MAP_TOLD, quiet=True)
        yield evidence_map(casebook, casebook.grounds)
        yield Rule()
    if details := details_table(casebook, day):
        yield from (Heading("Who met whom"), details, Rule())
    if said := said_points(casebook, replies):
        yield from (Heading("What the sponsor said"), Bullets(said), Rule())
    yield Heading("Still thin, and what it stands on")
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
