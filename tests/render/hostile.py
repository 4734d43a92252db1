# SPDX-License-Identifier: Apache-2.0
"""Documents and decks with one text in every field, and texts that unsettle whoever prints."""

from msgspec import structs

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
    Paragraph,
    Point,
    Sign,
    Slide,
    SlideKind,
    Table,
)
from peerdesk.compose.charts import Bar, Bars, Moment, Timeline
from peerdesk.compose.paging import pages as slide_pages
from peerdesk.compose.paging import room_below
from peerdesk.compose.passages import Change, Passage, Run

HOSTILE = {
    "an image": '<img src="/etc/passwd"/>',
    "an image by address": '<img src="http://127.0.0.1:9/x.png"/>',
    "an open tag": "<b>oops",
    "a closed tag": "</para></font>",
    "an entity": "&amp; &#65; &nosuch; &",
    "a link": '<a href="file:///etc/passwd">x</a>',
    "a script": "<onDraw name='x' label='y'/><script>alert(1)</script>",
    "control characters": "be\x00fo\x1bre\x7f af\x85ter",
    "a lone surrogate": "be\ud800fore",
    "no characters at all": "a\ufffeb\uffffc",
    "an override": "abc\u202edef\u202cghi",
    "a formula": "=HYPERLINK(1) +1 -1 @x",
    "a template": "{{7*7}} ${x} %s %(x)s {0} \\n \\ end",
    "a path": r"..\..\x C:\windows \\server\share",
    "an escape of PowerPoint": "_x0041_ _x000D_",
    "spaces": "a\u2003b\u3000c\u00a0d",
    "accents apart": "e\u0301te\u0301",
    "a CDATA end": "a]]>b<![CDATA[c",
}


def document(text: str, copy: Copy = Copy.TEAM) -> Document:
    """Return a document of every kind of block with the text in every field."""
    point = Point(text, "m", text, text, trail=(text,))
    bars, life = Bars(text, (Bar(text, 3),), alt=text), Timeline(text, (Moment(text, text, text),))
    heat = HeatMap((text, text), (HeatRow(text), HeatRow(text, (1,), text)), alt=text)
    changed = Passage((Run(text), Run(text, Change.ADDED), Run(text, Change.TAKEN)))
    return Document(
        title=text, subtitle=text, council=text, offer=text, copy=copy, dated=text, language=text,
        blocks=(
            Heading(text), Heading(text, 2, Sign.STRENGTH),
            Bullets((point, Point(text)), Sign.STRENGTH), Numbered((point,)),
            Callout(text), Paragraph(text), Paragraph(text, quiet=True), Note(text), changed,
            Figures((Figure(3, text, text),), alt=text), bars, life, heat,
            Table((text, text), ((text, text), (text, text)), caption=text, alt=text),
        ),
        for_team=(Heading(text), Bullets((Point(text),))), contents=True,
    )  # fmt: skip


def deck(text: str, copy: Copy = Copy.TEAM) -> Deck:
    """Return a deck of every kind of slide with the text in every field."""
    points = slide_pages([Point(text, "m", trail=(text,))], room_below(text))
    told = Slide(kind=SlideKind.POINTS, title=text, sign=Sign.STRENGTH, crib=(text,))
    drawn = Slide(kind=SlideKind.FIGURE, title=text, subtitle=text, alt=text)
    counts = (Figure(1, text, text),)
    figures = (
        Bars(text, (Bar(text, 3),)), Timeline(text, (Moment(text, text, text),)),
        HeatMap((text, text), (HeatRow(text), HeatRow(text, (1,), text))),
        Table((text, text), ((text, text),), caption=text),
    )  # fmt: skip
    return Deck(
        title=text, council=text, offer=text, days=text, copy=copy, language=text,
        slides=(
            Slide(kind=SlideKind.COVER, title=text, subtitle=text, points=(Point(text),)),
            Slide(kind=SlideKind.PEOPLE, title=text, rows=((text, text),)),
            Slide(kind=SlideKind.FIGURES, title=text, subtitle=text, figures=counts),
            *(structs.replace(told, points=page) for page in points),
            *(structs.replace(drawn, figure=figure) for figure in figures),
            Slide(kind=SlideKind.CLOSING, title=text, subtitle=text),
        ),
    )  # fmt: skip
