# SPDX-License-Identifier: Apache-2.0
"""The shapes of a slide, layout or master, written one after another with numbers of their own."""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from peerdesk.compose.blocks import Sign
from peerdesk.render.clean import line
from peerdesk.render.drawing_xml import paths_xml
from peerdesk.render.palette import HUES
from peerdesk.render.pptx_xml import EMPTY, Type, colour_xml, emu, frame_xml, place_xml
from peerdesk.render.signs import SIDE, SIGNS, STROKE
from peerdesk.render.slide_layout import Box

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
"""Says that a shape is there for the eye only, so that it is not read aloud."""


class Slot(Struct, frozen=True):
    """A placeholder; without a box it stands where its layout says, without a kind it is a box.

    `tags` is the relation of the custom tags that hang on it.
    """

    kind: str
    index: int = 0
    name: str = "Text"
    box: Box | None = None
    levels: tuple[Type, ...] = ()
    tags: str = ""


class Shapes:
    """Writes shapes; `xml` is what has been written. Places are pixels."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._number = 1

    @property
    def xml(self) -> str:
        """Return all shapes in the order in which they were added, the first read first."""
        return "".join(self._parts)

    def placeholder(self, slot: Slot, text: str = EMPTY) -> None:
        """Add a placeholder with paragraphs in it."""
        index = f' idx="{slot.index}"' if slot.index else ""
        kind = f' type="{slot.kind}"' if slot.kind else ""
        where, frame = "", "<a:bodyPr/>"
        if slot.box:
            where, frame = f"{place_xml(slot.box)}{_shape('rect')}", frame_xml("t")
        levels = "".join(level.level(number) for number, level in enumerate(slot.levels, 1))
        self._parts.append(
            f"<p:sp><p:nvSpPr>{self._name(slot.name)}"
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph{kind}{index}/>{tags_xml(slot.tags)}</p:nvPr></p:nvSpPr>"
            f"<p:spPr>{where}</p:spPr>"
            f"<p:txBody>{frame}<a:lstStyle>{levels}</a:lstStyle>{text}</p:txBody></p:sp>"
        )

    def words(self, box: Box, texts: Sequence[tuple[str, Type]], name: str = "Text") -> None:
        """Add a box of paragraphs, each in its type."""
        self.box(box, "".join(style.paragraph(text) for text, style in texts), name)

    def box(self, box: Box, text: str, name: str = "Text", tags: str = "") -> None:
        """Add a box of paragraphs that are written already; tags may hang on it."""
        more = f"<p:nvPr>{tags_xml(tags)}</p:nvPr>" if tags else "<p:nvPr/>"
        self._parts.append(
            f'<p:sp><p:nvSpPr>{self._name(name)}<p:cNvSpPr txBox="1"/>{more}</p:nvSpPr>'
            f"<p:spPr>{place_xml(box)}{_shape('rect')}<a:noFill/></p:spPr>"
            f"<p:txBody>{frame_xml('t')}<a:lstStyle/>{text}</p:txBody></p:sp>"
        )

    def bar(self, box: Box, colour: str) -> None:
        """Add a filled rectangle."""
        self._parts.append(self._solid(box, colour, "Bar", _shape("rect")))

    def pill(self, box: Box, colour: str, text: str, style: Type) -> None:
        """Add a short notice on a rounded ground."""
        inside = f"{frame_xml('ctr')}<a:lstStyle/>{style.paragraph(text)}"
        self._parts.append(self._solid(box, colour, "Notice", _shape("roundRect", 25_000), inside))

    def ring(self, box: Box, width: float, colour: str) -> None:
        """Add a circle that is not filled."""
        self._parts.append(
            f"<p:sp><p:nvSpPr>{self._name('Ring', decorative=True)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{place_xml(box)}{_shape('ellipse')}<a:noFill/>"
            f"{_line(colour, width)}</p:spPr></p:sp>"
        )

    def mark(self, box: Box, sign: Sign) -> None:
        """Add a sign on its rounded ground, as one group."""
        hue = HUES[sign]
        edge = box.width * 0.19
        inner = Box(box.left + edge, box.top + edge, box.width - 2 * edge, box.height - 2 * edge)
        name = self._name("Sign", decorative=True)
        ground = self._solid(box, hue.ground, "Ground", _shape("roundRect", 20_000))
        drawn = (
            f"<p:sp><p:nvSpPr>{self._name('Drawing', decorative=True)}"
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{place_xml(inner)}{paths_xml(SIGNS[sign])}"
            f"<a:solidFill>{colour_xml(hue.ink)}</a:solidFill>"
            f"{_line(hue.ink, STROKE * inner.width / SIDE)}</p:spPr></p:sp>"
        )
        where = place_xml(box)
        child = where.replace("<a:off", "<a:chOff").replace("<a:ext", "<a:chExt")
        whole = where.replace("</a:xfrm>", "") + child.replace("<a:xfrm>", "")
        self._parts.append(
            f"<p:grpSp><p:nvGrpSpPr>{name}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{whole}</p:grpSpPr>{ground}{drawn}</p:grpSp>"
        )

    def _solid(self, box: Box, colour: str, name: str, shape: str, inside: str = "") -> str:
        body = f"<p:txBody>{inside}</p:txBody>" if inside else ""
        return (
            f"<p:sp><p:nvSpPr>{self._name(name, decorative=not inside)}"
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{place_xml(box)}{shape}<a:solidFill>{colour_xml(colour)}</a:solidFill>"
            f"<a:ln><a:noFill/></a:ln></p:spPr>{body}</p:sp>"
        )

    def frame(self, box: Box, name: str, alt: str, content: str) -> None:
        """Add a table or a chart in a frame; `alt` says in words what it shows."""
        where = place_xml(box).replace("a:xfrm", "p:xfrm")
        locks = '<a:graphicFrameLocks noGrp="1"/>'
        self._parts.append(
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._name(name, line(alt))}"
            f"<p:cNvGraphicFramePr>{locks}</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>"
            f"{where}<a:graphic>{content}</a:graphic></p:graphicFrame>"
        )

    def _name(self, name: str, alt: str = "", *, decorative: bool = False) -> str:
        self._number += 1
        said = f" descr={quoteattr(alt)}" if alt else ""
        start = f'<p:cNvPr id="{self._number}" name={quoteattr(f"{name} {self._number}")}{said}'
        return f'{start} descr="">{_DECORATIVE}</p:cNvPr>' if decorative else f"{start}/>"


def tags_xml(relation: str) -> str:
    """Return what hangs custom tags on a shape, or nothing."""
    return f'<p:custDataLst><p:tags r:id="{relation}"/></p:custDataLst>' if relation else ""


def _shape(kind: str, bend: int = 0) -> str:
    guide = f'<a:gd name="adj" fmla="val {bend}"/>' if bend else ""
    return f'<a:prstGeom prst="{kind}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def _line(colour: str, width: float) -> str:
    fill = f"<a:solidFill>{colour_xml(colour)}</a:solidFill>"
    return f'<a:ln w="{emu(width)}" cap="rnd">{fill}<a:round/></a:ln>'
