# SPDX-License-Identifier: Apache-2.0
"""The pieces of PowerPoint's XML that python-pptx has no words for: masters, styles, fields."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from peerdesk.render.slide_layout import Box

EMU = 9525
"""PowerPoint's units to a pixel."""
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


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
        letters = f'<a:defRPr kern="1200" {self.letters}</a:defRPr>'
        return f"<a:lvl{number}pPr {self.lines}{letters}</a:lvl{number}pPr>"

    @property
    def lines(self) -> str:
        """Return alignment, spacing and bullet: attributes, then elements."""
        bullet = (
            '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if self.bullet else "<a:buNone/>"
        )
        hang = self.indent if self.bullet else 0
        return (
            f'marL="{emu(self.indent)}" indent="{-emu(hang)}" algn="{self.align}" rtl="0">'
            f'<a:lnSpc><a:spcPts val="{points(self.line)}"/></a:lnSpc>'
            '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="{points(self.after)}"/></a:spcAft>{bullet}'
        )

    @property
    def letters(self) -> str:
        """Return language, size, weight, colour and face: attributes, then elements."""
        return (
            f'lang="en-GB" sz="{points(self.size)}" b="{int(self.bold)}">'
            f"<a:solidFill>{colour_xml(self.colour)}</a:solidFill>"
            '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        )


class Slot(Struct, frozen=True):
    """A placeholder of a master, layout or slide."""

    kind: str
    index: int
    name: str
    box: Box | None = None
    levels: tuple[Type, ...] = ()
    anchor: str = "t"
    text: str = '<a:p><a:endParaRPr lang="en-GB"/></a:p>'


def emu(pixels: float) -> int:
    """Return pixels in PowerPoint's units."""
    return round(pixels * EMU)


def points(pixels: float) -> int:
    """Return pixels in hundredths of a point."""
    return round(pixels * 75)


def place(box: Box) -> str:
    """Return where a shape stands."""
    return (
        f'<a:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></a:xfrm>'
    )


def slot_xml(slot: Slot, identifier: int) -> str:
    """Return a placeholder; one without a box stands where its layout says."""
    index = f' idx="{slot.index}"' if slot.index else ""
    where = f'{place(slot.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if slot.box else ""
    body = (
        f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
        f'anchor="{slot.anchor}"><a:noAutofit/></a:bodyPr>'
        if slot.box
        else "<a:bodyPr/>"
    )
    levels = "".join(level.level(number) for number, level in enumerate(slot.levels, 1))
    return (
        f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{identifier}" name={quoteattr(slot.name)}/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{slot.kind}"{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{where}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle>{levels}</a:lstStyle>{slot.text}</p:txBody></p:sp>"
    )


def common_xml(name: str, parts: Sequence[str], ground: str = "") -> str:
    """Return the content of a master or layout: its name, its ground and its shapes."""
    fill = f'<a:srgbClr val="{ground.lstrip("#")}"/>' if ground else '<a:schemeClr val="bg1"/>'
    return (
        f"<p:cSld {_NAMES} name={quoteattr(name)}>"
        f"<p:bg><p:bgPr><a:solidFill>{fill}</a:solidFill><a:effectLst/></p:bgPr></p:bg>"
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{"".join(parts)}</p:spTree></p:cSld>'
    )


def styles_xml(title: Type, body: Sequence[Type], other: Type) -> str:
    """Return the three text styles of a master."""
    levels = "".join(level.level(number) for number, level in enumerate(body, 1))
    return (
        f"<p:txStyles {_NAMES}><p:titleStyle>{title.level(1)}</p:titleStyle>"
        f"<p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{other.level(1)}</p:otherStyle>"
        "</p:txStyles>"
    )


def ring_xml(box: Box, width: float, colour: str, identifier: int) -> str:
    """Return a ring of the cover, marked as decoration."""
    return (
        f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{identifier}" name="Ring"/><p:cNvSpPr/><p:nvPr '
        f'userDrawn="1"/></p:nvSpPr><p:spPr>{place(box)}<a:prstGeom prst="ellipse"><a:avLst/>'
        f'</a:prstGeom><a:noFill/><a:ln w="{emu(width)}"><a:solidFill>{colour_xml(colour)}'
        "</a:solidFill></a:ln></p:spPr></p:sp>"
    )


def prompt(text: str) -> str:
    """Return the prompt of a placeholder, shown while it is empty."""
    return f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(text)}</a:t></a:r></a:p>'


NUMBER = (
    '<a:p><a:fld id="{5D2A1C0E-6F0B-4C1B-9E33-2C0A4D1F7B61}" type="slidenum">'
    '<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld></a:p>'
)
"""The field that shows a slide's number."""


def frame_xml(anchor: str) -> tuple[str, str]:
    """Return the frame of a text box that keeps its size and has no margins."""
    margins = 'wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
    frame = f'<a:bodyPr {_NAMES} {margins} anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
    return frame, f"<a:lstStyle {_NAMES}/>"


def paragraph_xml(text: str, style: Type) -> str:
    """Return a paragraph that carries its type itself."""
    return (
        f"<a:p {_NAMES}><a:pPr {style.lines}</a:pPr>"
        f"<a:r><a:rPr {style.letters}</a:rPr><a:t>{escape(text)}</a:t></a:r></a:p>"
    )


def bullet_colour_xml(colour: str) -> str:
    """Return the colour of a paragraph's bullet."""
    return f"<a:buClr {_NAMES}>{colour_xml(colour)}</a:buClr>"


def colour_xml(colour: str) -> str:
    """Return a colour by its role in the theme or, from #, by its value."""
    if colour.startswith("#"):
        return f'<a:srgbClr val="{colour[1:]}"/>'
    return f'<a:schemeClr val="{colour}"/>'
