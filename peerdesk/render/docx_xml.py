# SPDX-License-Identifier: Apache-2.0
"""Word's XML for paragraphs and runs: written as text, because that is many times as fast.

Whatever was typed goes through `line` or `lines` and is escaped here, in one place; nothing in
it can become mark-up, a field or a link.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from peerdesk.compose.measure import SPACES
from peerdesk.render.clean import cleaned, lines

TWENTIETHS = 20
"""Word's units to a point."""
EMU = 12_700
"""The units of drawings to a point."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
_MS = "http://schemas.microsoft.com/office"
NAMES = (
    f'xmlns:w="{_WORD}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    f'xmlns:a="{_DRAWN}/main" xmlns:wp="{_DRAWN}/wordprocessingDrawing" '
    f'xmlns:wps="{_MS}/word/2010/wordprocessingShape" '
    f'xmlns:wpg="{_MS}/word/2010/wordprocessingGroup" '
    f'xmlns:w14="{_MS}/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)


class Look(Struct, frozen=True):
    """How a run differs from its paragraph's style; sizes in points, colours from #."""

    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: float = 0
    style: str = ""
    ground: str = ""


PLAIN = Look()


def run(text: str, look: Look = PLAIN) -> str:
    """Return a text as a run, each line's end as one on the page; nothing for no words."""
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in lines(text)]
    return f"<w:r>{look_xml(look)}{'<w:br/>'.join(parts)}</w:r>" if parts else ""


def kept(text: str, look: Look = PLAIN) -> str:
    """Return a piece of a paragraph as a run whose spaces at its ends stay as they are."""
    said = SPACES.sub(" ", cleaned(text))
    letters = look_xml(look)
    return f'<w:r>{letters}<w:t xml:space="preserve">{escape(said)}</w:t></w:r>' if said else ""


def joined(runs: Iterable[tuple[str, Look]]) -> str:
    """Return runs with a space between each two."""
    found = [made for text, look in runs if (made := run(text, look))]
    return '<w:r><w:t xml:space="preserve"> </w:t></w:r>'.join(found)


def paragraph(style: str, content: str, *, more: str = "", first: str = "") -> str:
    """Return a paragraph in a style; `more` are further properties, `first` those before them.

    Word wants properties in one order: `first` holds what stands before the numbering.
    """
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{first}{more}</w:pPr>{content}</w:p>'
        if style
        else f"<w:p><w:pPr>{first}{more}</w:pPr>{content}</w:p>"
    )


def field(instruction: str, shown: str, look: Look = PLAIN) -> str:
    """Return one of our own fields (a page number) and what it shows until it is counted."""
    letters = look_xml(look)
    return (
        f'<w:r>{letters}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{letters}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{letters}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{letters}<w:t>{escape(shown)}</w:t></w:r>"
        f'<w:r>{letters}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def look_xml(look: Look) -> str:
    """Return the properties of a run, in the order in which Word wants them."""
    if look == PLAIN:
        return ""
    size = round(look.size * 2)
    return "".join(
        (
            "<w:rPr>",
            f'<w:rStyle w:val="{look.style}"/>' if look.style else "",
            "<w:b/>" if look.bold else "",
            "<w:i/>" if look.italic else "",
            f'<w:color w:val="{look.colour[1:]}"/>' if look.colour else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{look.ground[1:]}"/>'
            if look.ground
            else "",
            "</w:rPr>",
        )
    )


def twentieths(points: float) -> int:
    """Return points in Word's units."""
    return round(points * TWENTIETHS)


def attribute(text: str) -> str:
    """Return a text as an attribute's value with its quotation marks, on one line."""
    return quoteattr(" ".join(lines(text)))
