# SPDX-License-Identifier: Apache-2.0
"""The feedback letter of a corporate challenge, and the feedback form between councils."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Note,
    Numbered,
    Paragraph,
    Point,
    Table,
)
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.counts import count
from peerdesk.compose.keys import in_order
from peerdesk.compose.phrases import listed, lowered
from peerdesk.compose.points import EVER
from peerdesk.compose.prose_parts import AGREED, CLOSING, OPENING, written
from peerdesk.compose.report_background import team_line
from peerdesk.compose.report_frame import framed
from peerdesk.compose.report_parts import (
    group,
    paragraphs,
    practices,
    recommendations,
    theme_sections,
)
from peerdesk.compose.report_plan import Edition, for_document, name_of
from peerdesk.compose.report_team import for_team
from peerdesk.compose.report_words import CLOSING as USUAL_CLOSING
from peerdesk.compose.report_words import (
    NO_POINTS,
    NON_ATTRIBUTABLE,
    TO_AGREE,
    extent,
    letter_opening,
)
from peerdesk.compose.sentences import INDEPENDENT, SIGNS
from peerdesk.compose.trail import key_trail
from peerdesk.domain.calendar import span_name
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.words import MessageKind, Role, title

_LETTER, _FORM = Publication.LETTER, Publication.FORM
_QUESTIONS = (
    (MessageKind.STRENGTH, "What works well?"),
    (MessageKind.CONSIDERATION, "What may the council want to think about?"),
    (MessageKind.GOOD_PRACTICE, "What could other councils take from here?"),
    (MessageKind.OPPORTUNITY, "Which opportunities are there?"),
    (MessageKind.RECOMMENDATION, "What would the team look at first?"),
    (MessageKind.SUGGESTION, "What else could help?"),
)


def letter(whole: Casebook, edition: Edition) -> Document:
    """Return the feedback letter as it stands now, in the team's copy."""
    casebook = for_document(whole, _LETTER)
    opening = written(casebook, _LETTER, OPENING) or tuple(
        letter_opening(casebook, count(casebook))
    )
    blocks: list[Block] = [
        Paragraph(f"To {_sponsors(casebook)}"),
        *paragraphs(opening),
        *_themes(casebook),
    ]
    for name, made in (
        ("Recommendations", recommendations(casebook)),
        ("Good practice", tuple(practices(casebook))),
    ):
        blocks += [Heading(name), *made] if made else []
    closing = written(casebook, _LETTER, CLOSING) or (USUAL_CLOSING,)
    blocks += [*paragraphs((*closing, NON_ATTRIBUTABLE)), *_signed(casebook)]
    return _document(casebook, _LETTER, edition, _key_trailed(casebook, blocks))


def form(whole: Casebook, edition: Edition) -> Document:
    """Return the feedback form of a challenge between councils, in the team's copy."""
    casebook = for_document(whole, _FORM)
    counts = count(casebook)
    blocks: list[Block] = [
        _facts(casebook),
        *paragraphs(
            written(casebook, _FORM, OPENING) or (f"{extent(counts)} {INDEPENDENT}".strip(),)
        ),
    ]
    for kind, question in _QUESTIONS:
        if mine := in_order(casebook, kind):
            blocks += [Heading(question, 1, SIGNS[kind]), group(casebook, mine)]
    if not any(isinstance(block, Bullets) for block in blocks):
        blocks += paragraphs((NO_POINTS,))
    blocks.append(Heading("What was agreed next?"))
    if agreed := written(casebook, _FORM, AGREED):
        blocks += paragraphs(agreed)
    else:
        blocks += [
            Note(TO_AGREE),
            Table(("What will be done", "Who leads", "By when"), (("", "", ""),) * _TO_FILL_IN),
        ]
    return _document(casebook, _FORM, edition, _key_trailed(casebook, blocks))


def _key_trailed(casebook: Casebook, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the key notes behind each point: the report has all of them."""
    messages = {message.id: message for message in casebook.standing}

    def brief(point: Point) -> Point:
        message = messages.get(point.message)
        if message is None or not point.trail:
            return point
        return structs.replace(point, trail=key_trail(casebook, message, EVER))

    return tuple(
        structs.replace(block, points=tuple(map(brief, block.points)))
        if isinstance(block, Bullets | Numbered)
        else block
        for block in blocks
    )


_TO_FILL_IN = 5
"""Rows of the form that both councils fill in together."""


def _document(
    casebook: Casebook, kind: Publication, edition: Edition, blocks: tuple[Block, ...]
) -> Document:
    scope = casebook.scope
    about = f"From the peer team, on site {span_name(scope.first_day, scope.last_day)}"
    return structs.replace(
        framed(casebook, edition, name_of(kind), about),
        blocks=blocks,
        for_team=for_team(casebook, kind),
    )


def _themes(casebook: Casebook) -> Iterator[Block]:
    made = [s for s in theme_sections(casebook, _LETTER, by_line=False) if s.blocks]
    if not made:
        yield from paragraphs((NO_POINTS,))
    for section in made:
        yield Heading(section.title)
        yield from section.blocks


def _facts(casebook: Casebook) -> Table:
    scope = casebook.scope
    people = [p.value for p in casebook.people if p.value.role is not Role.COORDINATOR]
    rows = [
        ("Council", scope.council),
        ("Days", span_name(scope.first_day, scope.last_day)),
        ("For", listed(list(scope.sponsors))),
        ("Looked at", listed([lowered(t.value.title) for t in casebook.chosen_themes])),
        ("Team", listed([f"{p.name}, {lowered(title(p.role))}" for p in people])),
    ]
    return Table(("About", "This challenge"), tuple((a, b) for a, b in rows if b))


def _signed(casebook: Casebook) -> Iterator[Block]:
    leads = [p.value for p in casebook.people if p.value.role in {Role.TEAM_LEADER, Role.MANAGER}]
    for person in leads:
        yield Paragraph(f"{person.name}, {lowered(title(person.role))}")
    if not leads and (line := team_line(casebook)):
        yield line


def _sponsors(casebook: Casebook) -> str:
    sponsors = [f"the {lowered(sponsor)}" for sponsor in casebook.scope.sponsors]
    return listed(sponsors) or casebook.scope.council
