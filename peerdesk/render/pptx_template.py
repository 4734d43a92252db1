# SPDX-License-Identifier: Apache-2.0
"""An empty presentation with our master and five layouts, so that what people add looks alike.

Type, bullets and places live in the layouts, not on the slides: a team that edits the last
day's slides by hand gets the same look without trying.
"""

import re

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Emu

from peerdesk.compose.blocks import Sign, Slide, SlideKind
from peerdesk.compose.paging import (
    BODY_GAP,
    BODY_HEIGHT,
    BODY_LINE,
    BODY_SIZE,
    ROW_GAP,
    ROW_LINE,
    ROW_SIZE,
    ROW_SUPPORT_LINE,
    ROW_SUPPORT_SIZE,
    TITLE_LINE,
    TITLE_SIZE,
)
from peerdesk.render import slide_layout as at
from peerdesk.render.palette import (
    ACCENT,
    COVER,
    COVER_QUIET,
    COVER_RING,
    HUES,
    INK,
    INK_QUIET,
    TINT,
    WHITE,
)
from peerdesk.render.pptx_shapes import Shapes, Slot
from peerdesk.render.pptx_xml import NUMBER, Type, content_xml, emu, paragraph_xml, styles_xml

COVER_LAYOUT, POINTS_LAYOUT, TEXT_LAYOUT, ROWS_LAYOUT, FIGURES_LAYOUT = range(5)
"""The layouts by their place in the presentation."""
_NAMES = ("Cover", "Points under a sign", "Text", "Names and what supports them", "Title only")
_TYPES = ("title", "obj", "tx", "tx", "titleOnly")
_ROOM = at.RIGHT - at.LEFT

_TITLE = Type(TITLE_SIZE, TITLE_LINE, bold=True)
_BODY = Type(BODY_SIZE, BODY_LINE, indent=at.INDENT, bullet=True, after=BODY_GAP)
_SECOND = Type(24, 32, "tx2", indent=2 * at.INDENT, bullet=True, after=8)
_NAME = Type(ROW_SIZE, ROW_LINE, bold=True)
_SUPPORT = Type(ROW_SUPPORT_SIZE, ROW_SUPPORT_LINE, "tx2", after=ROW_GAP)
_FOOT = Type(at.FOOTER_SIZE, at.FOOTER_LINE, "tx2")
_NUMBER = Type(at.FOOTER_SIZE, at.FOOTER_LINE, "tx2", align="r")
_PALE = Type(at.FOOTER_SIZE, at.FOOTER_LINE, COVER_QUIET)
_PALE_NUMBER = Type(at.FOOTER_SIZE, at.FOOTER_LINE, COVER_QUIET, align="r")
_COVER_TITLE = Type(at.COVER_TITLE_SIZE, at.COVER_TITLE_LINE, WHITE, bold=True)
_COVER_TEXT = Type(28, 38, WHITE)

_TITLE_AT = at.title_box(Slide(kind=SlideKind.PLAIN, title=""))
_SIGNED_TITLE_AT = at.title_box(Slide(kind=SlideKind.POINTS, title="", sign=Sign.STRENGTH))
_BODY_AT = at.Box(at.LEFT, at.BODY_TOP, _ROOM, BODY_HEIGHT)
_FOOTER_AT = at.Box(at.LEFT, at.FOOTER_TOP, 720, at.FOOTER_LINE)
_NUMBER_AT = at.Box(at.RIGHT - 60, at.FOOTER_TOP, 60, at.FOOTER_LINE)

_SCHEME = {
    "dk1": INK, "lt1": WHITE, "dk2": INK_QUIET, "lt2": TINT, "accent1": ACCENT,
    "accent2": HUES[Sign.STRENGTH].ink, "accent3": HUES[Sign.CONSIDERATION].ink,
    "accent4": HUES[Sign.GOOD_PRACTICE].ink, "accent5": HUES[Sign.QUESTION].ink,
    "accent6": COVER, "hlink": ACCENT, "folHlink": INK_QUIET,
}  # fmt: skip


def empty_presentation() -> Presentation:
    """Return a presentation of 1280 × 720 pixels without slides and without anybody's name."""
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = Emu(emu(at.WIDTH)), Emu(emu(at.HEIGHT))
    presentation.element.sldSz.attrib.pop("type", None)
    for layout in list(presentation.slide_layouts)[len(_NAMES) :]:
        presentation.slide_layouts.remove(layout)
    _dress_master(presentation)
    for place, layout in enumerate(presentation.slide_layouts):
        _dress_layout(layout, place)
    _paint(presentation)
    _strip(presentation)
    return presentation


