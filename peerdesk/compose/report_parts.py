# SPDX-License-Identifier: Apache-2.0
"""What reports, letters and forms share: points of a theme, recommendations, stories."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Heading,
    Numbered,
    Paragraph,
    Sign,
)
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.copies import bare_point
from peerdesk.compose.keys import in_order, key_messages
from peerdesk.compose.points import points_of
from peerdesk.compose.prose_parts import NARRATIVE, written
from peerdesk.compose.report_words import KEY_TITLES, KIND_TITLES, tiers
from peerdesk.compose.sentences import SIGNS
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.study import Study
from peerdesk.domain.words import MessageKind, Permission, StudyKind

KEY_POINTS = 5
"""Key strengths, and as many key areas, that an executive summary names."""
PROPER = "What the team found"
"""Heads the one part where a challenge has no themes."""


class Section(Struct, frozen=True):
    """A section of a document, to be numbered: its title and what stands in it."""

    title: str
    blocks: tuple[Block, ...]


def numbered(sections: Sequence[Section], *, first: int = 1) -> Iterator[Block]:
    """Yield sections under numbered headings; one that is empty is left out and not counted."""
    number = first
    for section in sections:
        if section.blocks:
            yield Heading(f"{number}. {section.title}")
            yield from section.blocks
            number += 1


def paragraphs(texts: Sequence[str]) -> tuple[Paragraph, ...]:
    """Return texts as running text, empty ones left out."""
    return tuple(Paragraph(text) for text in texts if text)


def key_points(casebook: Casebook) -> Iterator[Block]:
    """Yield the key strengths and key areas, some of each theme in turn.

    Their evidence stands with their themes, once.
    """
    for kind, name in KEY_TITLES.items():
        if found := key_messages(casebook, kind, KEY_POINTS):
            yield Heading(name, 2, SIGNS[kind])
            yield Bullets(tuple(bare_point(p) for p in group(casebook, found).points), SIGNS[kind])


def theme_sections(casebook: Casebook, kind: Publication, *, by_line: bool) -> Iterator[Section]:
    """Yield a section for each theme: its narrative, then its points.

    With `by_line` the points of a theme stand under its lines of enquiry, as quality statements
    do; those of none come first.
    """
    for theme, title in casebook.headings:
        told = list(paragraphs(written(casebook, kind, NARRATIVE, theme)))
        mine = [m for m in casebook.standing if casebook.heading_of(m) == theme]
        name = title if theme or casebook.chosen_themes else PROPER
        made = _by_line(casebook, theme, mine) if by_line else groups(casebook, mine)
        yield Section(name, (*told, *made))


def groups(casebook: Casebook, messages: Sequence[Message], level: int = 2) -> Iterator[Block]:
    """Yield messages under what they are: strengths, areas, opportunities, suggestions."""
    for kind, name in KIND_TITLES.items():
        if mine := [message for message in messages if message.kind is kind]:
            yield Heading(name, level, SIGNS[kind])
            yield group(casebook, mine)


def group(casebook: Casebook, messages: Sequence[Message]) -> Bullets:
    """Return messages of one kind as a group of points under its sign."""
    return Bullets(points_of(casebook, messages), SIGNS[messages[0].kind])


def _by_line(casebook: Casebook, theme: str, messages: Sequence[Message]) -> Iterator[Block]:
    lines = {k.id: k.value.title for k in casebook.open_kloes if k.value.theme == theme}
    yield from groups(casebook, [m for m in messages if m.filing.kloe not in lines])
    for line, title in lines.items():
        if mine := list(groups(casebook, [m for m in messages if m.filing.kloe == line], 3)):
            yield Heading(title, 2)
            yield from mine


def recommendations(casebook: Casebook) -> tuple[Block, ...]:
    """Return both tiers: the key ones numbered, and how many suggestions stand elsewhere."""
    keys = in_order(casebook, MessageKind.RECOMMENDATION)
    suggestions = in_order(casebook, MessageKind.SUGGESTION)
    if not keys and not suggestions:
        return ()
    counts = Paragraph(tiers(len(keys), len(suggestions)))
    return (counts, Numbered(points_of(casebook, keys))) if keys else (counts,)


def practices(casebook: Casebook) -> Iterator[Block]:
    """Yield good practice, and the case studies that the council does not mind being told."""
    told = [s.value for s in casebook.studies if not s.value.dropped]
    refused = {s.message for s in told if s.permission is Permission.REFUSED} - {""}
    found = in_order(casebook, MessageKind.GOOD_PRACTICE)
    if shown := [m for m in found if not {m.id, *m.also} & refused]:
        yield group(casebook, shown)
    order = list(StudyKind)
    told.sort(key=lambda study: (order.index(study.kind), study.title.casefold()))
    for study in told:
        if study.permission is not Permission.REFUSED and study.summary:
            yield from _story(study)


def _story(study: Study) -> Iterator[Block]:
    name = "Case study" if study.kind is StudyKind.CASE_STUDY else "Good practice"
    yield Heading(f"{name}: {study.title}", 2, Sign.GOOD_PRACTICE)
    yield from paragraphs(study.summary.split("\n"))
