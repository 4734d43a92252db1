# SPDX-License-Identifier: Apache-2.0
"""Every text that a reader of a document can meet is among its pieces, with its place."""

from peerdesk.compose.blocks import (
    Bullets,
    Callout,
    Copy,
    Deck,
    Document,
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
    Record,
    Rule,
    Slide,
    SlideKind,
    Table,
)
from peerdesk.compose.charts import Bar, Bars, Moment, Timeline
from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.compose.passages import Change, Passage, Run
from peerdesk.compose.pieces import pieces

DOCUMENT = Document(
    title="Report", subtitle="Days on site", council="Marlowe Vale", offer="Challenge",
    copy=Copy.TEAM, dated="14 May 2026",
    blocks=(
        Paragraph("said first"),
        Heading("Strengths"),
        Bullets((Point("one", "m1", trail=("a line",)), Point("two", "m2"))),
        Bullets((Point("three"),)),
        Numbered((Point("four", "m4"),)),
        Paragraph("   "),
        Callout("called out"),
        Note("noted"),
        Rule(),
        PageBreak(),
        Passage((Run("kept "), Run("old", Change.TAKEN), Run("new", Change.ADDED))),
        Passage((Run("only kept"),)),
        Figures((Figure(3, "meetings", "a day"),), alt="said of figures"),
        Table(("head one", "head two"), (("cell one", "cell two"),), caption="caption"),
        HeatMap(("line", "Heard"), (HeatRow("row", (1,), "lacking"),)),
        Bars("bars", (Bar("label", 2),)),
        Timeline("life", (Moment("Monday", "drafted", "detail"),)),
    ),
    for_team=(Paragraph("team only"),),
)  # fmt: skip


def the(found: tuple[Piece, ...], text: str) -> Piece:
    return next(piece for piece in found if piece.text == text)


def test_every_text_of_a_document_is_a_piece() -> None:
    texts = {piece.text for piece in pieces(DOCUMENT)}
    wanted = """Report|Days on site|said first|Strengths|one|a line|two|three|four|called out|noted
        |kept new|kept old|only kept|3 meetings a day|said of figures|head one|head two|cell one
        |cell two|caption|line|Heard|row|lacking|bars|label|life|Monday|drafted|detail|team only
        |Marlowe Vale · Challenge · 14 May 2026"""
    assert {text.strip() for text in wanted.split("|")} <= texts
    assert all(text.strip() for text in texts)


def test_places_are_told_by_heading_and_count_on_below_it() -> None:
    found = pieces(DOCUMENT)
    assert the(found, "said first").place == "Before the first heading, paragraph 1"
    assert the(found, "three").place == "Under “Strengths”, bullet 3"
    assert the(found, "four") == Piece("four", "Under “Strengths”, bullet 4", Where.BODY, "m4")
    assert the(found, "called out").place == "Under “Strengths”, paragraph 2"
    assert the(found, "a line") == Piece(
        "a line", "Under “Strengths”, bullet 1, evidence", Where.NOTES, "m1"
    )
    assert the(found, "cell one").where is Where.TABLE
    assert the(found, "said of figures").where is Where.ALT
    assert the(found, "kept old").place.endswith("before the change")


def test_a_kind_of_point_is_told_with_the_theme_under_which_it_stands() -> None:
    one, other, strengths = Heading("Vision"), Heading("Front door"), Heading("Strengths", 2)
    lower = Heading("Duty", 3)
    document = Document(
        title="T", subtitle="", council="C", offer="O", copy=Copy.TEAM,
        blocks=(
            one, strengths, Bullets((Point("one"),)), lower, Bullets((Point("two"),)),
            other, Paragraph("three"), strengths, Bullets((Point("four"),)),
        ),
    )  # fmt: skip
    found = pieces(document)
    assert the(found, "one").place == "Under “Vision”, “Strengths”, bullet 1"
    assert the(found, "two").place == "Under “Vision”, “Strengths”, “Duty”, bullet 1"
    assert the(found, "three").place == "Under “Front door”, paragraph 1"
    assert the(found, "four").place == "Under “Front door”, “Strengths”, bullet 1"
    headings = [piece.place for piece in found if piece.text == "Strengths"]
    assert headings == ["Heading “Vision”, “Strengths”", "Heading “Front door”, “Strengths”"]


def test_a_table_is_told_as_a_table_and_a_drawing_as_a_figure() -> None:
    found = pieces(DOCUMENT)
    assert the(found, "cell one").place == "Under “Strengths”, table 1"
    assert the(found, "label").place == "Under “Strengths”, figure 3"


def test_a_record_has_its_foot_among_its_pieces() -> None:
    record = Record(
        title="T", subtitle="", council="C", offer="O", copy=Copy.TEAM, foot="what the program did"
    )
    assert any("what the program did" in piece.text for piece in pieces(record))


def test_every_text_of_a_slide_is_a_piece_with_its_number() -> None:
    slides = (
        Slide(
            kind=SlideKind.POINTS, title="First", subtitle="sub", points=(Point("p", "m1"),),
            figures=(Figure(2, "people"),), rows=(("name", "role"),), crib=("crib",), alt="alt",
        ),
        Slide(kind=SlideKind.FIGURE, title="Second", figure=Bars("groups", (Bar("b", 1),))),
    )  # fmt: skip
    deck = Deck(title="Deck", council="C", offer="O", days="May", copy=Copy.SPONSOR, slides=slides)
    found = pieces(deck)
    assert the(found, "p") == Piece("p", "Slide 1, bullet 1", Where.BODY, "m1", 1)
    assert the(found, "crib").where is Where.NOTES
    assert the(found, "alt").where is Where.ALT
    assert the(found, "b").page == 2
    wanted = {"Deck", "O", "C · O · May", "First", "sub", "2 people", "name", "role", "Second",
              "groups", "groups: b 1"}  # fmt: skip
    assert wanted <= {piece.text for piece in found}
