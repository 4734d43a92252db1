# SPDX-License-Identifier: Apache-2.0
"""How the team worked: who came, when, how much it heard, read and saw, and what that can bear."""

from collections.abc import Iterator

from peerdesk.compose import process
from peerdesk.compose.blocks import Block, Figures, Heading, Paragraph, Table
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.charts import Bars
from peerdesk.compose.counts import Counts
from peerdesk.compose.figures import summary_figures
from peerdesk.compose.phrases import listed, lowered
from peerdesk.compose.report_parts import Section, paragraphs
from peerdesk.compose.report_words import (
    NON_ATTRIBUTABLE,
    SNAPSHOT,
    TRIANGULATED,
    how_long,
    when,
)
from peerdesk.domain.words import Role, title


def approach(casebook: Casebook, counts: Counts) -> Iterator[Block]:
    """Yield when and how the team worked, its counts, and how far a point can be traced: not."""
    yield from paragraphs((_asked(casebook), when(casebook)))
    if figures := summary_figures(counts):
        yield Figures(figures)
    yield from paragraphs((how_long(counts), TRIANGULATED, NON_ATTRIBUTABLE, SNAPSHOT))


def team(casebook: Casebook) -> Iterator[Block]:
    """Yield who was in the team, leader and manager first; a coordinator is not on site."""
    order = [Role.TEAM_LEADER, Role.MANAGER]
    people = [p.value for p in casebook.people if p.value.role is not Role.COORDINATOR]
    people.sort(key=lambda p: order.index(p.role) if p.role in order else len(order))
    if people:
        yield Heading("The team", 2)
        yield Table(
            ("Name", "Part in the team", "From"),
            tuple((p.name, title(p.role), p.organisation) for p in people),
        )


def people_met(casebook: Casebook) -> Iterator[Block]:
    """Yield a chart of the people met, the same as on the slides and under the same names."""
    bars = process.people_met(casebook)
    if len(bars) > 1:
        yield Heading("Whom the team met", 2)
        yield Bars("People met, by group", bars)


def lines_asked(casebook: Casebook) -> Section:
    """Return what the team was asked to look at, as an appendix: themes and lines of enquiry."""
    tables = [
        Table(
            ("Line of enquiry", "What the team asked"),
            tuple((line.title, line.question) for line in lines),
            caption=theme.value.title,
        )
        for theme in casebook.chosen_themes
        if (lines := [k.value for k in casebook.open_kloes if k.value.theme == theme.id])
    ]
    return Section("What the team looked at", tuple(tables))


def _asked(casebook: Casebook) -> str:
    themes = [lowered(theme.value.title) for theme in casebook.chosen_themes]
    sponsors = listed([f"the {lowered(sponsor)}" for sponsor in casebook.scope.sponsors])
    by = f", agreed with {sponsors}" if sponsors else ""
    if not themes:
        return ""
    return f"The team looked at {listed(themes)}{by}."


def team_line(casebook: Casebook) -> Paragraph | None:
    """Return the team in one sentence by its parts, for a letter or form."""
    people = [p.value for p in casebook.people if p.value.role is not Role.COORDINATOR]
    if not people:
        return None
    named = [f"{person.name} ({lowered(title(person.role))})" for person in people]
    return Paragraph(f"The team: {listed(named)}.")
