# SPDX-License-Identifier: Apache-2.0
"""The cover on the upper third of the first page: real title and text on a dark ground.

The ground is a decoration in the page's header; each line has the same ground once more as its
own, so that white letters never stand on white where a drawing is not shown.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from peerdesk.compose.blocks import Document
from peerdesk.compose.measure import text_width, wrap_by
from peerdesk.render.clean import lines, short
from peerdesk.render.docx_xml import Look, paragraph, run, twentieths
from peerdesk.render.palette import COVER, COVER_QUIET, WHITE

HEAD = 36.0
"""From the edge of the page to what stands in its head, in points."""
TOP = 60.0
"""From the edge of the page to its first line, in points."""
_LEAST = 294.0
"""How high the ground is at least: a third of the page."""
_FOOT = 34.0
_AFTER = 18.0
_RINGED = 0.72
"""How much of the width is left free of rings."""


class _Line(Struct, frozen=True):
    """A paragraph of the cover; its size and the space above it in points."""

    text: str
    size: float
    above: float
    colour: str
    style: str = "Subtitle"
    bold: bool = False

    def height(self, width: float) -> float:
        """Return how high it stands at a width, its space included."""
        size = round(self.size * 10)

        def advance(part: str) -> float:
            return text_width(part, size, bold=self.bold) / 10

        return self.above + max(len(wrap_by(self.text, width, advance)), 1) * self.line

    @property
    def line(self) -> float:
        """Return how high one line is."""
        return round(self.size * 1.25 * 2) / 2


def cover_xml(document: Document, sizes: Mapping[str, float], width: float) -> str:
    """Return the words of the cover: offer, council as the title, subtitle and day."""
    fallen = _lines(document, sizes)
    used = _top(document, sizes) + sum(one.height(width * _RINGED) for one in fallen)
    below = max(_LEAST - used, _FOOT) + _AFTER
    right = twentieths(width * (1 - _RINGED))
    return "".join(
        paragraph(
            one.style,
            run(one.text, Look(bold=one.bold, colour=one.colour, size=one.size)),
            more=f'<w:shd w:val="clear" w:color="auto" w:fill="{COVER[1:]}"/>'
            f'<w:spacing w:before="{twentieths(one.above)}" '
            f'w:after="{twentieths(below) if one is fallen[-1] else 0}" '
            f'w:line="{twentieths(one.line)}" w:lineRule="exact"/><w:ind w:right="{right}"/>',
        )
        for one in fallen
    )


def cover_height(document: Document, sizes: Mapping[str, float], width: float) -> float:
    """Return how high the ground is, in points: a third of the page, or as the words need."""
    fallen = _lines(document, sizes)
    used = _top(document, sizes) + sum(one.height(width * _RINGED) for one in fallen)
    return max(_LEAST, used + _FOOT)


def _top(document: Document, sizes: Mapping[str, float]) -> float:
    """Return where the words begin: lower where the page's head has large print or a marking."""
    head = HEAD + sizes["Header"] * 1.25
    return max(TOP, head + (sizes["Footer"] * 1.25 + 6 if document.marking else 0))


def _lines(document: Document, sizes: Mapping[str, float]) -> Sequence[_Line]:
    small = max(12.0, sizes["Normal"])
    said = [
        _Line(short(document.offer), max(13.0, small), 0, COVER_QUIET),
        _Line(short(document.council), max(32.0, sizes["Title"]), 28, WHITE, "Title", bold=True),
        *(
            _Line(short(text), max(18.0, small), 0 if number else 8, WHITE)
            for number, text in enumerate(lines(document.subtitle))
        ),
        _Line(short(document.dated), small, 26, COVER_QUIET),
    ]
    return [one for one in said if one.text] or [_Line("", small, 0, WHITE)]
