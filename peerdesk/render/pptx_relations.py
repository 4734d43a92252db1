# SPDX-License-Identifier: Apache-2.0
"""What hangs on a slide as parts of their own: charts with their workbooks, and custom tags.

**Where the anchors stand.** A file that is to be read back is given a random anchor for each
message. A text box or placeholder that holds points has, as PowerPoint's own custom tags
(`p:custDataLst` in the shape, a part `ppt/tags/tagN.xml`), one tag `PEERDESK` whose value is the
anchors of its paragraphs in their order, parted by spaces; a paragraph without one has `-`.
PowerPoint keeps such tags when it saves, and when a shape is copied, moved or its words change.
They belong to shapes, not to paragraphs: whoever reads back finds out by likeness which
paragraph is which. LibreOffice drops them when it saves (tried); then likeness alone remains.
"""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from peerdesk.compose.blocks import Point
from peerdesk.compose.charts import Bars
from peerdesk.render.chart_xml import (
    BOOK_RELATION,
    BOOK_TYPE,
    CHART_RELATION,
    CHART_TYPE,
    chart_xml,
    workbook,
)
from peerdesk.render.clean import line
from peerdesk.render.foreign import Foreign

TAG = "PEERDESK"
NO_ANCHOR = "-"
_MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"
_TAGS_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
_TAGS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"


class Relations:
    """Adds parts to the slides of one file and numbers them."""

    def __init__(self, anchors: Mapping[str, str], language: str) -> None:
        self._anchors = anchors
        self._language = language
        self._slide: Foreign = None
        self._charts = self._tags = 0

    def turn_to(self, slide: Foreign) -> None:
        """Go on with another slide's part."""
        self._slide = slide

    def chart(self, bars: Bars, size: float) -> str:
        """Return the relation of a chart of bars, its letters of a size in points."""
        self._charts += 1
        package = self._slide.package
        chart = Part(
            PackURI(f"/ppt/charts/chart{self._charts}.xml"), CHART_TYPE, package,
            chart_xml(bars, size, self._language),
        )  # fmt: skip
        book = PackURI(f"/ppt/embeddings/Bars{self._charts}.xlsx")
        chart.relate_to(Part(book, BOOK_TYPE, package, workbook(bars)), BOOK_RELATION)
        return str(self._slide.relate_to(chart, CHART_RELATION))

    def tags(self, points: Sequence[Point]) -> str:
        """Return the relation of the tags with the points' anchors, or "" if there are none."""
        anchors = [line(self._anchors.get(p.message, NO_ANCHOR)) or NO_ANCHOR for p in points]
        if not any(anchor != NO_ANCHOR for anchor in anchors):
            return ""
        self._tags += 1
        value = quoteattr(" ".join(anchors))
        content = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<p:tagLst xmlns:p="{_MAIN}"><p:tag name="{TAG}" val={value}/></p:tagLst>'
        ).encode()
        name = PackURI(f"/ppt/tags/tag{self._tags}.xml")
        made = Part(name, _TAGS_TYPE, self._slide.package, content)
        return str(self._slide.relate_to(made, _TAGS_RELATION))