def _dress_master(presentation: Presentation) -> None:
    master = presentation.slide_master.element
    shapes = Shapes()
    shapes.placeholder(Slot("title", 0, "Title", _TITLE_AT), paragraph_xml("Title"))
    shapes.placeholder(Slot("body", 1, "Text", _BODY_AT), paragraph_xml("Text"))
    shapes.placeholder(Slot("ftr", 3, "Footer", _FOOTER_AT, (_FOOT,)))
    shapes.placeholder(Slot("sldNum", 4, "Slide number", _NUMBER_AT, (_NUMBER,)), NUMBER)
    master.replace(master.cSld, parse_xml(content_xml("PeerDesk", shapes.xml)))
    styles = parse_xml(styles_xml(_TITLE, (_BODY, _SECOND), _FOOT))
    master.replace(master.find(styles.tag), styles)


def _dress_layout(layout: SlideLayout, place: int) -> None:
    shapes = Shapes()
    ground = ""
    if place == COVER_LAYOUT:
        ground = COVER
        _cover(shapes)
    else:
        _page(shapes, place)
    element = layout.element
    element.set("type", _TYPES[place])
    element.replace(element.cSld, parse_xml(content_xml(_NAMES[place], shapes.xml, ground)))


def _cover(shapes: Shapes) -> None:
    for x, y in at.RINGS:
        ring = at.Box(x - at.RING, y - at.RING, 2 * at.RING, 2 * at.RING)
        shapes.ring(ring, at.RING_WIDTH, COVER_RING)
    top = at.cover_top(1) + 48
    title = at.Box(at.COVER_LEFT, top, at.COVER_WIDTH, at.COVER_TITLE_LINE)
    below = at.Box(at.COVER_LEFT, top + at.COVER_TITLE_LINE + 62, at.COVER_WIDTH, 120)
    shapes.placeholder(
        Slot("ctrTitle", 0, "Title", title, (_COVER_TITLE,)), paragraph_xml("Council")
    )
    shapes.placeholder(
        Slot("subTitle", 1, "Subtitle", below, (_COVER_TEXT,)), paragraph_xml("Days")
    )
    _foot(shapes, _PALE, _PALE_NUMBER)


def _page(shapes: Shapes, place: int) -> None:
    where = _SIGNED_TITLE_AT if place == POINTS_LAYOUT else _TITLE_AT
    shapes.placeholder(Slot("title", 0, "Title", where), paragraph_xml("Title"))
    if place != FIGURES_LAYOUT:
        levels = (_NAME, _SUPPORT) if place == ROWS_LAYOUT else ()
        shapes.placeholder(Slot("body", 1, "Text", _BODY_AT, levels), paragraph_xml("Text"))
    _foot(shapes, _FOOT, _NUMBER)


def _foot(shapes: Shapes, foot: Type, number: Type) -> None:
    shapes.placeholder(Slot("ftr", 11, "Footer", _FOOTER_AT, (foot,)))
    shapes.placeholder(Slot("sldNum", 12, "Slide number", _NUMBER_AT, (number,)), NUMBER)


def _paint(presentation: Presentation) -> None:
    """Put Arial and our colours into the theme."""
    part = presentation.slide_master.part.part_related_by(RELATION.THEME)
    theme = part.blob.decode()
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>' for name, colour in _SCHEME.items()
    )
    scheme = f'<a:clrScheme name="PeerDesk">{colours}</a:clrScheme>'
    theme = re.sub(r"<a:clrScheme.*?</a:clrScheme>", scheme, theme, flags=re.DOTALL)
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = "".join(f"<a:{kind}Font>{face}</a:{kind}Font>" for kind in ("major", "minor"))
    fonts = f'<a:fontScheme name="Arial">{fonts}</a:fontScheme>'
    theme = re.sub(r"<a:fontScheme.*?</a:fontScheme>", fonts, theme, flags=re.DOTALL)
    part._blob = theme.encode()  # noqa: SLF001 - python-pptx has no way to change a theme


def _strip(presentation: Presentation) -> None:
    """Take out what the library's own template brings: a thumbnail and printer settings."""
    package = presentation.part.package
    for relations in (package._rels, presentation.part.rels):  # noqa: SLF001 - no public way
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                relations.pop(key)
