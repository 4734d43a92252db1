# SPDX-License-Identifier: Apache-2.0
"""A document and a deck with every kind of block and slide in them."""

from msgspec import structs

from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Deck,
    Document,
    Drawn,
    Figure,
    Figures,
    Heading,
    HeatMap,
    HeatRow,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Point,
    Rule,
    Sign,
    Slide,
    SlideKind,
    Table,
)
from peerdesk.compose.charts import Bar, Bars, Moment, Timeline
from peerdesk.compose.passages import Change, Passage, Run
from peerdesk.domain.words import Marking

WORDS = "The council may want to consider how it shows the difference that its priorities make."
MAP = HeatMap(
    ("", "Interview", "Focus group", "Case record", "Observed", "Document", "Data"),
    (
        HeatRow("Front door"),
        HeatRow("Thresholds and how partners understand them", (17, 3, 0, 0, 41, 2), "senior only"),
        HeatRow("Care leavers"),
        HeatRow("Health of care leavers", (2, 5, 8, 0, 0, 1)),
    ),
)
MET = Bars(
    "People met, by group",
    (Bar("Social workers", 42), Bar("Partners: schools, health and police", 24), Bar("Members", 0)),
)
LIFE = Timeline(
    "The life of a message",
    (
        Moment("Tue 12 May 10:40", "First note", "A focus group"),
        Moment("Wed 13 May 17:30", "Told to the sponsor as written"),
        Moment("Thu 14 May 09:10", "Reworded", WORDS),
    ),
)
CHANGES = Passage(
    (
        Run("Partners do "),
        Run("not understand", Change.TAKEN),
        Run("not yet share one understanding of", Change.ADDED),
        Run(" thresholds."),
    )
)
REQUESTS = Table(
    ("No.", "Request to the council", "By"),
    tuple((str(n), f"Request {n}: {WORDS}", "Thursday 09:00") for n in range(1, 31)),
    caption="What the team still asks for",
)
COMPARED = Table(
    ("Point", "Told daily", "In the slides", "In the report", "What this is"),
    tuple((f"Point {n}", WORDS, WORDS, WORDS, "Changed since told") for n in range(1, 8)),
)


def points(count: int, *, team: bool = False) -> tuple[Point, ...]:
    """Return so many points; those of the team with weight and trail."""
    made = tuple(Point(f"{n}. {WORDS}", f"m{n}") for n in range(1, count + 1))
    if not team:
        return made
    return tuple(
        structs.replace(p, news="new", weight="Heard once.", trail=("A note of it", "Another"))
        for p in made
    )


def blocks(*, team: bool = False) -> tuple[Block, ...]:
    """Return at least one block of every kind."""
    return (
        Callout(WORDS), Heading("Where the team has been"),
        Figures((Figure(31, "meetings", "in two days"), Figure(3, "practice", "observations"))),
        Rule(), Heading("Front door"),
        Heading("Emerging strengths", 2, Sign.STRENGTH),
        Bullets(points(3, team=team), Sign.STRENGTH),
        Heading("Areas to explore", 2, Sign.CONSIDERATION),
        Bullets(points(2, team=team), Sign.CONSIDERATION),
        Heading("Recommendations"), Numbered(points(3), start=9), Note(WORDS),
        Heading("Requests"), REQUESTS, Heading("Compared"), COMPARED,
        Heading("How the wording changed", 2), CHANGES, PageBreak(),
        Heading("Evidence"), MAP, MET, LIFE, Paragraph(WORDS * 12), Paragraph(WORDS, quiet=True),
    )  # fmt: skip


def document(copy: Copy = Copy.SPONSOR, **changes: object) -> Document:
    """Return a document with every kind of block."""
    made = Document(
        title="Daily summary 2", subtitle="Wednesday 13 May 2026", council="Marlowe Vale Council",
        offer="Children’s Services Peer Challenge", copy=copy, dated="Wednesday 13 May 2026",
        blocks=blocks(team=copy is Copy.TEAM),
    )  # fmt: skip
    return structs.replace(made, **changes)


def report() -> Document:
    """Return a document with a cover, a list of contents and a marking."""
    return document(
        cover=True, contents=True, subtitle="Report of the peer team\nOn site 12 to 14 May 2026",
        marking=Marking.OFFICIAL_SENSITIVE, practice=True,
    )  # fmt: skip


def deck(copy: Copy = Copy.SPONSOR, **changes: object) -> Deck:
    """Return a deck with every kind of slide."""
    counts = tuple(Figure(n * 31, f"label {n}", "interviews and visits") for n in range(1, 7))
    people = tuple((f"Peer {n}", "Director of children’s services, Elsewhere") for n in range(9))
    drawn: tuple[Drawn, ...] = (MAP, MET, LIFE, COMPARED)
    made = Deck(
        title="Feedback from the peer team", council="Marlowe Vale Council",
        offer="Children’s Services Peer Challenge", days="12 to 14 May 2026", copy=copy,
        slides=(
            Slide(
                kind=SlideKind.COVER, title="Marlowe Vale Council", points=(Point("No grade."),),
                subtitle="Feedback from the peer team\n12 to 14 May 2026",
            ),
            Slide(kind=SlideKind.PEOPLE, title="The peer team", rows=people[:7]),
            Slide(kind=SlideKind.PEOPLE, title="The peer team (2)", rows=people[7:]),
            Slide(
                kind=SlideKind.FIGURES, title="What we did", subtitle="On site", figures=counts
            ),
            Slide(
                kind=SlideKind.POINTS, title="Strengths: front door", sign=Sign.STRENGTH,
                points=points(4),
            ),
            *(
                Slide(kind=SlideKind.FIGURE, title=f"Drawing {n}", figure=figure)
                for n, figure in enumerate(drawn)
            ),
            Slide(kind=SlideKind.CLOSING, title="Questions", subtitle="Thank you"),
        ),
    )  # fmt: skip
    return structs.replace(made, **changes)
