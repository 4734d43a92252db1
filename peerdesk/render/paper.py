# SPDX-License-Identifier: Apache-2.0
"""A PDF file with honest properties: a title and a language, and nothing about who made it."""

from collections.abc import Callable

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from peerdesk.render.clean import language_of, short
from peerdesk.render.tagging import TaggedCanvas

rl_config.useA85 = 0
"""Streams stay as they are: written as letters they would be a quarter larger, and slower."""


class _Properties(PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """Title, subject and program; no author, and no clock, so equal documents are equal files."""

    def format(self, document: object) -> bytes:
        """Return the dictionary as it stands in the file."""
        entries = {
            "Title": PDFString(self.title),
            "Subject": PDFString(self.subject),
            "Creator": PDFString("PeerDesk"),
            "Producer": PDFString(self.producer),
        }
        written: bytes = PDFDictionary(entries).format(document)
        return written


def describe(canvas: Canvas, title: str, subject: str, language: str) -> None:
    """Set the properties of a file that is being written."""
    properties = _Properties()
    properties.invariant = 1
    canvas._doc.info = properties  # noqa: SLF001 - reportlab offers no other way
    canvas.setTitle(short(title))
    canvas.setSubject(short(subject))
    canvas.setCatalogEntry("Lang", PDFString(language_of(language)))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


class Sheets(TaggedCanvas):
    """A file that is told just before it is saved, when the number of its pages is known.

    `places` says on which page each bookmarked heading came to stand.
    """

    def __init__(
        self,
        before_saving: Callable[["Sheets"], None] | None = None,
        *places: object,
        **options: object,
    ) -> None:
        self.places: dict[str, int] = {}
        self._left_out: dict[str, int] = {}
        self._before_saving = before_saving
        super().__init__(*places, **options)

    def mark_place(self, key: str, words: str) -> None:
        """Note where a heading stands; its words, if there are any, become a bookmark."""
        self.places[key] = self.getPageNumber()
        self.bookmarkPage(key)
        if words:
            self.addOutlineEntry(short(words), key, level=0)

    def leave_out(self, key: str) -> None:
        """Keep a place on this page for what is drawn when everything else is."""
        self._left_out[key] = self.getPageNumber()
        self._code.append(_left(key))

    def fill_in(self, key: str, draw: Callable[[Canvas], None]) -> None:
        """Draw what was left out, on the page and in the place where it was."""
        code: list[str] = self._code
        self._code = []
        draw(self)
        drawn = "\n".join(self._code)
        self._code = code
        page = self._doc.Pages.pages[self._left_out[key] - 1]
        page.stream = page.stream.replace(f"{_left(key)}\n", f"{drawn}\n", 1)

    def save(self) -> None:
        """Draw what was waiting, then write the file."""
        if self._before_saving:
            self._before_saving(self)
        super().save()


def _left(key: str) -> str:
    return f"% left out: {key}"
