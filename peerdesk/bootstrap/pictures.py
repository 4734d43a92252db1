# SPDX-License-Identifier: Apache-2.0
"""Photographs, scans and PDFs: made fit to be kept, and shown, in memory only."""

from peerdesk.bootstrap.previews import draw_page
from peerdesk.desk.attachments import Prepared
from peerdesk.interchange.pictures import (
    PDF,
    THUMBNAIL,
    is_pdf,
    prepare_picture,
    reduced,
    thumbnail,
)
from peerdesk.ui.files import Seen


class WindowPictures:
    """Implements `peerdesk.ui.files.Pictures`; the command line prepares with it too."""

    def prepare(self, data: bytes) -> Prepared:
        """Return a picture written anew, or a PDF as it is once its first page was drawn.

        Raises an `InterchangeError` that says what to do.
        """
        if not is_pdf(data):
            return prepare_picture(data)
        draw_page(data, 0, THUMBNAIL)
        return Prepared(PDF, data)

    def thumbnail(self, kept: Prepared) -> bytes:
        """Return a small PNG picture of what is kept, of its first page."""
        if kept.media == PDF:
            return thumbnail(draw_page(kept.content, 0, THUMBNAIL).png)
        return thumbnail(kept.content)

    def look_at(self, kept: Prepared, page: int, width: int) -> Seen:
        """Return a page, counted from 0, about `width` pixels wide."""
        if kept.media == PDF:
            return draw_page(kept.content, page, width)
        return Seen(reduced(kept.content, width), 1)
