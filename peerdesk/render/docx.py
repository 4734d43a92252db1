# SPDX-License-Identifier: Apache-2.0
"""A document as an editable Word file: real headings, lists and tables in styles with names."""

from collections.abc import Callable
from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree
from msgspec import structs

from peerdesk.compose.blocks import Document
from peerdesk.compose.charts import Bars
from peerdesk.compose.rendered import Rendered
from peerdesk.render.chart_xml import (
    BOOK_RELATION,
    BOOK_TYPE,
    CHART_RELATION,
    CHART_TYPE,
    chart_xml,
    workbook,
)
from peerdesk.render.clean import language_of
from peerdesk.render.docx_cover import HEAD, TOP
from peerdesk.render.docx_furniture import Page, footer_xml, header_xml
from peerdesk.render.docx_story import Story
from peerdesk.render.docx_styles import FIRST_NUMBERED, STYLES, numbering_xml, sizes, styles_xml
from peerdesk.render.docx_template import (
    add_starts,
    clean_template,
    numbers_pages,
    open_template,
)
from peerdesk.render.docx_writing import Setting
from peerdesk.render.docx_xml import NAMES
from peerdesk.render.foreign import Foreign
from peerdesk.render.properties import Properties, describe
from peerdesk.render.theme import painted
from peerdesk.render.zipping import without_clock

_WIDTH, _HEIGHT, _MARGIN, _FOOT = 595.3, 841.9, 60.0, 68.0
_KEPT = (
    RELATION.STYLES, RELATION.SETTINGS, RELATION.NUMBERING, RELATION.THEME, RELATION.FONT_TABLE,
)  # fmt: skip
"""What the library's own empty file brings and we use; all else is taken out."""
_ARIAL = '<w:family w:val="swiss"/><w:pitch w:val="variable"/>'
_FONTS = f'<w:fonts {NAMES}><w:font w:name="Arial">{_ARIAL}</w:font></w:fonts>'


def render_docx(document: Document, *, large: bool = False, template: bytes = b"") -> Rendered:
    """Return a document as a Word file; `template` is a team's own file, whose styles are used.

    Equal documents give equal bytes. Where the template has no style of a name, ours stands in
    and `lacking` says so. Raises `TemplateUnusable`.
    """
    document = structs.replace(document, language=language_of(document.language))
    if template:
        file, lacking = _in_template(document, template, large=large)
    else:
        file, lacking = _own(document, large=large), ()
    title = ", ".join(filter(None, (document.title, document.dated, document.council)))
    properties = Properties(title, document.offer, document.council, document.language)
    describe(file.core_properties, file.part.package, properties)
    written = BytesIO()
    file.save(written)
    return Rendered(without_clock(written.getvalue()), lacking)


def _own(document: Document, *, large: bool) -> Foreign:
    """Return the document in our own look, on A4."""
    file = docx.Document()
    _strip(file)
    by_size = sizes(document.copy, large=large)
    styles = {key: key for key in STYLES}
    page = Page(_WIDTH, _WIDTH - 2 * _MARGIN, by_size, styles)
    chart = _charts(file, by_size["TableText"], document.language)
    story = Story(document, Setting(by_size, styles, page.width, chart))
    body = story.xml()
    theme = file.part.part_related_by(RELATION.THEME)
    theme._blob = painted(theme.blob)  # noqa: SLF001 - no public way
    file.part.part_related_by(RELATION.FONT_TABLE)._blob = _FONTS.encode()  # noqa: SLF001 - likewise
    for relation, content in (
        (RELATION.STYLES, styles_xml(by_size, document.language)),
        (RELATION.NUMBERING, numbering_xml(tuple(story.starts), by_size)),
        (RELATION.SETTINGS, _settings(document.language)),
    ):
        part: Foreign = file.part.part_related_by(relation)
        part._element = parse_xml(content)  # noqa: SLF001 - no public way
    section = file.sections[0]
    _lay_out(section, cover=document.cover)
    for head, foot, first in (
        (section.first_page_header, section.first_page_footer, True),
        (section.header, section.footer, False),
    ):
        _fill(head, header_xml(document, page, first=first))
        _fill(foot, footer_xml(document, page))
    _write(file, body)
    return file


