# SPDX-License-Identifier: Apache-2.0
"""The measures of an A4 page, in points: margins, head and foot, as usual and in large print."""

from msgspec import Struct
from reportlab.lib.pagesizes import A4

from peerdesk.compose.blocks import Copy, Document
from peerdesk.render.drawing import POINT
from peerdesk.render.notices import PRACTICE_NOTICE, TEAM_NOTICE

WIDTH: float = A4[0]
HEIGHT: float = A4[1]
STRIP = 12 * POINT
"""The strip in the accent's colour along the upper edge."""
_PITCH = 24.0
"""From line to line at the foot of a page in large print."""
_LOWEST = 22.0


class Page(Struct, frozen=True):
    """Where text and furniture stand; `foot` is from the lower edge to where text ends.

    `first_top` and `top` are from the upper edge to where text begins, on the first page and on
    later ones. Baselines: `name_at` of council and document, `copy_at` of copy and page number,
    `marked_at` of the marking, `said_at` of what the page says of itself.
    """

    margin: float = 80 * POINT
    top: float = 56 * POINT
    first_top: float = 92 * POINT
    head_at: float = HEIGHT - 71 * POINT
    marked_top: float = HEIGHT - 34 * POINT
    foot: float = 86 * POINT
    rule_at: float = 71 * POINT
    name_at: float = 50 * POINT
    copy_at: float = 50 * POINT
    marked_at: float = 22 * POINT
    said_at: tuple[float, ...] = (22 * POINT, 22 * POINT)
    small: float = 12 * POINT
    header: float = 13 * POINT
    pitch: float = 0.0
    large: bool = False

    @property
    def room(self) -> float:
        """How wide text may be."""
        return WIDTH - 2 * self.margin

    @property
    def height(self) -> float:
        """How high text may be on a page that is not the first."""
        return HEIGHT - self.top - self.foot


def notices(document: Document) -> list[str]:
    """Return what every page says of itself: that it is practice, that it is the team's."""
    said = [(PRACTICE_NOTICE, document.practice), (TEAM_NOTICE, document.copy is Copy.TEAM)]
    return [words for words, holds in said if holds]


def page_for(document: Document, *, large: bool) -> Page:
    """Return the measures for a document; in large print two lines at the foot say what all do.

    That it is practice is said at the head then, below the marking.
    """
    if not large:
        return Page()
    rule = _LOWEST + 2 * _PITCH
    below = _PITCH if document.practice else 0.0
    return Page(
        margin=60 * POINT,
        top=66 + below,
        first_top=128 + below,
        head_at=HEIGHT - 72 - below,
        marked_top=HEIGHT - 40,
        foot=rule + 14,
        rule_at=rule,
        name_at=_LOWEST + _PITCH,
        copy_at=_LOWEST,
        marked_at=_LOWEST,
        said_at=(HEIGHT - 40 - _PITCH, _LOWEST) if document.practice else (_LOWEST,),
        small=18,
        header=18,
        pitch=_PITCH,
        large=True,
    )
