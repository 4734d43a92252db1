# SPDX-License-Identifier: Apache-2.0
"""A document as a tagged PDF for A4 paper, with bookmarks, in the type that is shipped."""

from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from peerdesk.compose.blocks import Document
from peerdesk.render.cover import Cover
from peerdesk.render.fonts import REGULAR, load_faces
from peerdesk.render.furniture import Furniture
from peerdesk.render.page import HEIGHT, WIDTH, Page, page_for
from peerdesk.render.paper import Sheets, describe
from peerdesk.render.setting import Setting
from peerdesk.render.story import Story
from peerdesk.render.structure import with_structure
from peerdesk.render.styles import styles_for
from peerdesk.render.tagging import Element

_BELOW_COVER = 32.0


def render_document(
    document: Document, fonts: Path, *, large: bool = False, tagged: bool = True
) -> bytes:
    """Return a document as a PDF file; `fonts` is the folder of the shipped fonts.

    In large print nothing is smaller than 18 points. A preview needs no tags. Equal documents
    give equal bytes. Raises `FontMissing`.
    """
    faces = load_faces(fonts)
    page = page_for(document, large=large)
    setting = Setting(faces, styles_for(document.copy, large=large), page.room)
    root = Element("Document")
    furniture = Furniture(document, page, faces, root)
    cover = Cover(document, setting, page, root) if document.cover else None
    story = Story(document, setting, page, root)
    written = BytesIO()

    def begin(canvas: Sheets, template: object) -> None:
        if cover:
            cover.draw(canvas)
        furniture.first_page(canvas, template)

    def finish(canvas: Sheets) -> None:
        furniture.number_pages(canvas)
        story.contents.number(canvas)

    top = cover.height + _BELOW_COVER if cover else page.first_top
    with faces.measuring():
        paper = _Paper(written, document)
        paper.addPageTemplates(
            [
                PageTemplate("first", [_frame(page, top)], begin, autoNextPageTemplate="later"),
                PageTemplate("later", [_frame(page, page.top)], furniture.later_page),
            ]
        )
        paper.build(story.flowables(), canvasmaker=partial(Sheets, finish))
    return with_structure(written.getvalue(), root) if tagged else written.getvalue()


class _Paper(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Pages that know title and language before anything is drawn."""

    def __init__(self, into: BytesIO, document: Document) -> None:
        super().__init__(
            into, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1,
            initialFontName=REGULAR,
        )  # fmt: skip
        self._document = document

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab calls it so
        """Set the properties."""
        document = self._document
        title = ", ".join(filter(None, (document.title, document.dated, document.council)))
        describe(self.canv, title, document.offer, document.language)


def _frame(page: Page, top: float) -> Frame:
    return Frame(
        page.margin, page.foot, page.room, HEIGHT - page.foot - top,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
