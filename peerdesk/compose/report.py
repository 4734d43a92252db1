# SPDX-License-Identifier: Apache-2.0
"""The report of a peer challenge, laid out after the custom of its offer."""

from collections.abc import Iterator

from msgspec import structs

from peerdesk.compose.blocks import Block, Document, Heading, PageBreak
from peerdesk.compose.case_review import appendix
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.counts import Counts, count
from peerdesk.compose.prose_parts import BACKGROUND, EXECUTIVE, NEXT_STEPS, written
from peerdesk.compose.report_background import approach, lines_asked, people_met, team
from peerdesk.compose.report_frame import framed
from peerdesk.compose.report_parts import (
    Section,
    key_points,
    numbered,
    paragraphs,
    practices,
    recommendations,
    theme_sections,
)
from peerdesk.compose.report_plan import Edition, Part, for_document, name_of, plan_of, wants
from peerdesk.compose.report_team import for_team
from peerdesk.compose.report_words import NEXT_STEPS as USUAL_STEPS
from peerdesk.compose.report_words import NO_POINTS, executive
from peerdesk.domain.calendar import span_name
from peerdesk.domain.publication_words import Layout, Publication

_REPORT = Publication.REPORT


def report(whole: Casebook, edition: Edition) -> Document:
    """Return the report as it stands now, in the team's copy.

    Children's services and resources put recommendations after the themes, corporate challenges
    before them; adult social care lays a theme out by its quality statements.
    """
    casebook = for_document(whole, _REPORT)
    scope, counts = casebook.scope, count(casebook)
    about = f"Report of the peer team\nOn site {span_name(scope.first_day, scope.last_day)}"
    return structs.replace(
        framed(casebook, edition, name_of(_REPORT), about),
        blocks=(
            *numbered(list(_sections(casebook, counts))),
            *_appendices(casebook, whole),
        ),
        for_team=for_team(casebook, _REPORT),
        contents=True,
        cover=True,
    )


def _sections(casebook: Casebook, counts: Counts) -> Iterator[Section]:
    layout = plan_of(casebook, _REPORT).layout
    early = layout is Layout.CORPORATE
    recommended = Section("Recommendations", recommendations(casebook))
    yield Section("Executive summary", (*_summary(casebook, counts), *key_points(casebook)))
    if early:
        yield recommended
    yield Section("Background and approach", tuple(_background(casebook, counts)))
    by_line = layout is Layout.ADULT_SOCIAL_CARE
    themes = list(theme_sections(casebook, _REPORT, by_line=by_line))
    if not any(theme.blocks for theme in themes):
        themes = [Section("What the team found", paragraphs((NO_POINTS,)))]
    yield from themes
    if not early:
        yield recommended
    yield Section("Good practice and case studies", tuple(practices(casebook)))
    if wants(casebook, _REPORT, Part.NEXT_STEPS):
        steps = written(casebook, _REPORT, NEXT_STEPS) or USUAL_STEPS
        yield Section("Next steps", paragraphs(steps))


def _summary(casebook: Casebook, counts: Counts) -> tuple[Block, ...]:
    return paragraphs(written(casebook, _REPORT, EXECUTIVE) or executive(casebook, counts))


def _background(casebook: Casebook, counts: Counts) -> Iterator[Block]:
    yield from paragraphs(written(casebook, _REPORT, BACKGROUND))
    yield from approach(casebook, counts)
    if wants(casebook, _REPORT, Part.TEAM):
        yield from team(casebook)
    if wants(casebook, _REPORT, Part.PEOPLE_MET):
        yield from people_met(casebook)


def _appendices(casebook: Casebook, whole: Casebook) -> Iterator[Block]:
    wanted = []
    if wants(casebook, _REPORT, Part.LINES):
        wanted.append(lines_asked(casebook))
    if wants(casebook, _REPORT, Part.CASE_REVIEW):
        wanted.append(appendix(whole))
    shown = [section for section in wanted if section.blocks]
    if shown:
        yield PageBreak()
    for letter, section in zip("AB", shown, strict=False):
        yield Heading(f"Appendix {letter}. {section.title}")
        yield from section.blocks
