# SPDX-License-Identifier: Apache-2.0
"""Signs and the strip of the page as drawings in a Word file, left alone by whoever reads aloud.

They are marked as decoration: the word stands beside the sign, and the strip says nothing.
"""

from peerdesk.compose.blocks import Sign
from peerdesk.render.docx_xml import EMU, attribute
from peerdesk.render.drawing_xml import paths_xml
from peerdesk.render.palette import ACCENT, COVER, COVER_RING, HUES
from peerdesk.render.signs import SIDE, SIGNS, STROKE

_WORDS = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
_PLAIN = 'distT="0" distB="0" distL="0" distR="0"'


def sign_xml(sign: Sign, number: int, side: float) -> str:
    """Return a sign on its rounded ground as a run in a line of text; `side` is in points."""
    hue = HUES[sign]
    wide = round(side * EMU)
    edge = round(wide * 0.19)
    inner = wide - 2 * edge
    ground = _shape(0, wide, '<a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom>', hue.ground)
    stroke = round(STROKE * inner / SIDE)
    line = (
        f'<a:ln w="{stroke}" cap="rnd"><a:solidFill><a:srgbClr val="{hue.ink[1:]}"/></a:solidFill>'
        "<a:round/></a:ln>"
    )
    drawn = _shape(edge, inner, paths_xml(SIGNS[sign]), hue.ink, line)
    group = (
        f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{_place(0, wide)}"
        f'<a:chOff x="0" y="0"/><a:chExt cx="{wide}" cy="{wide}"/></a:xfrm></wpg:grpSpPr>'
        f"{ground}{drawn}</wpg:wgp>"
    )
    inline = (
        f'<wp:inline {_PLAIN}><wp:extent cx="{wide}" cy="{wide}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{_name(number, "Sign")}'
        f"<wp:cNvGraphicFramePr/>{_graphic('Group', group)}</wp:inline>"
    )
    low = f'<w:rPr><w:position w:val="-{round(side * 0.5)}"/></w:rPr>'
    return f"<w:r>{low}{_chosen('wpg', inline)}</w:r>"


def strip_xml(number: int, width: float, height: float) -> str:
    """Return the strip along the upper edge of a page, as a run; sizes in points."""
    cx, cy = round(width * EMU), round(height * EMU)
    ground = _ground(cx, cy, ACCENT)
    return _behind(number, "Strip", (cx, cy), "Shape", ground)


def cover_ground_xml(number: int, width: float, height: float) -> str:
    """Return the dark ground of a cover with its three rings, from edge to edge of the page."""
    cx, cy = round(width * EMU), round(height * EMU)
    ring = round(min(height * 0.14, width * 0.07) * EMU)
    rings = "".join(
        _ring(round(cx * x) - ring, round(cy * y) - ring, 2 * ring)
        for x, y in ((0.835, 0.3), (0.75, 0.66), (0.92, 0.66))
    )
    group = (
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/><a:chOff x="0" y="0"/><a:chExt cx="{cx}" cy="{cy}"/>'
        f"</a:xfrm></wpg:grpSpPr>{_ground(cx, cy, COVER)}{rings}</wpg:wgp>"
    )
    return _behind(number, "Cover", (cx, cy), "Group", group)


def _ground(cx: int, cy: int, colour: str) -> str:
    return (
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _ring(left: int, top: int, side: int) -> str:
    return (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/>'
        f'</a:prstGeom><a:noFill/><a:ln w="{round(side * 0.07)}"><a:solidFill>'
        f'<a:srgbClr val="{COVER_RING[1:]}"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )


def _behind(number: int, name: str, size: tuple[int, int], kind: str, content: str) -> str:
    """Return a drawing behind the text, from the page's upper left corner, as a run."""
    cx, cy = size
    anchor = (
        f'<wp:anchor {_PLAIN} simplePos="0" relativeHeight="1" behindDoc="1" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f"{_name(number, name)}<wp:cNvGraphicFramePr/>{_graphic(kind, content)}</wp:anchor>"
    )
    return f"<w:r>{_chosen('wps' if kind == 'Shape' else 'wpg', anchor)}</w:r>"


def chart_xml(number: int, relation: str, size: tuple[float, float], alt: str) -> str:
    """Return a chart in a line of its own as a run; `alt` says what it shows."""
    cx, cy = (round(part * EMU) for part in size)
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    return (
        f'<w:r><w:drawing><wp:inline {_PLAIN}><wp:extent cx="{cx}" cy="{cy}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={attribute(alt)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{uri}">'
        f'<c:chart xmlns:c="{uri}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _shape(start: int, side: int, geometry: str, fill: str, line: str = "") -> str:
    return (
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>{_place(start, side)}</a:xfrm>{geometry}"
        f'<a:solidFill><a:srgbClr val="{fill[1:]}"/></a:solidFill>'
        f"{line or '<a:ln><a:noFill/></a:ln>'}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _place(start: int, side: int) -> str:
    return f'<a:off x="{start}" y="{start}"/><a:ext cx="{side}" cy="{side}"/>'


def _name(number: int, name: str) -> str:
    return f'<wp:docPr id="{number}" name="{name} {number}" descr="">{_DECORATIVE}</wp:docPr>'


def _graphic(kind: str, content: str) -> str:
    return f'<a:graphic><a:graphicData uri="{_WORDS}{kind}">{content}</a:graphicData></a:graphic>'


def _chosen(needs: str, content: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{needs}"><w:drawing>{content}</w:drawing>'
        "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    )
