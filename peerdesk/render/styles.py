# SPDX-License-Identifier: Apache-2.0
"""The typography of paper, in one scale; the speaking note is the same, only larger."""

from collections.abc import Mapping

from msgspec import Struct
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from peerdesk.compose.blocks import Copy
from peerdesk.render.drawing import POINT
from peerdesk.render.fonts import BOLD, REGULAR, SEMIBOLD
from peerdesk.render.palette import ACCENT, INK, INK_QUIET

LARGER = 1.3
"""By how much the speaking note is larger: it is read while looking up at people."""


class Look(Struct, frozen=True):
    """Size and line of a type in pixels, its face and colour, and the space round it."""

    size: float
    line: float
    face: str = REGULAR
    colour: str = INK
    after: float = 0
    left: float = 0
    bullet: float = 0


_LOOKS = {
    "title": Look(34, 40, BOLD, after=4),
    "subtitle": Look(17, 26, colour=INK_QUIET, after=14),
    "theme": Look(19, 26, SEMIBOLD, ACCENT, after=7),
    "group": Look(13, 18, SEMIBOLD),
    "body": Look(14, 20, after=6),
    "quiet": Look(13, 19, colour=INK_QUIET, after=6),
    "point": Look(14, 20, after=5, left=17, bullet=2),
    "trail": Look(12, 16, colour=INK_QUIET, after=2, left=31, bullet=19),
    "figure": Look(33, 40, BOLD, ACCENT),
    "label": Look(13, 17, colour=INK_QUIET),
    "cell": Look(14, 20),
    "lead": Look(14, 20, SEMIBOLD),
    "column": Look(13, 18, SEMIBOLD, INK_QUIET),
    "heat": Look(11, 15, SEMIBOLD, INK_QUIET),
}


class Styles(Struct, frozen=True):
    """The styles of a document by name; `px` turns pixels of the design into its points."""

    scale: float
    by_name: Mapping[str, ParagraphStyle]

    def px(self, pixels: float) -> float:
        """Return a length of the design in points, at this document's scale."""
        return pixels * POINT * self.scale

    def __getitem__(self, name: str) -> ParagraphStyle:
        return self.by_name[name]


def styles_for(copy: Copy) -> Styles:
    """Return the styles of a copy."""
    scale = LARGER if copy is Copy.SPEAKING_NOTE else 1.0
    return Styles(scale, {name: _style(name, look, scale) for name, look in _LOOKS.items()})


def _style(name: str, look: Look, scale: float) -> ParagraphStyle:
    points = POINT * scale
    return ParagraphStyle(
        name,
        fontName=look.face,
        fontSize=look.size * points,
        leading=look.line * points,
        textColor=HexColor(look.colour),
        spaceAfter=look.after * points,
        leftIndent=look.left * points,
        bulletIndent=look.bullet * points,
        bulletFontName=REGULAR,
        bulletFontSize=look.size * points,
        bulletColor=HexColor(INK_QUIET),
        allowWidows=0,
        allowOrphans=0,
    )
