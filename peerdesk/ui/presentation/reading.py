# SPDX-License-Identifier: Apache-2.0
"""What the place reads at once: the slides, what they come to, and what was frozen of them."""

from dataclasses import dataclass

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.choosing import Choosing, choose
from peerdesk.compose.deck_plan import plan_of
from peerdesk.compose.presentation import compose_deck
from peerdesk.desk.book import TeamBook
from peerdesk.desk.gathering import gather
from peerdesk.desk.presenting import presentation
from peerdesk.desk.studies import lacks_case_study
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import local
from peerdesk.domain.publication_words import Use
from peerdesk.domain.words import Authority

USES = {Use.SLIDE: "slide", Use.REPORT: "report only", Use.NEITHER: "neither"}
"""What the marks are called; translated where they are shown."""


@dataclass(frozen=True)
class Slides:
    """The presentation as it stands: in the team's copy, with what it comes to.

    `frozen` is the number of the last one frozen and when, or 0 and ""; `leads` says whether
    this laptop may choose and freeze.
    """

    deck: Deck
    choosing: Choosing
    parts: tuple[str, ...]
    lacking: bool
    frozen: int
    frozen_at: str
    leads: bool


def read_slides(book: TeamBook) -> Slides:
    """Return everything that the place shows but the findings of the checks."""
    casebook = gather(book)
    held = presentation(book)
    last = held.last if held else None
    return Slides(
        deck=compose_deck(casebook, Copy.TEAM),
        choosing=choose(casebook),
        parts=plan_of(casebook).parts,
        lacking=bool(casebook.messages) and lacks_case_study(book),
        frozen=last.number if last else 0,
        frozen_at=f"{local(last.at, last.offset):%H:%M}" if last else "",
        leads=reaches(own_entry(book).authority, Authority.LEAD),
    )
