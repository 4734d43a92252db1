# SPDX-License-Identifier: Apache-2.0
"""How large the type of slides is, in pixels of 1280 × 720; three quarters of that are points.

PowerPoint and PDF set slides from the same table, and pages are broken by it. In large print
nothing is smaller than 24 pixels, which are 18 points.
"""

from msgspec import Struct

from peerdesk.compose import paging

Size = tuple[int, int]
"""Type and the line that it stands on."""


class SlideType(Struct, frozen=True, kw_only=True):
    """Every size of type on a slide; gaps follow a point and a row."""

    title: Size = (paging.TITLE_SIZE, paging.TITLE_LINE)
    subtitle: Size = (24, 32)
    body: Size = (paging.BODY_SIZE, paging.BODY_LINE)
    body_gap: int = paging.BODY_GAP
    row: Size = (paging.ROW_SIZE, paging.ROW_LINE)
    support: Size = (paging.ROW_SUPPORT_SIZE, paging.ROW_SUPPORT_LINE)
    row_gap: int = paging.ROW_GAP
    number: Size = (64, 76)
    label: Size = (24, 32)
    detail: Size = (20, 28)
    cell: Size = (18, 24)
    foot: Size = (16, 24)
    notice: Size = (15, 20)
    marking: Size = (14, 20)
    claim: Size = (18, 26)
    foot_top: int = 666
    marking_top: int = 14
    marking_foot: int = 694


STANDARD = SlideType()
LARGE = SlideType(
    subtitle=(26, 34),
    body=(32, 42),
    row=(28, 36),
    support=(24, 31),
    row_gap=11,
    number=(56, 66),
    label=(26, 34),
    detail=(24, 30),
    cell=(24, 31),
    foot=(24, 30),
    notice=(24, 30),
    marking=(24, 28),
    claim=(24, 32),
    foot_top=652,
    marking_top=10,
    marking_foot=686,
)


def slide_type(*, large: bool) -> SlideType:
    """Return the sizes of ordinary or of large print."""
    return LARGE if large else STANDARD
