# SPDX-License-Identifier: Apache-2.0
"""A presentation as a tagged PDF: pages of 1280 × 720 pixels, in the type that is shipped."""

from io import BytesIO
from pathlib import Path

from peerdesk.compose.blocks import Deck
from peerdesk.compose.refitting import Fit, refitted
from peerdesk.compose.slide_type import slide_type
from peerdesk.render import slide_layout as at
from peerdesk.render.fonts import REGULAR, load_faces
from peerdesk.render.paper import Sheets, describe
from peerdesk.render.slide_notes import begin_page, draw_notes, has_notes, notes_pages, page_size
from peerdesk.render.slide_page import SlidePage
from peerdesk.render.slide_parts import with_figures_parted
from peerdesk.render.slide_pen import Pen
from peerdesk.render.slide_type import LARGE, USUAL
from peerdesk.render.structure import with_structure
from peerdesk.render.tagging import Element


def render_deck_pdf(
    deck: Deck, fonts: Path, *, large: bool = False, tagged: bool = True, first: int = 1
) -> bytes:
    """Return a presentation as a PDF file; `fonts` is the folder of the shipped fonts.

    In large print nothing is smaller than 18 points. The team's copy has the speaker's notes
    below each slide. A preview needs neither tags nor notes, and may ask for a part of the
    slides, the first of which has the number `first`. Equal presentations give equal bytes.
    Raises `FontMissing`.
    """
    faces = load_faces(fonts)
    written = BytesIO()
    noted = tagged and has_notes(deck)
    size = page_size(noted=noted)
    canvas = Sheets(
        None, written, pagesize=size, invariant=1, pageCompression=1, initialFontName=REGULAR
    )
    describe(canvas, at.file_title(deck), deck.offer, deck.language)
    sizes = LARGE if large else USUAL
    deck = with_figures_parted(_enlarged(deck) if large else deck, faces, sizes)
    pen = Pen(canvas, deck, faces, sizes)
    root = Element("Document")
    with faces.measuring():
        for number, slide in enumerate(deck.slides, first):
            _draw(SlidePage(pen, slide, number, root), pen, noted=noted)
        canvas.save()
    return with_structure(written.getvalue(), root) if tagged else written.getvalue()


def _draw(page: SlidePage, pen: Pen, *, noted: bool) -> None:
    """Draw a slide and, if they are printed, its notes; few go on below an empty slide."""
    begin_page(pen, noted=noted)
    page.draw()
    pages = notes_pages(page.slide.crib, pen) if noted else []
    for number, notes in enumerate(pages):
        if number:
            pen.canvas.showPage()
            begin_page(pen, noted=noted)
            page.draw_continued()
        draw_notes(pen, notes, page.part)
    pen.canvas.showPage()


def _enlarged(deck: Deck) -> Deck:
    """Return the deck with no more on a slide than large print holds, as in PowerPoint."""
    return refitted(deck, Fit(slide_type(large=True)))
