# SPDX-License-Identifier: Apache-2.0
"""Sixty leaks of every kind, planted wherever a document has room, are found in the finished files.

What is checked is the file as it would be handed over: its pages, its tables, its alternative
texts and its properties, read back by a reader that knows nothing of how it was made.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle

import pytest

from peerdesk.bootstrap.papers import Papers
from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Callout,
    Copy,
    Deck,
    Document,
    Figure,
    Figures,
    Heading,
    Note,
    Numbered,
    Paragraph,
    Point,
    Slide,
    SlideKind,
    Table,
)
from peerdesk.compose.charts import Bar, Bars, Moment, Timeline
from peerdesk.compose.checks.finding import Piece
from peerdesk.compose.checks.guard import attribution
from peerdesk.compose.formats import Format, Paper, Wish
from peerdesk.compose.passages import Passage, Run
from peerdesk.compose.pieces import pieces
from tests.compose.checks.judged import corpus_lists, judged
from tests.practice import RESOURCES

KINDS = (
    "email", "telephone", "nhs-number", "date-of-birth", "case-number", "postcode", "name",
    "person", "initials", "one-of-an-age", "sole-role", "few-met", "only-session", "one-voice",
    "small-group", "quotation", "verbatim",
)  # fmt: skip
EACH = 4
COUNCIL, OFFER = "Marlowe Vale Council", "Peer Challenge"
_IN_PAPER: tuple[Callable[[str], Block], ...] = (
    Paragraph,
    Callout,
    Note,
    lambda text: Bullets((Point(text),)),
    lambda text: Numbered((Point(text),)),
    lambda text: Table(("Theme", "What was heard"), (("Front door", text),)),
    lambda text: Table(("Theme", "Count"), (("Front door", "3"),), alt=text),
    lambda text: Bars("People met", (Bar("Workers", 6),), alt=text),
    lambda text: Timeline("A message", (Moment("Monday", "drafted", text),)),
    lambda text: Figures((Figure(3, "meetings", text),)),
    lambda text: Passage((Run(text),)),
    lambda text: Heading(text, 2),
)


@cache
def planted() -> tuple[tuple[str, str], ...]:
    """Return kinds and sentences: sixty-eight, four of every kind."""
    sentences = [one.sentence for one in judged("tuned") if one.right]
    return tuple(
        (kind, text)
        for kind in KINDS
        for text in [s.text for s in sentences if s.kind == kind][:EACH]
    )


def document() -> Document:
    """Return a report with a leak in every block."""
    made = [how(text) for how, (_, text) in zip(cycle(_IN_PAPER), planted(), strict=False)]
    return Document(
        title="Report", subtitle="Feedback", council=COUNCIL, offer=OFFER, copy=Copy.SPONSOR,
        blocks=tuple(made),
    )  # fmt: skip


def deck() -> Deck:
    """Return slides with leaks in bullets, rows, tables and alternative texts."""
    return Deck(
        title="Slides", council=COUNCIL, offer=OFFER, days="May", copy=Copy.SPONSOR,
        slides=tuple(_slides()),
    )  # fmt: skip


def _slides() -> Iterator[Slide]:
    for number, (_, text) in enumerate(planted(), 1):
        titled = f"Slide {number}"
        match number % 4:
            case 0:
                yield Slide(kind=SlideKind.POINTS, title=titled, points=(Point(text),))
            case 1:
                yield Slide(kind=SlideKind.SCOPE, title=titled, rows=(("Theme", text),))
            case 2:
                drawn = Table(("Theme", "Heard"), (("Front door", text),))
                yield Slide(kind=SlideKind.FIGURE, title=titled, figure=drawn)
            case _:
                bars = Bars("People met", (Bar("Workers", 3),))
                yield Slide(kind=SlideKind.FIGURE, title=titled, figure=bars, alt=text)


def found_in(read: tuple[Piece, ...]) -> Counter[tuple[str, str]]:
    """Return what the guard finds, by kind and words."""
    return Counter((f.kind, f.found) for f in attribution(read, corpus_lists()))


def missing(read: tuple[Piece, ...]) -> list[str]:
    """Return the planted sentences of which the guard does not find what it finds in them alone."""
    found = found_in(read)
    return [
        f"{kind}: {text}"
        for kind, text in planted()
        if not any(
            (f.kind, f.found) in found
            for f in attribution([Piece(text, "")], corpus_lists())
            if f.kind == kind
        )
    ]


def test_there_are_sixty_and_more_of_every_kind() -> None:
    assert len(planted()) >= 60
    assert Counter(kind for kind, _ in planted()) == dict.fromkeys(KINDS, EACH)


@pytest.mark.parametrize("paper", [document(), deck()], ids=["document", "deck"])
def test_all_are_found_in_the_document_before_it_is_a_file(paper: Paper) -> None:
    assert missing(pieces(paper)) == []


@pytest.mark.parametrize(
    ("paper", "wish"),
    [
        (document(), Wish(format=Format.PDF)),
        (document(), Wish(format=Format.PDF, large=True)),
        (document(), Wish(format=Format.DOCX)),
        (deck(), Wish(format=Format.PDF)),
        (deck(), Wish(format=Format.PPTX)),
    ],
    ids=["pdf", "pdf-large", "docx", "deck-pdf", "pptx"],
)
def test_all_are_found_in_the_finished_file(paper: Paper, wish: Wish) -> None:
    papers = Papers(RESOURCES / "fonts")
    content = papers.made(paper, wish).content
    assert missing(papers.pieces("report", content)) == []
