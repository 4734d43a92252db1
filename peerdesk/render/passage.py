# SPDX-License-Identifier: Apache-2.0
"""Two wordings as one paragraph: what was added is underlined, what was taken is struck through.

Colour only helps; and to whoever listens, each change is said to be one.
"""

from reportlab.platypus.paraparser import ParaFrag

from peerdesk.compose.blocks import Sign
from peerdesk.compose.measure import SPACES
from peerdesk.compose.passages import Change, Passage
from peerdesk.render.clean import cleaned
from peerdesk.render.fonts import SEMIBOLD
from peerdesk.render.palette import HUES
from peerdesk.render.setting import Setting
from peerdesk.render.tagging import Element
from peerdesk.render.words import Run, Words, fragment, fragments_of, spaced

_LOOKS = {
    Change.ADDED: Run("", SEMIBOLD, HUES[Sign.STRENGTH].ink),
    Change.TAKEN: Run("", "", HUES[Sign.CONSIDERATION].ink),
}
_SAID = {Change.ADDED: "added: {}", Change.TAKEN: "taken out: {}"}
_UNDER, _THROUGH = -0.14, 0.27
"""Where a line stands, in parts of the type's size above the foot of the letters."""


class Changes(Words):
    """A paragraph whose fragments are drawn one by one, each as the change that it is."""

    def draw(self) -> None:
        """Draw line by line, from the left."""
        if not self.blPara.lines:
            return
        at = self.height - self.style.fontSize
        for row in spaced(self.blPara).lines:
            left = float(self.style.leftIndent)
            for piece in self._pieces(row):
                left += self._draw_piece(piece, left, at)
            at -= self.style.leading

    def _pieces(self, row: object) -> list[ParaFrag]:
        if self.blPara.kind == 0:
            return [self.blPara.clone(text=" ".join(row[1]))]  # type: ignore[index]  # a pair
        return list(row.words)  # type: ignore[attr-defined]  # a line of reportlab's

    def _draw_piece(self, piece: ParaFrag, left: float, at: float) -> float:
        canvas, size = self.canv, piece.fontSize
        wide = float(canvas.stringWidth(piece.text, piece.fontName, size))
        with canvas.tagged(piece.tag):
            canvas.setFont(piece.fontName, size)
            canvas.setFillColor(piece.textColor)
            canvas.drawString(left, at, piece.text)
        if piece.change:
            with canvas.artifact():
                level = at + size * (_UNDER if piece.change is Change.ADDED else _THROUGH)
                bare = float(canvas.stringWidth(piece.text.rstrip(), piece.fontName, size))
                ahead = piece.text[: len(piece.text) - len(piece.text.lstrip())]
                begin = left + float(canvas.stringWidth(ahead, piece.fontName, size))
                canvas.setStrokeColor(piece.textColor)
                canvas.setLineWidth(size * 0.07)
                canvas.line(begin, level, left + bare, level)
        return wide


def passage(block: Passage, setting: Setting, tag: Element) -> Changes:
    """Return the paragraph; the runs bring the spaces between them."""
    style = setting.styles["body"]
    pieces: list[ParaFrag] = []
    before = Change.SAME
    for run in block.runs:
        text = SPACES.sub(" ", cleaned(run.text))
        if run.change and before and not pieces[-1].text.endswith(" "):
            text = f" {text}"  # what was taken and what came for it do not run into each other
        before = run.change
        part = tag.add("Span", alt=_SAID[run.change].format(text.strip())) if run.change else tag
        look = _LOOKS.get(run.change, Run(""))
        for piece in fragments_of(Run(text, look.face, look.colour), style, setting.faces):
            piece.change, piece.tag = run.change, part
            pieces.append(piece)
    nothing = fragment("", style, Run(""))
    nothing.change, nothing.tag = Change.SAME, tag
    return Changes("", style, frags=pieces or [nothing])
