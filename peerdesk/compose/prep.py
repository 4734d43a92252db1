# SPDX-License-Identifier: Apache-2.0
"""The prep card of a session: what a peer wants to know two minutes before it begins.

It names nobody of the council, holds the team's own evidence, and is for the team alone.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from peerdesk.compose.blocks import Bullets, Copy, Document, Heading, Paragraph, Point, Sign
from peerdesk.compose.phrases import capital, listed, shortened
from peerdesk.domain.calendar import day_name
from peerdesk.domain.challenge import Scope
from peerdesk.domain.session import Session
from peerdesk.domain.words import MessageKind, Source, Stance

READ_IN_TWO_MINUTES = 400
"""Words that are read in two minutes."""
ENOUGH = 3
"""Notes from which a line is not thin, if they came in more ways than one."""
_LONGEST = 180
"""Characters of a point on the card; the whole of it is in the evidence."""
_PRINTED = 150


class PrepPoint(Struct, frozen=True):
    """Something that the team knows already: how it came, what was noted, where."""

    source: Source
    stance: Stance
    text: str
    where: str = ""
    note: str = ""


class PrepMessage(Struct, frozen=True):
    """A message that a line of enquiry bears on."""

    kind: MessageKind
    wording: str


class PrepQuestion(Struct, frozen=True):
    """A question carried to the session, and whether it is one of mine."""

    id: str
    text: str
    mine: bool = False


class PrepLine(Struct, frozen=True, kw_only=True):
    """A line of enquiry of the session with what is known on it."""

    kloe: str
    code: str
    title: str
    question: str
    prompts: tuple[str, ...]
    notes: Mapping[Source, int]
    points: tuple[PrepPoint, ...] = ()
    messages: tuple[PrepMessage, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the ways in which something on it reached the team."""
        return tuple(source for source in Source if self.notes.get(source))

    @property
    def thin(self) -> bool:
        """Say whether there is little on it, or one kind of source only."""
        return is_thin(self.notes)

    @property
    def words(self) -> str:
        """Return how much there is, in words."""
        return thinness(self.notes)


class Shown(Struct, frozen=True):
    """How much of a card is shown before anybody asks for more; per line of enquiry."""

    prompts: int
    points: int
    messages: int


EVERYTHING = Shown(99, 99, 99)
_LESS = (Shown(4, 4, 2), Shown(3, 3, 1), Shown(3, 2, 1), Shown(2, 2, 0), Shown(2, 1, 0),
         Shown(1, 1, 0), Shown(1, 0, 0), Shown(0, 0, 0))  # fmt: skip


class PrepCard(Struct, frozen=True, kw_only=True):
    """All that is known for a session; `own_lines` is False where it has none of its own.

    Then the thinnest lines of the challenge stand there, for something to listen for. `weighed`
    is False while what takes a look at every note is not read yet.
    """

    id: str
    session: Session
    with_me: tuple[str, ...] = ()
    questions: tuple[PrepQuestion, ...] = ()
    lines: tuple[PrepLine, ...] = ()
    own_lines: bool = True
    weighed: bool = True

    @property
    def people(self) -> tuple[str, ...]:
        """Return who is met, as roles with their numbers."""
        return tuple(
            f"{group.people} × {group.role}" if group.people > 1 else group.role
            for group in self.session.groups
        )


def is_thin(notes: Mapping[Source, int]) -> bool:
    """Say whether evidence is thin: too little, or of one kind only."""
    kinds = [source for source in Source if notes.get(source)]
    return sum(notes.values()) < ENOUGH or len(kinds) < 2  # noqa: PLR2004 - of one kind only


def thinness(notes: Mapping[Source, int]) -> str:
    """Return how much evidence there is: "Nothing yet", "2 notes, heard only"."""
    kinds = [source.value for source in Source if notes.get(source)]
    count = sum(notes.values())
    if not count:
        return "Nothing yet"
    said = f"{count:,} note{'' if count == 1 else 's'}"
    return f"{said}, {kinds[0]} only" if len(kinds) == 1 else f"{said}: {listed(kinds)}"


def shown_at_first(card: PrepCard, limit: int = READ_IN_TWO_MINUTES) -> Shown:
    """Return how much of a card can be shown so that it is read in two minutes."""
    return next((shown for shown in _LESS if count_words(card, shown) <= limit), _LESS[-1])


def count_words(card: PrepCard, shown: Shown = EVERYTHING) -> int:
    """Return how many words of a card are read when this much of it is shown."""
    session = card.session
    parts = [session.title, session.place, *card.people, *(q.text for q in card.questions)]
    for line in card.lines:
        parts += [line.title, line.question, line.words]
        parts += line.prompts[: shown.prompts]
        parts += [point_words(p) for p in line.points[: shown.points]]
        parts += [m.wording for m in line.messages[: shown.messages]]
    return sum(len(part.split()) for part in parts)


def point_words(point: PrepPoint) -> str:
    """Return a point as one sentence of the card, with where it was said behind it."""
    text = shortened(point.text, _LONGEST)
    return f"{text} ({point.where})" if point.where else text


def prep_document(card: PrepCard, scope: Scope, shown: Shown, *, practice: bool) -> Document:
    """Return a card as paper: the team's own copy, without a name of anybody."""
    session = card.session
    when = f"{day_name(session.day)}, {session.start} to {session.end}"
    facts = ". ".join(filter(None, (session.place, listed(card.people))))
    blocks: list[Heading | Paragraph | Bullets] = []
    if facts:
        blocks.append(Paragraph(f"{facts}."))
    if card.questions:
        blocks.append(Heading("Questions to ask", 2, Sign.QUESTION))
        blocks.append(Bullets(tuple(Point(q.text) for q in card.questions), Sign.QUESTION))
    for line in card.lines:
        blocks += _line_blocks(line, shown)
    return Document(
        title=shortened(session.title, 120),
        subtitle=f"Prep card. {when}",
        council=scope.council,
        offer=scope.title,
        copy=Copy.TEAM,
        dated=day_name(session.day),
        marking=scope.marking,
        practice=practice,
        blocks=tuple(blocks),
    )


def _line_blocks(line: PrepLine, shown: Shown) -> Sequence[Heading | Paragraph | Bullets]:
    blocks: list[Heading | Paragraph | Bullets] = [Heading(line.title, 2)]
    blocks.append(Paragraph(f"{line.question} {line.words}.".strip()))
    prompts = line.prompts[: shown.prompts]
    if prompts:
        blocks.append(Bullets(tuple(Point(prompt) for prompt in prompts)))
    points = line.points[: shown.points]
    if points:
        blocks.append(Paragraph("Known already:", quiet=True))
        blocks.append(Bullets(tuple(_printed(point) for point in points)))
    return blocks


def _printed(point: PrepPoint) -> Point:
    return Point(f"{capital(point.source.value)}: {shortened(point.text, _PRINTED)}")


def printings(card: PrepCard) -> tuple[Shown, ...]:
    """Return ever shorter ways of printing a card, for the first that fits on one page."""
    return _LESS[_LESS.index(shown_at_first(card)) :]
