# SPDX-License-Identifier: Apache-2.0
"""An evening in memory: notes of a focus group, and messages drafted from them."""

from dataclasses import dataclass

from peerdesk.desk.capture import write_line
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.domain.words import MessageKind, Relation
from tests.fakes.book import MemoryBook

LINES = (
    "+ Supervision is monthly and recorded the same week #vision @frontline",
    "- Caseloads: two say 24, this morning we were told 17 #culture @frontline",
    "- Schools ring the worker they know, not the front door #thresholds @partners",
    '"I know every child on my list. I just don’t get to them." @frontline',
    "? How many newly qualified workers hold more than 20",
    "* Friday think space: an hour kept free for stuck cases #culture",
    "Duty rota changed in March, out of hours found out by e-mail",
    "~ Energy lifts when they talk about families",
)
STRENGTH = "Supervision is regular, and people describe it in the same words across the service"
CONSIDER = (
    "Partners would benefit from one shared understanding of thresholds and of what happens next"
)


@dataclass(frozen=True)
class Evening:
    """The identifiers of what was written, in order."""

    notes: tuple[str, ...]
    strength: str
    consideration: str


def fill(book: MemoryBook) -> Evening:
    """Write eight notes in the focus group and two messages that stand on them."""
    session = book.sessions()[0].id
    notes = tuple(write_line(book, line, session=session).note for line in LINES)
    themes = {theme.value.code: theme.id for theme in book.themes()}
    strength = draft_message(
        book, MessageKind.STRENGTH, themes["leadership"], STRENGTH, supports=notes[:1]
    )
    consideration = draft_message(
        book, MessageKind.CONSIDERATION, themes["front-door"], CONSIDER, supports=notes[2:3]
    )
    link_note(book, consideration, notes[1], Relation.CONTEXT)
    return Evening(notes, strength, consideration)
