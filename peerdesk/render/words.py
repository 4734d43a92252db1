# SPDX-License-Identifier: Apache-2.0
"""Paragraphs made of runs of text, so that nothing in a text is ever read as markup.

reportlab's own paragraphs parse what they are given: a line with `<img src="…">` would open a
file of this laptop. These are handed finished fragments instead, and there is no parser.
"""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import groupby
from typing import Self

from msgspec import Struct, structs
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import ParaLines, _SplitWord, _SplitWordEnd
from reportlab.platypus.paraparser import ParaFrag

from peerdesk.render.clean import lines
from peerdesk.render.fonts import FALLBACK, Faces
from peerdesk.render.tagging import Element


class Run(Struct, frozen=True):
    """A piece of text in one face, colour and size; what is not given is the paragraph's own.

    One that is `ahead` stands before the words that it goes with, not after them.
    """

    text: str
    face: str = ""
    colour: str = ""
    size: float = 0
    ahead: bool = False


class Bullet(Struct, frozen=True):
    """What stands before the first line of a point, and the element that it is."""

    text: str
    tag: Element | None = None


class Words(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that remembers how it fell into lines: keeping parts together asks twice.

    `tag` is the element that its text belongs to; without one it belongs to what it is drawn in.
    `bookmark` is a place that a list of contents can point to, with its words if it is also a
    bookmark of the file.
    """

    tag: Element | None = None
    bullet: Bullet | None = None
    bookmark: tuple[str, str] | None = None
    blPara: ParaLines  # noqa: N815 - reportlab’s name for the lines

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the width, and as many lines as the words need."""
        if getattr(self, "_fallen", None) != available_width or not hasattr(self, "blPara"):
            self._size: tuple[float, float] = super().wrap(available_width, available_height)
            self._fallen = available_width
        return self._size

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return what fits and what is left, both of the same element."""
        parts: list[Flowable] = super().split(available_width, available_height)
        for number, part in enumerate(parts):
            if part is not self:
                part._follow(self, first=not number)  # noqa: SLF001 - a part of itself
        return parts

    def draw(self) -> None:
        """Draw bullet and words, each as the element that it is."""
        if self.bookmark:
            self.canv.mark_place(*self.bookmark)
        if not self.blPara.lines:
            return
        if self.bullet:
            self._draw_bullet(self.bullet)
        fallen, self.blPara = self.blPara, spaced(self.blPara)
        with self.canv.tagged(self.tag) if self.tag else nullcontext():
            super().draw()
        self.blPara = fallen

    def _draw_bullet(self, bullet: Bullet) -> None:
        style, canvas = self.style, self.canv
        first = self.blPara if self.blPara.kind == 0 else self.blPara.lines[0]
        with canvas.tagged(bullet.tag) if bullet.tag else canvas.artifact():
            canvas.setFont(style.bulletFontName, style.bulletFontSize)
            canvas.setFillColor(style.bulletColor)
            canvas.drawString(style.bulletIndent, self.height - first.fontSize, bullet.text)

    def _follow(self, whole: Self, *, first: bool) -> None:
        self.tag = whole.tag
        if first:
            self.bullet, self.bookmark = whole.bullet, whole.bookmark


def spaced(fallen: ParaLines) -> ParaLines:
    """Return the lines of a paragraph, each but the last ending with the space that parts words.

    On the page the end of a line parts them; for whoever reads the file it has to be there.
    """
    *before, last = fallen.lines
    if not before:
        return fallen
    if fallen.kind == 0:
        lines = [(room, [*said, ""] if _ends(said[-1]) else said) for room, said in before]
    else:
        lines = [line.clone(words=_ended(line.words)) for line in before]
    return fallen.clone(lines=[*lines, last])


def _ends(word: str) -> bool:
    """Say whether a word ends with its line; one that is wider than its line goes on."""
    return not isinstance(word, _SplitWord) or isinstance(word, _SplitWordEnd)


def _ended(pieces: list[ParaFrag]) -> list[ParaFrag]:
    text = getattr(pieces[-1], "text", "") if pieces else ""
    if not text.strip() or (len(pieces) == 1 and " " not in text):
        return pieces
    return [*pieces[:-1], pieces[-1].clone(text=f"{text} ")]


def words(
    runs: Sequence[Run], style: ParagraphStyle, faces: Faces, *, tag: Element | None = None
) -> Words:
    """Return runs as a paragraph, a space between each two; a line's end is one on the page.

    Letters that a face does not have are set in the fallback.
    """
    fragments: list[ParaFrag] = []
    for run in runs:
        for number, text in enumerate(lines(run.text)):
            if number:
                fragments.append(fragment("", style, run, lineBreak=True))
            joined = f" {text}" if fragments and not number else text
            fragments += fragments_of(structs.replace(run, text=joined), style, faces)
    made = Words("", style, frags=fragments or [fragment("", style, Run(""))])
    made.tag = tag
    return made


def fragments_of(run: Run, style: ParagraphStyle, faces: Faces) -> Iterator[ParaFrag]:
    """Yield a run as fragments, parted only where its face lacks letters."""
    face = run.face or style.fontName
    letters = faces.letters(face)
    if letters.issuperset(run.text):
        yield fragment(run.text, style, run)
        return
    for known, piece in groupby(run.text, letters.__contains__):
        its = face if known else FALLBACK
        yield fragment("".join(piece), style, structs.replace(run, face=its))


def fragment(text: str, style: ParagraphStyle, run: Run, **more: bool) -> ParaFrag:
    """Return a piece of a paragraph as reportlab lays it out."""
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
