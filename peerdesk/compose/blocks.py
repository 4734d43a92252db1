# SPDX-License-Identifier: Apache-2.0
"""Documents as data: blocks for paper, slides for the screen; renderers know nothing else.

Every point keeps the identifier of its message in `message`; renderers never print it.
"""

from enum import StrEnum

from msgspec import Struct, field

from peerdesk.compose.charts import Bars, Timeline
from peerdesk.compose.passages import Passage
from peerdesk.domain.words import Marking, Source


class Copy(StrEnum):
    """Whom a document is for."""

    SPEAKING_NOTE = "speaking-note"
    SPONSOR = "sponsor"
    TEAM = "team"


COPY_NAMES = {
    Copy.SPEAKING_NOTE: "Speaking note",
    Copy.SPONSOR: "Sponsor’s copy",
    Copy.TEAM: "Team’s copy",
}


class Sign(StrEnum):
    """The sign before a group of points, after the kind of message."""

    NONE = ""
    STRENGTH = "strength"
    CONSIDERATION = "consideration"
    GOOD_PRACTICE = "good-practice"
    OPPORTUNITY = "opportunity"
    RECOMMENDATION = "recommendation"
    SUGGESTION = "suggestion"
    QUESTION = "question"


class Point(Struct, frozen=True, tag=True):
    """One bullet; `news` is "new" and so on, `lead` the line of enquiry printed before its words.

    What stands between these two is in the team's copy only: `weight` is in words, `settings`,
    `against` and `sources` are the counts behind it (never printed; the next summary compares
    itself with them), `trail` is one line a note.
    """

    text: str
    message: str = ""
    news: str = ""
    weight: str = ""
    settings: int = 0
    against: int = 0
    sources: tuple[Source, ...] = ()
    trail: tuple[str, ...] = ()
    lead: str = ""


class Heading(Struct, frozen=True, tag=True):
    """A heading; level 1 is a section of the document, 2 a group within it."""

    text: str
    level: int = 1
    sign: Sign = Sign.NONE


class Paragraph(Struct, frozen=True, tag=True):
    """Running text; `quiet` is printed as supporting text."""

    text: str
    quiet: bool = False


class Callout(Struct, frozen=True, tag=True):
    """A statement on a tinted ground with a bar at its left."""

    text: str


class Note(Struct, frozen=True, tag=True):
    """A word to the reader, set apart and small: where a count comes from, how to answer."""

    text: str


class Bullets(Struct, frozen=True, tag=True):
    """A group of points under one sign."""

    points: tuple[Point, ...]
    sign: Sign = Sign.NONE


class Numbered(Struct, frozen=True, tag=True):
    """A numbered group of points, as recommendations are; it may go on from another."""

    points: tuple[Point, ...]
    start: int = 1


class Figure(Struct, frozen=True):
    """A count, what it counts and more about it: 31, "meetings", "in two days"."""

    number: int
    label: str
    detail: str = ""


class Figures(Struct, frozen=True, tag=True):
    """A row of counts; `alt` says them in words."""

    figures: tuple[Figure, ...]
    alt: str = ""


class Table(Struct, frozen=True, tag=True):
    """A table with one heading row; every row has as many cells. `caption` stands above it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    alt: str = ""


class HeatRow(Struct, frozen=True):
    """A row of the map: its title, a count for each column, and what is lacking, in words.

    A row without counts is the heading over those that follow.
    """

    title: str
    counts: tuple[int, ...] = ()
    lacking: str = ""


class HeatMap(Struct, frozen=True, tag=True):
    """The map of the evidence: the number is always printed, darker is more; 0 is a gap."""

    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    alt: str = ""


class Rule(Struct, frozen=True, tag=True):
    """A hairline between sections."""


class PageBreak(Struct, frozen=True, tag=True):
    """What follows begins on a page of its own."""


Block = (
    Heading | Paragraph | Callout | Note | Bullets | Numbered | Figures | Table | HeatMap
    | Timeline | Bars | Passage | Rule | PageBreak
)  # fmt: skip
Drawn = HeatMap | Bars | Timeline | Table
"""What a slide can show by itself."""


class Document(Struct, frozen=True, kw_only=True):
    """A paper document; its copy is named on every page.

    `dated` is its day in words, for the foot of the page; `for_team` follows `blocks`, in the
    team's copy only. `contents` asks for a list of the headings after the title, `cover` for a
    cover on the upper third of the first page: offer, council, each line of the subtitle, and
    `dated` as its last line.
    """

    title: str
    subtitle: str
    council: str
    offer: str
    copy: Copy
    dated: str = ""
    marking: Marking = Marking.NONE
    practice: bool = False
    language: str = "en-GB"
    blocks: tuple[Block, ...] = ()
    for_team: tuple[Block, ...] = ()
    contents: bool = False
    cover: bool = False


class Record(Document, frozen=True, kw_only=True):
    """A document about what the program did: nobody's copy, so `foot` stands in its place."""

    foot: str


class SlideKind(StrEnum):
    """How a slide is laid out."""

    COVER = "cover"
    PLAIN = "plain"
    PEOPLE = "people"
    SCOPE = "scope"
    FIGURES = "figures"
    POINTS = "points"
    FIGURE = "figure"
    CLOSING = "closing"


class Slide(Struct, frozen=True, kw_only=True):
    """One slide; titles are unique in a deck. `crib` goes into the notes of the team's copy.

    A row of PEOPLE or SCOPE is its name first, then what supports it. `figure` is what a slide
    of kind FIGURE shows, and `alt` says it in words.
    """

    kind: SlideKind
    title: str
    subtitle: str = ""
    sign: Sign = Sign.NONE
    points: tuple[Point, ...] = ()
    figures: tuple[Figure, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default_factory=tuple)
    crib: tuple[str, ...] = ()
    figure: Drawn | None = None
    alt: str = ""


class Deck(Struct, frozen=True, kw_only=True):
    """A presentation; the footer of every slide names council, offer and days."""

    title: str
    council: str
    offer: str
    days: str
    copy: Copy
    marking: Marking = Marking.NONE
    practice: bool = False
    language: str = "en-GB"
    slides: tuple[Slide, ...] = ()
