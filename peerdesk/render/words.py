# SPDX-License-Identifier: Apache-2.0
"""Paragraphs made of runs of text, so that nothing in a text is ever read as markup.

reportlab's own paragraphs parse what they are given: a line with `<img src="…">` would open a
file of this laptop. These are handed finished fragments instead, and there is no parser.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct, structs
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from peerdesk.render.clean import lines
from peerdesk.render.fonts import FALLBACK, Faces


class Run(Struct, frozen=True):
    """A piece of text in one face, colour and size; what is not given is the paragraph's own."""

    text: str
    face: str = ""
    colour: str = ""
    size: float = 0


class Words(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that remembers how it fell into lines: keeping parts together asks twice."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the width, and as many lines as the words need."""
        if getattr(self, "_fallen", None) != available_width or not hasattr(self, "blPara"):
            self._size: tuple[float, float] = super().wrap(available_width, available_height)
            self._fallen = available_width
        return self._size


def words(runs: Sequence[Run], style: ParagraphStyle, faces: Faces, *, bullet: str = "") -> Words:
    """Return runs as a paragraph, a space between each two; a line's end is one on the page.

    Letters that a face does not have are set in the fallback.
    """
    fragments: list[ParaFrag] = []
    for run in runs:
        for number, text in enumerate(lines(run.text)):
            if number:
                fragments.append(_fragment("", style, run, lineBreak=True))
            joined = f" {text}" if fragments and not number else text
            face = run.face or style.fontName
            fragments += [
                _fragment(piece, style, structs.replace(run, face=its))
                for its, piece in _by_face(joined, face, faces)
            ]
    fragments = fragments or [_fragment("", style, Run(""))]
    return Words("", style, bulletText=bullet or None, frags=fragments)


def _by_face(text: str, face: str, faces: Faces) -> Iterator[tuple[str, str]]:
    letters = faces.letters(face)
    if letters.issuperset(text):
        yield face, text
        return
    for known, piece in groupby(text, letters.__contains__):
        yield (face if known else FALLBACK), "".join(piece)


def _fragment(text: str, style: ParagraphStyle, run: Run, **more: bool) -> ParaFrag:
    return ParaFrag(
        text=text,
        fontName=run.face or style.fontName,
        fontSize=run.size or style.fontSize,
        textColor=HexColor(run.colour) if run.colour else style.textColor,
        rise=0,
        greek=0,
        bold=0,
        italic=0,
        link=[],
        us_lines=[],
        **more,
    )
