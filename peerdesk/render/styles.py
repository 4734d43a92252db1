# SPDX-License-Identifier: Apache-2.0
"""The typography of paper: one scale, a larger one to speak from, and one for large print."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, structs
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
    "when": Look(13, 20, colour=INK_QUIET),
    "note": Look(12, 17, colour=INK_QUIET),
    "numbered": Look(14, 20, after=7, left=28, bullet=2),
    "caption": Look(13, 18, SEMIBOLD, after=4),
    "stacked": Look(14, 20, after=3),
    "contents": Look(14, 24),
    "within": Look(13, 22, colour=INK_QUIET, left=18),
    "cell": Look(14, 20),
    "lead": Look(14, 20, SEMIBOLD),
    "column": Look(13, 18, SEMIBOLD, INK_QUIET),
    "heat": Look(11, 15, SEMIBOLD, INK_QUIET),
}


_LARGE = {
    "title": Look(40, 48, BOLD, after=6),
    "subtitle": Look(26, 35, colour=INK_QUIET, after=18),
    "theme": Look(32, 40, SEMIBOLD, ACCENT, after=10),
    "group": Look(26, 34, SEMIBOLD),
    "body": Look(24, 34, after=12),
    "quiet": Look(24, 34, colour=INK_QUIET, after=12),
    "point": Look(24, 34, after=10, left=30, bullet=4),
    "trail": Look(24, 32, colour=INK_QUIET, after=4, left=54, bullet=32),
    "figure": Look(44, 54, BOLD, ACCENT),
    "label": Look(24, 31, colour=INK_QUIET),
    "when": Look(24, 32, colour=INK_QUIET),
    "note": Look(24, 33, colour=INK_QUIET),
    "numbered": Look(24, 34, after=12, left=46, bullet=4),
    "caption": Look(24, 33, SEMIBOLD, after=6),
    "stacked": Look(24, 33, after=4),
    "contents": Look(24, 40),
    "within": Look(24, 38, colour=INK_QUIET, left=26),
    "cell": Look(24, 32),
    "lead": Look(24, 32, SEMIBOLD),
    "column": Look(24, 32, SEMIBOLD, INK_QUIET),
    "heat": Look(24, 31, SEMIBOLD, INK_QUIET),
}
"""Large print: nothing is smaller than 24 pixels, which are 18 points."""
_SPACED = 1.5
"""By how much the space between parts grows in large print."""


class Styles(Struct, frozen=True):
    """The styles of a document by name; `px` turns pixels of the design into its points."""

    scale: float
    by_name: Mapping[str, ParagraphStyle]

    def px(self, pixels: float) -> float:
        """Return a length of the design in points, at this document's scale."""
        return pixels * POINT * self.scale

    def __getitem__(self, name: str) -> ParagraphStyle:
        return self.by_name[name]


@lru_cache(maxsize=8)
def styles_for(copy: Copy, *, large: bool = False) -> Styles:
    """Return the styles of a copy, made once; large print is large enough to speak from too."""
    if large:
        return Styles(_SPACED, {name: _style(name, look, POINT) for name, look in _LARGE.items()})
    scale = LARGER if copy is Copy.SPEAKING_NOTE else 1.0
    return styles_at(scale)


@lru_cache(maxsize=32)
def styles_at(scale: float, least: float = 0.0) -> Styles:
    """Return the styles, so many times as large as on paper and with no type below the least."""
    sizes = {name: _grown(look, least / (POINT * scale)) for name, look in _LOOKS.items()}
    return Styles(scale, {name: _style(name, look, POINT * scale) for name, look in sizes.items()})


def _grown(look: Look, least: float) -> Look:
    if look.size >= least:
        return look
    return structs.replace(look, size=least, line=look.line * least / look.size)


def _style(name: str, look: Look, points: float) -> ParagraphStyle:
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
