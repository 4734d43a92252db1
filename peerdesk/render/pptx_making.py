# SPDX-License-Identifier: Apache-2.0
"""What every slide of one file is made with, and the words of a count, cut to their box."""

from functools import partial

from msgspec import Struct

from peerdesk.compose.blocks import Deck, Figure
from peerdesk.compose.measure import wrap_by
from peerdesk.compose.slide_type import Size, SlideType
from peerdesk.render.clean import short
from peerdesk.render.fonts import FALLBACK, FALLBACK_BOLD, Faces
from peerdesk.render.palette import ACCENT, INK, INK_QUIET
from peerdesk.render.pptx_relations import Relations
from peerdesk.render.pptx_xml import Type
from peerdesk.render.slide_layout import Box

_SURE = 0.97


class Making(Struct, frozen=True):
    """A presentation being written: its type, the letters that measure it, its further parts."""

    deck: Deck
    type: SlideType
    faces: Faces
    relations: Relations


def count_words(figure: Figure, box: Box, made: Making) -> list[tuple[str, Type]]:
    """Return a count, what it counts and more about it, each in its type, within a box."""
    number, label, detail = made.type.number, made.type.label, made.type.detail
    named = _cut(short(figure.label, 60), label, box.width, 2, made.faces, bold=True)
    left = box.height - number[1] - len(named) * label[1]
    more = _cut(short(figure.detail, 120), detail, box.width, int(left // detail[1]), made.faces)
    texts = [
        (str(figure.number), Type(*number, ACCENT, bold=True)),
        (" ".join(named), Type(*label, INK, bold=True)),
        (" ".join(more), Type(*detail, INK_QUIET)),
    ]
    return [(text, style) for text, style in texts if text]


def _cut(  # noqa: PLR0913 - a text, its size, its room in two directions, the letters and weight
    text: str, size: Size, width: float, most: int, faces: Faces, *, bold: bool = False
) -> list[str]:
    """Return the lines of a text, the last ending in an ellipsis if there would be more."""
    font = FALLBACK_BOLD if bold else FALLBACK
    fallen = wrap_by(text, width * _SURE, partial(faces.width, size=size[0], font=font))
    if len(fallen) <= most:
        return fallen
    kept = fallen[: max(most, 0)]
    return [*kept[:-1], f"{kept[-1].rstrip(' .,')}…"] if kept else []
