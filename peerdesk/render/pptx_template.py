# SPDX-License-Identifier: Apache-2.0
"""An empty presentation with our master and five layouts, so that what people add looks alike.

Type, bullets and places live in the layouts, not on the slides: a team that edits the last
day's slides by hand gets the same look without trying.
"""

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Emu

from peerdesk.compose.blocks import Sign, Slide, SlideKind
from peerdesk.compose.paging import BODY_HEIGHT
from peerdesk.compose.slide_type import STANDARD, SlideType
from peerdesk.render import slide_layout as at
from peerdesk.render.palette import COVER, COVER_QUIET, COVER_RING, WHITE
from peerdesk.render.pptx_shapes import Shapes, Slot
from peerdesk.render.pptx_xml import Type, content_xml, emu, number_xml, paragraph_xml, styles_xml
from peerdesk.render.theme import painted

COVER_LAYOUT, POINTS_LAYOUT, TEXT_LAYOUT, ROWS_LAYOUT, FIGURES_LAYOUT = range(5)
"""The layouts by their place in the presentation."""
_NAMES = ("Cover", "Points under a sign", "Text", "Names and what supports them", "Title only")
_TYPES = ("title", "obj", "tx", "tx", "titleOnly")
_ROOM = at.RIGHT - at.LEFT

_TITLE_AT = at.title_box(Slide(kind=SlideKind.PLAIN, title=""))
_SIGNED_TITLE_AT = at.title_box(Slide(kind=SlideKind.POINTS, title="", sign=Sign.STRENGTH))
_BODY_AT = at.Box(at.LEFT, at.BODY_TOP, _ROOM, BODY_HEIGHT)
_SECOND = Type(24, 32, "tx2", indent=2 * at.INDENT, bullet=True, after=8)


class _Types:
    """The types of master and layouts, in a table of sizes."""

    def __init__(self, sizes: SlideType) -> None:
        self.sizes = sizes
        self.title = Type(*sizes.title, bold=True)
        self.body = Type(*sizes.body, indent=at.INDENT, bullet=True, after=sizes.body_gap)
        self.name = Type(*sizes.row, bold=True)
        self.support = Type(*sizes.support, "tx2", after=sizes.row_gap)
        self.foot = Type(*sizes.foot, "tx2")
        self.number = Type(*sizes.foot, "tx2", align="r")
        self.pale = Type(*sizes.foot, COVER_QUIET)
        self.pale_number = Type(*sizes.foot, COVER_QUIET, align="r")
        self.cover_title = Type(at.COVER_TITLE_SIZE, at.COVER_TITLE_LINE, WHITE, bold=True)
        self.cover_text = Type(28, 38, WHITE)
        self.foot_at = at.Box(at.LEFT, sizes.foot_top, 720, sizes.foot[1])
        self.number_at = at.Box(at.RIGHT - 60, sizes.foot_top, 60, sizes.foot[1])


def empty_presentation(sizes: SlideType = STANDARD) -> Presentation:
    """Return a presentation of 1280 × 720 pixels without slides and without anybody's name."""
    types = _Types(sizes)
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Emu(emu(at.WIDTH)), Emu(emu(at.HEIGHT))
    presentation.element.sldSz.attrib.pop("type", None)
    for layout in list(presentation.slide_layouts)[len(_NAMES) :]:
        presentation.slide_layouts.remove(layout)
    _dress_master(presentation, types)
    for place, layout in enumerate(presentation.slide_layouts):
        _dress_layout(layout, place, types)
    _paint(presentation)
    _strip(presentation)
    return presentation


def _dress_master(presentation: Presentation, types: _Types) -> None:
    master = presentation.slide_master.element
    shapes = Shapes()
    shapes.placeholder(Slot("title", 0, "Title", _TITLE_AT), paragraph_xml("Title"))
    shapes.placeholder(Slot("body", 1, "Text", _BODY_AT), paragraph_xml("Text"))
    shapes.placeholder(Slot("ftr", 3, "Footer", types.foot_at, (types.foot,)))
    shapes.placeholder(
        Slot("sldNum", 4, "Slide number", types.number_at, (types.number,)), number_xml()
    )
    master.replace(master.cSld, parse_xml(content_xml("PeerDesk", shapes.xml)))
    styles = parse_xml(styles_xml(types.title, (types.body, _SECOND), types.foot))
    master.replace(master.find(styles.tag), styles)


def _dress_layout(layout: SlideLayout, place: int, types: _Types) -> None:
    shapes = Shapes()
    ground = ""
    if place == COVER_LAYOUT:
        ground = COVER
        _cover(shapes, types)
    else:
        _page(shapes, place, types)
    element = layout.element
    element.set("type", _TYPES[place])
    element.replace(element.cSld, parse_xml(content_xml(_NAMES[place], shapes.xml, ground)))


def _cover(shapes: Shapes, types: _Types) -> None:
    for x, y in at.RINGS:
        ring = at.Box(x - at.RING, y - at.RING, 2 * at.RING, 2 * at.RING)
        shapes.ring(ring, at.RING_WIDTH, COVER_RING)
    top = at.cover_top(1) + 48
    title = at.Box(at.COVER_LEFT, top, at.COVER_WIDTH, at.COVER_TITLE_LINE)
    below = at.Box(at.COVER_LEFT, top + at.COVER_TITLE_LINE + 62, at.COVER_WIDTH, 120)
    shapes.placeholder(
        Slot("ctrTitle", 0, "Title", title, (types.cover_title,)), paragraph_xml("Council")
    )
    shapes.placeholder(
        Slot("subTitle", 1, "Subtitle", below, (types.cover_text,)), paragraph_xml("Days")
    )
    _foot(shapes, types, pale=True)


def _page(shapes: Shapes, place: int, types: _Types) -> None:
    where = _SIGNED_TITLE_AT if place == POINTS_LAYOUT else _TITLE_AT
    shapes.placeholder(Slot("title", 0, "Title", where), paragraph_xml("Title"))
    if place != FIGURES_LAYOUT:
        levels = (types.name, types.support) if place == ROWS_LAYOUT else ()
        shapes.placeholder(Slot("body", 1, "Text", _BODY_AT, levels), paragraph_xml("Text"))
    _foot(shapes, types, pale=False)


def _foot(shapes: Shapes, types: _Types, *, pale: bool) -> None:
    foot, number = (types.pale, types.pale_number) if pale else (types.foot, types.number)
    shapes.placeholder(Slot("ftr", 11, "Footer", types.foot_at, (foot,)))
    shapes.placeholder(Slot("sldNum", 12, "Slide number", types.number_at, (number,)), number_xml())


def _paint(presentation: Presentation) -> None:
    """Put Arial and our colours into the theme."""
    part = presentation.slide_master.part.part_related_by(RELATION.THEME)
    part._blob = painted(part.blob)  # noqa: SLF001 - python-pptx has no way to change a theme


def _strip(presentation: Presentation) -> None:
    """Take out what the library's own template brings: a thumbnail and printer settings."""
    package = presentation.part.package
    for relations in (package._rels, presentation.part.rels):  # noqa: SLF001 - no public way
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                relations.pop(key)
