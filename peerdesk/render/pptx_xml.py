# SPDX-License-Identifier: Apache-2.0
"""PowerPoint's XML for what python-pptx has no words for: masters, types of text, fields.

A slide is written as one piece of XML: python-pptx's shape by shape takes several times as long,
and its shapes come with a theme's shadow.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from peerdesk.render.slide_layout import Box

EMU = 9525
"""PowerPoint's units to a pixel."""
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EMPTY = '<a:p><a:endParaRPr lang="en-GB"/></a:p>'
"""A paragraph without words."""


class Type(Struct, frozen=True):
    """How a level of text is set; sizes and spaces in pixels, the colour by its role or in hex."""

    size: float
    line: float
    colour: str = "tx1"
    bold: bool = False
    indent: float = 0
    bullet: bool = False
    after: float = 0
    align: str = "l"

    def level(self, number: int) -> str:
        """Return it as the properties of a level of text, from 1."""
        letters = f'<a:defRPr kern="1200" {self._letters()}</a:defRPr>'
        return f"<a:lvl{number}pPr {self._lines()}{letters}</a:lvl{number}pPr>"

    def paragraph(self, text: str, *, level: int = 0) -> str:
        """Return a paragraph that carries this type itself, on a level of its placeholder."""
        run = f"<a:r><a:rPr {self._letters()}</a:rPr><a:t>{escape(text)}</a:t></a:r>"
        end = f'<a:endParaRPr lang="en-GB" sz="{points(self.size)}"/>'
        below = f'lvl="{level}" ' if level else ""
        return f"<a:p><a:pPr {below}{self._lines()}</a:pPr>{run if text else ''}{end}</a:p>"

    def _lines(self) -> str:
        """Return alignment, spacing and bullet: attributes, then elements."""
        dot = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        bullet = dot if self.bullet else "<a:buNone/>"
        hang = self.indent if self.bullet else 0
        return (
            f'marL="{emu(self.indent)}" indent="{-emu(hang)}" algn="{self.align}" rtl="0">'
            f'<a:lnSpc><a:spcPts val="{points(self.line)}"/></a:lnSpc>'
            '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="{points(self.after)}"/></a:spcAft>{bullet}'
        )

    def _letters(self) -> str:
        """Return language, size, weight, colour and face: attributes, then elements."""
        return (
            f'lang="en-GB" sz="{points(self.size)}" b="{int(self.bold)}">'
            f"<a:solidFill>{colour_xml(self.colour)}</a:solidFill>"
            '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        )


def number_xml(size: float = 0) -> str:
    """Return the field that shows a slide's number, in a size of its own if one is given."""
    larger = f' sz="{points(size)}"' if size else ""
    return (
        '<a:p><a:fld id="{5D2A1C0E-6F0B-4C1B-9E33-2C0A4D1F7B61}" type="slidenum">'
        f'<a:rPr lang="en-GB"{larger}/><a:t>‹#›</a:t></a:fld></a:p>'
    )


def emu(pixels: float) -> int:
    """Return pixels in PowerPoint's units."""
    return round(pixels * EMU)


def points(pixels: float) -> int:
    """Return pixels in hundredths of a point."""
    return round(pixels * 75)


def place_xml(box: Box) -> str:
    """Return where a shape stands."""
    return (
        f'<a:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'
    )


def colour_xml(colour: str) -> str:
    """Return a colour by its role in the theme or, from #, by its value."""
    if colour.startswith("#"):
        return f'<a:srgbClr val="{colour[1:]}"/>'
    return f'<a:schemeClr val="{colour}"/>'


def frame_xml(anchor: str) -> str:
    """Return the frame of text that keeps its size and has no margins."""
    margins = 'wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'
    return f'<a:bodyPr vert="horz" {margins} anchor="{anchor}"><a:noAutofit/></a:bodyPr>'


def paragraph_xml(text: str, *, level: int = 0, bullet: str = "", size: float = 0) -> str:
    """Return a paragraph in the type of its placeholder, its bullet in a colour of its own.

    `size` in pixels is only for a template whose own letters are too small.
    """
    dot = f"<a:buClr>{colour_xml(bullet)}</a:buClr>" if bullet else ""
    larger = f' sz="{points(size)}"' if size else ""
    run = f'<a:r><a:rPr lang="en-GB"{larger}/><a:t>{escape(text)}</a:t></a:r>'
    return f'<a:p><a:pPr lvl="{level}">{dot}</a:pPr>{run}</a:p>'


def content_xml(name: str, shapes: str, ground: str = "") -> str:
    """Return the content of a master, layout or slide: its name, its ground and its shapes."""
    colour = colour_xml(ground or "bg1")
    fill = f"<p:bg><p:bgPr><a:solidFill>{colour}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
    return (
        f"<p:cSld {NAMES} name={quoteattr(name)}>{fill if name else ''}"
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree></p:cSld>'
    )


def styles_xml(title: Type, body: Sequence[Type], other: Type) -> str:
    """Return the three text styles of a master."""
    levels = "".join(level.level(number) for number, level in enumerate(body, 1))
    return (
        f"<p:txStyles {NAMES}><p:titleStyle>{title.level(1)}</p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{other.level(1)}</p:otherStyle>"
        "</p:txStyles>"
    )
