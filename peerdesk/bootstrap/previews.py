# SPDX-License-Identifier: Apache-2.0
"""Pages of a PDF as pictures, for the window's previews; nothing touches the disk."""

from io import BytesIO
from threading import Lock

from peerdesk.bootstrap.papers import Papers

_PDFIUM = Lock()
"""Held while PDFium draws: the library allows one thread in the whole process."""


class WindowPapers(Papers):
    """Makes documents and slides, and pictures of their pages."""

    def pages(self, pdf: bytes, width: int) -> tuple[bytes, ...]:
        """Return each page as a PNG picture, `width` pixels wide; one document at a time."""
        with _PDFIUM:
            return _draw_pages(pdf, width)


def _draw_pages(pdf: bytes, width: int) -> tuple[bytes, ...]:
    import pypdfium2  # noqa: PLC0415 - read in only when a page is shown

    pictures: list[bytes] = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=width / page.get_width())
            held = BytesIO()
            bitmap.to_pil().save(held, "PNG", compress_level=1)
            pictures.append(held.getvalue())
            bitmap.close()
            page.close()
    finally:
        document.close()
    return tuple(pictures)
