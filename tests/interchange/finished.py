# SPDX-License-Identifier: Apache-2.0
"""Finished files with a word in every place where a PDF, PPTX or DOCX can hold one."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pikepdf
from docx import Document as new_docx  # noqa: N813 - a function, named like a class there
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx import Presentation as new_pptx  # noqa: N813 - likewise
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from reportlab.pdfgen.canvas import Canvas

W = nsdecls("w")
_TEXT_BOX = (
    '<w:r {w}><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape alt="{alt}"><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)


def repacked(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with parts put in the place of others, or added."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(written, "w") as target:
        for name in source.namelist():
            if name not in parts:
                target.writestr(name, source.read(name))
        for name, part in parts.items():
            target.writestr(name, part)
    return written.getvalue()


def part(content: bytes, name: str) -> bytes:
    """Return a part of an archive."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def pptx(words: Mapping[str, str]) -> bytes:
    """Return a presentation with these words by where they go."""
    deck = new_pptx()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = words.get("title", "Title")
    slide.placeholders[1].text = words.get("bullet", "A bullet")
    slide.notes_slide.notes_text_frame.text = words.get("notes", "")
    table = slide.shapes.add_table(1, 1, 0, 0, Inches(1), Inches(1))
    table.table.cell(0, 0).text = words.get("cell", "")
    table._element.nvGraphicFramePr.cNvPr.set("descr", words.get("alt", ""))
    table._element.nvGraphicFramePr.cNvPr.set("name", words.get("shape", "Table 3"))
    data = CategoryChartData()  # type: ignore[no-untyped-call] # python-pptx has no types
    data.categories = [words.get("category", "Group")]
    data.add_series("Series", (1,))  # type: ignore[no-untyped-call] # likewise
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Inches(2), Inches(2), data)
    box = slide.shapes.add_textbox(Inches(-9), 0, Inches(1), Inches(1))
    run = box.text_frame.paragraphs[0].add_run()
    run.text = words.get("aside", "")
    run.hyperlink.address = words.get("link", "https://example.org/")
    deck.core_properties.author = words.get("author", "")
    deck.core_properties.title = words.get("named", "")
    hidden = deck.slides.add_slide(deck.slide_layouts[5])
    hidden.shapes.title.text = words.get("hidden", "Hidden")
    hidden._element.set("show", "0")
    written = BytesIO()
    deck.save(written)
    return written.getvalue()


def docx(words: Mapping[str, str]) -> bytes:
    """Return a document with these words by where they go."""
    paper = new_docx()
    paper.add_heading(words.get("heading", "Heading"), 1)
    paragraph = paper.add_paragraph(words.get("paragraph", "A paragraph."))
    deleted = f'<w:del {W} w:author="{words.get("changer", "X")}"><w:r><w:delText>'
    deleted += f"{words.get('deleted', '')}</w:delText></w:r></w:del>"
    paragraph._p.append(parse_xml(deleted))
    paragraph._p.append(
        parse_xml(_TEXT_BOX.format(w=W, alt=words.get("alt", ""), text=words.get("box", "")))
    )
    table = paper.add_table(1, 1)
    table.cell(0, 0).text = words.get("cell", "")
    table._tbl.tblPr.append(
        parse_xml(f'<w:tblDescription {W} w:val="{words.get("table-alt", "")}"/>')
    )
    section = paper.sections[0]
    section.header.paragraphs[0].text = words.get("header", "")
    section.footer.paragraphs[0].text = words.get("footer", "")
    if "comment" in words:
        paper.add_comment(paragraph.runs, text=words["comment"], author=words.get("commenter", ""))
    paper.core_properties.author = words.get("author", "")
    paper.core_properties.keywords = words.get("keywords", "")
    written = BytesIO()
    paper.save(written)
    return written.getvalue()


def pdf(words: Mapping[str, str], lines: tuple[str, ...] = ()) -> bytes:
    """Return a page with these words by where they go, and with lines below each other."""
    written = BytesIO()
    canvas = Canvas(written)
    canvas.setFont("Helvetica", 18)
    canvas.drawString(60, 780, words.get("heading", "Heading"))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 740, words.get("paragraph", "A paragraph."))
    for number, line in enumerate(lines):
        canvas.drawString(60, 700 - 14 * number, line)
    canvas.bookmarkPage("here")
    canvas.addOutlineEntry(words.get("bookmark", "Bookmark"), "here")
    canvas.setAuthor(words.get("author", ""))
    canvas.save()
    with pikepdf.open(BytesIO(written.getvalue())) as paper:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9],
            Contents=words.get("remark", "-"),
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=words.get("link", "https://example.org")),
        )  # fmt: skip
        paper.pages[0].Annots = paper.make_indirect(pikepdf.Array([note]))
        figure = pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=words.get("alt", "-"))
        root = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array([figure]))
        paper.Root.StructTreeRoot = paper.make_indirect(root)
        paper.Root.StructTreeRoot.K.append(paper.Root.StructTreeRoot)  # a ring, as a joke
        with paper.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as described:
            described["dc:description"] = words.get("described", "-")
        again = BytesIO()
        paper.save(again)
    return again.getvalue()
