# SPDX-License-Identifier: Apache-2.0
"""The parts of a page that reportlab does not have: marked headings, hairlines, tick boxes."""

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from peerdesk.compose.blocks import Sign
from peerdesk.domain.words import Outcome, title
from peerdesk.render.drawing import draw_mark
from peerdesk.render.fonts import REGULAR
from peerdesk.render.palette import ACCENT, EDGE, HAIR, INK_QUIET, RULE, SUNKEN
from peerdesk.render.styles import Styles
from peerdesk.render.words import Words


class Hairline(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A line between sections, which takes itself away at the top of a page."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self._space = styles.px(12)
        self._shown = True

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width, and the height of the space above and below."""
        frame = getattr(self, "_frame", None)
        self._shown = not (frame is not None and frame._atTop)  # noqa: SLF001 - reportlab's only way to tell
        self.width = available_width
        self.height = self._space * 2 if self._shown else 0.0
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line, unless it came to stand at the top."""
        if self._shown:
            self.canv.setStrokeColor(HexColor(HAIR))
            self.canv.setLineWidth(0.75)
            self.canv.line(0, self._space, self.width, self._space)


class MarkedHeading(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A sign on its ground, and the word for it in the same colour."""

    def __init__(self, text: Words, sign: Sign, styles: Styles) -> None:
        super().__init__()
        self._text = text
        self._sign = sign
        self._side = styles.px(18)
        self._gap = styles.px(7)
        self._after = styles.px(3)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take as many lines as the words need, and never less than the sign."""
        indent = self._side + self._gap if self._sign else 0.0
        self._indent = indent
        _, high = self._text.wrap(available_width - indent, available_height)
        self._high = max(high, self._side)
        self.width, self.height = available_width, self._high + self._after
        return self.width, self.height

    def draw(self) -> None:
        """Draw the sign level with the first line of the words."""
        top = self.height
        if self._sign:
            draw_mark(self.canv, self._sign, 0, top - self._side, self._side)
        self._text.drawOn(self.canv, self._indent, top - self._text.height)


class OutcomeBoxes(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Boxes to tick while speaking, one an outcome, and a line to write on."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self._styles = styles
        self._size = styles.px(12)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take one row of boxes and one ruled line below."""
        self.width = available_width
        self.height = self._styles.px(52)
        return self.width, self.height

    def draw(self) -> None:
        """Draw three boxes with their words, then the line."""
        px, canvas = self._styles.px, self.canv
        left, baseline = px(17), self.height - px(16)
        canvas.setLineWidth(0.9)
        canvas.setStrokeColor(HexColor(EDGE))
        canvas.setFillColor(HexColor(INK_QUIET))
        canvas.setFont(REGULAR, self._size)
        for outcome in Outcome:
            canvas.roundRect(left, baseline - px(2), px(12), px(12), px(2), stroke=1, fill=0)
            canvas.drawString(left + px(18), baseline, title(outcome))
            left += px(18) + canvas.stringWidth(title(outcome), REGULAR, self._size) + px(22)
        canvas.setStrokeColor(HexColor(RULE))
        canvas.setLineWidth(0.6)
        canvas.line(px(17), px(10), self.width, px(10))


class Panel(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A statement on a tinted ground with a bar at its left; it does not break over pages."""

    def __init__(self, text: Words, styles: Styles) -> None:
        super().__init__()
        self._text = text
        self._px = styles.px

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the words' height and the ground round them."""
        inner = available_width - self._px(20 + 24)
        _, high = self._text.wrap(inner, available_height)
        self.width = available_width
        self.height = high + self._px(24)
        return self.width, self.height

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab asks by this name
        """Return the space to what follows."""
        return self._px(20)

    def draw(self) -> None:
        """Draw ground, bar and words."""
        self.canv.setFillColor(HexColor(SUNKEN))
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.setFillColor(HexColor(ACCENT))
        self.canv.rect(0, 0, self._px(4), self.height, stroke=0, fill=1)
        self._text.drawOn(self.canv, self._px(20), self._px(12))
