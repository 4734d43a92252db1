# SPDX-License-Identifier: Apache-2.0
"""Bars as a native chart, which Word and PowerPoint can change, with the small workbook behind it.

The workbook is written by hand: a library would read a label such as "=HYPERLINK(…)" as a
formula, and would put its own name and the time into it.
"""

import re
from xml.sax.saxutils import escape

from peerdesk.compose.charts import Bars
from peerdesk.render.clean import short
from peerdesk.render.palette import ACCENT, INK
from peerdesk.render.zipping import zipped

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOOK_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
CHART_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
BOOK_KEY = "rId1"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Spreadsheets read "_x000D_" as one letter; the line before it is then written "_x005F_"."""


def chart_xml(bars: Bars, size: float, language: str) -> bytes:
    """Return the chart: bars from the top down, each with its name and its number.

    `size` is that of its letters in points. Colours and numbers say the same thing twice.
    """
    letters = _letters(size, language)
    plot = _plot(bars, letters)
    return (
        f'{_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{_OFFICE}"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}{_axes(letters)}'
        "<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters}"
        f'<c:externalData r:id="{BOOK_KEY}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _plot(bars: Bars, letters: str) -> str:
    """Return the bars with their names and numbers, which the workbook behind them holds too."""
    count = len(bars.bars)
    labels = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(short(bar.label, 80))}</c:v></c:pt>'
        for place, bar in enumerate(bars.bars)
    )
    numbers = "".join(
        f'<c:pt idx="{place}"><c:v>{bar.number}</c:v></c:pt>' for place, bar in enumerate(bars.bars)
    )
    fill = f'<a:solidFill><a:srgbClr val="{ACCENT[1:]}"/></a:solidFill>'
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Bars!$B$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(short(bars.title, 120))}'
        f"</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>{fill}</c:spPr>"
        '<c:invertIfNegative val="0"/>'
        f"<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters}"
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Bars!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{labels}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Bars!$B$2:$B${count + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>{numbers}</c:numCache>'
        '</c:numRef></c:val></c:ser><c:gapWidth val="45"/><c:axId val="1"/><c:axId val="2"/>'
        "</c:barChart>"
    )


def _axes(letters: str) -> str:
    line = f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{INK[1:]}"/></a:solidFill></a:ln>'
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{line}</c:spPr>{letters}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>'
        '</c:scaling><c:delete val="1"/><c:axPos val="t"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _letters(size: float, language: str) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr "
        f'lang="{language}" sz="{round(size * 100)}" b="0"><a:solidFill>'
        f'<a:srgbClr val="{INK[1:]}"/></a:solidFill></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{language}"/></a:p></c:txPr>'
    )


def workbook(bars: Bars) -> bytes:
    """Return the workbook that the chart opens when somebody changes its numbers."""
    rows = [_row(1, "", short(bars.title, 120))]
    rows += [_row(place, bar.label, bar.number) for place, bar in enumerate(bars.bars, 2)]
    sheet = f'<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{BOOK_TYPE}.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    )
    book = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Bars" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    return zipped(
        {
            "[Content_Types].xml": _HEAD + types,
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": _HEAD + book,
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": _HEAD + sheet,
        }
    )


def _row(number: int, label: str, value: str | int) -> str:
    found = f"<v>{value}</v>" if isinstance(value, int) else ""
    second = f'<c r="B{number}">{found}</c>' if found else _words(f"B{number}", str(value))
    return f'<row r="{number}">{_words(f"A{number}", label)}{second}</row>'


def _words(place: str, text: str) -> str:
    said = escape(_ESCAPED.sub("_x005F_", short(text, 240)))
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _relation(kind: str, target: str) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
