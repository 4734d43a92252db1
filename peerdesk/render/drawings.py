# SPDX-License-Identifier: Apache-2.0
"""Bars and timelines, drawn as lines and areas; their numbers and words are text."""

from functools import partial

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from peerdesk.compose.alternative import alternative
from peerdesk.compose.charts import Bar, Bars, Moment, Timeline
from peerdesk.render.clean import line
from peerdesk.render.fonts import SEMIBOLD
from peerdesk.render.grid import Grid
from peerdesk.render.grid_rows import Cell, Look, Row
from peerdesk.render.palette import ACCENT, RULE, WHITE
from peerdesk.render.setting import Setting
from peerdesk.render.tagging import Element

_LABEL = 0.42
"""No label takes more than this part of the room, and no time more than the next."""
_WHEN = 0.3


def bars(block: Bars, setting: Setting, parent: Element) -> list[Flowable]:
    """Return a title and below it a bar for each count, with its label and its number.

    The drawing is one figure with its words as the alternative, also where it goes over pages.
    """
    figure = Element("Figure", alt=alternative(block))
    title = _title(block.title, setting, parent)
    parent.kids.append(figure)
    if not block.bars:
        return title
    px, size = setting.styles.px, setting.styles["cell"].fontSize
    texts = [line(bar.label) for bar in block.bars]
    label = max(setting.faces.width(text, size) for text in texts) + px(16)
    label = min(label, _LABEL * setting.room)
    number = max(setting.faces.width(f"{bar.number:,}", size, SEMIBOLD) for bar in block.bars)
    longest = setting.room - label - number - px(12)
    most = max(1, *(bar.number for bar in block.bars))
    rows = [_bar(bar, longest * bar.number / most, setting) for bar in block.bars]
    look = Look(px(5), px(12), middle=True, after=px(12))
    return [*title, Grid(rows, [label, setting.room - label], look, figure=figure)]


def _bar(bar: Bar, length: float, setting: Setting) -> Row:
    px = setting.styles.px
    beside = length + px(8) if length else 0.0
    number = setting.heading(f"{bar.number:,}", "lead")
    label = setting.heading(bar.label, "cell", most=120)
    return Row((Cell([label]), Cell([number], partial(_stroke, length, px(16)), inset=beside)))


def _stroke(length: float, thick: float, canvas: Canvas, _width: float, height: float) -> None:
    canvas.setFillColor(HexColor(ACCENT))
    canvas.rect(0, (height - thick) / 2, length, thick, stroke=0, fill=1)


def timeline(block: Timeline, setting: Setting, parent: Element) -> list[Flowable]:
    """Return a title and below it each moment beside a dot on a line, its time at the left."""
    figure = Element("Figure", alt=alternative(block))
    title = _title(block.title, setting, parent)
    parent.kids.append(figure)
    if not block.moments:
        return title
    px, size = setting.styles.px, setting.styles["label"].fontSize
    when = max(setting.faces.width(line(m.when), size) for m in block.moments) + px(16)
    widths = [min(when, _WHEN * setting.room), px(32)]
    widths.append(setting.room - sum(widths))
    last = len(block.moments) - 1
    rows = [
        _moment(moment, setting, first=number == 0, last=number == last)
        for number, moment in enumerate(block.moments)
    ]
    return [*title, Grid(rows, widths, Look(px(7), px(12), after=px(12)), figure=figure)]


def _moment(moment: Moment, setting: Setting, *, first: bool, last: bool) -> Row:
    what = [setting.heading(moment.what, "lead", most=600)]
    if line(moment.detail):
        what += setting.paragraphs(moment.detail, "label")
    px = setting.styles.px
    middle = px(7) + setting.styles["lead"].leading * 0.55
    paint = partial(_dot, (px(5), middle), first, last)
    return Row((Cell([setting.heading(moment.when, "when")]), Cell(paint=paint), Cell(what)))


def _dot(
    place: tuple[float, float],
    first: bool,  # noqa: FBT001 - bound below `partial`, by place
    last: bool,  # noqa: FBT001 - as above
    canvas: Canvas,
    _width: float,
    height: float,
) -> None:
    """Paint the line through a moment and its dot; the line begins and ends at a dot."""
    radius, depth = place
    canvas.setStrokeColor(HexColor(RULE))
    canvas.setLineWidth(radius * 0.4)
    canvas.line(radius, height - depth if first else height, radius, height - depth if last else 0)
    canvas.setStrokeColor(HexColor(WHITE))
    canvas.setFillColor(HexColor(ACCENT))
    canvas.circle(radius, height - depth, radius, stroke=1, fill=1)


def _title(text: str, setting: Setting, parent: Element) -> list[Flowable]:
    return [setting.heading(text, "caption", parent.add("P"))] if line(text) else []
