# SPDX-License-Identifier: Apache-2.0
"""What reportlab does not have: marked headings, hairlines, panels, tick boxes, new pages."""

from collections.abc import Sequence
from math import inf

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import FrameBreak, NullActionFlowable

from peerdesk.compose.blocks import Sign
from peerdesk.domain.words import Outcome, title
from peerdesk.render.drawing import draw_mark
from peerdesk.render.fonts import REGULAR, Faces
from peerdesk.render.palette import ACCENT, EDGE, HAIR, INK_QUIET, RULE, SUNKEN, WHITE
from peerdesk.render.styles import Styles
from peerdesk.render.tagging import Element
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
            with self.canv.artifact():
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
            with self.canv.artifact():
                draw_mark(self.canv, self._sign, 0, top - self._side, self._side)
        self._text.drawOn(self.canv, self._indent, top - self._text.height)


_ASKED = (Outcome.AS_WRITTEN, Outcome.OTHERWISE, Outcome.NOT_REACHED)
"""What is ticked while speaking; a point is taken back later, and with thought."""


class OutcomeBoxes(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Boxes to tick while speaking, one an outcome, and a line to write on."""

    def __init__(self, styles: Styles, faces: Faces, tag: Element) -> None:
        super().__init__()
        self._px, self._tag = styles.px, tag
        self._size = max(styles["trail"].fontSize, styles.px(12))
        self._places: list[tuple[float, float, str]] = []
        self._wide = {title(o): faces.width(title(o), self._size) for o in _ASKED}

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take a row of boxes, more where they do not fit one, and a ruled line below."""
        px, pitch = self._px, self._size * 1.7
        left, down = px(17), px(16)
        self._places = []
        for words, wide in self._wide.items():
            if left + px(18) + wide > available_width and left > px(17):
                left, down = px(17), down + pitch
            self._places.append((left, down, words))
            left += px(18) + wide + px(22)
        self.width, self.height = available_width, down + px(36)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the boxes with their words, then the line."""
        px, canvas = self._px, self.canv
        with canvas.artifact():
            canvas.setLineWidth(0.9)
            canvas.setStrokeColor(HexColor(EDGE))
            for left, down, _ in self._places:
                at = self.height - down - px(2)
                canvas.roundRect(left, at, px(12), px(12), px(2), stroke=1, fill=0)
            canvas.setStrokeColor(HexColor(RULE))
            canvas.setLineWidth(0.6)
            canvas.line(px(17), px(10), self.width, px(10))
        for left, down, words in self._places:
            with canvas.tagged(self._tag):
                canvas.setFillColor(HexColor(INK_QUIET))
                canvas.setFont(REGULAR, self._size)
                canvas.drawString(left + px(18), self.height - down, words)


class Panel(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A statement on a tinted ground with a bar at its left; over pages only where it must."""

    left, right, pad, after, bar = 20, 24, 12, 20, 4
    """Pixels of the design."""
    ground, colour = SUNKEN, ACCENT

    def __init__(self, text: Words, styles: Styles, *, goes_on: bool = False) -> None:
        super().__init__()
        self._text = text
        self._styles = styles
        self._goes_on = goes_on

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the words' height and the ground round them."""
        _, high = self._text.wrap(self._inner(available_width), available_height)
        self.width = available_width
        self.height = high + self._styles.px(2 * self.pad)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return what fits and the rest, each on its ground; nothing where a page would hold it."""
        frame = getattr(self, "_frame", None)
        if frame is not None and not frame._atTop and self.height <= frame._height:  # noqa: SLF001 - reportlab’s only way
            return []
        room = available_height - self._styles.px(2 * self.pad)
        parts = self._text.split(self._inner(available_width), room)
        last = len(parts) - 1
        return [
            type(self)(part, self._styles, goes_on=self._goes_on or number < last)
            for number, part in enumerate(parts)
        ]

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab asks by this name
        """Return the space to what follows; none to more of the same."""
        return 0.0 if self._goes_on else self._styles.px(self.after)

    def draw(self) -> None:
        """Draw ground, bar and words."""
        px = self._styles.px
        with self.canv.artifact():
            self.canv.setFillColor(HexColor(self.ground))
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            self.canv.setFillColor(HexColor(self.colour))
            self.canv.rect(0, 0, px(self.bar), self.height, stroke=0, fill=1)
        self._text.drawOn(self.canv, px(self.left), px(self.pad))

    def _inner(self, available_width: float) -> float:
        return available_width - self._styles.px(self.left + self.right)


class Aside(Panel):
    """A word to the reader: small, on no ground, beside a thin line."""

    left, right, pad, after, bar = 14, 24, 1, 12, 2
    ground, colour = WHITE, RULE


class NewPage(Flowable):  # type: ignore[misc]  # reportlab has no types
    """What follows begins on a page of its own, which it does anyway at the top of one."""

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """End the page unless nothing stands on it yet."""
        frame = self._frame
        if not frame._atTop:  # noqa: SLF001 - reportlab’s only way to tell
            frame.add_generated_content(FrameBreak)
        return 0.0, 0.0

    def draw(self) -> None:
        """Draw nothing."""


class Together(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Parts that begin a new page where they do not all fit on this one.

    reportlab's own copies the page's frame each time it measures.
    """

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Ask to be split, always: it is its parts that are drawn."""
        return available_width, inf

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the parts, on a new page where they need one and do not stand on it already."""
        frame = self._frame
        high, after = 0.0, 0.0
        for number, part in enumerate(self._parts):
            part._frame = frame  # noqa: SLF001 - a hairline at the top is none
            before = max(float(part.getSpaceBefore()) - after, 0.0) if number else 0.0
            high += before + part.wrap(available_width, available_height)[1] + after * bool(number)
            after = float(part.getSpaceAfter())
        if high > available_height and not frame._atTop:  # noqa: SLF001 - reportlab’s only way
            return [FrameBreak, *self._parts]
        return [NullActionFlowable(), *self._parts]

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab asks by this name
        """Return the space above the first part."""
        return float(self._parts[0].getSpaceBefore()) if self._parts else 0.0

    def draw(self) -> None:
        """Draw nothing."""
