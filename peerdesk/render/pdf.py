# SPDX-License-Identifier: Apache-2.0
"""A document as a PDF for A4 paper, with bookmarks, in the type that is shipped."""

from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from peerdesk.compose.blocks import Document
from peerdesk.render.clean import short
from peerdesk.render.fonts import REGULAR, load_faces
from peerdesk.render.furniture import FIRST_TOP, FOOT, HEIGHT, MARGIN, TOP, WIDTH, Furniture
from peerdesk.render.paper import Sheets, describe
from peerdesk.render.setting import Setting
from peerdesk.render.story import THEME, story
from peerdesk.render.styles import styles_for


def render_document(document: Document, fonts: Path) -> bytes:
    """Return a document as a PDF file; `fonts` is the folder of the shipped fonts.

    Equal documents give equal bytes. Raises `FontMissing`.
    """
    faces = load_faces(fonts)
    furniture = Furniture(document, faces)
    written = BytesIO()
    paper = _Paper(written, document, furniture)
    with faces.measuring():
        flowables = story(document, Setting(faces, styles_for(document.copy)))
        paper.build(flowables, canvasmaker=partial(Sheets, furniture.number_pages))
    return written.getvalue()


class _Paper(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Pages with our furniture, and a bookmark for every theme."""

    def __init__(self, into: BytesIO, document: Document, furniture: Furniture) -> None:
        super().__init__(
            into, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1,
            initialFontName=REGULAR,
        )  # fmt: skip
        self._document = document
        self._furniture = furniture
        self._bookmarks = 0
        self.addPageTemplates(
            [
                PageTemplate(
                    "first",
                    [_frame(FIRST_TOP)],
                    furniture.first_page,
                    autoNextPageTemplate="later",
                ),
                PageTemplate("later", [_frame(TOP)], furniture.later_page),
            ]
        )

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab calls it so
        """Set the properties before anything is drawn."""
        document = self._document
        title = ", ".join(filter(None, (document.title, document.dated, document.council)))
        describe(self.canv, title, document.offer, document.language)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab calls it so
        """Bookmark a theme's heading where it came to stand."""
        if getattr(flowable, "style", None) is not None and flowable.style.name == THEME:
            self._bookmarks += 1
            key = f"theme-{self._bookmarks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(short(flowable.getPlainText()), key, level=0)


def _frame(top: float) -> Frame:
    return Frame(
        MARGIN, FOOT, WIDTH - 2 * MARGIN, HEIGHT - FOOT - top,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
