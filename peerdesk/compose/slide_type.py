# SPDX-License-Identifier: Apache-2.0
"""How large the type of slides is, in pixels of 1280 × 720; three quarters of that are points.

PowerPoint and PDF set slides from the same table, and pages are broken by it. In large print
nothing is smaller than 24 pixels, which are 18 points.
"""

from collections.abc import Sequence

from msgspec import Struct

from peerdesk.compose import paging
from peerdesk.compose.measure import wrap

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


_GROWN = (1.45, 1.35, 1.25, 1.15, 1.08, 1.0)
"""How many times their least type rows may have, where few stand on a slide."""
_GAPS = 1.8
"""By how much more the space between two rows grows than their type."""


class RowType(Struct, frozen=True):
    """The type of one slide's rows: names, what supports them, and the space after each."""

    row: Size
    support: Size
    gap: int


def row_type(rows: Sequence[Sequence[str]], room: float, sizes: SlideType) -> RowType:
    """Return the largest type in which rows fit a room in pixels; the least if none does."""
    kinds = [_grown(sizes, by) for by in _GROWN]
    fitting = (kind for kind in kinds if sum(_row_height(row, kind) for row in rows) <= room)
    return next(fitting, kinds[-1])


def _grown(sizes: SlideType, by: float) -> RowType:
    (name, line), (support, below) = sizes.row, sizes.support
    gap = round(sizes.row_gap * (1 + (by - 1) * _GAPS * 2))
    return RowType(
        (round(name * by), round(line * by)), (round(support * by), round(below * by)), gap
    )


def _row_height(row: Sequence[str], kind: RowType) -> int:
    name, *support = row
    high = len(wrap(name, paging.BODY_WIDTH, kind.row[0], bold=True)) * kind.row[1]
    lines = sum(len(wrap(text, paging.BODY_WIDTH, kind.support[0])) for text in support)
    return high + lines * kind.support[1] + kind.gap
