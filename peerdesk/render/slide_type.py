# SPDX-License-Identifier: Apache-2.0
"""The sizes of type on a slide in pixels, as usual and in large print.

A slide of 1280 × 720 pixels is 960 × 540 points, so that 24 pixels are the 18 points of large
print; titles and points are larger than that on every slide.
"""

from msgspec import Struct

from peerdesk.compose import slide_type as paged
from peerdesk.render import slide_layout as at

Type = tuple[float, float]


class SlideType(Struct, frozen=True):
    """Size and line of each part; baselines are counted from the upper edge.

    `shared` are the sizes by which slides are paged, the same as in PowerPoint.
    `figure` is how many times the type of paper a map or a table is at least, and `least` the
    smallest type in it.
    """

    shared: paged.SlideType = paged.STANDARD
    detail: Type = (at.DETAIL_SIZE, at.DETAIL_LINE)
    least_of_cover: Type = (18, 26)
    cover_foot: float = 648
    figure: float = 1.1
    least: float = 0
    footer: float = at.FOOTER_SIZE
    footer_at: float = at.FOOTER_TOP + 17
    notice: float = 15
    marking: float = at.MARKING_SIZE
    marking_at: tuple[float, float] = (at.MARKING_TOP + 14, at.MARKING_FOOT + 14)
    large: bool = False


USUAL = SlideType()
LARGE = SlideType(
    shared=paged.LARGE,
    detail=(24, 32),
    least_of_cover=(24, 32),
    cover_foot=606,
    figure=1.75,
    least=24,
    footer=24,
    footer_at=676,
    notice=24,
    marking=24,
    marking_at=(36, 710),
    large=True,
)
