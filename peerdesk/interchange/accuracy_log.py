# SPDX-License-Identifier: Apache-2.0
"""The factual-accuracy log as a Word table and as a workbook, for the council to fill in.

Every cell is text: what looks like a formula is none. Properties name the log and nobody.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.domain.text import sanitise
from peerdesk.interchange.accuracy_table import DECISIONS, HEADINGS, cells_of

_WIDTHS = (9, 20, 38, 44, 16, 16, 32, 38)
"""Of the columns, in characters of a sheet; a Word table shares its page out alike."""
_ACCENT, _GROUND = "0B5563", "E2EEF0"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for when the file was made: a log says nothing of whose laptop wrote it when."""
_SPARE = 10
"""Empty rows at the end, to be filled in."""


def log_xlsx(title: str, rows: Sequence[AccuracyRow]) -> bytes:
    """Return the log as a workbook of one sheet, with a list to choose decisions from."""
    from openpyxl import Workbook  # noqa: PLC0415 - read in only when a log is written
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - likewise
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - likewise
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - likewise

    book = Workbook()
    sheet = book.active
    sheet.title = "Factual accuracy"
    for number, line in enumerate(_lines(rows), 1):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = text or None, "s" if text else "n"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True, color="FFFFFF")
                cell.fill = PatternFill("solid", fgColor=_ACCENT)
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    choices = DataValidation(
        type="list", formula1=f'"{",".join(DECISIONS.values())}"', allow_blank=True
    )
    sheet.add_data_validation(choices)
    decision = get_column_letter(HEADINGS.index("Decision") + 1)
    choices.add(f"{decision}2:{decision}{len(rows) + _SPARE + 1}")
    properties = book.properties
    properties.creator, properties.title, properties.language = "", sanitise(title), "en-GB"
    properties.created = properties.modified = _EPOCH.replace(tzinfo=None)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def log_docx(title: str, rows: Sequence[AccuracyRow]) -> bytes:
    """Return the log as a landscape page with one table, its heading repeated on each page."""
    from docx import Document  # noqa: PLC0415 - read in only when a log is written
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - likewise
    from docx.shared import Mm  # noqa: PLC0415 - likewise

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    _restyle(document)
    document.add_heading(sanitise(title), 1)
    document.add_paragraph(
        "One row for each comment, with the words of the draft that it is about. Comments are "
        "about facts; what the team thinks of each is written beside it."
    )
    _table(document, rows)
    _scrub(document, title)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _lines(rows: Sequence[AccuracyRow]) -> list[tuple[str, ...]]:
    filled = [tuple(sanitise(cell) for cell in cells_of(row)) for row in rows]
    return [HEADINGS, *filled]


def _restyle(document: object) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - read in only when a log is written
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - likewise

    styles = document.styles  # type: ignore[attr-defined] # python-docx ships no types
    styles["Normal"].font.name, styles["Normal"].font.size = "Arial", Pt(9.5)
    heading = styles["Heading 1"]
    heading.font.name, heading.font.size = "Arial", Pt(18)
    heading.font.color.rgb = RGBColor.from_string(_ACCENT)
    for style in (styles["Normal"], heading):
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), "en-GB")


def _table(document: object, rows: Sequence[AccuracyRow]) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - read in only when a log is written
    from docx.oxml.ns import qn  # noqa: PLC0415 - likewise
    from docx.shared import Mm, Pt  # noqa: PLC0415 - likewise

    lines = [*_lines(rows), *[("",) * len(HEADINGS)] * (_SPARE if not rows else 2)]
    table = document.add_table(len(lines), len(HEADINGS), style="Table Grid")  # type: ignore[attr-defined] # python-docx ships no types
    table.autofit = False
    widths = [Mm(round(width * 267 / sum(_WIDTHS), 1)) for width in _WIDTHS]
    for width, column in zip(widths, table.columns, strict=True):
        column.width = width  # that of the grid, by which other programs lay a table out
    for line, row in zip(lines, table.rows, strict=True):
        for text, width, cell in zip(line, widths, row.cells, strict=True):
            cell.width, cell.text = width, text
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before = spacing.space_after = Pt(2)
    first = table.rows[0]
    properties = first._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for it
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    properties.append(repeated)
    for cell in first.cells:
        cell.paragraphs[0].runs[0].bold = True
        ground = OxmlElement("w:shd")
        ground.set(qn("w:val"), "clear")
        ground.set(qn("w:fill"), _GROUND)
        cell._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001 - likewise


def _scrub(document: object, title: str) -> None:
    """Set the properties, and drop the picture that python-docx's own template brings."""
    core = document.core_properties  # type: ignore[attr-defined] # python-docx ships no types
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.title, core.language, core.revision = sanitise(title)[:250], "en-GB", 1
    core.created = core.modified = _EPOCH.replace(tzinfo=None)
    relations = document.part.package.rels  # type: ignore[attr-defined] # likewise
    for key in [k for k, r in relations.items() if r.reltype.endswith("/thumbnail")]:
        del relations[key]
