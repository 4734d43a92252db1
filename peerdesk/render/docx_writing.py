# SPDX-License-Identifier: Apache-2.0
"""Paragraphs one after another, where some block before asked for a new page or a line above."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from peerdesk.compose.charts import Bars
from peerdesk.render.docx_styles import FIRST_NUMBERED
from peerdesk.render.docx_xml import paragraph, run, twentieths
from peerdesk.render.palette import HAIR

KEEP = "<w:keepNext/>"
"""Says that a paragraph stays on the page of the next one."""
_NEW_PAGE = "<w:pageBreakBefore/>"
_RULE = f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="10" w:color="{HAIR[1:]}"/></w:pBdr>'
_SMALL = '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>'


class Setting(Struct, frozen=True):
    """What a body is set in: sizes and names of styles, the page's width, what makes charts.

    `styles` are the names by which this file knows the styles, `lists` the first of its numbered
    groups; `chart` puts bars into the file and returns the relation's key. `coloured` is off in a
    team's own template, which has colours of its own; `bullets` is what a point needs there if
    the style has no list.
    """

    sizes: Mapping[str, float]
    styles: Mapping[str, str]
    width: float
    chart: Callable[[Bars], str]
    lists: int = FIRST_NUMBERED
    coloured: bool = True
    bullets: str = ""

    def colour(self, ours: str) -> str:
        """Return one of our colours, or none in a team's own template."""
        return ours if self.coloured else ""


class Writing:
    """Writes the paragraphs of one document."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.new_page = self.ruled = False

    @property
    def waits(self) -> bool:
        """Say whether a new page or a line still waits for its paragraph."""
        return self.new_page or self.ruled

    def plain(self, style: str, text: str) -> str:
        """Return a text as a paragraph, or nothing for no text."""
        return self.paragraph(style, run(text)) if text.strip() else ""

    def gap(self, *, keep: bool = False) -> str:
        """Return a small empty paragraph, which Word wants between and below tables."""
        return self.paragraph("Normal", "", KEEP if keep else "", small=True)

    def paragraph(
        self, style: str, content: str, keep: str = "", more: str = "", *, small: bool = False
    ) -> str:
        """Return a paragraph, on a new page or below a line where a block asked for it."""
        first = keep + (_NEW_PAGE if self.new_page else "")
        if style == "ListBullet" and not more:
            more = self.setting.bullets
        rest = more + (_RULE if self.ruled else "")
        if self.ruled and style.startswith("Heading"):
            rest += f'<w:spacing w:before="{twentieths(18)}"/>'
        elif small:
            rest += _SMALL
        self.new_page = self.ruled = False
        return paragraph(self.setting.styles[style], content, first=first, more=rest)
