# SPDX-License-Identifier: Apache-2.0
"""The slides before the messages: who came, why, what they did and what they were asked."""

from collections.abc import Iterator, Sequence

from peerdesk.compose.blocks import Point, Slide, SlideKind
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.paging import pages, room_below, row_pages
from peerdesk.compose.process import process_slides
from peerdesk.compose.sentences import FEEDBACK, INDEPENDENT, PURPOSE, THANKS
from peerdesk.domain.calendar import span_name
from peerdesk.domain.words import Role, title


def opening_slides(casebook: Casebook) -> Iterator[Slide]:
    """Yield cover, team, thanks, purpose, process and scope."""
    scope = casebook.scope
    days = span_name(scope.first_day, scope.last_day)
    yield Slide(
        kind=SlideKind.COVER, title=scope.council, subtitle=f"{FEEDBACK}\n{days}",
        points=(Point(INDEPENDENT),),
    )  # fmt: skip
    yield from _rows("The team", SlideKind.PEOPLE, _team(casebook))
    yield from text_slides("Thank you", THANKS)
    yield from text_slides("Purpose, not an inspection", PURPOSE)
    yield from process_slides(casebook)
    yield from _rows("Scope: what the team was asked to look at", SlideKind.SCOPE, _scope(casebook))


def text_slides(title: str, texts: Sequence[str]) -> Iterator[Slide]:
    """Yield a slide (or more, if they do not fit) of fixed sentences."""
    points = [Point(text) for text in texts]
    for page in pages(points, room_below(title)):
        yield Slide(kind=SlideKind.PLAIN, title=title, points=page)


def _rows(title: str, kind: SlideKind, rows: Sequence[tuple[str, str]]) -> Iterator[Slide]:
    for page in row_pages(rows):
        yield Slide(kind=kind, title=title, rows=page)


def _team(casebook: Casebook) -> list[tuple[str, str]]:
    """Return the team, leader and manager first; coordinators are not on site."""
    order = [Role.TEAM_LEADER, Role.MANAGER]
    people = [placed.value for placed in casebook.people]
    people = [person for person in people if person.role is not Role.COORDINATOR]
    people.sort(key=lambda p: order.index(p.role) if p.role in order else len(order))
    return [(p.name, ", ".join(filter(None, (title(p.role), p.organisation)))) for p in people]


def _scope(casebook: Casebook) -> list[tuple[str, str]]:
    return [
        (
            theme.value.title,
            "; ".join(k.value.title for k in casebook.open_kloes if k.value.theme == theme.id),
        )
        for theme in casebook.chosen_themes
    ]