def _in_template(
    document: Document, content: bytes, *, large: bool
) -> tuple[Foreign, tuple[str, ...]]:
    """Return the document in a team's own look, and what that look lacks."""
    template = open_template(content, sizes(document.copy, large=large), large=large)
    file, section = template.file, template.file.sections[-1]
    clean_template(file, document.language)
    whole = _points(section.page_width, _WIDTH)
    margins = (_points(one, _MARGIN) for one in (section.left_margin, section.right_margin))
    width = max(whole - sum(margins), whole / 3)
    page = Page(whole, width, template.sizes, template.styles)
    chart = _charts(file, template.sizes["TableText"], document.language)
    setting = Setting(
        template.sizes, template.styles, width, chart, template.lists + FIRST_NUMBERED,
        coloured=False, bullets=template.bullets,
    )  # fmt: skip
    story = Story(document, setting)
    body = story.xml()
    add_starts(file, story.starts, template.lists)
    heads, feet = [section.header], [section.footer]
    if section.different_first_page_header_footer:
        heads, feet = [section.first_page_header, *heads], [section.first_page_footer, *feet]
    if file.settings.odd_and_even_pages_header_footer:
        heads, feet = [*heads, section.even_page_header], [*feet, section.even_page_footer]
    for head, foot in zip(heads, feet, strict=True):
        numbered = not (numbers_pages(head._element) or numbers_pages(foot._element))  # noqa: SLF001 - no public way
        _fill(head, header_xml(document, page, first=False, own=False), keep=True)
        _fill(foot, footer_xml(document, page, numbered=numbered), keep=True)
    _write(file, body)
    return file, template.lacking


def _points(length: Foreign, otherwise: float) -> float:
    """Return a length of the template in points, or our own where it says none."""
    return otherwise if length is None else float(length.pt)


def _strip(file: Foreign) -> None:
    """Take out what the library's own empty file brings: a thumbnail, a theme, a custom part."""
    package = file.part.package
    for relations, kept in ((file.part.rels, _KEPT), (package.rels, None)):
        for key, relation in list(relations.items()):
            unwanted = relation.reltype.endswith("/thumbnail") if kept is None else None
            if unwanted or (kept is not None and relation.reltype not in kept):
                del relations[key]


def _lay_out(section: Foreign, *, cover: bool) -> None:
    section.page_width, section.page_height = Pt(_WIDTH), Pt(_HEIGHT)
    section.left_margin = section.right_margin = Pt(_MARGIN)
    section.top_margin = Pt(TOP if cover else 66)
    section.bottom_margin, section.header_distance = Pt(_FOOT), Pt(HEAD)
    section.footer_distance = Pt(26)
    section.different_first_page_header_footer = True


def _fill(furniture: Foreign, content: str, *, keep: bool = False) -> None:
    """Write paragraphs into a head or foot, after what a template has there."""
    if furniture.is_linked_to_previous:
        furniture.is_linked_to_previous = False
        keep = False
    element = furniture._element  # noqa: SLF001 - no public way
    if not keep:
        for child in list(element):
            element.remove(child)
    found = list(parse_xml(f"<w:hdr {NAMES}>{content}</w:hdr>"))
    element.extend(found if found or len(element) else [parse_xml(f"<w:p {NAMES}/>")])


def _write(file: Foreign, body: str) -> None:
    """Put the body into the file, before the properties of its last section."""
    section = file.element.body.find(qn("w:sectPr"))
    for name in [] if section is None else list(section.attrib):
        del section.attrib[name]  # numbers of editing sessions
    last = "" if section is None else etree.tostring(section).decode()
    whole = f"<w:document {NAMES}><w:body>{body}{last}</w:body></w:document>"
    file.part._element = parse_xml(whole)  # noqa: SLF001 - no public way


def _charts(file: Foreign, size: float, language: str) -> Callable[[Bars], str]:
    """Return what puts bars into the file as a chart with its workbook, and names the relation."""
    made: list[Part] = []

    def add(bars: Bars) -> str:
        package, number = file.part.package, len(made) + 1
        chart = Part(
            PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE,
            chart_xml(bars, size, language), package,
        )  # fmt: skip
        book = PackURI(f"/word/embeddings/Bars{number}.xlsx")
        chart.relate_to(Part(book, BOOK_TYPE, workbook(bars), package), BOOK_RELATION)
        made.append(chart)
        return str(file.part.relate_to(chart, CHART_RELATION))

    return add


def _settings(language: str) -> str:
    modern = (
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'<w:settings {NAMES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modern}</w:compat><w:themeFontLang w:val="{language}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
