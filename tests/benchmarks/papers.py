# SPDX-License-Identifier: Apache-2.0
"""The same texts put on paper by the bare libraries, in the same type but without any design."""

from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document as Word
from pptx import Presentation
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from peerdesk.compose import blocks
from peerdesk.compose.blocks import Deck, Document, Point, Slide
from peerdesk.compose.charts import Bars, Timeline
from peerdesk.compose.passages import Passage
from peerdesk.render.fonts import REGULAR

_STYLE = ParagraphStyle("bare", fontName=REGULAR, fontSize=10, leading=14)


def bare_document(document: Document) -> bytes:
    """Return a PDF with one paragraph for every text of a document."""
    written = BytesIO()
    story = [Paragraph(escape(text), _STYLE) for text in _texts(document)]
    SimpleDocTemplate(written, pagesize=A4).build(story)
    return written.getvalue()


def bare_deck_pdf(deck: Deck) -> bytes:
    """Return a PDF with a page for every slide and a paragraph for every text."""
    written = BytesIO()
    story: list[object] = []
    for slide in deck.slides:
        story += [Paragraph(escape(text), _STYLE) for text in (slide.title, *_shown(slide))]
        story.append(PageBreak())
    SimpleDocTemplate(written, pagesize=landscape(A4)).build(story)
    return written.getvalue()


def bare_pptx(deck: Deck) -> bytes:
    """Return a presentation by python-pptx, with a title and a bullet for every text."""
    presentation = Presentation()
    layout = presentation.slide_layouts[1]
    for slide in deck.slides:
        made = presentation.slides.add_slide(layout)
        made.shapes.title.text = slide.title
        made.placeholders[1].text = "\n".join(_shown(slide))
        if slide.crib:
            made.notes_slide.notes_text_frame.text = "\n".join(slide.crib)
    written = BytesIO()
    presentation.save(written)
    return written.getvalue()


def bare_docx(document: Document) -> bytes:
    """Return a Word file with one paragraph for every text of a document."""
    word = Word()
    for text in _texts(document):
        word.add_paragraph(text)
    written = BytesIO()
    word.save(written)
    return written.getvalue()


def _texts(document: Document) -> Iterator[str]:
    yield from (document.title, document.subtitle)
    for block in (*document.blocks, *document.for_team):
        yield from _of_block(block)


def _of_block(block: blocks.Block) -> Iterator[str]:
    match block:
        case blocks.Heading() | blocks.Paragraph() | blocks.Callout() | blocks.Note():
            yield block.text
        case blocks.Bullets() | blocks.Numbered():
            for point in block.points:
                yield from _of_point(point)
        case blocks.Figures():
            yield " ".join(f"{f.number} {f.label} {f.detail}" for f in block.figures)
        case blocks.Rule() | blocks.PageBreak():
            pass
        case _:
            yield from _of_drawing(block)


def _of_drawing(block: blocks.Block) -> Iterator[str]:
    match block:
        case blocks.Table():
            yield from (cell for row in (block.columns, *block.rows) for cell in row)
        case blocks.HeatMap():
            for one in block.rows:
                yield f"{one.title} {' '.join(map(str, one.counts))} {one.lacking}"
        case Timeline():
            yield from (f"{m.when} {m.what} {m.detail}" for m in block.moments)
        case Bars():
            yield from (f"{bar.label} {bar.number}" for bar in block.bars)
        case Passage():
            yield "".join(run.text for run in block.runs)


def _of_point(point: Point) -> Iterator[str]:
    yield f"{point.text} {point.weight}"
    yield from point.trail


def _shown(slide: Slide) -> Iterator[str]:
    yield from (point.text for point in slide.points)
    yield from (" ".join(row) for row in slide.rows)
    yield from (f"{figure.number} {figure.label}" for figure in slide.figures)
