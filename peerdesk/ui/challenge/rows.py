# SPDX-License-Identifier: Apache-2.0
"""What the Challenge place shows, read from the book in one go on the vault's thread."""

from dataclasses import dataclass

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.timetable_file.taken_back import planned_sessions
from peerdesk.desk.writing import own_entry
from peerdesk.domain.challenge import Kloe, Theme
from peerdesk.domain.framework import FrameworkKloe
from peerdesk.domain.placed import Challenge, Placed
from peerdesk.domain.session import Session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority
from peerdesk.ui.challenge.lines_model import KloeRow
from peerdesk.ui.challenge.plan import DRAFT


@dataclass(frozen=True)
class ChallengeRows:
    """Everything on the page; `challenge` is None before it was founded, and `draft` its plan."""

    challenge: Challenge | None
    draft: str = ""
    themes: tuple[Placed[Theme], ...] = ()
    kloes: tuple[Placed[Kloe], ...] = ()
    people: tuple[Placed[Person], ...] = ()
    sessions: tuple[Placed[Session], ...] = ()
    leads: bool = False

    def lines(self) -> list[tuple[str, str, list[KloeRow]]]:
        """Return the chosen themes with the lines that are in use."""
        return [
            (theme.id, theme.value.title, [_row(k) for k in self.kloes if _is_in(k, theme.id)])
            for theme in self.themes
            if theme.value.chosen
        ]


def read_challenge(book: TeamBook) -> ChallengeRows:
    """Return the page."""
    try:
        challenge = book.challenge()
    except NoChallenge:
        return ChallengeRows(None, book.draft(DRAFT))
    return ChallengeRows(
        challenge,
        themes=book.themes(),
        kloes=book.kloes(),
        people=book.people(),
        sessions=planned_sessions(book),
        leads=own_entry(book).authority is Authority.LEAD,
    )


def _is_in(kloe: Placed[Kloe], theme: str) -> bool:
    return kloe.value.theme == theme and not kloe.value.retired


def _row(kloe: Placed[Kloe]) -> KloeRow:
    value = kloe.value
    shown = FrameworkKloe(value.code, value.title, value.question, value.prompts)
    return KloeRow(kloe.id, value.theme, shown)
